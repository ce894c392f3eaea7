// What people write → the units they mean: an address, an id, a citation, "II.6", the name of a
// division. The go-to box and the search ask the same; the search only where the whole query names a unit.
duidu.references = (function () {
  const { prepare, unique, flat } = duidu.documents, { exact, named } = duidu.names, sentences = duidu.sentences;
  const { pure, pureStrictly, headed, tail, sentence, inside } = duidu.runs;
  const resolve = duidu.resolve, addresses = duidu.addresses, titles = duidu.titles;
  // Of a longer text the end is read, where a quotation has its citation.
  const LONGEST = 20000;
  // No list of references is longer.
  const MOST = 20;
  // Longer than that it is no reference and nothing else.
  const SENTENCE = 300;

  // Before a reference: see II.4, 参见二、4
  const SEE = /^(?:see(?: also)?|cf|vide|under|参见|参看|参阅|详见|另见|见)[\s.:]*/;
  // II.4 and II.6
  const JOINT = /\s*(?:[,;、&]|\b(?:and|or)\b|以?及|[和与或])\s*/;

  // A Chinese keyboard writes II。4.
  function fold(text) { return sentences.plain(duidu.documents.fold(text)).replace(/([a-z\d])。(?=\d)/g, "$1."); }

  // p2-s2-c4.1 is a sentence of a unit; howto.1 may be short for a unit of that name.
  function byId(text, documents, own) {
    const isShort = each(documents, function (units) { return exact(text, units); }).length;
    return isShort && /\./.test(text) ? [] : addresses.byId(text, documents, own);
  }

  // All rules for a text that is nothing but a reference, the surest first.
  function ask(text, units, level) {
    for (const rule of text.length > SENTENCE ? [] : level ? [pure, headed] : [exact, several, range, sentence, pure, headed, named]) {
      const found = rule(text, units, level);
      if (found.length) return found;
    }
    return [];
  }

  // Several short forms; a number behind "and" is in the same division: II.4 and 6.
  function several(text, units) {
    const parts = text.split(JOINT), found = [];
    if (parts.length < 2 || parts.length > MOST) return [];
    parts.forEach(function (part, at) {
      const before = at && /^\d+$/.test(part) && !/[,、]/.test(text) ? parts[0].replace(/\d+$/, "") : "";
      found.push(/\./.test(before + part) ? exact(before + part, units) : []);
    });
    return found.every(function (each) { return each.length; }) ? flat(found) : [];
  }

  // II.4–II.6: both ends, each of which says where it stands; 2024-2028 and II.4-6 are none of these.
  function range(text, units, level) {
    const parts = text.split(/\s*(?:[–—~～至到-]|\bto\b)\s*/);
    if (parts.length !== 2 || !/^\D/.test(parts[1]) || !parts.every(function (part) { return /[^\d\s].*\d|\d.*[^\d\s]/.test(part); })) return [];
    const ends = parts.map(function (part) {
      const one = exact(part, units);
      return one.length ? one : pure(part, units, level);
    });
    return ends.every(function (found) { return found.length; }) ? unique(flat(ends)) : [];
  }

  function each(documents, rule) {
    return flat(documents.filter(function (document) { return document.units.length; }).map(function (document) { return rule(document.units); }));
  }

  // The first level that finds something; the page's own document before the others.
  function climb(text, documents, own, rules) {
    const all = [[documents, resolve.STRICT], [documents, resolve.SHORTER]];
    const near = own ? [[[own], resolve.STRICT], [[own], resolve.SHORTER]] : [];
    // That a clause has no such sentence is better said than to go to another document.
    const beyond = own ? [[[own], resolve.BEYOND]] : [], far = [[documents, resolve.BEYOND]];
    const anyKind = (own ? [[[own], resolve.ANY_KIND]] : []).concat([[documents, resolve.ANY_KIND]]);
    for (const rule of rules) {
      for (const [some, level] of rule === inside ? near.concat(all) : near.concat(beyond, all, anyKind, far)) {
        const found = each(some, function (units) { return rule(text, units, level); });
        if (found.length) return sentences.sure(found);
      }
    }
    return [];
  }

  // What is named behind a title, or in the rest of a text with a title in it; the document itself where
  // the title is all.
  function byTitle(text, documents) {
    const places = titles.find(text, documents);
    const meant = places.map(function (place) { return { place: place, found: titles.after(text, place) }; })
      .filter(function (each) { return each.found.length; });
    // The citation under a quotation, not what the quotation itself refers to.
    const own = meant.filter(function (each) {
      return /(^|--?\s*)[\s《(]*$/.test(text.slice(0, each.place.start));
    });
    const found = flat((own.length ? own : meant).map(function (each) { return each.found; }));
    if (found.length || !places.length) return found;
    const named = unique(places.map(function (place) { return place.document; }));
    let rest = text;
    places.slice().reverse().forEach(function (place) {
      rest = rest.slice(0, place.start) + " " + rest.slice(place.end);
    });
    rest = rest.replace(/[《》]/g, " ").replace(/\s+/g, " ").trim();
    const under = climb(rest, named, null, [ask, inside]);
    return under.length || /[a-z\d\u3400-\u9fff]/.test(rest) ? under : named;
  }

  /*
   * A query → the units and sentences meant, each reading that there is: one, several to choose from,
   * none; or a document itself where only its title is given. `own`: the document of the page, preferred
   * where no other is named; `reading`: the id of what is being read in it, whose section comes first.
   */
  function findUnits(query, documents, own, reading) {
    const text = fold(query.length > LONGEST ? query.slice(-LONGEST) : query);
    if (!text) return [];
    const found = read(text, documents, own), rest = found.length ? "" : text.replace(SEE, "");
    return nearFirst(rest && rest !== text ? read(rest, documents, own) : found, own && own.ids.get(reading));
  }

  // The innermost division that is being read; of a block without one, that of its page.
  function sectionOf(unit) {
    for (let outer = unit; outer; outer = outer.parent) if (outer.isOuter) return outer;
    return unit.document.ids.get(unit.page) || unit;
  }

  function nearFirst(found, unit) {
    if (!unit || found.length < 2) return found;
    const section = sectionOf(unit);
    function isNear(each) { return resolve.isUnder(each, function (outer) { return outer === section; }); }
    return found.filter(isNear).concat(found.filter(function (each) { return !isNear(each); }));
  }

  function read(given, documents, own) {
    const asked = tail(given), sure = addresses.find(asked ? asked.name : given, documents, own), text = given.replace(/^#/, "");
    if (sure.length) return asked && sure.every(function (one) { return one.sentence === undefined; }) ? sentences.of(sure, asked.numbers) : sure;
    const here = byId(text, documents, own);
    // A block is named alike in many documents: the own one may call it by another name.
    if (here.length && (!own || here[0].document === own || /\d/.test(text))) return here;
    const titled = byTitle(text, documents);
    if (titled.length) return titled;
    return climb(text, documents, own, [ask, inside]);
  }

  /*
   * The same for a search, where most queries are no reference: the whole query must name a unit.
   * `isQuoted`: the texts have the query word for word, so that a heading with a number is none.
   */
  function findNamed(query, documents, isQuoted) {
    const text = fold(query);
    if (!text || text.length > 120) return [];
    let found = byId(text.replace(/^#/, ""), documents);
    if (!found.length && !/\s/.test(text)) found = addresses.find(text, documents);
    if (!found.length && !/^\d*$/.test(text)) found = each(documents, function (units) { return exact(text, units); });
    if (!found.length) found = climb(text, documents, null, [pureStrictly]);
    if (found.length || isQuoted) return found;
    return climb(text, documents, null, [headed]);
  }

  return { prepare: prepare, find: findUnits, findNamed: findNamed };
})();
