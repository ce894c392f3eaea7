/*
 * The engine: a query and a corpus in, ranked hits out.
 *
 * Order of hits: 0 units that the query names (II.6) · 1 the whole query as one phrase, or
 * units of a concept that it is a name of · 2 all its terms side by side, inflected or
 * misspelled · 3 all terms, nearest together first · 4 units of a concept that part of its
 * name was typed of. Within each: the wording nearest to what was typed, headings before
 * texts, then the order of the document · 5 units that have the rarest and longest of the terms,
 * where none has all of them as typed: what they lack is said (partial.js).
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;
  /** Capitals are typed for a whole word, not for the beginning of one: AI. */
  const ABBREVIATION = /^[A-Z]{2,3}$/;

  const { NAMED, PHRASE, ADJACENT, SCATTERED, RELATED } = search.tiers;
  const { byEntry, hitOf, isHeading, rank } = search;
  /** Another name of the same thing: dearer than the word itself, cheaper than its beginning. */
  const OTHER_NAME = 0.5;
  /** The same of one word among several: they are near each other by chance. */
  const WORD_NAMED = 3;
  /** In a longer query each word says so little that its other names say nothing. */
  const MOST_NAMED = 12;

  /** Prefer the language of the query where both texts have the match. */
  function inLanguage(matches, query) {
    const wantsUnspaced = search.hasUnspaced(query);
    const own = matches.filter((match) => match.layer.spaced !== wantsUnspaced);
    return own.length ? own : matches;
  }

  function findPhrase(corpus, query) {
    const hits = new Map();
    const whole = search.inGroup(corpus, "whole", () => search.matchWhole(corpus, query));
    for (const [order, matches] of byEntry(whole)) {
      const hit = hitOf(corpus.entryAt(order), PHRASE, inLanguage(matches, query));
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
      hits.set(order, joinHit(corpus.entryAt(order), terms, founds, order));
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
    const isNamed = near.chosen.some((match) => match.cost === WORD_NAMED && match.because);
    const tier = terms.length === 1 ? PHRASE : isAdjacent && !isNamed ? ADJACENT : SCATTERED;
    const hit = hitOf(entry, tier, [].concat(...shown));
    hit.cost = near.cost;
    hit.spread = near.gap;
    hit.window = near.chosen;
    hit.heading = near.chosen.every(isHeading);
    const reason = near.chosen.find((match) => match.because);
    if (reason) hit.because = reason.typed + " = " + reason.because;
    return hit;
  }

  /** Of each term the entries that have it: as typed, and where they have it not, by another name. */
  function find(corpus, terms) {
    search.join(corpus, terms);
    const isNamed = terms.length > 1 && terms.length <= MOST_NAMED;
    return terms.map((term) => search.inGroup(corpus, search.groupOf(term), () => findOne(corpus, term, isNamed)));
  }

  function findOne(corpus, term, isNamed) {
    const found = byEntry(search.matchTerm(corpus, term));
    if (!isNamed || !term.required) return found;
    for (const [order, matches] of byEntry(matchNames(corpus, term))) {
      if (!found.has(order)) found.set(order, matches);
    }
    return found;
  }

  function matchNames(corpus, term) {
    const matches = search.otherNames(corpus, term.source).flatMap((name) =>
      search.matchWhole(corpus, name).filter((match) => match.cost < 1)
        .map((match) => Object.assign(match, { cost: WORD_NAMED, because: name, typed: term.source })));
    return search.markNear(matches, "name", term.source);
  }

  /** The units of a concept as hits; `name` is what led to it, and how (near.js). */
  function relatedHits(corpus, concept, tier, name, kind) {
    const matches = search.inGroup(corpus, "whole", () => search.matchesOf(corpus, concept));
    const places = byEntry(search.markNear(matches, kind, name));
    return search.unitsOf(corpus, concept).map((entry) => {
      const hit = hitOf(entry, tier, places.get(entry.order) || []);
      hit.cost = OTHER_NAME;
      hit.near = { kind: kind, typed: name };
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
      for (const hit of relatedHits(corpus, concept, isWhole ? PHRASE : RELATED, name, "name")) {
        const held = hits.get(hit.entry.order);
        if (held && held.tier <= PHRASE && held.cost < OTHER_NAME) continue;
        if (held && !isWhole) continue;
        if (held && held.tier === ADJACENT && !search.isNear(held)) {
          Object.assign(held, { tier: PHRASE, cost: Math.min(held.cost, OTHER_NAME), spread: 0 });
          continue;
        }
        // The other name, and the words of the query as well.
        hit.spread = held && !search.isNear(held) ? 0 : 1;
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

  /** Add the hits of the terms to those of the phrase; the terms as they were matched. */
  function findTerms(corpus, query, hits) {
    const terms = search.parseQuery(query);
    if (!terms.length) return { terms: terms, founds: [], isLoose: false };
    const founds = find(corpus, terms);
    const joined = joinTerms(corpus, terms, founds);
    addBetter(hits, joined);
    if (hits.size) return { terms: terms, founds: founds, isLoose: false };
    return search.late(corpus, () => findLoosely(corpus, terms, founds, hits));
  }

  function findLoosely(corpus, terms, founds, hits) {
    const loose = search.loosen(corpus, terms, founds);
    const looseFounds = find(corpus, loose);
    const reworded = search.rewordRuns(corpus, terms, founds, search.isTorn(loose));
    if (reworded) addBetter(hits, joinTerms(corpus, reworded, find(corpus, reworded)));
    addBetter(hits, joinTerms(corpus, loose, looseFounds));
    return { terms: loose, founds: looseFounds, isLoose: true };
  }

  function addBetter(hits, others) {
    for (const [order, hit] of others) {
      const held = hits.get(order);
      if (!held || rank(hit, held) < 0) hits.set(order, hit);
    }
  }

  /** Whether a hit has parts of a query that is read as one: 中老 and 铁路 for zhong lao tie lu. */
  const isScatteredReading = (hit) => hit.tier > PHRASE &&
    hit.window.every((match) => match.near && match.near.kind === "reading");

  /** Whether a query without tones is English: the texts have its words, or a word that begins so. */
  function isSaid(corpus, query, hits) {
    const isOne = !/[\s'’-]/.test(query);
    if (isOne && search.isEnglish(corpus, query.toLowerCase())) return true;
    const isBegun = (match) => isOne && match.near.kind === "beginning";
    return Array.from(hits.values()).some((hit) => !search.isNear(hit) ||
      (hit.window.length && hit.window.every((match) => match.near && isBegun(match))));
  }

  /** Units that are read as the query is typed, before all that is near. */
  function addRead(corpus, query, hits) {
    const isToned = search.isToned(query);
    if (!isToned && isSaid(corpus, query, hits)) return;
    const read = byEntry(search.matchReadQuery(corpus, query));
    // tiělù is no English word with accents.
    if (isToned && read.size) hits.clear();
    if (read.size) hits.forEach((hit, order) => isScatteredReading(hit) && hits.delete(order));
    addBetter(hits, Array.from(read, ([order, matches]) => [order, hitOf(corpus.entryAt(order), PHRASE, matches)]));
  }

  /** Whether a hit is one by chance alone: Air for AI. */
  const isChance = (hit) => hit.window.length > 0 &&
    hit.window.every((match) => match.near && search.kindsOfChance.has(match.near.kind));

  /**
   * Search: {hits, isPartial, nearest}. `nearest` are terms to try instead, where nothing is
   * found at all.
   */
  function findHits(corpus, raw) {
    const cleaned = search.cleanQuery(raw);
    if (!search.fold(cleaned, false, false).text) return { hits: [], isPartial: false, nearest: [] };
    const query = search.uniteWords(corpus, cleaned);
    const hits = findPhrase(corpus, query);
    const { terms, founds, isLoose } = findTerms(corpus, query, hits);
    search.late(corpus, () => addRead(corpus, cleaned, hits));
    addRelated(corpus, query, hits);
    addNamed(corpus, query, hits);
    const full = Array.from(hits.values()).filter((hit) => !ABBREVIATION.test(cleaned) || !isChance(hit)).sort(rank);
    const isExact = full.some((hit) => !search.isNear(hit));
    const partial = isExact || (full.length && !isLoose) ? []
      : search.late(corpus, () => search.findPartial(corpus, terms, founds, joinHit)).filter((hit) => !hits.has(hit.entry.order));
    if (full.length || partial.length) {
      return { hits: full.concat(partial.sort(rank)), isPartial: !full.length, nearest: [] };
    }
    return { hits: [], isPartial: false, nearest: search.isLast(corpus) ? search.late(corpus, () => search.suggest(corpus, query)) : [] };
  }

  search.findHits = findHits;
  search.relatedHits = (corpus, concept, name) => relatedHits(corpus, concept, RELATED, name, "definition");
})(self);
