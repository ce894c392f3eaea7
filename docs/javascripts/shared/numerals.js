// A numeral that stands for one number, as labels and references have them: 103, 一百零三, 廿五, 壹, IV,
// twelve, twenty-one. (Amounts in running text: amounts.js.)
duidu.numerals = (function () {
  const { tables } = duidu, { signs, accounts, isDigits, inRow, sum } = duidu.han;
  const { digits, units, tens, others, forms } = tables.han, { small, tens: words } = tables.words;
  const HAN = classOf(digits, Object.keys(units), Object.keys(tens), Object.keys(others));
  const ACCOUNTS = classOf(digits[0], Object.keys(forms));
  const DIGIT = classOf(digits.slice(1));
  // Digits one by one, or each unit once from the largest: 二十五六 is no number.
  const REGULAR = new RegExp("^(?:" + classOf(digits) + "+|" + Object.keys(units)
    .sort(function (one, other) { return units[other] - units[one]; })
    .map(function (unit) {
      const ten = units[unit] === 10 ? "|" + classOf(Object.keys(tens)) : "";
      return "(?:" + digits[0] + "?(?:" + DIGIT + "?" + unit + ten + "))?";
    }).join("") + "(?:" + digits[0] + "?" + DIGIT + ")?)$");
  const WORD = "(?:(?:" + words.join("|") + ")(?:[ -](?:" + small.slice(1, 10).join("|") + "))?|" +
    small.slice().reverse().join("|") + ")";
  const IS_WORD = new RegExp("^" + WORD + "$");

  function classOf(...groups) { return "[" + [].concat(...groups).join("") + "]"; }

  // 一百零三 → "103", 二〇二四 → "2024"; "" where the signs make no number.
  function readHan(text) {
    const plain = accounts(signs(text));
    if (!REGULAR.test(plain)) return "";
    return isDigits(plain) ? inRow(plain) : String(sum(plain));
  }

  // twenty-one → 21
  function readWord(text) {
    return text.split(/[ -]/).reduce(function (value, word) {
      return value + (small.includes(word) ? small.indexOf(word) : 10 * words.indexOf(word) + 20);
    }, 0);
  }

  // iv → 4; 0 for what is no roman numeral.
  function readRoman(text) {
    let rest = text.toUpperCase(), value = 0;
    tables.roman.forEach(function ([size, sign]) {
      for (; rest.startsWith(sign); value += size) rest = rest.slice(sign.length);
    });
    return !rest && value < 10000 && writeRoman(value) === text.toUpperCase() ? value : 0;
  }

  function writeRoman(value) {
    return tables.roman.reduce(function (out, [size, sign]) {
      for (; value >= size; value -= size) out += sign;
      return out;
    }, "");
  }

  function isWord(text) { return IS_WORD.test(text); }

  // A folded numeral as a number without leading zeros; "" where it is none.
  function read(text) {
    if (/^\d+$/.test(text)) return text.replace(/^0+(?=\d)/, "");
    if (!/^[a-z]/.test(text)) return readHan(text);
    return isWord(text) ? String(readWord(text)) : String(readRoman(text) || "");
  }

  return { read: read, isWord: isWord, HAN: HAN, ACCOUNTS: ACCOUNTS, WORD: WORD };
})();
