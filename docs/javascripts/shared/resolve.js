// Steps (steps.js) → the units of a document that they mean.
duidu.resolve = (function () {
  // Levels that are never another's: 附件一 is not 第一部分.
  const OUTER = duidu.tables.outer;

  function isStep(asked, own, isAnyKind) {
    return asked.numbers.includes(own.number) &&
      ((isAnyKind && !OUTER.includes(asked.kinds)) || !asked.kinds || asked.kinds.split(" ").includes(own.kind));
  }

  function isEnd(asked, own, isAnyKind) {
    const skipped = own.length - asked.length;
    return skipped >= 0 && asked.every(function (step, at) { return isStep(step, own[skipped + at], isAnyKind); });
  }

  function isFull(asked, own, isAnyKind) { return asked.length === own.length && isEnd(asked, own, isAnyKind); }

  // The last step ends the path; the others come before it in order.
  function isAlong(asked, own, isAnyKind) {
    if (!isEnd(asked.slice(-1), own, isAnyKind)) return false;
    let at = 0;
    own.slice(0, -1).forEach(function (step) {
      if (at < asked.length - 1 && isStep(asked[at], step, isAnyKind)) at += 1;
    });
    return at === asked.length - 1;
  }

  function match(steps, units, isAnyKind) {
    const rules = [
      function (unit) { return isFull(steps, unit.path, isAnyKind) || isFull(steps, unit.whole, isAnyKind); },
      function (unit) { return isEnd(steps, unit.whole, isAnyKind); },
      function (unit) { return isAlong(steps, unit.whole, isAnyKind); }
    ];
    for (const rule of rules) {
      const found = units.filter(function (unit) {
        return rule(unit) && !(isAnyKind && unit.path[unit.path.length - 1].kind === "par");
      });
      if (found.length) return found;
    }
    return [];
  }

  const STRICT = 0, SHORTER = 1, ANY_KIND = 2;

  // Steps → units: as they are, without a paragraph that is no unit, with the words for levels forgiven.
  function resolve(steps, units, level) {
    if (!steps.length) return [];
    const found = match(steps, units, level === ANY_KIND), last = steps[steps.length - 1];
    if (found.length) return likeliest(found, last.kinds.split(" "));
    const outer = steps.slice(0, -1), isNamed = outer.some(function (step) { return step.isNamed; });
    if (level !== SHORTER || !(last.isParagraph || (last.isNamed && isNamed))) return [];
    const shorter = resolve(outer, units, level);
    // 第二条第一款 of an article in one piece; never the section whose clauses end before 99.
    return last.isParagraph ? shorter : shorter.filter(function (unit) {
      return !units.some(function (each) { return each.parent === unit; });
    });
  }

  // 款 means an unnumbered paragraph before it means a clause.
  function likeliest(units, kinds) {
    for (const kind of kinds) {
      const found = units.filter(function (unit) { return unit.path[unit.path.length - 1].kind === kind; });
      if (found.length) return found;
    }
    return units;
  }

  function isUnder(unit, test) {
    for (let outer = unit; outer; outer = outer.parent) if (test(outer)) return true;
    return false;
  }

  // A run → units; the headings that stand in it choose among them.
  function resolveRun(run, steps, units, level) {
    const names = run.names, last = names[names.length - 1];
    const under = names.length ? units.filter(function (unit) {
      return names.every(function (name) {
        return isUnder(unit, function (outer) { return outer.names.includes(name); });
      });
    }) : [];
    const found = resolve(steps, under, level);
    const own = found.filter(function (unit) { return unit.names.includes(last); });
    return own.length ? own : found.length ? found : resolve(steps, units, level);
  }

  // A run inside a sentence: it begins with a named step, and what follows need not belong to it.
  function resolveInside(run, units, level) {
    const first = run.steps.findIndex(function (step) { return step.isNamed; });
    if (first < 0) return { found: [], size: 0 };
    const starts = first ? [0, first] : [0];
    for (const start of starts) {
      const steps = run.steps.slice(start);
      const weak = steps.findIndex(function (step) { return step.isWeak; });
      if (weak >= 0) steps.length = weak;
      for (; steps.length; steps.pop()) {
        const found = resolveRun(run, steps, units, level);
        if (found.length) return { found: found, size: steps.length };
        if (steps[steps.length - 1].isNamed) break;
      }
    }
    return { found: [], size: 0 };
  }

  return {
    steps: resolve, run: resolveRun, inside: resolveInside, isUnder: isUnder,
    STRICT: STRICT, SHORTER: SHORTER, ANY_KIND: ANY_KIND
  };
})();
