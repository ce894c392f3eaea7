// The value of a number in Han characters, with a scale in figures too: 一百零三, 三亿五千万, 3.5亿. The
// twin of what build_scripts/language/amounts_zh.py knows of values.
duidu.numbersZh = (function () {
  const { of, add, times, over, figure } = duidu.fractions, { tables } = duidu;
  const { digits, units, tens, scales, others, formal } = tables.han;
  const PAIR = new RegExp(tables.han.pair), WHOLE_PAIR = new RegExp("^" + tables.han.pair + "$");
  const MORE = new RegExp("(?:" + tables.han.more + "| )+$");
  const FORMAL = new RegExp(formal, "gu");

  function isDigits(number) { return Array.from(number).every(function (sign) { return digits.includes(sign); }); }

  // One form for each sign: 〇 → 零, 两 → 二, 壹佰 → 一百.
  function signs(text) {
    return Array.from(text, function (sign) { return others[sign] || sign; }).join("")
      .replace(FORMAL, function (found) { return accounts(found); });
  }

  // The forms of accounts, wherever they stand: 伍 → 五.
  function accounts(text) {
    return Array.from(text, function (sign) { return tables.han.forms[sign] || sign; }).join("");
  }

  function value(number) {
    for (const sign of Object.keys(scales)) {
      const at = number.lastIndexOf(sign), head = number.slice(0, Math.max(at, 0));
      if (at >= 0) return add(times(head ? value(head) : of(1), of(scales[sign])), tail(number.slice(at + 1), scales[sign]));
    }
    return below(number.replace(MORE, ""));
  }

  // What stands behind a scale: 五千 → 5000; one digit is of the unit below (三万五).
  function tail(rest, size) {
    if (!rest) return of(0);
    const own = value(rest);
    return isDigits(rest) && !rest.includes(digits[0]) ? over(times(own, of(size)), of(10)) : own;
  }

  // The value of a number without 万 and 亿.
  function below(number) {
    if (/^\d/.test(number)) {
      const unit = units[number.slice(-1)];
      return times(figure(unit ? number.slice(0, -1) : number), of(unit || 1));
    }
    const [whole, places] = number.split("点");
    if (places) return add(below(whole), of(inRow(places), "1" + "0".repeat(places.length)));
    if (isDigits(number)) return of(inRow(WHOLE_PAIR.test(number) ? number[0] : number));
    return of(sum(number));
  }

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

  // Whether two digits side by side say "about": 三四十, 十七八; not 一九三四.
  function hasPair(number) {
    const [before] = number.split("点"), row = number.match(new RegExp("^[" + digits + "]*"))[0];
    return PAIR.test(before) && row.length < 3;
  }

  return { signs: signs, accounts: accounts, value: value, isDigits: isDigits, hasPair: hasPair };
})();
