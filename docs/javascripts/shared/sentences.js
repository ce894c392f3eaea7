// Sentences of a unit, numbered as its pairs are: p2-s2-c4.2, “II.4, sentence 2”, 二、4第2句.
duidu.sentences = (function () {
  const { unique } = duidu.documents;
  // What readers call a sentence, behind or before its number; the letter is that of the ids.
  const LETTER = ".";
  const LEVELS = { before: { sentence: LETTER, sent: LETTER }, behind: { 句话: LETTER, 句: LETTER } };
  const ORDINALS = duidu.tables.english.ordinals;
  const NTH = new RegExp("\\b(?:the\\s+)?(?:(\\d{1,6})(?:st|nd|rd|th)|(" + Object.keys(ORDINALS).join("|") + "))\\s+(sentence|sent)\\b\\.?", "g");

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

  // Those sentences of those units that there are; else that they are missing, of units that have any.
  function of(units, numbers, isUnsure) {
    const all = [], own = units.filter(function (unit) { return unit.sentences; });
    (own.length ? own : units).forEach(function (unit) {
      numbers.forEach(function (number) { all.push(at(unit, Number(number), isUnsure)); });
    });
    return sure(all);
  }

  // Nothing that is missing beside what is there.
  function sure(found) {
    const there = found.filter(function (each) { return !each.isMissing; });
    return there.length ? there : unique(found);
  }

  // "the second sentence", "2nd sentence" → "sentence 2"; 句2 → 第2句
  function plain(text) {
    return text.replace(/(^|[^\d第])句\s*(\d+)/g, "$1第$2句").replace(NTH, function (all, figure, word, name) { return name + " " + (figure || ORDINALS[word]); });
  }

  return { at: at, of: of, sure: sure, plain: plain, LETTER: LETTER, LEVELS: LEVELS };
})();
