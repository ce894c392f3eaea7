// Steps (steps.js) → the units of a document that they mean, and the sentences of units.
duidu.resolve = (function () {
  const sentences = duidu.sentences;
  // Levels that are never another's: 附件一 is not 第一部分.
  const OUTER = duidu.tables.outer, PARAGRAPH = duidu.tables.letters.par, CLAUSE = duidu.tables.letters.clause;
  // As the steps are; without a paragraph that is no unit; with the words for levels forgiven; with the
  // clause of a sentence that it has not; with words for levels that the document does not use (lent.js);
  // what there is not in any unit of the kind (absent.js).
  const STRICT = 0, SHORTER = 1, ANY_KIND = 2, BEYOND = 3, LENT = 4, ABSENT = 5;

  function isStep(asked, own, isAnyKind) {
    return (asked.numbers.includes(own.number) || asked.numbers.includes(own.back)) &&
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

  // Numbers alone, no word for a level: 二.4
  function isBare(steps) {
    return steps.every(function (step) { return !step.isNamed && !step.kinds; });
  }

  function match(steps, units, isAnyKind) {
    function full(unit) { return isFull(steps, unit.path, isAnyKind) || isFull(steps, unit.whole, isAnyKind); }
    function end(unit) { return isEnd(steps, unit.whole, isAnyKind); }
    function along(unit) { return isAlong(steps, unit.whole, isAnyKind); }
    // 二.4 may be clause 4 of the second section and the fourth section of the second part: which is not
    // for us to guess. A word for a level says it.
    const isOpen = isBare(steps), rules = isOpen ? [function (unit) { return full(unit) || end(unit); }, along] : [full, end, along];
    for (const rule of rules) {
      const all = units.filter(function (unit) {
        return rule(unit) && !(isAnyKind && isUnnumbered(unit));
      });
      const found = isOpen ? numbered(all) : all;
      if (found.length) return found;
    }
    return [];
  }

  // A paragraph without a number of its own is not cited by one beside a clause that has it.
  function numbered(found) {
    return found.filter(function (unit) {
      return !isUnnumbered(unit) || !found.some(function (each) { return each.parent === unit.parent && !isUnnumbered(each); });
    });
  }

  function isUnnumbered(unit) { return unit.path[unit.path.length - 1].kind === PARAGRAPH; }

  function isUnder(unit, test) {
    for (let outer = unit; outer; outer = outer.parent) if (test(outer)) return true;
    return false;
  }

  // One number names what is called so by itself: 2.4 is no fourth sentence of each clause 2.
  function alone(steps, found) {
    return steps.length > 1 || !isBare(steps) || found.length === 1 ? found
      : found.filter(function (unit) { return unit.plain === steps[0].sign; });
  }

  function byPlace(found) {
    return found.sort(function (one, other) { return one.place - other.place || (one.sentence || 0) - (other.sentence || 0); });
  }

  /*
   * What the last step may be besides a unit's own number: II.4.2 and II.4(2) are also the second sentence of
   * II.4, and II.4, para. 2 a paragraph of it, which is no unit.
   */
  function inClause(steps, units, level, found) {
    const last = steps[steps.length - 1], outer = steps.slice(0, -1);
    const isClosed = last.isParagraph && !last.kinds, isWord = last.isParagraph && !isClosed;
    if (!outer.length || (isWord ? !found.length : !isClosed && (last.isNamed || last.kinds))) return [];
    const clauses = alone(outer, match(outer, units, false)).filter(function (unit) {
      return unit.sentences && !found.some(function (each) { return isUnder(each, function (one) { return one === unit; }); });
    });
    // What is cited by paragraphs has them, whether they are units or not; below a clause there are sentences alone.
    const plain = isClosed ? clauses.filter(function (unit) { return unit.path[unit.path.length - 1].kind === CLAUSE; }) : clauses;
    if (isWord || !plain.length) return isWord || found.length ? clauses : [];
    const all = sentences.of(plain, last.numbers);
    return level === BEYOND ? all : all.filter(function (each) { return !each.isMissing; });
  }

  // From the inside out: clause 4, Section II, Part Two
  function reversed(steps) {
    return steps.length > 1 && steps.every(function (step) { return step.isNamed; }) ? steps.slice().reverse() : null;
  }

  // The word before a path may be that of its end: clause II.4
  function moved(steps) {
    const first = steps[0], last = steps[steps.length - 1];
    if (steps.length < 2 || !first.isNamed || !isBare(steps.slice(1))) return null;
    return [Object.assign({}, first, { kinds: "", isNamed: false })].concat(steps.slice(1, -1), Object.assign({}, last, { kinds: first.kinds }));
  }

  // The kind of place that it is: a clause of a section, a sentence of one.
  function shape(found) {
    if (found.lacks) return shape(found.last);
    if (found.sentence !== undefined) return shape(found.parent) + ".";
    return found.path.map(function (step) { return step.kind; }).join(" ");
  }

  // Of several numbers the kinds of place that have all of them: Part II has no Sections 4, 5 and 6.
  function whole(found, numbers) {
    if (numbers.length < 2) return found;
    const counts = new Map();
    found.forEach(function (each) {
      const key = shape(each), own = each.sentence === undefined ? each.path[each.path.length - 1].number : each.sentence;
      counts.set(key, (counts.get(key) || new Set()).add(own));
    });
    const kept = found.filter(function (each) { return counts.get(shape(each)).size === numbers.length; });
    return kept.length ? kept : found;
  }

  // Steps → units and sentences, each reading that they have at this level.
  function resolve(steps, units, level) {
    if (level === ABSENT) return [];
    if (level === LENT) return duidu.lent.read(steps, units);
    return steps.length ? whole(every(steps, units, level), steps[steps.length - 1].numbers) : [];
  }

  function every(steps, units, level) {
    const last = steps[steps.length - 1], outer = steps.slice(0, -1);
    if (last.isEither && outer.length) return either(last, outer, units, level);
    if (last.isSentence) return sentencesOf(last, outer, units, level);
    const found = match(steps, units, level === ANY_KIND), isPlain = isBare(steps);
    if (found.length && !isPlain && !last.isParagraph) return found;
    const turned = found.length ? null : moved(steps) || reversed(steps), other = turned ? match(turned, units, false) : [];
    if (other.length) return other;
    const more = isPlain || !found.length || isBare(outer) ? inClause(steps, units, level, found) : [];
    // In figures alone it is first of all the way to a unit: 2.2.4 is p2-s2-c4.
    const isWay = steps.every(function (step) { return /^\d/.test(step.sign); });
    if (found.length || more.length) return isWay ? byPlace(found).concat(byPlace(more)) : byPlace(found.concat(more));
    return level === SHORTER ? shorter(last, outer, units, level) : [];
  }

  // II.4 s2 is a sentence, P2 s2 a section; where both are, both are meant.
  function either(last, outer, units, level) {
    const section = resolve(outer.concat(Object.assign({}, last, { isEither: false })), units, level);
    const all = section.concat(sentencesOf(last, outer, units, level));
    return sentences.sure(level === BEYOND ? all : all.filter(function (each) { return !each.isMissing; }));
  }

  // 第二条第一款 of an article in one piece; never the division whose clauses end before 99.
  function shorter(last, outer, units, level) {
    const isNamed = outer.some(function (step) { return step.isNamed; });
    if (!(last.isParagraph || (last.isNamed && isNamed))) return [];
    const found = alone(outer, resolve(outer, units, level));
    return within(found.filter(function (unit) { return !unit.isOuter; }), last);
  }

  /*
   * Units that what a step names would be in, though it is no unit itself. Where they have no such paragraph each
   * has `without`, the numbers that are not there; an item is no paragraph. One object each.
   */
  function within(units, step) {
    return units.map(function (unit) {
      const count = step.isParagraph ? unit.paragraphs || 1 : 0;
      const lacking = step.numbers.filter(function (number) { return !(Number(number.replace(duidu.phrases.BACK, "")) <= count); });
      if (!lacking.length) return unit;
      const key = lacking.join(" ");
      unit.withouts = unit.withouts || new Map();
      if (!unit.withouts.has(key)) unit.withouts.set(key, Object.assign({}, unit, { without: lacking }));
      return unit.withouts.get(key);
    });
  }

  // Which sentence it is of a paragraph that is no unit, or of a clause called otherwise, is not known.
  function sentencesOf(last, outer, units, level) {
    const known = resolve(outer, units, level === SHORTER ? STRICT : level);
    const clauses = known.length || level !== SHORTER ? known : resolve(outer, units, level);
    return sentences.of(clauses.filter(function (each) { return each.sentence === undefined; }), last.numbers, !known.length);
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
    const own = found.filter(function (each) { return each.names.includes(last); });
    if (own.length || found.length) return own.length ? own : found;
    // The Preface has no paragraph 13; that of another part is not meant.
    return under.length ? [] : resolve(steps, units, level);
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
    steps: resolve, run: resolveRun, inside: resolveInside, within: within, isUnder: isUnder, isBare: isBare, byPlace: byPlace, shape: shape,
    STRICT: STRICT, SHORTER: SHORTER, ANY_KIND: ANY_KIND, BEYOND: BEYOND, LENT: LENT, ABSENT: ABSENT
  };
})();
