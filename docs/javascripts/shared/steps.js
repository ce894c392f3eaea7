// A text as steps from the outside in: 第二部分“二”第4项, Part Two I 6, clause 6 of Section II,
// 5(2), 第4、5项. Each is {kinds: letters that an id may have, numbers: any of these, …}.
duidu.steps = (function () {
  const { tables } = duidu, numerals = duidu.numerals;
  const { LEVELS, LETTER } = duidu.sentences;
  // A word for a level → the letters that an id may have for it.
  const BEFORE = Object.assign({}, tables.levels.before, LEVELS.before);
  const BEHIND = Object.assign({}, tables.levels.behind, LEVELS.behind);
  const KINDS = Object.assign({}, BEFORE, BEHIND);
  const before = Object.keys(BEFORE);
  const SIGNS = anyOf(Object.keys(BEHIND));
  const APPENDED = anyOf(before.filter(isHan)), ENGLISH = anyOf(before.filter(function (word) { return !isHan(word); }));
  // In 第二部分二4 the figure is a number of its own.
  const NUMBER = "(?:" + duidu.phrases.BACK + "\\d{1,3}|" + numerals.HAN + "{1,9}|(?:\\d{1,6}|" + numerals.WORD + "|[ivxlcdm]{1,9})(?![a-z\\d]))";
  const MORE = "\\s*(?:[、,~&-]|和|及|与|至|到|and\\b|or\\b|to\\b)\\s*";
  // 第二部分 | 第（一）项 | 第4、5项 | 第五条之一
  const HAN = sticky("第\\s*\\(?((?:" + NUMBER + "|" + numerals.ACCOUNTS + "{1,9})(?:" + MORE + "第?" + NUMBER + "){0,20})\\)?\\s*(" + SIGNS + ")(?:(?<=条)之\\s*(" + NUMBER + "))?");
  const ANNEX = sticky("(" + APPENDED + ")\\s*(" + NUMBER + ")");
  // Part Two | art. 3 | ¶3 | item (1) | clauses 4, 5 and 6
  const WORD = sticky("(" + ENGLISH + ")(s?)\\.?\\s*\\(?(" + NUMBER + ")\\)?|(" + ENGLISH + ")\\.?\\s*\\(([a-z])\\)");
  const ALSO = sticky("(\\s*(?:and|or|to|through|[&至到])\\s*|\\s*[,-]\\s*(?:and\\s+)?)\\(?(" + NUMBER + ")\\)?(?!\\s*[.(]\\s*\\d)");
  // s. 2 | c. 4 | pt. 2: letters that may be a numeral too
  const BRIEF = sticky("(" + anyOf(Object.keys(tables.brief)) + ")(?:\\.\\s*|\\s+)\\(?(" + NUMBER + "(?:(?<=ss.*)" + MORE + NUMBER + "){0,20})\\)?");
  // 4至6项: a number of each without 第
  const SPAN = sticky("(" + NUMBER + "\\s*(?:[~至到-]|(?<=\\d)[、,](?=\\d))\\s*" + NUMBER + ")\\s*(" + SIGNS + ")");
  // p2 | c4: as ids have them
  const GLUED = sticky("(" + anyOf(Object.values(tables.letters)) + ")(\\d{1,6}(?:_\\d+)?)(?!(?!" + anyOf(Object.values(tables.letters)) + "\\d)[a-z\\d_])");
  // 4项 | （三） | II | 4-6 | (b)
  const BARE = sticky("((?:第\\s*)?(?:\\(\\s*)?)(" + NUMBER + "|[a-z](?=\\))|" + numerals.ACCOUNTS + "{1,9}(?=\\s*[、.,]))(?:\\s*\\))?(?:\\s*(" + SIGNS + "))?");
  const RANGE = sticky("-(" + NUMBER + ")(?!-)");
  const GAP = sticky("(?:[" + duidu.phrases.LOOSE + "\\s.,:;、。·・•‧…/)\\-~]|\\((?!\\s*(?:" + NUMBER + "|[a-z])\\s*\\))|[的之]|the\\b|(?:no|nr|nos)\\b\\.?(?=\\s*\\d)|[#№](?=\\s*\\d))+");
  const OF = sticky("(?:of|in|under|within)\\b");
  const AND = sticky("(?:(?:and|or|to|through|plus)\\b|以?及|[和与或跟至到&])");
  const SIGN = before.map(function (word) { return word[0]; }).filter(function (sign) { return !/[a-z]/.test(sign); }).join("");
  const OTHER = sticky("[a-z\\d]+|(?:(?!" + numerals.HAN + ")[^a-z\\d第(" + SIGN + "])+|[^]");
  // No reference is longer.
  const MOST = 12;

  function read(text) { return text.startsWith(duidu.phrases.BACK) ? text : numerals.read(text); }
  function isHan(word) { return /^[\u3400-\u9fff]/.test(word); }
  // The longest first.
  function anyOf(words) {
    return "(?:" + words.slice().sort(function (one, other) { return other.length - one.length; }).join("|") + ")";
  }
  function sticky(source) { return new RegExp(source, "y"); }
  function at(pattern, text, place) {
    pattern.lastIndex = place;
    return pattern.exec(text);
  }

  // "4、5" → ["4", "5"], "4-6" → ["4", "5", "6"], with `isAdded` "5-1" → ["5_1"].
  function readList(text, isAdded) {
    const added = isAdded && /^(\d+)-(\d+)$/.exec(text);
    if (added) return [added[1] + "_" + added[2]];
    const numbers = [];
    text.split(/(\s*(?:[、,~&-]|[和及与至到]|and|or|to)\s*第?)/).forEach(function (part, place, all) {
      if (place % 2) return;
      const number = read(part), last = numbers[numbers.length - 1];
      if (place && /[~\-至到]|to/.test(all[place - 1])) numbers.push.apply(numbers, Number(number) > last ? between(last, number) : [""]);
      else numbers.push(number);
    });
    return numbers.every(Boolean) ? numbers : [];
  }

  function between(first, last) {
    const numbers = [];
    for (let each = Number(first) + 1; each <= last && numbers.length < 50; each += 1) numbers.push(String(each));
    return numbers;
  }

  // (b) is the second; i, v and x are numerals.
  function readLetter(text) {
    const isLetter = /^[a-z]$/.test(text) && !/[ivx]/.test(text);
    return isLetter ? String(text.charCodeAt(0) - 96) : read(text);
  }

  // What numbers below an article are often called, though an edition has no units for them.
  function isParagraph(word) {
    return Boolean(word) && (KINDS[word] || "").split(" ")[0] === tables.letters.par;
  }

  function make(found, word, numbers, more) {
    return Object.assign({
      kinds: KINDS[word] || "", numbers: numbers, start: found.index, end: found.index + found[0].length, isNamed: Boolean(word),
      isParagraph: isParagraph(word), isSentence: KINDS[word] === LETTER, isWeak: false
    }, more);
  }

  function stepAt(text, place, run, how) {
    let found = at(HAN, text, place);
    if (found) {
      const numbers = readList(found[1], how.isAdded && found[2] === "条");
      return make(found, found[2], found[3] ? [numbers[0] + "_" + read(found[3])] : numbers, { sign: found[1] });
    }
    if ((found = at(SPAN, text, place))) return make(found, found[2], readList(found[1]), { sign: found[1] });
    if ((found = at(ANNEX, text, place))) return make(found, found[1], [read(found[2])], { sign: found[2] });
    if ((found = at(WORD, text, place))) return wordAt(text, found, how);
    if ((found = at(BRIEF, text, place))) return briefAt(found);
    if ((found = at(GLUED, text, place))) {
      const kinds = found[1];
      return make(found, "", [found[2].replace(/^0+(?=\d)/, "")], { kinds: kinds, isEither: kinds === tables.letters.section, sign: found[2] });
    }
    if (!(found = at(BARE, text, place))) return null;
    const range = run && how.isRange && text[place - 1] !== "-" && !found[3] && at(RANGE, text, place + found[0].length);
    const isClosed = found[1].includes("(");
    const numbers = [isClosed ? readLetter(found[2]) : read(found[2])];
    const step = make(found, found[3], range ? numbers.concat(between(numbers[0], read(range[1]))) : numbers, {
      isNamed: Boolean(found[3] && found[1].startsWith("第")),
      isParagraph: isClosed || isParagraph(found[3]),
      sign: found[2],
      // In a sentence a word or lone letter is no number.
      isWeak: !isClosed && (/^[a-z]$/.test(found[2]) || numerals.isWord(found[2]))
    });
    if (range) step.end += range[0].length;
    return step;
  }

  // s. 2 may be a section or a sentence.
  function briefAt(found) {
    const kinds = tables.brief[found[1]];
    return make(found, "", readList(found[2]), { kinds: kinds, isNamed: true, isEither: kinds === tables.letters.section, sign: found[2] });
  }

  function wordAt(text, found, how) {
    const number = readLetter(found[5] || found[3]);
    const step = make(found, found[4] || found[1], number ? [number] : [], { sign: found[5] || found[3] });
    for (let more = at(ALSO, text, step.end); more; more = at(ALSO, text, step.end)) {
      const next = read(more[2]), isHyphen = more[1].trim() === "-", isComma = /^\s*,/.test(more[1]);
      if (isHyphen && how.isAdded && step.kinds === "a") step.numbers = [number + "_" + next];
      else if ((isHyphen && !how.isRange && !found[2]) || (isComma && !found[2])) break;
      else if (isHyphen || /^(?:to|through|至|到)$/.test(more[1].trim())) step.numbers.push.apply(step.numbers, between(step.numbers[step.numbers.length - 1], next));
      else step.numbers.push(next);
      step.end = more.index + more[0].length;
    }
    return step;
  }

  /*
   * The runs of steps in a folded text: {runs: [{steps, names, start, end}], isPure, before}.
   * `isPure`: the text is that and nothing else; `before`: what stands before the first run.
   * `how`: {isRange: 4-6 is 4, 5, 6; isAdded: Article 5-1 is one number; names: headings}.
   */
  return function (text, how) {
    const runs = [];
    let run = null, place = 0, isPure = true, before = "";
    function close() {
      if (run) run.steps = [].concat.apply([], run.groups.reverse());
      run = null;
    }
    while (place < text.length) {
      const step = stepAt(text, place, run, how);
      if (step && step.numbers.every(Boolean) && step.numbers.length) {
        const isAgain = run && step.isNamed && [].concat.apply([], run.groups).some(function (each) {
          return each.isNamed && each.kinds === step.kinds;
        });
        if (isAgain || (run && run.groups[0].length > MOST)) close();
        if (!run) runs.push(run = { groups: [[]], names: [], start: place, end: place });
        run.groups[run.groups.length - 1].push(step);
        place = run.end = step.end;
        continue;
      }
      let found = at(GAP, text, place);
      if (!found && run && (found = at(OF, text, place))) run.groups.push([]);
      if (!found && run && how.names && (found = at(how.names, text, place))) run.names.push(found[0]);
      if (!found && run && (found = at(AND, text, place))) close();
      if (!found) {
        found = at(OTHER, text, place);
        isPure = false;
        close();
        if (!runs.length) before = text.slice(0, place + found[0].length);
      }
      place += found[0].length;
    }
    close();
    return { runs: runs, isPure: isPure && runs.length > 0, before: before };
  };
})();
