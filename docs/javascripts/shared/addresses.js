// Units by their id or address: p2-s2-c4, …/cn-la-2024/p2-s2/#p2-s2-c4.2.
duidu.addresses = (function () {
  const { flat } = duidu.documents, sentences = duidu.sentences;
  // Parts of an address that are looked at, from its end.
  const MOST = 20;
  const LEVEL = "(?:" + Object.values(duidu.tables.letters).join("|") + ")\\d{1,6}(?:_\\d+)?";
  const JOINED = new RegExp("^(" + LEVEL + "(?:[-\\s/#]{1,2}" + LEVEL + "){0,9})(?:[.#\\s]{1,2}(\\d{1,4}))?$");

  // Ids in addresses: …/cn-la-2024/p2-s2/#p2-s2-c4.2, #p2-s2-c4. A document's name wins over the own one.
  function addressed(text, documents, own) {
    const all = (text.match(/[!#-&*-+./-:=-Z^-z|~-]+/g) || []).filter(function (each) { return /[/#]|^[a-z]+\d[\d_]*-[a-z]+\d/.test(each); });
    return flat(all.map(function (address) {
      const parts = address.split(/[/#?&=]+/).slice(-MOST);
      let at = parts.length - 1, document = null;
      for (; at >= 0 && !document; at -= 1) document = find(documents, parts[at]);
      const rest = document ? parts.slice(at + 2) : parts;
      const whole = joined(rest.join("/")), known = whole ? bySentence(whole, document ? [document] : documents, own) : [];
      if (known.length) return known;
      for (const part of rest.reverse()) {
        const id = part.replace(/[.:]+$/, "");
        // A word between strokes is no id: and/or.
        if (!document && !/\d/.test(id) && all.length * address.length !== text.length) continue;
        const found = bySentence(id, document ? [document] : documents, own);
        if (found.length) return found;
      }
      return [];
    }));
  }

  // p2-s2 c4, p2/s2/c4, p2-s2-c4#2: an id whose parts are joined by other signs; "" where it is none.
  function joined(text) {
    const found = JOINED.exec(text);
    return found && /[\s/#]/.test(text) ? found[1].replace(/[-\s/#]+/g, "-") + (found[2] ? sentences.LETTER + found[2] : "") : "";
  }

  function find(documents, id) { return documents.find(function (document) { return document.id === id; }); }

  function byId(id, documents, own) {
    const found = documents.map(function (document) { return document.ids.get(id); }).filter(Boolean);
    const here = found.filter(function (unit) { return unit.document === own; });
    return here.length ? here : found;
  }

  // The same for an id with the number of a sentence: p2-s2-c4.2
  function bySentence(id, documents, own) {
    const [, unit, number] = /^(.*?)(?:\.(\d+))?$/.exec(id), found = byId(unit, documents, own);
    return number ? sentences.of(found, [number]) : found;
  }

  return { find: addressed, joined: joined, byId: bySentence };
})();
