// Signs of numbers among Han characters, and the whole numbers below 万 that they make: 一百零三, 廿五,
// 二〇二四, 壹佰. The twin of what build_scripts/language/amounts_zh.py knows of them.
duidu.han = (function () {
  const { tables } = duidu, { digits, units, tens, others, forms } = tables.han;
  const FORMAL = new RegExp(tables.han.formal, "gu");
  // 百 and 千: more than ten.
  const HUNDREDS = Object.keys(units).filter(function (sign) { return units[sign] > 10; });

  function isDigits(number) { return Array.from(number).every(function (sign) { return digits.includes(sign); }); }

  // One form for each sign: 〇 → 零, 两 → 二, 壹佰 → 一百.
  function signs(text) {
    return Array.from(text, function (sign) { return others[sign] || sign; }).join("").replace(FORMAL, accounts);
  }

  // The forms of accounts, wherever they stand: 伍 → 五.
  function accounts(text) {
    return Array.from(text, function (sign) { return forms[sign] || sign; }).join("");
  }

  // 二零二四 → "2024"
  function inRow(number) {
    return Array.from(number, function (sign) { return digits.indexOf(sign); }).join("");
  }

  // 一百零三 → 103, 百十 → 110, 一百二 → 120.
  function sum(number) {
    let total = 0, digit = 0, unit = 1;
    for (const sign of number) {
      if (units[sign]) {
        total += (digit || 1) * units[sign];
        digit = 0;
        unit = units[sign];
      } else if (tens[sign]) {
        total += tens[sign];
        unit = 10;
      } else if (sign === digits[0]) {
        unit = 10;
      } else if (!digit) {
        digit = digits.indexOf(sign);
      }
    }
    return total + digit * Math.max(Math.floor(unit / 10), 1);
  }

  return { HUNDREDS: HUNDREDS, isDigits: isDigits, signs: signs, accounts: accounts, inRow: inRow, sum: sum };
})();
