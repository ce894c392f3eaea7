// A numeral that stands for one number, as labels and references have them: 103, 一百零三, 廿五, 壹, IV,
// twelve, twenty-one. (Amounts in running text: amounts.js.)
duidu.numerals = (function () {
  const { tables } = duidu, { written } = duidu.fractions;
  const { digits, units, tens, others, forms } = tables.han;
  const { small, tens: tenWords } = tables.english;
  const HAN = "[" + digits + Object.keys(units).join("") + Object.keys(tens).join("") + Object.keys(others).join("") + "]";
  const ACCOUNTS = "[" + digits[0] + Object.keys(forms).join("") + "]";
  const DIGIT = "[" + digits.slice(1) + "]", [ten, hundred, thousand] = Object.keys(units);
  // Digits one by one, or each unit once from the largest: 二十五六 is no number.
  const REGULAR = new RegExp("^(?:[" + digits + "]+|(?:" + DIGIT + "?" + thousand + ")?(?:零?" + DIGIT + "?" + hundred +
    ")?(?:零?(?:" + DIGIT + "?" + ten + "|[" + Object.keys(tens).join("") + "]))?(?:零?" + DIGIT + ")?)$");
  const longest = function (one, other) { return other.length - one.length; };
  const WORD = "(?:(?:" + tenWords.join("|") + ")(?:[ -](?:" + small.slice(1, 10).join("|") + "))?|" +
    small.slice().sort(longest).join("|") + ")";
  const IS_WORD = new RegExp("^" + WORD + "$");

  // 一百零三 → "103", 二〇二四 → "2024"; "" where the signs make no number.
  function readHan(signs) {
    const plain = duidu.numbersZh.accounts(duidu.numbersZh.signs(signs));
    if (!REGULAR.test(plain)) return "";
    if (duidu.numbersZh.isDigits(plain)) return Array.from(plain, function (sign) { return digits.indexOf(sign); }).join("");
    return written(duidu.numbersZh.value(plain));
  }

  // "iv" → 4; 0 for what is no roman numeral.
  function readRoman(text) {
    let rest = text.toUpperCase(), value = 0, again = "";
    tables.roman.forEach(function (row) {
      for (let count = 0; count < 3 && rest.startsWith(row[1]); count += 1) {
        rest = rest.slice(row[1].length);
        value += row[0];
        again += row[1];
      }
    });
    return rest || writeRoman(value) !== again ? 0 : value;
  }

  function writeRoman(value) {
    return tables.roman.reduce(function (out, row) {
      for (; value >= row[0]; value -= row[0]) out += row[1];
      return out;
    }, "");
  }

  // A folded numeral as a number without leading zeros; "" where it is none.
  function read(text) {
    if (/^\d+$/.test(text)) return text.replace(/^0+(?=\d)/, "");
    if (!/^[a-z]/.test(text)) return readHan(text);
    return IS_WORD.test(text) ? written(duidu.numbersEn.value(text)) : String(readRoman(text) || "");
  }

  return { read: read, isWord: function (text) { return IS_WORD.test(text); }, HAN: HAN, ACCOUNTS: ACCOUNTS, WORD: WORD };
})();
