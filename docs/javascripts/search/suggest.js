/*
 * What a reader may have meant where nothing is found: names of the glossary and words of the texts,
 * whole ones only, never characters that merely stand side by side.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const MOST = 6;
  const MOST_TERMS = 8;
  /** Fewer letters are read in too many ways. */
  const SHORTEST_READ = 5;

  /** Words with few other letters; where there are none, words that begin alike at least. */
  function nearWords(corpus, word) {
    const near = wordsWithin(corpus, word, Math.min(3, Math.max(1, Math.floor(word.length / 3))));
    if (near.length) return near;
    const far = wordsWithin(corpus, word, Math.floor(word.length * 0.8));
    return far.filter(({ text }) => text.startsWith(word.slice(0, word.length > 4 ? 3 : 2)));
  }

  function wordsWithin(corpus, word, limit) {
    const found = [];
    for (const other of search.wordsLike(corpus.vocabulary, word)) {
      if (!/^[a-z]{3,}$/.test(other) || search.smallWords.has(other)) continue;
      const distance = word.length > 3 && other.startsWith(word.slice(0, 4))
        ? 1 : search.slips(word, other, limit);
      if (distance <= limit) found.push({ text: other, distance: distance, count: corpus.vocabulary.counts.get(other) });
    }
    return found;
  }

  /** The words of the texts without spaces: word → how often; names of the glossary among them. */
  function unspacedWords(corpus) {
    if (corpus.unspacedWords) return corpus.unspacedWords;
    const counts = new Map();
    const put = (word) => counts.set(word, (counts.get(word) || 0) + 1);
    corpus.entries.forEach((entry) => entry.index.editions.forEach(([, , spaced], language) => {
      for (let pair = search.HEADING; !spaced && pair < entry.pairs.length; pair += 1) {
        const words = search.wordsOf(search.segmentText(entry, pair, language)) || [];
        words.forEach(([, word]) => /^\p{Script=Han}{2,}$/u.test(word) && put(word));
      }
    }));
    corpus.concepts.forEach(({ names }) => names.filter(search.hasUnspaced).forEach(put));
    corpus.unspacedWords = counts;
    return counts;
  }

  /** Words with characters of a run, those with the most and rarest of them first. */
  function nearUnspaced(corpus, text) {
    const words = unspacedWords(corpus);
    const signs = Array.from(new Set(text)).filter((sign) => !search.smallSigns.has(sign));
    const rarity = new Map(signs.map((sign) => {
      const having = Array.from(words.keys()).filter((word) => word.includes(sign)).length;
      return [sign, Math.log(1 + words.size / (1 + having))];
    }));
    const found = [];
    for (const [word, count] of words) {
      const shared = signs.filter((sign) => word.includes(sign));
      const sum = shared.reduce((all, sign) => all + rarity.get(sign), 0);
      if (sum) found.push({ text: word, distance: word.length / 100 - sum, count: count });
    }
    return found;
  }

  /** A word, and of a longer name what it begins with: 赛色塔 of 赛色塔综合开发区. */
  function beginnings(word) {
    const signs = Array.from(word);
    return [word, ...signs.map((_, at) => signs.slice(0, at).join("")).filter((each) => each.length > 2)];
  }

  /** Words that are read nearly as letters are typed: saisaita → 赛色塔, tielus → 铁路. */
  function nearRead(corpus, text) {
    const typed = search.parseReading(text);
    if (!typed || typed.letters.length < SHORTEST_READ || !search.aidsFor(corpus)) return [];
    const { letters } = typed;
    const limit = Math.floor(letters.length / 3);
    const found = [];
    for (const [word, count] of unspacedWords(corpus)) {
      const distance = Math.min(...beginnings(word).map((beginning) => {
        const read = search.readingOf(beginning);
        const isLike = read[0] === letters[0] && Math.abs(read.length - letters.length) <= limit;
        return isLike ? search.slips(letters, read, limit) : Infinity;
      }));
      // A word of the other language that has as many other letters is less likely.
      if (distance <= limit) found.push({ text: word, distance: distance - 1, count: count });
    }
    return found;
  }

  /** Terms of the texts that are nearest to a query which nothing has. */
  function suggest(corpus, query) {
    const found = [];
    for (const term of search.parseQuery(query).slice(0, MOST_TERMS)) {
      if (term.kind === "word") found.push(...nearWords(corpus, term.text), ...nearRead(corpus, term.text));
      else found.push(...nearUnspaced(corpus, term.text));
    }
    found.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.text < b.text ? -1 : 1));
    return Array.from(new Set(found.map((each) => each.text))).slice(0, MOST);
  }

  search.suggest = suggest;
})(self);
