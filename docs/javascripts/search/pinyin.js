/*
 * Pinyin finds Chinese: whole syllables, first letters or both (tielu, tl, zhonglaotl), with tones or
 * without, parted or not. A word that English texts have stays English.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Dearer than any form of a word itself; first letters are dearer than syllables. */
  const COST = 4;
  const INITIAL = 1;
  const UNFINISHED = 1.5;
  /** lu for lü: as it is typed where there is no ü. */
  const LENIENT = 0.5;
  const ACROSS_WORDS = 1;
  /** So many first letters say something. */
  const FEWEST_INITIALS = 3;
  /** A word beside others that has less letters is no pinyin. */
  const SHORTEST_WORD = 3;

  /** Whether the tones typed between two places are those of a syllable, and no boundary cuts it. */
  function agrees(typed, start, end, tones) {
    for (let at = start; at < end; at += 1) {
      if (at > start && typed.bounds.has(at)) return false;
      if (typed.tones.has(at) && !tones.includes(typed.tones.get(at))) return false;
    }
    return true;
  }

  /** How a syllable may take up letters from a place: [[end, cost], …]. */
  function stepsOf(typed, start, [syllable, tones]) {
    const { letters } = typed;
    const steps = new Map();
    const put = (end, cost) => {
      const isBetter = !steps.has(end) || cost < steps.get(end);
      if (isBetter && agrees(typed, start, end, tones)) steps.set(end, cost);
    };
    search.spellingsOf(syllable).forEach((plain, place) => {
      if (letters.startsWith(plain, start)) put(start + plain.length, place > 1 ? LENIENT : 0);
      else if (letters.length - start > 1 && plain.startsWith(letters.slice(start))) put(letters.length, UNFINISHED);
    });
    const initial = syllable.match(/^(?:[zcs]h|.)/)[0];
    for (const each of new Set([initial, initial[0]])) {
      if (letters.startsWith(each, start)) put(start + each.length, INITIAL);
    }
    return steps;
  }

  /** The same, found out once for each syllable: a layer has thousands of places. */
  function rememberedSteps(typed) {
    const known = new Map();
    return (start, syllable) => {
      const name = start + syllable.join();
      if (!known.has(name)) known.set(name, stepsOf(typed, start, syllable));
      return known.get(name);
    };
  }

  /** The cheapest way through a layer's syllables that uses all letters: {end, cost, initials}; null: none. */
  function follow(typed, steps, syllables, first) {
    let states = new Map([[0, { cost: 0, initials: 0 }]]);
    for (let at = first; states.size && at < syllables.length; at += 1) {
      const next = new Map();
      for (const [place, state] of states) {
        if (!syllables[at]) continue;
        for (const [end, cost] of steps(place, syllables[at])) {
          const sum = state.cost + cost;
          if (next.has(end) && next.get(end).cost <= sum) continue;
          next.set(end, { cost: sum, initials: state.initials + (cost === INITIAL ? 1 : 0) });
        }
      }
      const done = next.get(typed.letters.length);
      if (done) return { end: at + 1, length: at + 1 - first, ...done };
      states = next;
    }
    return null;
  }

  /** First letters must be those of whole words, and several where they are alone. */
  function isTold(corpus, layer, first, found) {
    if (!found.initials) return true;
    if (search.isName(corpus, layer.text.slice(first, found.end))) return true;
    const isEnough = found.initials < found.length || found.length >= FEWEST_INITIALS;
    return isEnough && search.isWhole(corpus, layer, first, found.end) === true;
  }

  /** Names of the glossary by their first letters: where others stand is not looked for in many documents. */
  function namesBy({ concepts }, letters, spelled) {
    const isBegun = (sign, at) => spelled(sign).some((each) => each[0] === letters[at]);
    return concepts.flatMap(({ names }) => names.map((name) => search.fold(name, false, false).text))
      .filter((name) => name.length === letters.length && Array.from(name).every(isBegun));
  }

  /** Of many documents: texts with two characters that are read as the letters begin. */
  function askRead(corpus, { letters }) {
    if (!corpus.demand) return;
    const { readings } = search.aidsFor(corpus);
    const spelled = (sign) => (readings.get(sign) || []).flatMap((each) => search.spellingsOf(each.slice(0, -1)));
    const begun = new Map();
    for (const sign of readings.keys()) {
      const own = spelled(sign).filter((each) => letters.startsWith(each));
      if (own.length) begun.set(sign, own);
    }
    const isNext = (key) => {
      const [first, second] = Array.from(key);
      const rests = begun.get(first).map((each) => letters.slice(each.length));
      return rests.some((rest) => !rest || (second && spelled(second).some((each) => each[0] === rest[0])));
    };
    // tie before ti and t.
    const longest = (sign) => Math.max(...begun.get(sign).map((each) => each.length));
    const firsts = Array.from(begun.keys()).sort((one, other) => longest(other) - longest(one));
    search.inGroup(corpus, "near", () => {
      search.ask(corpus, "read", "letters " + letters, { rank: 2, firsts: firsts, isNext: isNext });
      namesBy(corpus, letters, spelled).forEach((name) => search.ask(corpus, "run", name, { rank: 2 }));
    });
  }

  /** Where the texts are read as typed. */
  function matchReading(corpus, typed) {
    const matches = [];
    const steps = rememberedSteps(typed);
    askRead(corpus, typed);
    for (const layer of corpus.layers) {
      if (layer.spaced) continue;
      const syllables = search.syllablesOf(layer);
      for (let first = 0; first < syllables.length; first += 1) {
        if (!syllables[first] || syllables[first][0][0] !== typed.letters[0]) continue;
        const found = follow(typed, steps, syllables, first);
        if (!found || !isTold(corpus, layer, first, found)) continue;
        // One character is as often part of a word as a word: 门 in 部门.
        const isWhole = found.length === 1 || search.isWhole(corpus, layer, first, found.end) !== false;
        const cost = COST + found.cost / found.length + (isWhole ? 0 : ACROSS_WORDS);
        matches.push({ layer: layer, start: first, end: found.end, cost: cost });
      }
    }
    return keepWhole(matches);
  }

  /** Where some places have whole words, what lies across words is chance. */
  function keepWhole(matches) {
    const least = Math.min(...matches.map((match) => match.cost));
    return matches.filter((match) => match.cost < least + ACROSS_WORDS);
  }

  /** Where the texts are read as a text is typed; none where that is no pinyin. */
  function matchRead(corpus, text) {
    const typed = search.parseReading(text);
    if (!typed || !search.looksRead(typed) || !search.aidsFor(corpus)) return [];
    return search.markNear(matchReading(corpus, typed), "reading", text);
  }

  /** Whether a query is pinyin by its tones, whatever English it looks like. */
  function isToned(query) {
    const typed = search.parseReading(query);
    return Boolean(typed) && typed.tones.size > 0;
  }

  /** Whether a word stands in the texts, or in the glossary and pages beside them. */
  const isEnglish = (corpus, word) => [corpus, corpus.beside].filter(Boolean)
    .some(({ ownWords }) => ownWords.has(word));

  /** The same of a word of a query: by one syllable only where it is all there is. */
  function matchReadTerm(corpus, term) {
    if (!term.typed || (!term.isOnly && term.text.length < SHORTEST_WORD)) return [];
    if (isEnglish(corpus, term.text) && !isToned(term.typed)) return [];
    return matchRead(corpus, term.typed).filter((match) => term.isOnly || match.end - match.start > 1);
  }

  search.matchRead = matchReadTerm;
  search.matchReadQuery = matchRead;
  search.isToned = isToned;
  search.isEnglish = isEnglish;
})(self);
