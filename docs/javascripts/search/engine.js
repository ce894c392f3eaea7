/*
 * The engine: a query and a corpus in, ranked hits out.
 *
 * Order of hits: 0 units that the query names (II.6) · 1 the whole query as one phrase, or
 * units of a concept that it is a name of · 2 all its terms side by side, inflected or
 * misspelled · 3 all terms, nearest together first · 4 units of a concept that part of its
 * name was typed of. Within each: the wording nearest to what was typed, headings before
 * texts, then the order of the document. If no unit has all terms, those that have most of
 * them, said to be partial.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const NAMED = 0;
  const PHRASE = 1;
  const ADJACENT = 2;
  const SCATTERED = 3;
  const RELATED = 4;
  /** Another name of the same thing: dearer than the word itself, cheaper than its beginning. */
  const OTHER_NAME = 0.5;
  const MOST_PARTIAL = 20;

  /** Matches by the entry that they stand in: order of the entry → its matches. */
  function byEntry(matches) {
    const found = new Map();
    for (const match of matches) {
      const segment = search.locate(match.layer, match.start);
      match.pair = match.layer.pairOf[segment];
      match.entry = match.layer.entryOf[segment];
      const list = found.get(match.entry);
      if (list) list.push(match);
      else found.set(match.entry, [match]);
    }
    return found;
  }

  const isHeading = (match) => match.pair === search.HEADING;

  function better(one, other) {
    return one.cost - other.cost || Number(isHeading(other)) - Number(isHeading(one)) ||
      one.start - other.start;
  }

  function hitOf(entry, tier, matches, missing) {
    const best = matches.slice().sort(better)[0];
    return {
      entry: entry,
      tier: tier,
      cost: best ? best.cost : 0,
      heading: Boolean(best) && isHeading(best),
      spread: 0,
      weight: 0,
      window: best ? [best] : [],
      matches: matches,
      missing: missing || [],
      because: "",
      isPhrase: false,
    };
  }

  /** Prefer the language of the query where both texts have the match. */
  function inLanguage(matches, query) {
    const wantsUnspaced = search.hasUnspaced(query);
    const own = matches.filter((match) => match.layer.spaced !== wantsUnspaced);
    return own.length ? own : matches;
  }

  function findPhrase(corpus, query) {
    const hits = new Map();
    for (const [order, matches] of byEntry(search.matchWhole(corpus, query))) {
      const hit = hitOf(corpus.entries[order], PHRASE, inLanguage(matches, query));
      hit.matches = matches;
      hit.isPhrase = true;
      // Cut out of a longer word or number: no better than words that stand apart.
      if (hit.cost >= 3) hit.tier = SCATTERED;
      hits.set(order, hit);
    }
    return hits;
  }

  function joinTerms(corpus, terms, founds) {
    const hits = new Map();
    const required = terms.map((term, i) => (term.required ? founds[i] : null)).filter(Boolean);
    const smallest = required.reduce((a, b) => (b.size < a.size ? b : a));
    for (const order of smallest.keys()) {
      if (!required.every((found) => found.has(order))) continue;
      hits.set(order, joinHit(corpus.entries[order], terms, founds, order));
    }
    return hits;
  }

  function joinHit(entry, terms, founds, order) {
    const lists = terms.map((term, i) => founds[i].get(order) || []);
    const all = lists.every((list) => list.length) ? search.nearest(lists) : null;
    const isAdjacent = Boolean(all) && search.areAdjacent(all);
    // Small words stand everywhere: they make a phrase, but are no measure of nearness.
    const near = isAdjacent ? all : search.nearest(lists.filter((_, i) => terms[i].required));
    const shown = lists.filter((_, i) => terms[i].required).concat([near.chosen]);
    const tier = terms.length === 1 ? PHRASE : isAdjacent ? ADJACENT : SCATTERED;
    const hit = hitOf(entry, tier, [].concat(...shown));
    hit.cost = near.cost;
    hit.spread = near.gap;
    hit.window = near.chosen;
    hit.heading = near.chosen.every(isHeading);
    const reason = near.chosen.find((match) => match.because);
    if (reason) hit.because = reason.typed + " = " + reason.because;
    return hit;
  }

  const find = (corpus, terms) => terms.map((term) => byEntry(search.matchTerm(corpus, term)));

  /** The entries that have most of the terms, rare terms counting more. */
  function findPartial(corpus, terms, founds) {
    const weights = founds.map((found, i) => found.size && terms[i].required
      ? Math.log(1 + corpus.entries.length / found.size) * Math.min(terms[i].text.length, 8) : 0);
    const sums = new Map();
    founds.forEach((found, i) => {
      for (const [order, matches] of found) {
        const cost = Math.min(...matches.map((match) => match.cost));
        sums.set(order, (sums.get(order) || 0) + weights[i] / (1 + cost / 4));
      }
    });
    const best = Math.max(0, ...sums.values());
    const hits = [];
    for (const [order, weight] of sums) {
      if (weight <= 0 || weight < best * 0.6) continue;
      const has = terms.map((term, i) => founds[i].has(order));
      const hit = joinHit(corpus.entries[order], terms.filter((_, i) => has[i]),
        founds.filter((_, i) => has[i]), order);
      hit.tier = SCATTERED;
      hit.weight = Math.round(weight * 100);
      hit.missing = terms.filter((term, i) => !has[i] && term.required).map((term) => term.source);
      hits.push(hit);
    }
    return hits.sort(rank).slice(0, MOST_PARTIAL);
  }

  /** The units of a concept as hits; `name` is what led to it. */
  function relatedHits(corpus, concept, tier, name) {
    const places = byEntry(search.matchesOf(corpus, concept));
    return search.unitsOf(corpus, concept).map((entry) => {
      const hit = hitOf(entry, tier, places.get(entry.order) || []);
      hit.cost = OTHER_NAME;
      hit.because = name + " = " + concept.title.filter((each) => each && each !== name).join(" · ");
      return hit;
    });
  }

  /** Units of the concepts that the query names by another name than the text uses. */
  function addRelated(corpus, query, hits) {
    const isFound = hits.size > 0;
    for (const { concept, name, isWhole } of search.findConcepts(corpus, query)) {
      // Part of a name says too little beside units that have the words themselves.
      if (isFound && !isWhole) continue;
      for (const hit of relatedHits(corpus, concept, isWhole ? PHRASE : RELATED, name)) {
        const held = hits.get(hit.entry.order);
        if (held && held.tier <= PHRASE && held.cost < OTHER_NAME) continue;
        if (held && !isWhole) continue;
        // The other name, and the words of the query as well.
        hit.spread = held ? 0 : 1;
        hits.set(hit.entry.order, hit);
      }
    }
  }

  function addNamed(corpus, query, hits) {
    const isQuoted = Array.from(hits.values()).some((hit) => hit.isPhrase && hit.cost === 0);
    const named = search.findReferences(corpus, query, isQuoted);
    // II.6 means one unit, not every unit with a 6 in it.
    if (named.length) hits.forEach((hit, order) => hit.isPhrase || hits.delete(order));
    for (const entry of named) {
      const hit = hits.get(entry.order) || hitOf(entry, NAMED, []);
      hit.tier = NAMED;
      hit.cost = 0;
      hit.spread = 0;
      hit.heading = false;
      hits.set(entry.order, hit);
    }
  }

  function rank(one, other) {
    return one.tier - other.tier || other.weight - one.weight ||
      one.cost - other.cost ||
      Number(other.isPhrase) - Number(one.isPhrase) ||
      Number(other.heading) - Number(one.heading) || one.spread - other.spread ||
      one.entry.order - other.entry.order;
  }

  /** Add the hits of the terms to those of the phrase; the terms as they were matched. */
  function findTerms(corpus, query, hits) {
    let terms = search.parseQuery(query);
    if (!terms.length) return { terms: terms, founds: [] };
    let founds = find(corpus, terms);
    let joined = joinTerms(corpus, terms, founds);
    if (!joined.size && !hits.size) {
      terms = search.loosen(corpus, terms, founds);
      founds = find(corpus, terms);
      joined = joinTerms(corpus, terms, founds);
    }
    for (const [order, hit] of joined) {
      const held = hits.get(order);
      if (!held || rank(hit, held) < 0) hits.set(order, hit);
    }
    return { terms: terms, founds: founds };
  }

  /**
   * Search: {hits, isPartial, nearest}. `nearest` are terms to try instead, where nothing is
   * found at all.
   */
  function findHits(corpus, raw) {
    const cleaned = search.cleanQuery(raw);
    if (!search.fold(cleaned, false, false).text) return { hits: [], isPartial: false, nearest: [] };
    const query = search.uniteWords(corpus, cleaned);
    const hits = findPhrase(corpus, query);
    const { terms, founds } = findTerms(corpus, query, hits);
    addRelated(corpus, query, hits);
    addNamed(corpus, query, hits);
    if (hits.size) {
      return { hits: Array.from(hits.values()).sort(rank), isPartial: false, nearest: [] };
    }
    const partial = findPartial(corpus, terms, founds);
    if (partial.length) return { hits: partial, isPartial: true, nearest: [] };
    return { hits: [], isPartial: false, nearest: search.suggest(corpus, query) };
  }

  search.findHits = findHits;
  search.relatedHits = (corpus, concept, name) => relatedHits(corpus, concept, RELATED, name);
})(self);
