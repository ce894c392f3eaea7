// Places that are understood and do not exist: II.14 of a section with 13 clauses, Section VI of five.
duidu.absent = (function () {
  const { unique, flat } = duidu.documents, { letters } = duidu.tables, { resolve, lent } = duidu;

  function stepOf(unit) { return unit.path[unit.path.length - 1]; }

  // What a unit has of those kinds, or of its own with a number where no kind is said.
  function inner(unit, kinds) {
    return unit.document.units.filter(function (each) {
      const kind = stepOf(each).kind;
      return each.parent === unit && stepOf(each).number && (kinds ? kinds.split(" ").includes(kind) : kind !== letters.par);
    });
  }

  /*
   * That a unit has none of that number: what it is itself, with {isMissing, lacks: the ends of the ids, last: the
   * last one that it has}; one object each. Null where it has nothing of the kind, or this very one.
   */
  function at(unit, step) {
    const all = inner(unit, step.kinds), numbers = all.map(function (each) { return stepOf(each).number; });
    const lacking = step.numbers.filter(function (number) { return !numbers.includes(number) && !all.some(function (each) { return stepOf(each).back === number; }); });
    if (!all.length || !lacking.length) return null;
    const lacks = lacking.map(function (number) { return stepOf(all[0]).kind + number; }), key = lacks.join(" ");
    unit.absent = unit.absent || new Map();
    if (!unit.absent.has(key)) unit.absent.set(key, Object.assign({}, unit, { isMissing: true, lacks: lacks, last: all[all.length - 1] }));
    return unit.absent.get(key);
  }

  // The one run of a text that is nothing else, each step with the words for levels of the document.
  function stepsOf(text, units, how) {
    const read = duidu.steps(text, Object.assign({ names: units[0].document.pattern }, how));
    if (!read.isPure || read.runs.length !== 1) return null;
    const run = read.runs[0];
    return { names: run.names, steps: lent.lend(run.steps, lent.kindsOf(units[0].document)) || run.steps };
  }

  // The units that lack what a text names: where they are named themselves, or at ABSENT each that has its like.
  function find(text, units, level) {
    const read = stepsOf(text, units, { isRange: true });
    if (!read) return [];
    const last = read.steps[read.steps.length - 1], outer = read.steps.slice(0, -1);
    if (last.isSentence || last.isWeak || level === resolve.ABSENT === Boolean(outer.length || read.names.length)) return [];
    if (!outer.length && !read.names.length) return last.isNamed || last.isLent ? ofAll(last, units) : [];
    const under = outers(outer, read.names, units);
    return unique(under.map(function (unit) { return at(unit, last); }).filter(Boolean));
  }

  // A number that no unit has: of a level that runs on through the document its end is shown.
  function ofAll(step, units) {
    const all = units.filter(function (unit) { return unit.path.length === 1 && step.kinds && step.kinds.split(" ").includes(stepOf(unit).kind); });
    if (!all.length) return units.map(function (unit) { return at(unit, step); }).filter(Boolean);
    const last = all[all.length - 1], key = stepOf(last).kind + step.numbers.join(" ");
    return [Object.assign({}, last, { isMissing: true, lacks: [key], last: last })];
  }

  function outers(steps, names, units) {
    const own = names.length ? units.filter(function (unit) { return unit.names.includes(names[names.length - 1]); }) : units;
    if (!steps.length) return own;
    const sign = steps.length === 1 && resolve.isBare(steps) ? steps[0].sign : "";
    const called = sign ? own.filter(function (unit) { return unit.plain === sign; }) : [];
    const divisions = called.length ? called : resolve.steps(steps, own, resolve.STRICT);
    return divisions.filter(function (unit) { return unit.isOuter && !unit.isMissing && unit.sentence === undefined; });
  }

  // What is found, and what is not of the same list: II.12-15 where the section ends with 13.
  function rest(text, found, units) {
    if (!found.length || found.some(function (each) { return each.isMissing || each.sentence !== undefined; })) return found;
    const read = /[-~至到]|\b(?:to|through)\b/.test(text) && stepsOf(text, units, { isRange: true }), last = read && read.steps[read.steps.length - 1];
    const own = found.filter(function (each) { return each.document === units[0].document; });
    if (!last || last.numbers.length < 2 || !own.every(function (each) { return last.numbers.includes(stepOf(each).number); })) return found;
    const parents = unique(own.map(function (each) { return each.parent; })).filter(Boolean);
    return flat([found, parents.map(function (unit) { return at(unit, last); }).filter(Boolean)]);
  }

  return { find: find, rest: rest, at: at };
})();
