// Several references in one text: II.4 and II.6, 二、4、5、6, 第二节第四项至第六项, clauses 4 and 6 of Section II.
// It is cut where a new one begins; each is read by the rules for one, and what it leaves out it takes from
// the one before it.
duidu.several = (function () {
  const { unique, flat } = duidu.documents, resolve = duidu.resolve, shape = resolve.shape;
  // No list of references is longer.
  const MOST = 20;
  // What stands between two references, and what only stands between the steps of one.
  const LIST = /[;&+]|\b(?:and|or|plus)\b|以?及|[和与或跟]/;
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
    if (RANGE.test(gap)) return !/-/.test(gap) || isWhole(own) && !/^\d/.test(step.text) && (/^\(/.test(step.text) || isWhole(steps.slice(at, at + 2)));
    if (!isBare(step)) return step.isNamed && own.some(function (each) { return each.isNamed && each.kinds === step.kinds; });
    if (!OPEN.test(gap)) return false;
    // II.4 II.5 | 2.4, 2.5
    const isAgain = style(step) !== style(last) && own.some(function (each) { return isBare(each) && style(each) === style(step); });
    return isAgain || isPath(gaps[at + 1]) && isPath(gaps[at - 1]) && style(step) === style(own[0]);
  }

  function isWhole(steps) { return steps.length > 1 || !isBare(steps[0]); }

  // 二、4、5、6 | 3, 5 and 7: where the numbers at the end begin that rise.
  function rising(steps, gaps) {
    let at = steps.length - 1;
    function isNext() {
      return at > 0 && (COMMA.test(gaps[at]) || LIST.test(gaps[at])) && isBare(steps[at]) && steps[at - 1].numbers.length === 1 &&
        style(steps[at]) === style(steps[at - 1]) && Number(steps[at - 1].numbers[0]) < Number(steps[at].numbers[0]);
    }
    while (isNext()) at -= 1;
    return at;
  }

  // Where the references of a text begin, as numbers of steps; `isSure`: it is nothing but a list.
  function cut(steps, gaps) {
    const starts = [0], first = rising(steps, gaps), count = steps.length - first;
    const isSaid = gaps.slice(first + 1).some(function (gap) { return LIST.test(gap); });
    for (let at = 1; at < steps.length; at += 1) {
      const isRow = at > first && (isSaid || starts[starts.length - 1] < first || starts.length > 1);
      if (isRow || begins(steps, at, gaps, steps.slice(starts[starts.length - 1], at))) starts.push(at);
    }
    return { starts: starts, isSure: isSaid || count > 2 || starts.length !== 2 || !COMMA.test(gaps[starts[1]]) || starts[1] <= first };
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

  // 序言和第一条: names among them.
  function names(text, units, level, one) {
    const parts = text.split(BETWEEN), all = parts.length > 1 && parts.length < MOST ? parts.map(function (part) {
      const found = units.filter(function (unit) { return unit.names.includes(part) || duidu.names.aliases(unit).includes(part); });
      return found.length ? found : one(part, units, level);
    }) : [[]];
    return all.every(function (each) { return each.length; }) ? flat(all) : [];
  }

  // A text → what it lists; `one`: the rules for one reference, of which the first that finds something counts.
  function several(text, units, level, one) {
    const steps = read(text, units);
    if (!steps) return names(text, units, level, one);
    if (steps.length < 2) return [];
    const gaps = gapsOf(text, steps, units), way = cut(steps, gaps);
    if (way.starts.length < 2 || way.starts.length > MOST) return [];
    const parts = partsOf(text, steps, gaps, way.starts, units), all = [];
    for (const part of parts) {
      let found = one(part.text, units, level);
      if (!found.length && part.own) found = one(part.own, units, level);
      if (!found.length) return [];
      all.push(found);
    }
    const found = alike(all), listed = flat(found.map(function (part, at) {
      if (!at || !parts[at].isRange || !parts[at].isShort) return part;
      const inner = flat(flat(found[at - 1].map(function (first) {
        return part.map(function (last) { return between(first, last, units); });
      })));
      return inner.length ? inner : part;
    }));
    // II.4、6 may be clause 6 of IV as well.
    return way.isSure ? listed : resolve.byPlace(unique(listed.concat(one(text, units, level))));
  }

  return several;
})();
