// The documents as the readers of references know them: each unit with its path, its names and its words
// in a citation, in the form in which texts are compared.
duidu.documents = (function () {
  // The form in which references are compared: no quotation marks, capitals, numerals in rings; simplified.
  function fold(text) {
    const plain = duidu.equivalence.plain(text).normalize("NFKC").toLowerCase().replace(/["']/g, "");
    return duidu.forms.simplify(plain).replace(/ +/g, " ").trim();
  }

  // p2-s1-c6 → [{kind: "p", number: "2"}, …]; a1_1 is one number; blocks have none.
  function pathOf(id) {
    return id.split("-").map(function (part) {
      const found = /^([a-z]+)(\d[\d_]*)$/.exec(part);
      return found ? { kind: found[1], number: found[2] } : { kind: part, number: "" };
    });
  }

  /*
   * Take in documents: [{id, titles: [text …], han: [line …], units: [{id, short, words: [text …],
   * headings: [text …], sentences: how many pairs it has, parent: unit or null} …]} …], each unit after
   * its parent.
   */
  function prepare(documents) {
    documents.forEach(function (document) { duidu.forms.learn(document.han); });
    documents.forEach(function (document) {
      document.ids = new Map();
      const titles = document.titles.map(fold);
      // 联合国宪章（第一至三章） is called 联合国宪章.
      document.folded = unique(titles.concat(titles.map(function (title) { return title.split(/\s*[(,]/)[0]; })));
      document.units.forEach(function (unit, place) { read(unit, document, place); });
      countBack(document.units);
      const names = [].concat.apply([], document.units.map(function (unit) { return unit.names; }))
        .filter(function (name) { return name.length > 1; }).sort(function (a, b) { return b.length - a.length; });
      document.pattern = names.length ? new RegExp("(?:" + names.map(escape).join("|") + ")", "y") : null;
    });
    return documents;
  }

  // Each unit's own step knows its number from the end as well: the last but one of its kind is 末2.
  function countBack(units) {
    const counted = new Map();
    units.slice().reverse().forEach(function (unit) {
      const step = unit.whole[unit.whole.length - 1], key = step.kind + (unit.parent ? unit.parent.place : "");
      if (!step.number) return;
      counted.set(key, (counted.get(key) || 0) + 1);
      step.back = duidu.phrases.BACK + counted.get(key);
    });
  }

  function escape(text) { return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }

  function read(unit, document, place) {
    const parent = unit.parent;
    unit.document = document;
    unit.place = place;
    unit.isOuter = false;
    if (parent) parent.isOuter = true;
    unit.path = pathOf(unit.id);
    // An article that runs on through the chapters stands in one all the same.
    unit.whole = !parent ? unit.path
      : parent.whole.concat(unit.id.startsWith(parent.id + "-") ? unit.path.slice(parent.path.length) : unit.path);
    unit.plain = fold(unit.short || "").replace(/\s/g, "");
    unit.cited = unit.words.concat(unit.places || []).map(fold).filter(Boolean);
    unit.names = unit.headings.map(fold).filter(Boolean);
    document.ids.set(unit.id, unit);
  }

  function unique(units) { return Array.from(new Set(units)); }

  function flat(lists) { return unique([].concat.apply([], lists)); }

  return { prepare: prepare, fold: fold, unique: unique, flat: flat };
})();
