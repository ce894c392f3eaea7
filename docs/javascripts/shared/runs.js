// Units by steps (steps.js): a text that is nothing else, steps after a heading, steps in a sentence.
duidu.runs = (function () {
  const { unique, flat } = duidu.documents, { aliases, cited, exact } = duidu.names;
  const sentences = duidu.sentences, resolve = duidu.resolve, isUnder = resolve.isUnder;
  // No more runs of a sentence are looked at.
  const MOST_RUNS = 60;

  // Each way to read a hyphen, the likelier first.
  function readings(text) {
    const path = { isRange: false }, range = { isRange: true };
    const all = /(?:art|article|第)\.?\s*\d+-\d/.test(text) ? [{ isAdded: true }] : [];
    return all.concat(/[.。]\s*\d+-\d|s \d+-\d/.test(text) ? [range, path] : [path, range]);
  }

  // The steps of a text with the headings of a document between them; the last answers are kept.
  function stepsOf(text, how, units) {
    const document = units[0].document, key = Boolean(how.isRange) + "," + Boolean(how.isAdded) + text;
    document.read = document.read || new Map();
    if (document.read.size > 8) document.read.clear();
    if (!document.read.has(key)) document.read.set(key, duidu.steps(text, Object.assign({ names: document.pattern }, how)));
    return document.read.get(key);
  }

  // One run of steps and nothing else. Of numbers alone each way to read a hyphen counts: II 4-6.
  function pure(text, units, level, isStrict) {
    let all = [];
    for (const how of readings(text)) {
      const read = stepsOf(text, how, units);
      if (!read.isPure || read.runs.length > 1) continue;
      const run = read.runs[0], steps = run.steps;
      // 五项 counts things, 第五项 names one.
      if (isStrict && steps.length === 1 && !steps[0].isNamed) continue;
      const found = resolve.run(run, steps, units, level), isOpen = steps.length > 1 && resolve.isBare(steps);
      if (!found.length) continue;
      if (!all.length && !isOpen) return found;
      const more = found.filter(function (each) { return !all.includes(each); });
      if (isOpen && more.length) all = all.length ? resolve.byPlace(all.concat(more)) : more;
    }
    return all;
  }

  function pureStrictly(text, units, level) { return pure(text, units, level, true); }

  // A word behind a heading that readers add: the Economic section, 经济部分.
  const ADDED = (function () {
    const topics = duidu.tables.topics, levels = duidu.tables.levels;
    // Words for divisions: what may stand for a clause too is no part of a heading.
    function divisions(names, own) {
      return own.concat(Object.keys(names).filter(function (name) { return /^(?:p|s|ch|bk)$/.test(names[name]); }));
    }
    const english = divisions(levels.before, topics.english).filter(function (name) { return /^[a-z]{4,}$/.test(name); });
    return new RegExp("(?:\\s+(?:" + english.join("|") + ")s?|" + divisions(levels.behind, topics.han).join("|") + ")$");
  })();
  // item 4 under Economic: the heading behind
  const BEHIND = /^(.*[^\s,])[\s,]+(?:of|in|under|within|from|on)\s+(?:the\s+)?([a-z][a-z ,&-]*[a-z])$/;

  // What stands under a heading that is called so, or begins so.
  function under(name, units) {
    return units.filter(function (unit) {
      return isUnder(unit.parent, function (outer) { return outer.id === name || outer.names.concat(aliases(outer)).some(function (each) { return each.includes(name); }); });
    });
  }

  // That there is none of that number under a heading.
  function lacking(below, step) {
    const top = below.filter(function (unit) { return !below.includes(unit.parent); });
    return unique(top.map(function (unit) { return unit.parent; })).map(function (unit) { return duidu.absent.at(unit, step); }).filter(Boolean);
  }

  // Of a heading that an article in one piece stands under the paragraphs are no units.
  function piece(name, step, units) {
    return step.isParagraph ? resolve.within(units.filter(function (unit) { return !unit.isOuter && (unit.id === name || unit.names.concat(aliases(unit)).includes(name)); }), step) : [];
  }

  // 经济领域第4项: a number after the heading, or part of it, that the unit stands under.
  function headed(given, units, level) {
    const turned = BEHIND.exec(given), text = turned ? turned[2] + " " + turned[1] : given.replace(/^the\s+/, "");
    for (const how of readings(text)) {
      const read = stepsOf(text, how, units), name = read.before.replace(/[\s,.:、。·的之里中内下\-]+$/, "");
      if (read.runs.length !== 1 || name.length < (/^[a-z]/.test(name) ? 4 : 2)) continue;
      if (!stepsOf(text.slice(read.before.length), how, units).isPure || /第$/.test(name)) continue;
      const short = name.replace(ADDED, ""), own = under(name, units), below = own.length || short.length < 2 ? own : under(short, units), steps = read.runs[0].steps;
      if (!below.length && level === resolve.SHORTER) return piece(name, steps[steps.length - 1], units);
      const found = below.length ? resolve.steps(steps, below, level) : [];
      if (found.length) return found;
      const lent = below.length && level === resolve.LENT ? duidu.lent.below(steps, below) : [];
      if (lent.length) return lent;
      const absent = level === resolve.BEYOND && steps.length === 1 && !steps[0].isSentence ? lacking(below, steps[0]) : [];
      if (absent.length) return absent;
    }
    return [];
  }

  // The sentence that a text ends with: {name: what stands before it, numbers}; null where there is none.
  function tail(text) {
    const runs = duidu.steps(text, {}).runs, steps = runs.length ? runs[runs.length - 1].steps : [], last = steps[steps.length - 1];
    if (!last || !last.isSentence || /[^\s.)。]/.test(text.slice(last.end))) return null;
    return { name: text.slice(0, last.start).replace(/[\s,.:、。·(\-]+$/, ""), numbers: last.numbers };
  }

  // 序言第3句, howto.1, sentence 1: a sentence of what has an id, a short form or a name.
  function sentence(text, units) {
    const asked = tail(text), name = asked && asked.name;
    if (!name) return [];
    const found = exact(name, units);
    return sentences.of(found.length ? found : units.filter(function (unit) {
      return unit.id === name || unit.names.concat(aliases(unit)).includes(name);
    }), asked.numbers);
  }

  // The words of a text that are no reference, and no name in it.
  function others(text, document) {
    const words = duidu.steps(text, { names: document.pattern }).others.map(function (each) { return each.replace(/[^a-z\d\u3400-\u9fff]+/g, " ").trim(); });
    return words.filter(function (each) { return /[a-z\d]{2}|[\u3400-\u9fff]/.test(each) && !/^(?:see|cf|the|of|in|to|at|on|under|and|or|as|is|an|for|by|with|says?|said|please|参?见)$/.test(each); });
  }

  function isBelow(unit, outer) {
    return unit !== outer && isUnder(unit, function (each) { return each === outer; });
  }

  // The deeper of what the words say and what the steps say.
  function deeper(words, runs) {
    const below = runs.filter(function (unit) {
      return words.some(function (outer) { return isBelow(unit, outer); });
    });
    return below.length ? below : words.length ? words : runs;
  }

  // A sentence with references in it.
  function inside(text, units, level) {
    if (stepsOf(text, {}, units).isPure) return [];
    let best = [], size = 0;
    const runs = stepsOf(text, { isRange: /s \d+-\d/.test(text) }, units).runs;
    runs.filter(function (run) {
      const named = run.steps.filter(function (step) { return step.isNamed; });
      return !(named.length < 2 && text.slice(run.start, run.end + 1).includes(duidu.phrases.LOOSE)) && run.steps.some(function (step) { return step.isNamed; });
    }).slice(0, MOST_RUNS).forEach(function (run) {
      const each = resolve.inside(run, units, level);
      if (each.size > size) best = [];
      if (each.size >= size) best = best.concat(each.found);
      size = Math.max(size, each.size);
    });
    // A name alone, such as 标题, may be any word of a sentence.
    const words = cited(text, units, runs).filter(function (unit) { return /\d/.test(unit.id); });
    return deeper(words, unique(best));
  }

  return { pure: pure, pureStrictly: pureStrictly, headed: headed, tail: tail, sentence: sentence, inside: inside, deeper: deeper, others: others };
})();
