// Numbers as people write them, in signs or words: 廿五, 一百零三, IV, twelve. The go-to box and
// the search read the same.
duidu.numbers = (function () {
  const DIGITS = "零一二三四五六七八九";
  const SIZES = { 十: 10, 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
    "fifteen sixteen seventeen eighteen nineteen twenty"
  ).split(" ");

  // 一百零三 → "103", 二〇二四 → "2024"; "" where the signs make no number.
  function readHan(signs) {
    const plain = signs.replace(/〇/g, "零").replace(/两/g, "二").replace(/廿/g, "二十").replace(/卅/g, "三十");
    if (!/[十百千万亿]/.test(plain)) return Array.from(plain, function (sign) { return DIGITS.indexOf(sign); }).join("");
    let total = 0, part = 0, digit = -1;
    for (const sign of plain) {
      const size = SIZES[sign];
      if (size === undefined) {
        // 二十五六 is no number; 二百零五 is.
        if (digit > 0) return "";
        digit = DIGITS.indexOf(sign);
      } else if (size >= 10000) {
        total = (total + part + Math.max(digit, 0)) * size;
        part = 0;
        digit = -1;
      } else {
        part += (digit < 1 ? 1 : digit) * size;
        digit = -1;
      }
    }
    return String(total + part + Math.max(digit, 0));
  }

  // "iv" → 4; 0 for what is no roman numeral.
  function readRoman(text) {
    if (!/^m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return 0;
    return Array.from(text).reduce(function (sum, sign, at) {
      const value = ROMAN[sign];
      return sum + (value < (ROMAN[text[at + 1]] || 0) ? -value : value);
    }, 0);
  }

  // A folded word as a number without leading zeros; "" where it is none.
  function read(text) {
    if (/^\d+$/.test(text)) return text.replace(/^0+(?=\d)/, "");
    if (!/^[a-z]/.test(text)) return readHan(text);
    const word = WORDS.indexOf(text);
    return word >= 0 ? String(word) : String(readRoman(text) || "");
  }

  return { read: read, readHan: readHan, words: WORDS };
})();
