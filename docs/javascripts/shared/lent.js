// Levels under another name: where a document has no articles, Article 4 of Section II is its clause 4.
// A word for a level that it does not use stands for the one that fits the place.
duidu.lent = (function () {
  const { flat } = duidu.documents, { letters } = duidu.tables, { isBare } = duidu.resolve, sentences = duidu.sentences;
  // Never another's: what is printed behind the text.
  const OWN = [letters.annex, letters.schedule];
  // A chapter may be another division, never a clause.
  const OUTER = duidu.tables.outer;
  const DIVISIONS = [letters.book, letters.part, letters.chapter, letters.section];

  function kindsOf(document) {
    if (!document.kinds) document.kinds = kinds(document.units);
    return document.kinds;
  }

  function kinds(units) { return new Set(units.map(kindOf)); }

  function kindOf(unit) { return unit.path[unit.path.length - 1].kind; }

  function isDivision(unit) { return DIVISIONS.includes(kindOf(unit)); }

  function isUsed(step, used) {
    return !step.kinds || step.isSentence || step.kinds.split(" ").some(function (kind) { return OWN.includes(kind) || used.has(kind); });
  }

  function isDivided(step) { return !step.isEither && step.kinds.split(" ").some(function (kind) { return DIVISIONS.includes(kind); }); }

  // The steps with the words for levels taken off that there are no units for; null where it uses them all.
  function lend(steps, used) {
    if (steps.every(function (step) { return isUsed(step, used); })) return null;
    return steps.map(function (step) {
      return isUsed(step, used) ? step : Object.assign({}, step, { kinds: OUTER.includes(step.kinds) ? DIVISIONS.join(" ") : "", isNamed: false, isParagraph: false, isLent: true });
    });
  }

  // 第四条第二项 where clauses are called articles: sentence 2 of clause 4.
  function ofClauses(steps, units) {
    const last = steps[steps.length - 1], outer = steps.slice(0, -1), place = outer[outer.length - 1];
    if (!place || !place.isLent || place.kinds || last.isLent || isDivided(last) || isBare(steps) || /^[ivxlcdm]+$/.test(place.sign)) return [];
    const clauses = ways(outer.slice(0, -1).concat(Object.assign({}, place, { kinds: letters.clause })), units);
    return sentences.of(clauses.filter(function (unit) { return !unit.isOuter; }), last.numbers).filter(function (each) { return !each.isMissing; });
  }

  // Each reading of the steps: none of them is a better one than another, as the word does not say the level.
  function ways(steps, units) {
    const last = steps[steps.length - 1], isPar = last.kinds.split(" ").includes(letters.par);
    const some = units.filter(function (unit) {
      const own = unit.whole;
      let at = 0;
      if (!isStep(last, own[own.length - 1])) return false;
      own.slice(0, -1).forEach(function (step) { if (at < steps.length - 1 && isStep(steps[at], step)) at += 1; });
      return at === steps.length - 1;
    });
    // A paragraph without a number is called one only where there is nothing else.
    const plain = some.filter(function (unit) { return kindOf(unit) !== letters.par; }), all = isPar || !plain.length ? some : plain;
    // 第二条第4项 is clause 4 of the second section before it is one of the second part.
    const near = steps[0].isLent ? all.filter(function (unit) { return steps.every(function (step, at) { return isStep(step, unit.whole[unit.whole.length - steps.length + at] || {}); }); }) : [];
    return near.length ? near : all;
  }

  function isStep(asked, own) {
    return (asked.numbers.includes(own.number) || asked.numbers.includes(own.back)) && (!asked.kinds || asked.kinds.split(" ").includes(own.kind));
  }

  // One number alone: what is called so by itself, and where that is a division the clauses of that number too.
  function alone(step, found) {
    const called = found.filter(function (unit) { return step.numbers.includes(unit.plain); });
    return called.length && !called.some(isDivisionOfClauses) ? called : found;
  }

  function isDivisionOfClauses(unit) { return isDivision(unit) && unit.isOuter && !unit.sentences; }

  // Steps → units and sentences, none where each word for a level is the document's own.
  function read(steps, units) {
    const own = units.length ? lend(steps, kindsOf(units[0].document)) : null;
    if (!own) return ofPlace(steps, units);
    const last = own[own.length - 1];
    if (last.isSentence) return own.length > 1 ? sentences.of(all(own.slice(0, -1), units), last.numbers) : [];
    const found = flat([all(own, units), ofClauses(own, units)]);
    // Article 6, Section I
    const other = !found.length && steps.every(function (step) { return step.isNamed; }) ? all(own.slice().reverse(), units) : found;
    return other.length || !last.isParagraph || own.length < 2 ? other : pieces(own.slice(0, -1), last, units);
  }

  // 第二条第二款 of what is no more than text: its paragraphs are no units.
  function pieces(steps, last, units) {
    return duidu.resolve.within(all(steps, units).filter(function (unit) { return !unit.isOuter && unit.path.length === 1; }), last);
  }

  // Part One, clause 3: a part that has nothing but paragraphs.
  function ofPlace(steps, units) {
    const last = steps[steps.length - 1], outer = steps.slice(0, -1);
    if (!outer.length || !last.isNamed || last.isSentence || outer.some(function (step) { return !step.kinds; })) return [];
    const places = duidu.resolve.steps(outer, units, duidu.resolve.STRICT).filter(function (unit) { return unit.isOuter && unit.sentence === undefined; });
    return flat(places.map(function (place) {
      return below([last], units.filter(function (unit) { return duidu.resolve.isUnder(unit.parent, function (each) { return each === place; }); }));
    }));
  }

  function all(steps, units) {
    if (steps.length === 1) return alone(steps[0], ways(steps, units));
    const bare = isBare(steps) ? duidu.resolve.steps(steps, units, duidu.resolve.STRICT) : [];
    return bare.length ? bare : ways(steps, units);
  }

  // The steps below a heading, where a clause of the Preface is a paragraph of it; null as above.
  function below(steps, units) {
    const own = lend(steps, kinds(units));
    return own && units.length ? ways(own, units) : [];
  }

  return { read: read, below: below, lend: lend, kindsOf: kindsOf, isDivision: isDivisionOfClauses };
})();
