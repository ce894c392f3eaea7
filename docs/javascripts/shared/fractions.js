// Exact numbers, however large: [above, below] in lowest terms.
duidu.fractions = (function () {
  function common(one, other) { return other ? common(other, one % other) : one; }

  function of(above, below) {
    const top = BigInt(above), bottom = BigInt(below === undefined ? 1 : below), shared = common(top, bottom);
    return [top / shared, bottom / shared];
  }

  function add(one, other) { return of(one[0] * other[1] + other[0] * one[1], one[1] * other[1]); }
  function times(one, other) { return of(one[0] * other[0], one[1] * other[1]); }
  function over(one, other) { return of(one[0] * other[1], one[1] * other[0]); }
  function isLess(one, other) { return one[0] * other[1] < other[0] * one[1]; }

  // "1,000", "1 000", "3.50", "2½": the value of Arabic figures.
  function figure(text) {
    const [, whole, places = "", vulgar] = /^(\d*)\.?(\d*)(.?)$/u.exec(text.replace(/[, ]/g, ""));
    const number = of(whole + places || 0, "1" + "0".repeat(places.length));
    if (!vulgar) return number;
    const [above, below] = vulgar.normalize("NFKC").split("\u2044");
    return add(number, of(above, below));
  }

  // The shortest form: 350000000, 3.5, 1/3.
  function written(value) {
    const power = (function (rest) {
      let count = 0;
      for (; rest % 10n === 0n || rest % 5n === 0n || rest % 2n === 0n; count += 1) {
        rest /= rest % 10n === 0n ? 10n : rest % 5n === 0n ? 5n : 2n;
      }
      return rest === 1n ? count : -1;
    })(value[1]);
    if (power < 0) return value[0] + "/" + value[1];
    if (!power) return String(value[0]);
    const signs = String(value[0] * 10n ** BigInt(power) / value[1]).padStart(power + 1, "0");
    return signs.slice(0, -power) + "." + signs.slice(-power);
  }

  return { of: of, add: add, times: times, over: over, isLess: isLess, figure: figure, written: written };
})();
