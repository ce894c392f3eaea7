// Other forms of Han characters and the simplified ones. Which there are comes with each document, for the
// characters that it has; those of the scripts' own words come with the tables.
duidu.forms = (function () {
  const known = new Map();

  // Take in lines of characters, the simplified form first: ["里裏裡", …].
  function learn(lines) {
    (lines || []).forEach(function (line) {
      const [target, ...others] = line;
      others.forEach(function (other) { known.set(other, target); });
    });
  }

  // 鐵路 → 铁路
  function simplify(text) {
    return text.replace(/[^\x00-\u2e7f]/gu, function (sign) { return known.get(sign) || sign; });
  }

  learn(duidu.tables.forms);
  return { known: known, learn: learn, simplify: simplify };
})();
