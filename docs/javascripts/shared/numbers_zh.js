// The value of a number in Han characters, with a scale in figures too: 三亿五千万, 3.5亿, 三点五. The twin
// of build_scripts/language/numbers_zh.py.
duidu.numbersZh = (function () {
  const { of, add, times, over, figure } = duidu.fractions, { isDigits, inRow, sum } = duidu.han;
  const { tables } = duidu, { digits, units } = tables.han, { sizes } = tables.scales;
  const PAIR = new RegExp(tables.scales.pair), WHOLE_PAIR = new RegExp("^" + tables.scales.pair + "$");
  const MORE = new RegExp("(?:" + tables.scales.more + "| )+$");
  const LOWER_DIGIT = new RegExp("^(?:" + tables.scales.lowerDigit + ")$");
  const STARTS_FIGURE = new RegExp("^(?:" + tables.scales.startsFigure + ")", "u");
  const LAST_SCALE = new RegExp(tables.scales.last);
  const ROW = new RegExp("^[" + digits + "]{3}");

  function value(number) {
    for (const sign of Object.keys(sizes)) {
      const at = number.lastIndexOf(sign), head = number.slice(0, Math.max(at, 0)), size = sizes[sign];
      if (at >= 0) return add(times(head ? value(head) : of(1), of(size)), tail(number.slice(at + 1), size));
    }
    return below(number.replace(MORE, "").replaceAll(tables.han.couple, digits[2]));
  }

  // What stands behind a scale: 五千 → 5000; one digit is of the unit below (三万五).
  function tail(rest, size) {
    if (!rest) return of(0);
    const own = value(rest);
    return LOWER_DIGIT.test(rest) ? over(times(own, of(size)), of(10)) : own;
  }

  // The value of a number without 万 and 亿.
  function below(number) {
    if (!number) return of(0);
    if (startsFigure(number)) {
      return Array.from(number.matchAll(/([^百千]+)([百千]?)/gu)).reduce(function (total, part) {
        return add(total, times(figure(part[1]), of(units[part[2]] || 1)));
      }, of(0));
    }
    const [whole, places] = number.split("点");
    if (places) return add(below(whole), of(inRow(places), "1" + "0".repeat(places.length)));
    if (isDigits(number)) return of(inRow(WHOLE_PAIR.test(number) ? number[0] : number));
    return of(sum(number));
  }

  // 3, ½
  function startsFigure(number) { return STARTS_FIGURE.test(number); }

  // 三年半 → 1/2; behind a scale half of that: 三万半 → 5000, 一百万半 → 500000.
  function halfBehind(number, half) {
    const scale = half === "半" && LAST_SCALE.exec(number);
    return scale ? over(value(scale[0]), of(2)) : of(1, 2);
  }

  // Whether two digits side by side say "about": 三四十, 十七八; not 一九三四.
  function hasPair(number) {
    const [before] = number.split("点");
    return PAIR.test(before) && !ROW.test(before);
  }

  return { value: value, hasPair: hasPair, halfBehind: halfBehind, startsFigure: startsFigure };
})();
