/*
 * The search of many documents: the engine over the document being read and what the shelves give, again
 * and again, until nothing that a query asks for is wanting. How much is fetched for one query is bounded;
 * the reader may ask for more.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Parts that are fetched for a query: for its first answers, at most, and with each further wish. */
  const FIRST = 8;
  const STEP = 28;
  /** So many more where nothing better is found, and where something must only be known to be there. */
  const LATE = 12;
  const SAMPLES = 8;
  /** So many rounds are enough for every kind of query. */
  const MOST_ROUNDS = 24;
  const MOST_KEPT = 400;

  /**
   * A search over the shelves of a directory. `library`: of what is no document; `own`: the index of the
   * document being read, if there is one. `fetch` loads files of the site.
   */
  function createMany(directory, library, own, fetch) {
    const shelf = search.createShelf(directory);
    const concepts = library.documents.concepts;
    const whole = search.wholeSource(shelf, own);
    const parts = new Map();
    const { asides } = library;
    search.learnForms([directory]);

    const isOwn = (order) => Boolean(whole) && shelf.partOf(order).id === own.id;

    /** The first parts that some entries stand in, of those that have not been used. */
    function partsOf(orders, used, room) {
      const found = new Map();
      for (const order of orders) {
        if (found.size >= room) break;
        const part = shelf.partOf(order);
        if (!isOwn(order) && !used.has(part.key)) found.set(part.key, part);
      }
      return found;
    }

    async function fetchParts(wanted) {
      if (parts.size > MOST_KEPT) parts.clear();
      const missing = wanted.filter(({ key }) => !parts.has(key));
      await fetch(missing.map(({ address }) => address));
      for (const part of missing) parts.set(part.key, search.partSource(shelf, part));
    }

    function look(query, used) {
      const demand = search.createDemand(shelf);
      const sources = Array.from(used.values());
      const corpus = search.patchCorpus(whole ? [whole, ...sources] : sources, concepts, demand);
      corpus.beside = asides;
      asides.beside = corpus;
      asides.lacksAids = false;
      const found = search.findInLibrary({ documents: corpus, asides: asides }, query);
      return { demand: demand, found: found, lacksAids: (corpus.lacksAids || asides.lacksAids) && !search.aids };
    }

    /** What of the document being read has the words themselves first, then all others. */
    function ownFirst(hits) {
      const isFirst = (hit) => Boolean(whole) && hit.entry.index === own && !hit.missing.length && !search.isNear(hit);
      return hits.filter(isFirst).concat(hits.filter((hit) => !isFirst(hit)));
    }

    /**
     * What is wanting after a look: files of the shelves, which are fetched here, or parts. Late wishes
     * come when there are no others.
     */
    async function need(demand, used, limit, lacksAids, most) {
      for (const isLate of [false, true]) {
        const names = search.lacking(demand, isLate);
        if (isLate && lacksAids) names.push(search.AIDS);
        if (names.length) {
          await fetch(names);
          return { isFetched: true };
        }
        const { likely, samples } = search.entriesWanted(demand);
        const rest = likely.filter((order) => !isOwn(order) && !used.has(shelf.partOf(order).key)).length;
        const room = (isLate ? limit + LATE : most) - used.size;
        const wanted = new Map([...partsOf(likely, used, room), ...partsOf(samples, used, limit + LATE + SAMPLES - used.size)]);
        if (wanted.size || isLate) return { isFetched: false, parts: Array.from(wanted.values()), rest: rest };
      }
      return { isFetched: false, parts: [], rest: 0 };
    }

    /**
     * Answer a query of the documents that are allowed: `tell` gets {hits, isPartial, nearest, rest,
     * isComplete}, once and more; `rest` is how many entries that may be answers were not looked at.
     * `isWanted`: whether it is still asked.
     */
    async function answer(query, limit, isAllowed, isWanted, tell) {
      const used = new Map();
      let most = FIRST;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const { demand, found, lacksAids } = look(query, used);
        demand.isAllowed = isAllowed;
        const step = await need(demand, used, limit, lacksAids, most);
        if (!isWanted()) return;
        const isLast = round === MOST_ROUNDS - 1;
        if (step.isFetched && !isLast) continue;
        const isComplete = isLast || !step.parts.length;
        tell({ ...found, hits: ownFirst(found.hits), rest: step.rest || 0, isComplete: isComplete });
        if (isComplete) return;
        const others = step.parts;
        most = limit;
        await fetchParts(others);
        if (!isWanted()) return;
        others.forEach(({ key }) => used.set(key, parts.get(key)));
      }
    }

    return { answer: answer, shelf: shelf };
  }

  search.createMany = createMany;
  search.STEP = STEP;
})(self);
