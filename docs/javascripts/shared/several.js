// Several references in one text: II.4 and II.6, 二、4、5、6, 第二节第四项至第六项, clauses 4 and 6 of Section II.
// It is cut where a new one begins; each is read by the rules for one, and what it leaves out it takes from
// the one before it.
duidu.several = (function () {
  const { unique, flat } = duidu.documents, resolve = duidu.resolve, shape = resolve.shape;
  // No list of references is longer.
  const MOST = 20;
  // What stands between two references, and what only stands between the steps of one.
  const LIST = /[;&]|\b(?:and|or|plus)\b|以?及|[和与或跟]/;
  const RANGE = /^[\s.,、()]*(?:至|到|\bto\b|\bthrough\b|[~-])[\s(第]*$/;
  const BETWEEN = new RegExp("\\s*(?:,\\s*(?=and\\b|or\\b))?(?:" + LIST.source + "|[、,])\\s*");
  const INNER = /\b(?:of|in|under|within)\b|[的之]/, OPEN = /[\s,、/]/, COMMA = /^\s*[,、]\s*$/;

  // The steps of a text in its order, and what stands before the first; null where it is anything more.
  function read(text, units) {
    const names = units[0].document.pattern, before = duidu.steps(text, { names: names }).before;
    const rest = before ? text.slice(before.length) : text, all = duidu.steps(rest, { names: names });
    if (!all.isPure) return null;
    const steps = flat(all.runs.map(function (run) { return run.steps; })).sort(function (one, other) { return one.start - other.start; });
    steps.forEach(function (step) {
      step.start += before.length;
      step.end += before.length;
      step.text = text.slice(step.start, step.end).trim();
    });
    return steps;
  }

  function style(step) { return /^\d/.test(step.sign) ? "figure" : /^[a-z]/.test(step.sign) ? "letters" : "han"; }

  function isBare(step) { return !step.isNamed && !step.kinds; }

  function isPath(gap) { return gap !== undefined && !OPEN.test(gap); }

  // What stands before each step, without the headings there: 人文和教育领域 is no list.
  function gapsOf(text, steps, units) {
    const names = units[0].document.pattern && new RegExp(units[0].document.pattern.source, "g");
    return steps.map(function (step, at) {
      const gap = at ? text.slice(steps[at - 1].end, step.start) : undefined;
      return gap && names ? gap.replace(names, "") : gap;
    });
  }

  // Whether a new reference begins with a step; `own`: the steps of the one before, up to here.
  function begins(steps, at, gaps, own) {
    const step = steps[at], last = steps[at - 1], gap = gaps[at];
    if (INNER.test(gap)) return false;
    if (LIST.test(gap)) return true;
    if (RANGE.test(gap)) return !/-/.test(gap) || isEnd(steps, at, own);
    if (!isBare(step)) return step.isNamed && own.some(function (each) { return each.isNamed && each.kinds === step.kinds; });
    if (!OPEN.test(gap)) return false;
    // II.4 II.5 | 2.4, 2.5
    const isAgain = style(step) !== style(last) && own.some(function (each) { return isBare(each) && style(each) === style(step); });
    return isAgain || isPath(gaps[at + 1]) && isPath(gaps[at - 1]) && style(step) === style(own[0]);
  }

  // II-4 and p2-s2 are one path; II.4–II.6, c4–c6 and (1)–(3) have a place at each end.
  function isEnd(steps, at, own) {
    const step = steps[at];
    if (!isBare(step)) return own.some(function (each) { return each.kinds === step.kinds; });
    const isAlike = own.length > 1 && own.some(function (each) { return isBare(each) && style(each) === style(step); });
    return isAlike && !/^\d/.test(step.text) && (/^\(/.test(step.text) || isWhole(steps.slice(at, at + 2)));
  }

  function isWhole(steps) { return steps.length > 1 || !isBare(steps[0]); }

  // A number that rises from the one before: the 5 of 二、4、5.
  function isNext(steps, gaps, at) {
    const last = steps[at - 1], step = steps[at];
    const isJoint = COMMA.test(gaps[at]) || LIST.test(gaps[at]) || /\//.test(gaps[at]) && !/\//.test(gaps[at - 1]);
    return isJoint && isBare(step) && last.numbers.length === 1 &&
      style(step) === style(last) && Number(last.numbers[0]) < Number(step.numbers[0]);
  }

  /*
   * Where the references of a text begin, as numbers of steps; `isSure`: it is nothing but a list; `isLast`:
   * it is one only where it is nothing else. II.4, 5 and 6 is one; II.4, 6 may be; 1, 3 is the less likely one.
   */
  function cut(steps, gaps) {
    const starts = [0], isSaid = gaps.some(function (gap) { return LIST.test(gap); });
    let first = steps.length - 1;
    while (first && isNext(steps, gaps, first)) first -= 1;
    const count = steps.length - first, isLong = count > 2, isOpen = !isSaid && count > 1;
    for (let at = 1; at < steps.length; at += 1) {
      const isRow = at > first || isSaid && isNext(steps, gaps, at);
      if (isRow || begins(steps, at, gaps, steps.slice(starts[starts.length - 1], at))) starts.push(at);
    }
    // 1-3, of what has articles alone.
    const isSpan = steps.length === 2 && starts.length === 1 && RANGE.test(gaps[1]) && steps.every(isBare);
    if (isSpan) starts.push(1);
    const isAlone = isOpen && !first, isPair = isOpen && !isLong && starts.length === 2;
    return { starts: starts, isSure: !isPair && !isSpan && !(isAlone && isLong && isBare(steps[0])), isLast: isSpan || isAlone && !isLong };
  }

  // The step of the reference before that the first one of this takes the place of; -1: none.
  function replaced(before, own) {
    if (!isBare(own[0])) return before.findIndex(function (each) { return each.kinds === own[0].kinds; });
    return before.length - own.length;
  }

  // A reference with what it leaves out, from the one before.
  function filled(own, before) {
    const at = replaced(before.steps, own.steps), place = before.steps[at];
    if (at < 0 || own.hasOuter) return own.text;
    const head = before.text.slice(0, place.start - before.start);
    // clause 4 of Section II and clause 5
    const outer = before.hasOuter ? before.text.slice(place.end - before.start) : "";
    const isNumber = isBare(own.steps[0]) && place.sign && !isBare(place);
    const first = own.steps[0], rest = own.text.slice(first.end - own.start);
    return head + (isNumber ? place.text.replace(place.sign, first.text) : own.text.slice(0, first.end - own.start)) + rest + outer;
  }

  // The parts: {text, steps, start, isRange: behind 至, isShort: less than the part before}.
  function partsOf(text, steps, gaps, starts, units) {
    const parts = starts.map(function (from, at) {
      const own = steps.slice(from, starts[at + 1]), start = at ? own[0].start : 0;
      const end = at + 1 < starts.length ? own[own.length - 1].end : text.length;
      return {
        steps: own, start: start, text: text.slice(start, end), isRange: Boolean(at) && RANGE.test(gaps[from]), isShort: own.length === 1,
        hasOuter: gaps.slice(from + 1, from + own.length).some(function (gap) { return /of|in|under|within/.test(gap); })
      };
    });
    const last = parts[parts.length - 1];
    parts.forEach(function (part, at) {
      const before = parts[at - 1];
      // clause 4 and clause 6 of Section II
      if (part !== last && last.hasOuter && !part.hasOuter && part.isShort) part.text += text.slice(last.steps[0].end);
      if (!before) return;
      const whole = filled(part, before);
      if (whole === part.text) return;
      // The next takes from this one what it has now.
      Object.assign(part, { own: part.text, text: whole, start: 0, steps: read(whole, units) || part.steps, hasOuter: part.hasOuter || before.hasOuter });
    });
    return parts;
  }

  // Of what each part may be what all of them may be alike: Sections 4 and 6 of a part with five are not meant.
  function alike(found) {
    const common = unique(found[0].map(shape)).filter(function (each) {
      return found.every(function (part) { return part.some(function (one) { return shape(one) === each; }); });
    });
    if (!common.length) return found;
    return found.map(function (part) { return part.filter(function (one) { return common.includes(shape(one)); }); });
  }

  // What lies between two places of one kind under one parent, both ends with it.
  function between(first, last, units) {
    if (first.parent !== last.parent || shape(first) !== shape(last) || first.place > last.place) return [];
    if (first.sentence === undefined) {
      return units.filter(function (unit) {
        return unit.parent === first.parent && shape(unit) === shape(first) && first.place <= unit.place && unit.place <= last.place;
      });
    }
    const numbers = [];
    for (let each = first.sentence; each <= last.sentence; each += 1) numbers.push(String(each));
    return duidu.sentences.of([first.parent], numbers);
  }

  function isNumber(text) { return duidu.steps(text, {}).runs.some(function (run) { return run.steps.length === 1 && isBare(run.steps[0]); }); }

  // 序言和第一条: names among them.
  function names(text, units, level, one) {
    const parts = text.split(BETWEEN), called = parts.map(function (each) {
      const part = each.replace(/^the /, "");
      return units.filter(function (unit) { return unit.names.includes(part) || duidu.names.aliases(unit).includes(part); });
    });
    if (parts.length < 2 || parts.length > MOST || called.every(function (each) { return !each.length; })) return [];
    // 二、经济领域 is the name of one place, and so is Economic Field, clause 6.
    if (!LIST.test(text) && (parts.some(isNumber) || one(text, units, level).length)) return [];
    const all = called.map(function (found, at) { return found.length ? found : one(parts[at], units, level); });
    // Preamble, para. 2 is no list: each article has one.
    const isOpen = !LIST.test(text) && all.some(function (each) { return each.length > 1; });
    return !isOpen && all.every(function (each) { return each.length; }) ? flat(all) : [];
  }

  // A text → what it lists, null where it is a list with a place that there is not; `one`: the rules for one reference, of which the first that finds something counts.
  function several(text, units, level, one) {
    const steps = read(text, units), isNamed = !steps || steps.length < 2 || steps[0].start > 0;
    const called = isNamed ? names(text, units, level, one) : [];
    if (called.length || !steps || steps.length < 2) return called;
    const gaps = gapsOf(text, steps, units), way = cut(steps, gaps);
    if (way.starts.length < 2 || way.starts.length > MOST) return [];
    const single = way.isSure ? [] : one(text, units, level);
    if (single.length && way.isLast) return single;
    const isList = way.isSure && steps.length > 2 && way.starts.length > 1;
    const all = listed(partsOf(text, steps, gaps, way.starts, units), units, level, one);
    // II.4、6 may be clause 6 of IV as well.
    if (single.length && all.length) return resolve.byPlace(unique(all.concat(single)));
    return all.length || !isList ? all : null;
  }

  function listed(parts, units, level, one) {
    const all = parts.map(function (part) {
      const found = one(part.text, units, level);
      return found.length || !part.own ? found : one(part.own, units, level);
    });
    if (!all.every(function (each) { return each.length; })) return [];
    const found = alike(all);
    return flat(found.map(function (part, at) { return parts[at].isRange && parts[at].isShort ? spanned(found[at - 1], part, units) : part; }));
  }

  // 第四项至第六项, of each section that has both.
  function spanned(before, found, units) {
    const inner = flat(before.map(function (first) {
      return flat(found.map(function (last) { return between(first, last, units); }));
    }));
    return inner.length ? inner : found;
  }

  several.BETWEEN = BETWEEN;
  return several;
})();
