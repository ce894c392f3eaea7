// The value of a number in Han characters, with a scale in figures too: 三亿五千万, 3.5亿, 三点五. The twin
// of what build_scripts/language/amounts_zh.py knows of values.
duidu.numbersZh = (function () {
  const { of, add, times, over, figure } = duidu.fractions, { isDigits, inRow, sum } = duidu.han;
  const { tables } = duidu, { digits, units } = tables.han, { sizes } = tables.scales;
  const PAIR = new RegExp(tables.scales.pair), WHOLE_PAIR = new RegExp("^" + tables.scales.pair + "$");
  const MORE = new RegExp("(?:" + tables.scales.more + "| )+$");
  const ROW = new RegExp("^[" + digits + "]{3}");

  function value(number) {
    for (const sign of Object.keys(sizes)) {
      const at = number.lastIndexOf(sign), head = number.slice(0, Math.max(at, 0)), size = sizes[sign];
      if (at >= 0) return add(times(head ? value(head) : of(1), of(size)), tail(number.slice(at + 1), size));
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

  // Whether two digits side by side say "about": 三四十, 十七八; not 一九三四.
  function hasPair(number) {
    const [before] = number.split("点");
    return PAIR.test(before) && !ROW.test(before);
  }

  return { value: value, hasPair: hasPair };
})();
