// The value of a number in English words and figures: twenty-one, two and a half million, 1.5 billion. The
// twin of build_scripts/language/numbers_en.py.
duidu.numbersEn = (function () {
  const { of, add, times, figure } = duidu.fractions, { tables } = duidu;
  const { scales, ordinals, parts } = tables.english, { small, tens } = tables.words;
  const TOKEN = new RegExp(tables.english.token, "giu");

  function has(table, word) { return Object.prototype.hasOwnProperty.call(table, word); }

  // twelve → 12, ninety → 90; -1 for other words.
  function numberOf(word) { return tens.includes(word) ? 10 * tens.indexOf(word) + 20 : small.indexOf(word); }

  function isNothing(value) { return value[0] === 0n; }

  // hundreds of thousands → 100000, several million → 1000000
  function vague(words) {
    return words.match(TOKEN).reduce(function (value, word) {
      const own = word.replace(/s$/, "");
      return times(value, of(word === "tens" ? 10 : has(scales, own) ? scales[own] : 1));
    }, of(1));
  }

  const POINT = new RegExp(tables.wordings.point, "gu"), OF_ONE = new RegExp(tables.wordings.ofOne, "gu");
  const PART_BEHIND = new RegExp("^(?:" + tables.wordings.partBehind + ")$", "u");

  // two point five → two 0.5
  function asFigure(found, places) { return " 0." + places.trim().split(/ +/).map(numberOf).join(""); }

  function value(words, isNth) {
    const small = words.toLowerCase().replace(POINT, asFigure).replace(OF_ONE, "of");
    const behind = PART_BEHIND.exec(small);
    if (!behind) return sum(small, isNth);
    return add(sum(behind.groups.head), times(sum(behind.groups.run), sum(behind.groups.part)));
  }

  // `isNth`: twenty-first is 21, and no fraction.
  function sum(words, isNth) {
    let total = of(0), group = of(0), before = of(0), last = "";
    function grow(size) { group = times(isNothing(group) ? of(1) : group, of(size)); }
    for (const word of words.match(TOKEN) || []) {
      if (/^[^a-z]/.test(word)) {
        group = add(group, figure(word));
      } else if (numberOf(word) >= 0) {
        // nineteen forty-nine
        const isCentury = group[1] === 1n && (group[0] === 19n || group[0] === 20n) && numberOf(word) >= 10;
        group = add(times(group, of(isCentury ? 100 : 1)), of(numberOf(word)));
      } else if (word === "and") {
        before = group;
      } else if (isNth && has(ordinals, word)) {
        if (ordinals[word] < 100) group = add(group, of(ordinals[word])); else grow(ordinals[word]);
      } else if (has(parts, word)) {
        const own = add(group, times(before, of(-1)));
        group = add(before, times(isNothing(own) ? of(1) : own, of(parts[word][0], parts[word][1])));
      } else if (word === "hundred" || word === "dozen") {
        grow(scales[word]);
      } else if (has(scales, word) && has(scales, last) && isNothing(group)) {
        total = times(total, of(scales[word]));
      } else if (has(scales, word)) {
        grow(scales[word]);
        total = add(total, group);
        group = of(0);
      }
      last = word;
    }
    return add(total, group);
  }

  return { value: value, vague: vague };
})();
