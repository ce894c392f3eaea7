/*
 * Where a term stands in the corpus. A match is {layer, start, end, cost}: places in the
 * layer's string, and how far the wording is from what was typed:
 *   0 as typed (or in another spelling) · 1 begins so, or a numeral in the other notation ·
 *   2 inflected · 3 inside a longer word or number, or parted by a space · 4 and more slips
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** A term in more places than this says nothing of any of them. */
  const MOST = 20000;
  const isLetter = (sign) => sign >= "a" && sign <= "z";
  const isDigit = (sign) => sign >= "0" && sign <= "9";

  /** Call `found(place)` for each place of a string. */
  function eachPlace(text, wanted, found) {
    let count = 0;
    for (let at = text.indexOf(wanted); at >= 0 && count < MOST; at = text.indexOf(wanted, at + 1)) {
      found(at);
      count += 1;
    }
  }

  /** A substring of an unspaced layer; dearer where it cuts a Latin word or a number. */
  function matchSubstring(layer, wanted, cost, matches) {
    if (!wanted) return;
    const first = wanted[0];
    const last = wanted[wanted.length - 1];
    eachPlace(layer.text, wanted, (start) => {
      const end = start + wanted.length;
      const before = layer.text[start - 1];
      const after = layer.text[end];
      const cutsBefore = (isLetter(first) && isLetter(before)) || (isDigit(first) && isDigit(before));
      const cutsAfter = (isLetter(last) && isLetter(after)) || (isDigit(last) && isDigit(after));
      const extra = cutsBefore ? 3 : cutsAfter ? 1 : 0;
      const near = extra ? { kind: cutsBefore ? "inside" : "beginning", typed: wanted } : null;
      matches.push({ layer: layer, start: start, end: end, cost: cost + extra, near: near });
    });
  }

  /** Words of a spaced layer, one or several; the last may be the beginning of a word. */
  function matchWords(layer, words, cost, isOpen, matches) {
    eachPlace(layer.text, " " + words, (at) => {
      const start = at + 1;
      let end = start + words.length;
      let extra = 0;
      if (layer.text[end] !== " ") {
        if (!isOpen) return;
        while (layer.text[end] !== " ") end += 1;
        extra = 1;
      }
      const near = extra ? { kind: "beginning", typed: words } : null;
      matches.push({ layer: layer, start: start, end: end, cost: cost + extra, near: near });
    });
  }

  /** Below 1: railway and railways are nearer than publications and public. */
  function unlikeness(word, words) {
    const other = words.replace(/ /g, "");
    let same = 0;
    while (same < word.length && word[same] === other[same]) same += 1;
    return Math.min(0.9, 1 - same / Math.max(word.length, other.length));
  }

  /** Other words of the vocabulary that stand for a word: [[word, cost], …]. */
  function relatives(vocabulary, word) {
    const found = new Map();
    const add = (others, cost) => {
      for (const other of others || []) if (other !== word && !found.has(other)) found.set(other, cost);
    };
    const spelling = search.spell(word);
    // labour is labor; five and 5 are the same number in another notation.
    add(vocabulary.spelled.get(spelling), /[0-9%]/.test(spelling) ? 1 : 0);
    for (const stem of search.stemsOf(word)) {
      for (const other of vocabulary.stems.get(stem) || []) add([other], 2 + unlikeness(word, other));
    }
    return Array.from(found);
  }

  /** Words that a slip of the finger makes of this one, the nearest ones only. */
  function misspelled(vocabulary, word) {
    const limit = search.forgiven(word);
    let best = limit;
    let found = [];
    if (!limit) return found;
    for (const other of search.wordsLike(vocabulary, word)) {
      const whole = search.slips(word, other, best);
      // A word still being typed: compare as much of the other one.
      const begun = other.length > word.length + 1 && word.length >= 5
        ? search.slips(word, other.slice(0, word.length), 1) + 1 : limit + 1;
      const distance = Math.min(whole, begun);
      if (distance > best) continue;
      if (distance < best) found = [];
      best = distance;
      found.push([other, 3 + distance]);
    }
    return found;
  }

  function matchWord(corpus, term) {
    const matches = [];
    const { vocabulary } = corpus;
    search.ask(corpus, "run", term.text);
    search.ask(corpus, "words", term.text, { isOpen: term.isOpen });
    search.ask(corpus, "words", term.countedWords, { isOpen: term.isOpen });
    for (const layer of search.layersFor(corpus, term.countedWords)) {
      if (!layer.spaced) matchSubstring(layer, term.text, layer.numerals ? 1 : 0, matches);
      else matchSpaced(layer, term.text, term.countedWords, term.isOpen, matches);
    }
    const others = relatives(vocabulary, term.text);
    search.forgiveInflected(corpus, matches);
    if (!matches.length && !others.length) return search.late(corpus, () => matchOtherwise(corpus, term));
    return matches.concat(matchAll(corpus, others));
  }

  /** Words of the spaced layers: [[word, cost], …]. */
  function matchAll(corpus, words) {
    const matches = [];
    for (const [word, cost] of words) {
      search.ask(corpus, "words", word, { rank: 1 });
      for (const layer of corpus.layers) if (layer.spaced) matchWords(layer, word, cost, false, matches);
    }
    return matches;
  }

  /** A word that no text has: its letters parted otherwise, how Chinese is read, a slip of the finger. */
  function matchOtherwise(corpus, term) {
    const joined = matchJoined(corpus, term);
    if (joined.length) return joined;
    const read = search.matchRead(corpus, term);
    if (read.length) return read;
    const slips = matchAll(corpus, misspelled(corpus.vocabulary, term.text));
    return search.markNear(slips, "slip", term.source);
  }

  /** ecommerce → e-commerce, vangvieng → Vang Vieng: the letters, whatever parts them. */
  function matchJoined(corpus, term) {
    const matches = [];
    if (term.text.length < 5) return matches;
    search.askLetters(corpus, term.text);
    const spread = Array.from(term.text, (sign) => sign.replace(/[.%+]/, "\\$&")).join(" ?");
    const pattern = new RegExp(" " + spread + "[^ \\n]*", "g");
    for (const layer of corpus.layers) {
      if (!layer.spaced) continue;
      for (const found of layer.text.matchAll(pattern)) {
        const start = found.index + 1;
        const end = found.index + found[0].length;
        const isBegun = found[0].replace(/ /g, "").length > term.text.length;
        const near = isBegun ? { kind: "beginning", typed: term.source } : null;
        matches.push({ layer: layer, start: start, end: end, cost: 3, near: near });
      }
    }
    return matches;
  }

  /** BRI → Belt and Road Initiative, by the capitals of the texts themselves. */
  function matchInitials(corpus, term) {
    const matches = [];
    if (!/^[a-z]{3,7}$/.test(term.text)) return matches;
    search.ask(corpus, "initials", term.text);
    const names = new Set();
    for (const { initials, places, name } of corpus.initials) {
      const at = initials.indexOf(term.text);
      if (at < 0) continue;
      const last = name.slice(places[at + term.text.length - 1]).match(/^[^\s-]+/)[0];
      names.add(name.slice(places[at], places[at + term.text.length - 1] + last.length));
    }
    for (const name of names) {
      const words = search.fold(name, true, false).text;
      const found = [];
      search.ask(corpus, "words", words);
      for (const layer of corpus.layers) if (layer.spaced) matchWords(layer, words, 0, false, found);
      for (const match of found) {
        match.cost = term.isCapital ? 0 : 3;
        match.because = name;
        match.typed = term.source.toUpperCase();
        match.near = { kind: "name", typed: match.typed };
      }
      matches.push(...found);
    }
    return matches;
  }

  /** All matches of a term; what stands for another wording is near. */
  function matchTerm(corpus, term) {
    const matches = findTerm(corpus, term);
    return term.near ? search.markNear(matches, term.near.kind, term.near.typed) : matches;
  }

  function findTerm(corpus, term) {
    if (term.matches) return term.matches.map((match) => ({ ...match }));
    if (term.kind === "lost") return [];
    if (term.kind === "word") {
      const matches = matchWord(corpus, term);
      const isWhole = matches.some((match) => match.cost === 0);
      return isWhole ? matches : matches.concat(search.late(corpus, () => matchInitials(corpus, term)));
    }
    const matches = [];
    askFor(corpus, term.text, term.counted, term.words, term.countedWords, false);
    for (const layer of search.layersFor(corpus, term.counted)) {
      if (layer.spaced) {
        matchSpaced(layer, term.words, term.countedWords, false, matches);
      } else {
        matchUnspaced(layer, term.text, term.counted, matches);
      }
    }
    return matches;
  }

  function askFor(corpus, run, counted, words, countedWords, isOpen) {
    for (const each of new Set([run, counted])) search.ask(corpus, "run", each);
    for (const each of new Set([words, countedWords])) search.ask(corpus, "words", each, { isOpen: isOpen });
  }

  /** Words as typed, and with their numbers in figures: nine million → 9000000. */
  function matchSpaced(layer, words, counted, isOpen, matches) {
    if (words && !layer.numerals) matchWords(layer, words, 0, isOpen, matches);
    if (counted && (layer.numerals || counted !== words)) matchWords(layer, counted, 1, isOpen, matches);
  }

  /** A run as typed, and with its numerals in the other notation: 十月二十日 → 10月20日. */
  function matchUnspaced(layer, text, counted, matches) {
    if (!layer.numerals) matchSubstring(layer, text, 0, matches);
    if (layer.numerals || counted !== text) matchSubstring(layer, counted, 1, matches);
  }

  /** The query as one phrase, its last word perhaps unfinished. */
  function matchWhole(corpus, query) {
    const matches = [];
    const unspaced = search.fold(query, false, false);
    const { counted, countedWords } = search.countedOf(query);
    const words = search.fold(query, true, false).text;
    const isSpaced = !search.hasUnspaced(query);
    askFor(corpus, unspaced.text, counted, words, countedWords, isSpaced);
    for (const layer of search.layersFor(corpus, counted)) {
      if (layer.spaced) {
        matchSpaced(layer, words, countedWords, isSpaced, matches);
      } else {
        matchUnspaced(layer, unspaced.text, counted, matches);
      }
    }
    return search.forgiveInflected(corpus, matches);
  }

  search.relatives = relatives;
  search.matchTerm = matchTerm;
  search.matchWhole = matchWhole;
})(self);
