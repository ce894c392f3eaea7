// What people write → the units they mean: an address, an id, a citation, "II.6", the name of a
// division. The go-to box and the search ask the same; the search only where the whole query names a unit.
duidu.references = (function () {
  const { prepare, unique, flat } = duidu.documents, { exact, named } = duidu.names, sentences = duidu.sentences;
  const { pure, pureStrictly, headed, tail, sentence, inside } = duidu.runs;
  const resolve = duidu.resolve, addresses = duidu.addresses, titles = duidu.titles;
  // Of a longer text the end is read, where a quotation has its citation.
  const LONGEST = 20000;
  // 本节 | this section
  const OWN = new RegExp("本(" + Object.keys(duidu.tables.levels.behind).join("|") + ")|\\bthis\\s+(" + Object.keys(duidu.tables.levels.before).filter(function (word) { return /^[a-z]{4,}$/.test(word); }).join("|") + ")\\b", "g");
  // Longer than that it is no reference and nothing else.
  const SENTENCE = 300;

  // Before a reference: see II.4, 参见二、4
  const SEE = /^(?:(?:see(?: also)?|cf|vide|under|at|in|ad|per|pursuant to|according to|ibid(?:em)?|id|op cit|loc cit|and|or)\b|以?及|[和与或]|同上|参见|参看|参阅|参照|详见|另见|见|根据|依据|依照|按照|引自|出自|[据按])[\s.,:]*/;
  // Behind one: II.4 ff.
  const ON = /\s*(?:\b(?:ff?|sqq?|et seqq?|passim)\b\.?|以下|之后|规定|内容)$|\s*(?:\b(?:and|or)\b|[和与及或,、;/-])$/;

  // A Chinese keyboard writes II。4.
  function fold(text) { return duidu.phrases.plain(duidu.documents.fold(duidu.phrases.spans(text))).replace(/([a-z\d])。(?=\d)/g, "$1."); }

  // p2-s2-c4.1 is a sentence of a unit; howto.1 may be short for a unit of that name.
  function byId(text, documents, own) {
    const isShort = each(documents, function (units) { return exact(text, units); }).length;
    return isShort && /\./.test(text) ? [] : addresses.byId(text, documents, own);
  }

  // The rules for one reference, the surest first.
  function one(text, units, level) {
    for (const rule of level ? [pure, headed] : [exact, sentence, pure, headed]) {
      const found = rule(text, units, level);
      if (found.length) return found;
    }
    return [];
  }

  // All rules for a text that is nothing but a reference or several.
  function ask(text, units, level) {
    if (text.length > SENTENCE) return [];
    if (!level) {
      const found = exact(text, units);
      if (found.length) return found;
    }
    const found = duidu.several(text, units, level, one);
    // A list one of whose places there is not is no reference of another kind.
    if (!found) return [];
    const single = found.length ? found : one(text, units, level);
    return single.length || level ? single : named(text, units);
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
    const unit = own && own.ids.get(reading), text = placed(fold(query.length > LONGEST ? query.slice(-LONGEST) : query), unit);
    if (!text) return [];
    const rest = text.replace(SEE, "").replace(ON, ""), bare = rest && rest !== text ? read(rest, documents, own) : [];
    const found = bare.length ? bare : read(text, documents, own);
    return nearFirst(found, unit);
  }

  // 本节第4项, this section: what is being read, by its id.
  function placed(text, unit) {
    if (!unit) return text;
    return text.replace(OWN, function (all, han, word) {
      const kinds = (duidu.tables.levels.behind[han] || duidu.tables.levels.before[word] || "").split(" ");
      for (let outer = unit; outer; outer = outer.parent) {
        if (kinds.includes(outer.path[outer.path.length - 1].kind)) return outer.id.replace(/-/g, " ") + " ";
      }
      return all;
    });
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
    const called = text.length > SENTENCE || documents.some(function (each) { return each.folded.includes(text); }) ? [] : duidu.nicknames.parts(text, documents);
    if (called.length) {
      const all = called.map(function (part) { return climb(part.rest, part.documents, null, [ask]); });
      // What a document has not is not looked for in another.
      return all.every(function (found) { return found.length; }) ? flat(all) : [];
    }
    const titled = byTitle(text, documents);
    if (titled.length) return titled;
    const found = climb(text, documents, own, [ask, inside]);
    return found.length ? found : duidu.nicknames.alone(text, documents);
  }

  // Numbers with words for levels and nothing else: 第三条和第五条.
  function severalStrictly(text, units, level) {
    return duidu.steps(text, {}).isPure ? duidu.several(text, units, level, pureStrictly) || [] : [];
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
    if (!found.length) found = climb(text, documents, null, [pureStrictly, severalStrictly]);
    if (found.length || isQuoted) return found;
    return climb(text, documents, null, [headed]);
  }

  return { prepare: prepare, find: findUnits, findNamed: findNamed };
})();
