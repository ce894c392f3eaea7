// What people write → the units they mean: an address, an id, a citation, "II.6", the name of a
// division. The go-to box and the search ask the same; the search only where the whole query names a unit.
duidu.references = (function () {
  const { prepare, unique, flat } = duidu.documents, { exact, named } = duidu.names, sentences = duidu.sentences;
  const { pure, pureStrictly, headed, tail, sentence, inside } = duidu.runs;
  const { resolve, absent, lent } = duidu, addresses = duidu.addresses, titles = duidu.titles, runs = duidu.runs;
  // Of a longer text the end is read, where a quotation has its citation.
  const LONGEST = 20000;
  // 本节 | this section
  const OWN = new RegExp("本(" + Object.keys(duidu.tables.levels.behind).join("|") + ")|\\bthis\\s+(" + Object.keys(duidu.tables.levels.before).filter(function (word) { return /^[a-z]{4,}$/.test(word); }).join("|") + ")\\b", "g");
  // Longer than that it is no reference and nothing else.
  const SENTENCE = 300;
  // A list with more says no more of which document is meant.
  const MOST_NUMBERS = 12;
  // In a text wider than that the other words are what is quoted.
  const SHORT = 60;

  // A comment behind it is said not to be understood, a year is none: II.4 (on trade), II.4 (2024).
  const COMMENT = /\s*\((?:(?:19|20)\d\d|[^()\d]{2,40})\)$/;
  // Before a reference: see II.4, 参见二、4
  const SEE = /^(?:(?:see(?: also)?|supra|infra|above|below|cf|vide|under|at|in|ad|per|pursuant to|according to|ibid(?:em)?|id|op cit|loc cit|and|or)\b|以?及|[和与或]|同上|参见|参看|参阅|参照|详见|另见|见|根据|依据|依照|按照|引自|出自|[据按])[\s.,:]*/;
  // Behind one: II.4 ff.
  const ON = /\s*(?:(?:\b|(?<=\d))(?:ff?|sqq?|et seqq?|passim)\b\.?|以下|之后|规定|内容)$|\s*(?:\b(?:and|or)\b|[和与及或,、;/-])$/;

  // A Chinese keyboard writes II。4.
  function fold(text) { return duidu.phrases.plain(duidu.documents.fold(duidu.phrases.rings(duidu.phrases.spans(text)))).replace(/([a-z\d])。(?=\d)/g, "$1."); }

  // p2-s2-c4.1 is a sentence of a unit; howto.1 may be short for a unit of that name.
  function byId(text, documents, own) {
    const isShort = each(documents, function (units) { return exact(text, units); }).length;
    return isShort && /\./.test(text) ? [] : addresses.byId(text, documents, own);
  }

  // 2 and II are the names of divisions, and of clauses and other divisions as well.
  function alike(text, units) {
    if (!/^\d+$|^[ivxlcdm]+$/.test(text)) return [];
    const all = pure(text, units, resolve.STRICT);
    return /\d/.test(text) ? all : all.filter(function (unit) { return unit.isOuter && unit.sentences === 0; });
  }

  // The rules for one reference, the surest first.
  function one(text, units, level) {
    for (const rule of level ? [pure, headed] : [exact, sentence, pure, headed]) {
      const found = rule(text, units, level);
      if (found.length && rule === exact && found.every(lent.isDivision)) return unique(found.concat(alike(text, units)));
      if (found.length) return absent.rest(text, found, units);
    }
    return level === resolve.BEYOND || level === resolve.ABSENT ? absent.find(text, units, level) : [];
  }

  // All rules for a text that is nothing but a reference or several.
  function ask(text, units, level) {
    if (text.length > SENTENCE) return [];
    if (!level) {
      const found = exact(text, units);
      if (found.length) return one(text, units, level);
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
    const beyond = own ? [[[own], resolve.BEYOND]] : [], far = [[documents, resolve.BEYOND]], none = documents.length > 1 ? [] : [[documents, resolve.ABSENT]];
    const anyKind = (own ? [[[own], resolve.ABSENT], [[own], resolve.ANY_KIND]] : []).concat([[documents, resolve.ANY_KIND]]);
    for (const rule of rules) {
      // Article 4 where there are no articles: beside what others have of that name.
      const lent = rule === inside || !own || exact(text, own.units).length ? [] : each([own], function (units) { return rule(text, units, resolve.LENT); });
      if (lent.length) return unique(lent.concat(each(documents.filter(function (other) { return other !== own; }), function (units) { return rule(text, units, resolve.STRICT); })));
      for (const [some, level] of rule === inside ? near.concat(all) : near.concat(beyond, all, anyKind, far, none)) {
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
    const under = climb(rest, named, only(named), [ask, inside]);
    return under.length || /[a-z\d\u3400-\u9fff]/.test(rest) ? under : named;
  }

  /*
   * A query → the units and sentences meant, each reading that there is: one, several to choose from,
   * none, with the words of it that were not understood as `unread`; or a document itself where only its title is given. `own`: the document of the page, preferred
   * where no other is named; `reading`: the id of what is being read in it, whose section comes first.
   */
  function findUnits(query, documents, own, reading) {
    const unit = own && own.ids.get(reading), text = placed(fold(query.length > LONGEST ? query.slice(-LONGEST) : query), unit);
    if (!text) return [];
    const rest = remark(text, documents).replace(SEE, "").replace(ON, ""), bare = rest && rest !== text ? read(rest, documents, own) : [];
    const found = nearFirst(bare.length ? bare : read(text, documents, own), unit);
    return Object.assign(found, { unread: found.length && found[0].document ? unread(text, bare.length ? rest : text, documents, own) : [] });
  }

  // The words of a short query that none of it was found by.
  function unread(text, used, documents, own) {
    const comment = text.slice(remark(text, documents).length), words = COMMENT.test(comment) ? comment.replace(/[()\d]/g, "").trim() : "";
    const isWhole = used.replace(/[\u3400-\u9fff]/g, "$&$&").length > SHORT || addresses.find(used, documents, own).length || titles.find(used, documents).length || climb(used, documents, own, [ask]).length;
    const others = isWhole || byId(used, documents, own).length || duidu.nicknames.parts(used, documents).length ? [] : runs.others(used, own || documents[0]);
    return others.concat(words || []);
  }

  // Without a comment behind it, which is no document's name: Article 2 (Charter).
  function remark(text, documents) {
    const found = COMMENT.exec(text), name = found && found[0].replace(/^\s*\(|\)$/g, "");
    return !found || duidu.nicknames.called(name, documents).length ? text : text.slice(0, found.index);
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

  function only(documents) { return documents.length === 1 ? documents[0] : null; }

  // p2-s2 c4, which is not the top of Section II.
  function whole(given, documents, own) {
    const id = addresses.joined(given), found = id ? addresses.byId(id, documents, own) : [];
    return found.length || !id ? found : climb(id.replace(/-/g, " "), documents, own, [ask]);
  }

  function read(given, documents, own) {
    const joined = whole(given, documents, own);
    if (joined.length) return joined;
    const asked = tail(given), sure = addresses.find(asked ? asked.name : given, documents, own), text = given.replace(/^#/, "");
    if (sure.length) return asked && sure.every(function (one) { return one.sentence === undefined; }) ? sentences.of(sure, asked.numbers) : sure;
    const here = byId(text, documents, own);
    // A block is named alike in many documents: the own one may call it by another name.
    if (here.length && (!own || here[0].document === own || /\d/.test(text))) return here;
    const called = text.length > SENTENCE || documents.some(function (each) { return each.folded.includes(text); }) ? [] : duidu.nicknames.parts(text, documents);
    if (called.length) {
      const all = called.map(function (part) { return climb(part.rest, part.documents, only(part.documents), [ask]); });
      // What a document has not is not looked for in another.
      return all.every(function (found) { return found.length; }) ? flat(all) : [];
    }
    const titled = byTitle(text, documents);
    if (titled.length) return titled;
    const found = climb(text, documents, own, [ask, inside]);
    return found.length ? found : duidu.nicknames.alone(text, documents);
  }

  // The documents that a text names, perhaps: by an address, a title, a name beside a reference or alone.
  function namedIn(given, documents) {
    if (given.length > LONGEST) return [];
    const text = fold(given), parts = text.split(/[\s/#?&=]+/);
    const beside = text.length > SENTENCE ? [] : duidu.nicknames.parts(text, documents).map(function (part) { return part.documents; });
    const alone = text.length > SENTENCE ? [] : duidu.nicknames.alone(text, documents);
    const places = titles.find(text, documents).map(function (place) { return place.document; });
    return flat([documents.filter(function (each) { return parts.includes(each.id); }), places, alone].concat(beside));
  }

  // Numbers with words for levels and nothing else: 第三条和第五条.
  function severalStrictly(text, units, level) {
    return duidu.steps(text, {}).isPure ? duidu.several(text, units, level, pureStrictly) || [] : [];
  }

  // Whether a text is one number with the word for its level, and nothing else.
  function isCounted(text) {
    const read = duidu.steps(text, {});
    return read.isPure && read.runs.length === 1 && read.runs[0].steps.length === 1 && read.runs[0].steps[0].isNamed;
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
    // 第2条 as one document prints it is 第二条 and Article 2 of the others.
    if (!found.length || isCounted(text)) found = unique(found.concat(climb(text, documents, null, [pureStrictly, severalStrictly])));
    if (found.length || isQuoted) return found;
    return climb(text, documents, null, [headed]);
  }

  /*
   * Whether a query may be a reference that findNamed reads, whatever the documents have. `blocks`: the ids
   * and names of what has no number.
   */
  function mayName(query, blocks) {
    const text = fold(query);
    if (!text || text.length > 120) return false;
    const names = flat([blocks.map(duidu.documents.fold)].concat(duidu.tables.blocks));
    if (/[/#_]/.test(text) || text.split(duidu.several.BETWEEN).some(function (part) { return names.includes(part.replace(/^#?(?:the )?/, "")); })) return true;
    const read = duidu.steps(text, {});
    if (read.isPure || read.runs.some(function (run) { return run.steps.some(function (step) { return step.isNamed; }); })) return true;
    return read.runs.length > 0 && (duidu.steps(text.slice(read.before.length), {}).isPure || /[a-z]/.test(text) && / (?:of|in|under|within|from|on) /.test(text));
  }

  // The numbers of a query: what it names, if it names anything, mostly has them.
  function numbersIn(query) {
    const text = fold(query), steps = flat(duidu.steps(text, {}).runs.map(function (run) { return run.steps; }));
    const numbers = flat(steps.map(function (step) { return step.numbers; })).concat(text.match(/\d+/g) || []);
    return flat([numbers.map(Number.parseFloat).filter(function (number) { return number > 0; })]).slice(0, MOST_NUMBERS);
  }

  return { prepare: prepare, find: findUnits, findNamed: findNamed, mayName: mayName, named: namedIn, numbersIn: numbersIn };
})();
