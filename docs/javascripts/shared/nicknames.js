// Documents by what readers call them beside a reference: 行动计划二、4, UN Charter Art. 51, UDHR 第3条,
// Article 2 of the Declaration.
duidu.nicknames = (function () {
  // Words that a name may have or leave out.
  const SMALL = /^(?:of|the|and|on|for|to|in|a|an|v|version|from|by)$/;

  // No list of references is longer.
  const MOST = 20;

  function words(text) { return (text.match(/[a-z]+|\d+/g) || []).filter(function (word) { return !SMALL.test(word); }); }

  function hanOf(text) { return text.replace(/[^\u3400-\u9fff]/g, ""); }

  // The words of each title in letters, and the id's.
  function spelled(document) {
    return document.folded.concat(document.id.replace(/-/g, " ")).map(words).filter(function (all) { return all.length; });
  }

  // un: the first letters of united nations
  function isInitials(word, title) {
    return word.length > 1 && title.some(function (first, at) {
      return title.slice(at, at + word.length).map(function (each) { return each[0]; }).join("") === word;
    });
  }

  function isSpelled(own, document) {
    return spelled(document).some(function (title) {
      return own.every(function (word) { return title.includes(word) || isInitials(word, title); });
    });
  }

  // Each sign of the name in its order: 中老计划 is 中老行动计划; two or three stand together.
  function isIn(name, title) {
    if (name.length < 4) return name.length > 1 && title.includes(name);
    let at = 0;
    for (const sign of title) if (sign === name[at]) at += 1;
    return at === name.length;
  }

  function isName(word) { return /[a-z]{2}/.test(word) && !duidu.numerals.read(word); }

  // The documents that a name may mean; none for what has nothing to do with their titles.
  function called(text, documents) {
    const han = hanOf(text), own = words(text);
    if (/[^a-z\d\u3400-\u9fff\s.,:;()《》「」\-_/]/.test(text) || (!han && !own.some(isName))) return [];
    return documents.filter(function (document) {
      const titles = document.folded.map(hanOf);
      return (!han || titles.some(function (title) { return isIn(han, title); })) && (!own.length || isSpelled(own, document));
    });
  }

  // The same for a name with nothing beside it, which could be any word: a title's end or beginning, its first letters, an id.
  function alone(text, documents) {
    const han = hanOf(text), own = words(text);
    return called(text, documents).filter(function (document) {
      if (han) return document.folded.some(function (title) { return hanOf(title.split("(")[0]).endsWith(han); });
      // Universal Declaration of …, (China–Laos) Action Plan
      const heads = document.folded.map(function (title) {
        return words(title.split(/ (?:of|on|for) /)[0]).filter(function (word) { return !/^\d/.test(word); });
      });
      const isHead = own.length > 1 && heads.some(function (head) { return head.slice(-own.length).join() === own.join(); });
      return isHead || spelled(document).some(function (title) {
        return own.some(function (word) { return word.length > (own.length > 1 ? 1 : 2) && !title.includes(word) && isInitials(word, title); });
      });
    });
  }

  /*
   * A text with a name at one end → {documents, rest: the reference beside it}; null where there is none.
   * One number alone is no reference, but beside a name in full: China 4, UDHR 4.
   */
  function beside(text, documents) {
    const steps = [].concat.apply([], duidu.steps(text, {}).runs.map(function (run) { return run.steps; }))
      .sort(function (one, other) { return one.start - other.start; });
    for (let at = steps.length - 1; at >= 0; at -= 1) {
      const found = named(text.slice(0, steps[at].start), text.slice(steps[at].start), documents);
      if (found) return found;
    }
    for (const step of steps) {
      const found = named(text.slice(step.end), text.slice(0, step.end), documents);
      if (found) return found;
    }
    return null;
  }

  function named(name, rest, documents) {
    const all = name.trim() ? called(name, documents) : [], read = all.length ? duidu.steps(rest, {}) : null;
    const steps = read && read.isPure ? read.runs[0].steps : [];
    if (!steps.length || read.runs.length > MOST) return null;
    const isWhole = steps.length > 1 || read.runs.length > 1 || steps[0].isNamed || steps[0].kinds;
    return isWhole || alone(name, documents).length ? { documents: all, rest: rest } : null;
  }

  // The references of a text, each with the documents it names: UDHR 3 and 5; UN Charter 2. None where no name stands.
  function parts(text, documents) {
    const all = text.split(duidu.several.BETWEEN), groups = [], single = beside(text, documents);
    if (all.length < MOST) all.forEach(function (part) {
      const isNamed = Boolean(beside(part, documents)), last = groups[groups.length - 1];
      if (last && !(isNamed && last.isNamed)) groups[groups.length - 1] = { text: last.text + ", " + part, isNamed: last.isNamed || isNamed };
      else groups.push({ text: part, isNamed: isNamed });
    });
    const found = groups.length > 1 ? groups.map(function (group) { return beside(group.text, documents); }) : [null];
    return found.every(Boolean) ? found : single ? [single] : [];
  }

  return { parts: parts, alone: alone };
})();
