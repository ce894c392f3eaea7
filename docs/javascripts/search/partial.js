/*
 * Entries that have part of a query: the rarer and the longer the part, the higher; what they have not
 * is said. Words that all of them lack are no measure.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const MOST = 20;
  /** Entries with less than this share of the best are no answer. */
  const LEAST_SHARE = 0.6;
  const LONGEST = 8;

  /** What a term says of an entry that has it. */
  function weightOf(corpus, term, found) {
    if (!found.size || !term.required) return 0;
    const size = search.sizeOf(corpus, term) || found.size;
    return Math.log(1 + corpus.size / size) * Math.min(term.text.length, LONGEST);
  }

  /** Entry → the weights of the terms that it has, dearer matches counting less. */
  function sumWeights(corpus, terms, founds) {
    const sums = new Map();
    founds.forEach((found, i) => {
      const weight = weightOf(corpus, terms[i], found);
      for (const [order, matches] of found) {
        // Another name says as much as the word.
        const cost = Math.min(...matches.map((match) => (match.because ? 1 : match.cost)));
        sums.set(order, (sums.get(order) || 0) + weight / (1 + cost / 4));
      }
    });
    return sums;
  }

  /** The entries with some of the terms and not all, as `joinHit` makes hits. */
  function findPartial(corpus, terms, founds, joinHit) {
    const isMissing = (order, i) => terms[i].required && !founds[i].has(order);
    search.askPartly(corpus, terms);
    const sums = Array.from(sumWeights(corpus, terms, founds))
      .filter(([order]) => terms.some((_, i) => isMissing(order, i)));
    const best = Math.max(0, ...sums.map(([, weight]) => weight));
    const hits = [];
    for (const [order, weight] of sums) {
      if (weight <= 0 || weight < best * LEAST_SHARE) continue;
      const has = terms.map((_, i) => founds[i].has(order));
      const hit = joinHit(corpus.entryAt(order), terms.filter((_, i) => has[i]),
        founds.filter((_, i) => has[i]), order);
      hit.tier = search.tiers.PARTIAL;
      hit.weight = Math.round(weight * 100);
      hit.missing = missingOf(terms, (i) => isMissing(order, i));
      hits.push(hit);
    }
    return hits.sort(search.rank).slice(0, MOST);
  }

  /** The words that are missing, as they were typed: e-commerce, where both its parts are. */
  function missingOf(terms, isMissing) {
    const there = new Set(terms.filter((_, i) => !isMissing(i)).map((term) => term.piece));
    const missing = terms.filter((_, i) => isMissing(i))
      .map((term) => (term.piece && !there.has(term.piece) ? term.piece : term.source));
    return Array.from(new Set(missing));
  }

  search.findPartial = findPartial;
})(self);
