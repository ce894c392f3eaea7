/*
 * English words that are one for a searcher: British and American spelling, inflections
 * (M. F. Porter, “An algorithm for suffix stripping”, 1980) and slips of the finger. Plurals that
 * no rule gives come with each index, for the words that its texts have.
 * Both sides of a comparison pass through the same rules, so that a rule which is wrong
 * for a rare word (exercise → exercize) is wrong on both and harms nothing.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** British pattern → American form, tried in order. */
  const SPELLINGS = [
    [/^([a-z]{2,}[^aeiou])our(s|ed|ing|ism|hood|ly|able|ite|al|er|ers|ful|less)?$/, "$1or$2"],
    [/^([a-z]{3,})is(e|ed|es|ing|er|ers|ation|ations|ational)$/, "$1iz$2"],
    [/^([a-z]{3,})ys(e|ed|es|ing|er|ers)$/, "$1yz$2"],
    [/^((?:kilo|centi|milli)?met|cent|theat|fib|lit|calib|spect|meag|somb|lust)re(s|d)?$/, "$1er$2"],
    [/^(def|off|pret|lic)ence(s|d|less)?$/, "$1ense$2"],
    [/^practis(e|ed|es|ing)$/, "practic$1"],
    [/^programme(s|d|r|rs)?$/, "program$1"],
    [/^([a-z]{2,})ogue(s|d)?$/, "$1og$2"],
    [/^([a-z]{2,}[aeiou])ll(ed|ing|er|ers|ment|ments|ful)$/, "$1l$2"],
    [/^(fulfi|enro|insta|insti|disti)ll(s|ment|ments)?$/, "$1l$2"],
    [/^(judg|acknowledg|abridg)ement(s)?$/, "$1ment$2"],
    [/^(gr)ey(s|ish)?$/, "$1ay$2"],
    [/^alumini?um$/, "aluminum"],
    [/^ageing$/, "aging"],
    [/^cheque(s)?$/, "check$1"],
    [/^tyre(s)?$/, "tire$1"],
    [/^p(?:lough)(s|ed|ing)?$/, "plow$1"],
    [/^manoeuvr(e|es|ed|ing)$/, "maneuver$1"],
    [/^(an|p|h|orthop|encyclop|arch|medi)ae(?=[a-z]{2})/, "$1e"],
    [/^jewellery$/, "jewelry"],
    [/^(to|for|after|on|up|down|out|in)wards$/, "$1ward"],
  ];

  const SIGNS = { percent: "%", pct: "%", cent: "%" };

  /** Irregular plural → what it is the plural of: axes → axis, axe, ax. */
  const plurals = new Map();

  /** Words that a reader leaves out or puts in at will; never required, unless quoted. */
  const SMALL = new Set(
    ("a an and are as at be by for from how in into is it its of on or per that the their this to " +
      "what when where which who with").split(" "),
  );

  /** The one spelling of a word: labour → labor, programme → program. */
  function spell(word) {
    if (Object.prototype.hasOwnProperty.call(SIGNS, word)) return SIGNS[word];
    for (const [british, american] of SPELLINGS) {
      if (british.test(word)) return word.replace(british, american);
    }
    return word;
  }

  /** Porter's m: how often a consonant follows a vowel. */
  const measure = (word) => {
    const shape = word.replace(/[^aeiouy]/g, "c").replace(/^y/, "c").replace(/([aeiou])y/g, "$1c");
    return (shape.replace(/[aeiouy]+/g, "v").match(/vc+/g) || []).length;
  };
  const hasVowel = (word) => /[aeiou]|.y/.test(word);
  const endsDouble = (word) => /([^aeiouy])\1$/.test(word);
  const endsShort = (word) => /[^aeiou][aeiouy][^aeiouwxy]$/.test(word) && measure(word) === 1;

  const STEP_2 = [
    ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"],
    ["abli", "able"], ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"],
    ["ization", "ize"], ["ation", "ate"], ["ator", "ate"], ["alism", "al"], ["iveness", "ive"],
    ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"], ["biliti", "ble"],
  ];
  const STEP_3 = [
    ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""],
    ["ness", ""],
  ];
  const STEP_4 = (
    "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion er ic al ou"
  ).split(" ");

  function replaceEnding(word, endings) {
    for (const [ending, other] of endings) {
      if (word.endsWith(ending)) {
        const rest = word.slice(0, -ending.length);
        return measure(rest) > 0 ? rest + other : word;
      }
    }
    return word;
  }

  function dropPlural(word) {
    if (word.endsWith("sses")) return word.slice(0, -2);
    if (word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
    return word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  }

  function dropParticiple(word) {
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const match = word.match(/^(.*?)(?:ed|ing)$/);
    if (!match || !hasVowel(match[1])) return word;
    const rest = match[1];
    if (/(?:at|bl|iz)$/.test(rest)) return rest + "e";
    if (endsDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
    return endsShort(rest) ? rest + "e" : rest;
  }

  function dropSuffix(word) {
    for (const ending of STEP_4) {
      if (!word.endsWith(ending)) continue;
      const rest = word.slice(0, -ending.length);
      if (measure(rest) < 2 || (ending === "ion" && !/[st]$/.test(rest))) return word;
      return rest;
    }
    return word;
  }

  function tidy(word) {
    if (word.endsWith("e")) {
      const rest = word.slice(0, -1);
      if (measure(rest) > 1 || (measure(rest) === 1 && !endsShort(rest))) word = rest;
    }
    return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
  }

  /** Porter's stem: railways, railway → railwai; negotiating, negotiation → negoti. */
  function stem(word) {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
    let out = dropParticiple(dropPlural(word));
    if (out.endsWith("y") && hasVowel(out.slice(0, -1))) out = out.slice(0, -1) + "i";
    return tidy(dropSuffix(replaceEnding(replaceEnding(out, STEP_2), STEP_3)));
  }

  /** Take in rows of words, the plural first: ["axes axis axe ax", …]. */
  function learnPlurals(rows) {
    for (const row of rows || []) {
      const [plural, ...others] = row.split(" ");
      plurals.set(plural, others);
    }
  }

  /** The words that a word may be the plural of: axes → axis, axe, ax; foremen → foreman; gases → gas. */
  function singulars(word) {
    if (plurals.has(word)) return plurals.get(word);
    if (/..men$/.test(word)) return [word.slice(0, -3) + "man"];
    return /..[sxz]es$/.test(word) ? [word.slice(0, -2)] : [];
  }

  /** The stem of one word: news is no plural of new, though it looks like one. */
  const stemOf = (word) => ((plurals.get(word) || []).includes(word) ? word : stem(spell(word)));

  /** The stems of a word and of all that it may be the plural of: words that share one are relatives. */
  const stemsOf = (word) => Array.from(new Set([word, ...singulars(word)].map(stemOf)));

  /** Which letters a word has, one bit each: most words are ruled out by that alone. */
  function lettersOf(word) {
    let bits = letterBits.get(word);
    if (bits === undefined) {
      bits = 0;
      for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
      if (letterBits.size > 50000) letterBits.clear();
      letterBits.set(word, bits);
    }
    return bits;
  }

  const letterBits = new Map();

  function countBits(bits) {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) count += 1;
    return count;
  }

  /**
   * How many slips part two words (Damerau–Levenshtein: a letter more, less, other, or two
   * changed about), or `limit + 1` where there are more than `limit`.
   */
  function slips(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    if (countBits(lettersOf(one) ^ lettersOf(other)) > 2 * limit) return limit + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return Math.min(last[other.length], limit + 1);
  }

  /** Slips that are forgiven in a word of this length. */
  function forgiven(word) {
    if (/[0-9]/.test(word)) return 0;
    return word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
  }

  /** The first letters of the words that a sign is written for: % for percent. */
  const firstsOfSign = (sign) => Object.keys(SIGNS).filter((word) => SIGNS[word] === sign).map(([first]) => first);

  search.firstsOfSign = firstsOfSign;
  search.spell = spell;
  search.learnPlurals = learnPlurals;
  search.stemsOf = stemsOf;
  search.slips = slips;
  search.forgiven = forgiven;
  search.smallWords = SMALL;
})(self);
