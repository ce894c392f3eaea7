// Sentences of a unit, numbered as its pairs are: p2-s2-c4.2, “II.4, sentence 2”, 二、4第2句.
duidu.sentences = (function () {
  const { unique } = duidu.documents;
  // What readers call a sentence, behind or before its number; the letter is that of the ids.
  const LETTER = ".";
  const LEVELS = { before: { sentence: LETTER, sent: LETTER }, behind: { 句话: LETTER, 句: LETTER } };

  /*
   * The sentence of a unit, which has what units have: {parent: the unit, sentence: its number,
   * isMissing: whether the unit has none of that number, id, …}; one object each, so that what is found
   * twice is one.
   */
  function at(unit, number, isUnsure) {
    const key = (isUnsure ? "?" : "") + number;
    unit.parts = unit.parts || new Map();
    if (!unit.parts.has(key)) {
      const isMissing = Boolean(isUnsure) || !has(unit, number);
      unit.parts.set(key, {
        parent: unit, sentence: number, isMissing: isMissing, id: isMissing ? unit.id : unit.id + LETTER + number,
        document: unit.document, place: unit.place, names: unit.names, isOuter: false
      });
    }
    return unit.parts.get(key);
  }

  // Numbers are those of the ids, which are never given again: where some are out of use the list says which.
  function has(unit, number) {
    return unit.numbers ? unit.numbers.includes(number) : number >= 1 && number <= unit.sentences;
  }

  // 末2 → the number of the last sentence but one
  function counted(unit, number) {
    if (!number.startsWith(duidu.phrases.BACK)) return Number(number);
    const last = unit.sentences - Number(number.slice(1));
    return unit.numbers ? unit.numbers[last] : last + 1;
  }

  // Those sentences of those units that there are; else that they are missing, of units that have any.
  function of(units, numbers, isUnsure) {
    const all = [], own = units.filter(function (unit) { return unit.sentences; });
    (own.length ? own : units).forEach(function (unit) {
      numbers.forEach(function (number) { all.push(at(unit, counted(unit, number), isUnsure)); });
    });
    return sure(all);
  }

  // Nothing that is missing beside what is there, but of the same clause: both were asked for.
  function sure(found) {
    const there = found.filter(function (each) { return !each.isMissing; });
    return unique(found).filter(function (each) {
      return !each.isMissing || !there.length || there.some(function (other) { return other.sentence !== undefined && other.parent === each.parent; });
    });
  }

  return { at: at, of: of, sure: sure, LETTER: LETTER, LEVELS: LEVELS };
})();
