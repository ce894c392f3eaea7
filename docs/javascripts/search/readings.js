/*
 * How Chinese is read: pinyin → syllables with tones, and the syllable of each character of a layer.
 * The aids (build_scripts/outputs/indexes/aids.py writes search/aids.js) come when a query first needs them:
 *   {signs: ["tie3铁帖", …], words: [["银行", 1, "hang2"], …], abbreviations: ["高铁 高速铁路", …]}
 * A sign's usual reading is the one it is listed under first; in the words, the sign at that place is
 * read otherwise.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const TONES = { "\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4" };
  const DIAERESIS = "\u0308";
  const INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])";
  const FINAL = "(?:i?[ae]ng?|i?ong|ua(?:i|ng?)?|i?ao?|[aeu]i|[io]u|ie|ing?|u[eon]|v[en]?|yu[en]?|[aeiou]|er)";
  const SYLLABLE = new RegExp(`^${INITIAL}?${FINAL}$`);
  const LONGEST_SYLLABLE = 6;
  /** An unfinished syllable, or first letters behind whole ones: zhonglaotl. */
  const REST = new RegExp(`^${INITIAL}*$`);
  /** First letters: zltl, zhltl. */
  const LIKE_INITIALS = /^[a-hj-tw-z]{2,12}$/;
  const LONGEST = 60;

  let aids = null;

  /**
   * The aids: {readings: character → syllables, the usual one first; words; fulls: short form → long ones}.
   * Null where they have not come yet: that a corpus would need them is noted.
   */
  function aidsFor(corpus) {
    if (!aids && search.aids) {
      aids = { readings: new Map(), words: search.aids.words, fulls: new Map() };
      for (const line of search.aids.signs) {
        const [, syllable, signs] = line.match(/^([a-z]+\d)(.*)$/u);
        for (const sign of signs) put(aids.readings, sign, syllable);
      }
      for (const row of search.aids.abbreviations) put(aids.fulls, ...row.split(" "));
    }
    if (!aids) corpus.lacksAids = true;
    return aids;
  }

  function put(map, key, value) {
    if (map.has(key)) map.get(key).push(value);
    else map.set(key, [value]);
  }

  /**
   * The syllable of each place of a layer, and the tones that it may have: ["yi", "12"], as 一 is said
   * otherwise than it is listed; null where none is known.
   */
  function syllablesOf(layer) {
    if (layer.syllables) return layer.syllables;
    const { readings, words } = aids;
    const own = Array.from({ length: layer.text.length }, (_, at) => {
      const known = readings.get(layer.text[at]);
      return known ? sayableAs(known[0], known) : null;
    });
    for (const [word, place, syllable] of words) {
      for (let at = layer.text.indexOf(word); at >= 0; at = layer.text.indexOf(word, at + 1)) {
        own[at + place] = sayableAs(syllable, readings.get(word[place]) || []);
      }
    }
    layer.syllables = own;
    return own;
  }

  /** A word in pinyin without tones, its signs read as usual; "" where one is not known. */
  function readingOf(word) {
    const known = Array.from(word, (sign) => aids.readings.get(sign));
    return known.every(Boolean) ? known.map(([usual]) => usual.slice(0, -1)).join("") : "";
  }

  function sayableAs(syllable, known) {
    const plain = syllable.slice(0, -1);
    const tones = [syllable, ...known.filter((each) => each.slice(0, -1) === plain)];
    return [plain, tones.map((each) => each.slice(-1)).join("")];
  }

  /**
   * Pinyin as typed: {letters, tones, bounds}; null where it is none. ü may be v, u: or yu; a tone is a
   * mark or a digit; spaces, apostrophes and hyphens part syllables.
   */
  function parseReading(text) {
    let letters = "";
    const tones = new Map();
    const bounds = new Set();
    for (const sign of text.toLowerCase().normalize("NFD")) {
      const last = letters.length - 1;
      if (/[a-z]/.test(sign)) letters += sign;
      else if (last < 0) return null;
      else if (TONES[sign]) tones.set(last, TONES[sign]);
      else if (/[0-5]/.test(sign) && !/\d/.test(tones.get(last) || "")) setTone(tones, bounds, last, sign);
      else if ((sign === DIAERESIS || sign === ":") && letters[last] === "u") letters = letters.slice(0, -1) + "v";
      else if (/[\s'’-]/.test(sign)) bounds.add(letters.length);
      else return null;
    }
    return letters && letters.length <= LONGEST ? { letters: letters, tones: tones, bounds: bounds } : null;
  }

  /** A digit ends its syllable; 0 and 5 say that it has no tone. */
  function setTone(tones, bounds, place, digit) {
    tones.set(place, digit === "0" ? "5" : digit);
    bounds.add(place + 1);
  }

  /** Whether letters may be syllables, the last perhaps unfinished. */
  function areSyllables(letters) {
    const reached = [true];
    for (let end = 1; end <= letters.length; end += 1) {
      for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end && !reached[end]; start += 1) {
        reached[end] = reached[start] && SYLLABLE.test(letters.slice(start, end));
      }
    }
    return reached.some((is, end) => is && end > 0 && REST.test(letters.slice(end)));
  }

  /** Whether letters may be pinyin, so that the table is worth having. */
  const looksRead = ({ letters, tones }) =>
    tones.size > 0 || LIKE_INITIALS.test(letters) || areSyllables(letters);

  /** A syllable as it is typed: lv → lv, lyu, lu. */
  const spellings = new Map();
  function spellingsOf(plain) {
    if (!spellings.has(plain)) {
      const others = plain.includes("v") ? [plain.replace("v", "yu"), plain.replace("v", "u")]
        : /^[jqxy]u/.test(plain) ? [plain.replace("u", "v")] : [];
      spellings.set(plain, [plain, ...others]);
    }
    return spellings.get(plain);
  }

  search.aidsFor = aidsFor;
  search.syllablesOf = syllablesOf;
  search.readingOf = readingOf;
  search.parseReading = parseReading;
  search.looksRead = looksRead;
  search.spellingsOf = spellingsOf;
})(self);
