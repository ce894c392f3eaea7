/*
 * Runs of characters that no text has, as a text may have them: a short form for the long one (高铁,
 * 农村电商), another character of the same sound (赛塞塔, 贴路), one character wrong, left out or too
 * many. What is found so is near, and said to be.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const ELIDED = 3;
  const SOUND = 4;
  const SLIP = 4.5;
  /** So many characters may be left out between two of a short form. */
  const WIDEST_GAP = 3;
  const LONGEST = 20;
  const HAN = /^[\p{Script=Han}〇]+$/u;

  const unspacedLayers = (corpus) => corpus.layers.filter((layer) => !layer.spaced);

  function matchPattern(corpus, pattern, cost, isWanted) {
    const matches = [];
    for (const layer of unspacedLayers(corpus)) {
      for (const found of layer.text.matchAll(pattern)) {
        const match = { layer: layer, start: found.index, end: found.index + found[0].length, cost: cost };
        if (isWanted(match)) matches.push(match);
      }
    }
    return matches;
  }

  /**
   * A word in short: 基建 in 基础设施建设. Each character that follows a gap begins a word, or a half of
   * four characters (电子商务); the last may end one (进博会).
   */
  function matchElided(corpus, text) {
    const signs = Array.from(text);
    const gap = `([^\\n]{0,${WIDEST_GAP}}?)`;
    const isShort = ({ layer, start, end }) => {
      const borders = search.bordersOf(corpus, layer);
      if (!borders || end - start === text.length) return false;
      return borders.starts.has(start) && followsWords(layer.text, borders, start, signs);
    };
    askNear(corpus, "signs", text, { least: signs.length });
    const matches = matchPattern(corpus, new RegExp(signs.join(gap), "gu"), ELIDED, isShort);
    return matches.map((match) => ({ ...match, end: endOfWord(corpus, match) }));
  }

  /** 电子商 is 电子商务. */
  function endOfWord(corpus, { layer, end }) {
    const { starts, ends } = search.bordersOf(corpus, layer);
    const isCut = !starts.has(end) && !ends.has(end) && ends.has(end + 1);
    return isCut ? end + 1 : end;
  }

  function followsWords(text, { starts, ends }, start, signs) {
    let at = start;
    return signs.every((sign, place) => {
      const here = text.indexOf(sign, at);
      const isNext = here === at;
      at = here + 1;
      const isLast = place === signs.length - 1;
      return isNext || starts.has(here) || (isLast && ends.has(here + 1)) || isHalf(starts, ends, here);
    });
  }

  /** Whether a place is the middle of a word of four characters. */
  const isHalf = (starts, ends, place) =>
    starts.has(place - 2) && ends.has(place + 2) && !ends.has(place) && !ends.has(place - 1);

  /** Of many documents as many texts as are likeliest are looked at. */
  const askNear = (corpus, kind, text, more) => search.inGroup(corpus, "near", () => search.ask(corpus, kind, text, { rank: 2, ...more }));

  /** The first two characters: of two one is as typed. */
  function askSounds(corpus, text, [first, second]) {
    const [one, other] = Array.from(text);
    const isAlike = (sounds, sign) => (search.aidsFor(corpus).readings.get(sign) || []).some((each) => sounds.has(plainOf(each)));
    const firsts = Array.from(search.aidsFor(corpus).readings.keys()).filter((sign) => isAlike(first, sign));
    const isNext = (key) => {
      const [before, after] = Array.from(key);
      return after !== undefined && isAlike(second, after) && (text.length > 2 || before === one || after === other);
    };
    askNear(corpus, "read", "sounds " + text, { firsts: firsts, isNext: isNext });
  }

  /** Other characters that are read the same, tones aside. */
  function matchSounds(corpus, text) {
    const aids = search.aidsFor(corpus);
    if (!aids) return [];
    const wanted = Array.from(text, (sign) => new Set((aids.readings.get(sign) || []).map(plainOf)));
    askSounds(corpus, text, wanted);
    const matches = [];
    for (const layer of unspacedLayers(corpus)) {
      const syllables = search.syllablesOf(layer);
      const isRead = (at, place) => syllables[at] && wanted[place].has(syllables[at][0]);
      for (let start = 0; start + text.length < syllables.length; start += 1) {
        if (!wanted.every((_, place) => isRead(start + place, place))) continue;
        const end = start + text.length;
        // Two characters that are both others are another word.
        if (text.length === 2 && !sharesOne(layer.text.slice(start, end), text)) continue;
        if (search.isWhole(corpus, layer, start, end) === false && text.length < 4) continue;
        matches.push({ layer: layer, start: start, end: end, cost: SOUND });
      }
    }
    return matches;
  }

  const plainOf = (syllable) => syllable.slice(0, -1);
  const sharesOne = (one, other) => Array.from(one).some((sign, place) => sign === other[place]);

  /** One character wrong, left out or too many; the first and the last are right in a short word. */
  function matchSlips(corpus, text) {
    if (!search.aidsFor(corpus)) return [];
    const signs = Array.from(text);
    if (signs.length > 2) askNear(corpus, "signs", text, { least: signs.length - 1 });
    const isLong = signs.length > 3;
    return signs.flatMap((_, place) => {
      const before = signs.slice(0, place).join("");
      const after = signs.slice(place + 1).join("");
      const isInside = place > 0 && place < signs.length - 1;
      const isSound = ({ layer, start, end }) =>
        beginsAlike(signs[place], layer.text[start + place]) &&
        (isLong || search.isWhole(corpus, layer, start, end) !== false);
      const isMore = signs.length > 4 && isInside;
      const matches = [];
      const put = (pattern, isWanted) =>
        matches.push(...matchPattern(corpus, new RegExp(pattern, "gu"), SLIP, isWanted));
      if (isInside ? signs.length > 2 : signs.length > 4) put(before + "[^\\n]" + after, isSound);
      if (isMore) put(before + after, () => true);
      if (place && isLong) put(before + "[^\\n]" + signs[place] + after, () => true);
      return matches;
    });
  }

  /** Whether two characters begin with the same sound: 赛 and 色, not 泰 and 老. */
  function beginsAlike(one, other) {
    const { readings } = search.aidsFor({});
    const first = (sign) => (readings.get(sign) || []).map((syllable) => syllable.match(/^(?:[zcs]h?|.)/)[0][0]);
    return first(one).some((sound) => first(other).includes(sound));
  }

  const WAYS = [[matchElided, "abbreviation"], [matchSounds, "reading"], [matchSlips, "slip"]];

  /** Where the texts have a run in another wording, the likeliest kind only. */
  function matchReworded(corpus, text) {
    if (text.length < 2 || text.length > LONGEST || !HAN.test(text)) return [];
    for (const [match, kind] of WAYS) {
      const matches = match(corpus, text);
      if (matches.length) return search.markNear(matches, kind, text);
    }
    return [];
  }

  /** What a run stands for in short: 高铁 → 高速铁路. */
  function fullForms(corpus, text) {
    const aids = search.aidsFor(corpus);
    return aids ? aids.fulls.get(text) || [] : [];
  }

  search.matchReworded = matchReworded;
  search.fullForms = fullForms;
})(self);
