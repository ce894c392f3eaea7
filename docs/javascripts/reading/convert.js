// Chinese in another form, as OpenCC converts it: the longest of its words that begins at a place, else the
// character. Of its words there are those that the texts of this site have (script.js beside the pages, and the
// words of the interface): tag of a text → form → its tag, characters, words that become what their characters
// do, other words; each before what it becomes, which has as many characters.
duidu.forming = function (name) {
  const all = [duidu.tables.scriptForms, self.duidu_script || {}], tags = {}, known = new Map(), lengths = new Map();

  function add(word, becomes) {
    known.set(word, becomes);
    const signs = Array.from(word), own = lengths.get(signs[0]) || [];
    if (signs.length > 1 && !own.includes(signs.length)) lengths.set(signs[0], own.concat(signs.length).sort((a, b) => b - a));
  }

  function words(text) { return text.split(" ").filter(Boolean).map((each) => Array.from(each)); }

  all.forEach(function (tables) {
    Object.keys(tables).filter((tag) => tables[tag][name]).forEach(function (tag) {
      const [becomes, characters, alike, others] = tables[tag][name], signs = Array.from(characters);
      tags[tag] = becomes;
      for (let at = 0; at < signs.length; at += 2) add(signs[at], signs[at + 1]);
      words(others).forEach((each) => add(each.slice(0, each.length / 2).join(""), each.slice(each.length / 2).join("")));
      words(alike).forEach((each) => add(each.join(""), each.map((sign) => known.get(sign) || sign).join("")));
    });
  });

  function convert(text) {
    const signs = Array.from(text), out = [];
    for (let at = 0; at < signs.length;) {
      const tried = (lengths.get(signs[at]) || []).map((length) => signs.slice(at, at + length).join(""));
      const word = tried.find((each) => known.has(each)) || signs[at];
      out.push(known.has(word) ? known.get(word) : word);
      at += Array.from(word).length;
    }
    return out.join("");
  }

  // Tags of what is converted → tag that it then has.
  return { tags: tags, convert: convert };
};
