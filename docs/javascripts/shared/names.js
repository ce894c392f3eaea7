// Units by what they are called: heading, short form, words of a citation, or another name for a block.
duidu.names = (function () {
  const { unique, flat } = duidu.documents;
  // Names that mean the same, ids of blocks among them.
  const ALIASES = duidu.tables.blocks;

  // Half a number is no number, half a word no word.
  function isCut(text, start, end) {
    return /[\da-z]/.test(text[end] || "") && /[\da-z]/.test(text[end - 1]) ||
      /[a-z]/.test(text[start - 1] || "") && /[a-z]/.test(text[start]);
  }

  function aliases(unit) {
    const own = [unit.id].concat(unit.names, unit.cited);
    return flat(ALIASES.filter(function (words) {
      return words.some(function (word) { return own.includes(word); });
    }));
  }

  // (II. 4) → ii.4
  function bare(text) { return text.replace(/\s/g, "").replace(/^[(《〈#]+|[)》〉,.;:。、]+$/g, ""); }

  // Short form (II.4, II.4-6) or words of a citation, exactly.
  function exact(text, units) {
    const plain = bare(text), range = /^(.*[^\d-])(\d+)-(\d+)$/.exec(plain);
    const short = !plain ? [] : units.filter(function (unit) {
      const own = unit.plain, number = range && own.startsWith(range[1]) && own.slice(range[1].length);
      return own === plain || (number && /^\d+$/.test(number) && +range[2] <= +number && +number <= +range[3]);
    });
    if (short.length) return short;
    return units.filter(function (unit) { return unit.cited.includes(text); });
  }

  // The name of a division or block, whole; another name for it; the beginning or part of a heading.
  function named(text, units) {
    const rules = [
      function (unit) { return unit.names.includes(text); },
      function (unit) { return aliases(unit).includes(text); },
      function (unit) { return text.length > (/[a-z]/.test(text) ? 3 : 1) && unit.names.some(function (name) {
        const at = name.indexOf(text);
        return at >= 0 && !isCut(name, at, at + text.length);
      }); }
    ];
    for (const rule of rules) {
      const found = units.filter(rule);
      if (found.length) return found;
    }
    return [];
  }

  // Units whose words in a citation stand in the text (at `place` alone), the longest only. In a run
  // they must be all of it: 第一节 in 第二部分第一节第六项 is another's.
  function cited(text, units, runs, place) {
    let best = [], length = 0;
    function isMeant(start, end) {
      return start >= 0 && !isCut(text, start, end) && !runs.some(function (run) {
        return run.start <= start && start < run.end && (run.start < start || run.steps.some(function (step) {
          return step.isNamed && step.end > end;
        }));
      });
    }
    units.forEach(function (unit) {
      unit.cited.forEach(function (words) {
        if (words.length < length || words.length < 2) return;
        let start = place === undefined ? text.indexOf(words) : text.startsWith(words, place) ? place : -1;
        while (start >= 0 && !isMeant(start, start + words.length)) {
          start = place === undefined ? text.indexOf(words, start + 1) : -1;
        }
        if (start < 0) return;
        if (words.length > length) best = [];
        length = words.length;
        best.push(unit);
      });
    });
    return unique(best);
  }

  return { isCut: isCut, aliases: aliases, exact: exact, named: named, cited: cited };
})();
