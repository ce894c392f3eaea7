// What people write → the units they mean: an address, an id, a citation, "II.6", the name of a
// division. The go-to box and the search ask the same; the search only where the whole query names a unit.
duidu.references = (function () {
  const { prepare, fold, unique, flat } = duidu.documents, { exact, named } = duidu.names;
  const { pure, pureStrictly, headed, inside } = duidu.runs;
  const resolve = duidu.resolve, addresses = duidu.addresses, titles = duidu.titles;
  // Of a longer text the end is read, where a quotation has its citation.
  const LONGEST = 20000;
  // Longer than that it is no reference and nothing else.
  const SENTENCE = 300;

  // p2-s2-c4.1 is a sentence of a unit; howto.1 may be short for one.
  function idOf(text, documents) {
    return each(documents, function (units) { return exact(text, units); }).length ? text : text.replace(/\.\d+$/, "");
  }

  // All rules for a text that is nothing but a reference, the surest first.
  function ask(text, units, level) {
    for (const rule of text.length > SENTENCE ? [] : level ? [pure, headed] : [exact, pure, headed, named]) {
      const found = rule(text, units, level);
      if (found.length) return found;
    }
    return [];
  }

  function each(documents, rule) {
    return flat(documents.filter(function (document) { return document.units.length; }).map(function (document) { return rule(document.units); }));
  }

  // The first level that finds something; the page's own document before the others.
  function climb(text, documents, own, rules) {
    const all = [[documents, resolve.STRICT], [documents, resolve.SHORTER]];
    const tries = own ? [[[own], resolve.STRICT], [[own], resolve.SHORTER]].concat(all) : all;
    for (const rule of rules) {
      for (const [some, level] of rule === inside ? tries : tries.concat(own ? [[[own], resolve.ANY_KIND]] : [], [[documents, resolve.ANY_KIND]])) {
        const found = each(some, function (units) { return rule(text, units, level); });
        if (found.length) return found;
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
   * A query → the units meant: one, several to choose from, none; or a document itself where only its
   * title is given. `own`: the document of the page, preferred where no other is named.
   */
  function findUnits(query, documents, own) {
    const text = fold(query.length > LONGEST ? query.slice(-LONGEST) : query);
    if (!text) return [];
    const sure = addresses.find(text, documents, own);
    if (sure.length) return sure;
    const here = addresses.byId(idOf(text, documents), documents, own);
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
    let found = addresses.byId(idOf(text.replace(/^#/, ""), documents), documents);
    if (!found.length && !/\s/.test(text)) found = addresses.find(text, documents);
    if (!found.length && !/^\d*$/.test(text)) found = each(documents, function (units) { return exact(text, units); });
    if (!found.length) found = climb(text, documents, null, [pureStrictly]);
    if (found.length || isQuoted) return found;
    return climb(text, documents, null, [headed]);
  }

  return { prepare: prepare, find: findUnits, findNamed: findNamed };
})();
