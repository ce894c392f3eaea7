/*
 * The search of many documents: the engine over the document being read and what the shelves give, again
 * and again, until nothing that a query asks for is wanting. How much is fetched for one query is bounded,
 * and for its first answer much narrower; the reader may ask for more.
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
  const SAMPLED = 4;
  /** Shelves and lists that are fetched at once before the first answer, and parts then on a guess. */
  const AT_ONCE = 16;
  const GUESSED = 3;
  /**
   * Bytes as sent that may be spent before what has only some words is told; for a query at most, while it has
   * found nothing and in all, with each wish; for most files at most.
   */
  const PURSE = 80000;
  const MOST_SPENT = { isTold: 400000, isNot: 120000 };
  const FILE = 4000;
  /** So many rounds are enough for every kind of query. */
  const MOST_ROUNDS = 40;
  const MOST_KEPT = 400;
  const STAGES = [0, 1, 2];

  const begun = () => ({ sources: [], orders: new Set(), weight: 0, guessed: 0, spent: 0, left: 0, isGuessed: true, isTold: false, hasFound: false, isLast: false });

  /**
   * A search over the shelves of a directory. `library`: of what is no document; `own`: {id, index} of the
   * document being read, "" where there is none, and its index, if that has come. `fetch` loads files of the site.
   */
  function createMany(directory, library, own, fetch) {
    const shelf = search.createShelf(directory);
    const parts = new Map();
    let { asides, documents: { concepts } } = library;
    let ownNumber = -1;
    let whole = null;
    /** What has been fetched and told for what is asked now, however often it is answered. */
    let turn = begun();
    search.learnForms([directory]);

    const isOwn = (order) => shelf.documents.ofOrder(order) === ownNumber;

    /** Fetch all that something notes as missing; what it says then. */
    async function fetched(look) {
      const missing = new Set();
      const found = look(missing);
      if (!missing.size) return found;
      await fetch(Array.from(missing));
      return look(new Set());
    }

    /** Find out which document is being read; where a site is not too large, what leads to every shelf comes along. */
    async function start() {
      ownNumber = await fetched((missing) => {
        shelf.lookAhead(missing);
        return own.id ? shelf.documents.numberOf(own.id, missing) : -1;
      });
      if (own.index && ownNumber >= 0) whole = search.wholeSource(shelf, own.index, ownNumber);
    }

    /**
     * The parts that some entries stand in, of those that have not been used, {parts, missing}: key → part
     * and its document. Of a document that is being read and not here the parts come first.
     */
    function partsOf(orders, used, room) {
      const found = new Map();
      const missing = new Set();
      const isNew = (order) => !(whole && isOwn(order)) && !used.orders.has(order);
      const wanted = orders.filter(isNew);
      if (!whole && ownNumber >= 0) wanted.sort((one, other) => isOwn(other) - isOwn(one));
      let weight = 0;
      for (const order of wanted) {
        if (weight + missing.size >= room) break;
        const part = shelf.documents.partOf(order, missing);
        if (!part || found.has(part.key)) continue;
        // A long one counts for several, and comes alone where it counts for more.
        if (weight && weight + part.weight > room) break;
        weight += part.weight;
        found.set(part.key, { ...part, number: shelf.documents.ofOrder(order) });
      }
      return { parts: found, missing: missing, count: wanted.length };
    }

    async function fetchParts(wanted, used) {
      if (parts.size > MOST_KEPT) parts.clear();
      const missing = wanted.filter(({ key }) => !parts.has(key));
      const size = await fetch(missing.map(({ address }) => address));
      for (const part of missing) parts.set(part.key, search.partSource(shelf, part, part.number));
      for (const { key, weight } of wanted) {
        const source = parts.get(key);
        if (used.sources.includes(source)) continue;
        used.weight += weight;
        used.sources.push(source);
        source.entries.forEach(({ order }) => used.orders.add(order));
      }
      return size;
    }

    function look(query, used, steps) {
      const demand = search.createDemand(shelf);
      Object.assign(demand, { own: ownNumber, steps: steps, isTold: used.isTold, isLast: used.isLast });
      const corpus = search.patchCorpus(whole ? [whole, ...used.sources] : used.sources, concepts, demand);
      corpus.beside = asides;
      asides.beside = corpus;
      asides.lacksAids = false;
      const found = search.findInLibrary({ documents: corpus, asides: asides }, query);
      return { demand: demand, found: found, lacksAids: (corpus.lacksAids || asides.lacksAids) && !search.aids };
    }

    /** What of the document being read has the words themselves first, then all others. */
    function ownFirst(hits) {
      const isFirst = (hit) => !hit.entry.index.aside && isOwn(hit.entry.order) && !hit.missing.length && !search.isNear(hit);
      return hits.filter(isFirst).concat(hits.filter((hit) => !isFirst(hit)));
    }

    /** Parts on a guess, while not all is known of which entries may be answers: after each some files. */
    function guess(demand, used) {
      if (used.isGuessed) return null;
      used.isGuessed = true;
      const found = partsOf(search.entriesWanted(demand).likely, used, GUESSED);
      if (found.missing.size) return { names: Array.from(found.missing) };
      used.guessed += found.parts.size;
      return found.parts.size ? { parts: Array.from(found.parts.values()), rest: 1 } : null;
    }

    /**
     * What is wanting after a look: {names} of files of the shelves, or {parts} and how many entries are left,
     * `rest`. What is late comes when nothing else is wanting. Before the first answer (`!used.isTold`) no
     * more is fetched at once than it may cost.
     */
    function need(demand, used, limit, lacksAids) {
      for (const stage of STAGES) {
        const names = search.lacking(demand, stage);
        if (stage && lacksAids) names.unshift(search.AIDS);
        const most = used.hasFound ? Infinity : Math.min(AT_ONCE, Math.ceil(used.left / FILE));
        if (names.length > most) return (!used.isTold && guess(demand, used)) || { names: names.slice(0, most), isSome: true };
        if (names.length) return { names: names };
        const { likely, samples } = search.entriesWanted(demand);
        const room = (stage ? limit + LATE : limit) + used.guessed - used.weight;
        const own = partsOf(likely, used, used.hasFound ? room : Math.min(room, FIRST, most));
        const others = partsOf(samples, used, used.isTold ? limit + LATE + SAMPLES + used.guessed - used.weight : SAMPLED);
        const missing = new Set([...own.missing, ...others.missing]);
        if (missing.size) return { names: Array.from(missing) };
        const wanted = new Map([...own.parts, ...others.parts]);
        if (wanted.size || stage === STAGES.length - 1) return { parts: Array.from(wanted.values()), rest: own.count };
      }
      return { parts: [], rest: 0 };
    }

    /** How many entries that may be answers have not been looked at, as far as it is known. */
    const restOf = (demand, used) => partsOf(search.entriesWanted(demand).likely, used, 0).count;

    /**
     * Answer a query of the documents that are allowed (`isAllowed`: whether one is, by its id; null where all
     * are): `tell` gets {hits, isPartial, nearest, rest, isComplete, isDue}, once and more, and
     * says whether it had any for the reader; `rest` is how many entries that may be answers were not looked at,
     * `isDue` whether so much was fetched that what has only some of the words should be told. `isWanted`: whether it is still asked.
     */
    async function answer(query, limit, isAllowed, isWanted, tell) {
      const used = turn;
      if (isAllowed) await fetched((missing) => shelf.documents.lookAll(missing));
      const allows = isAllowed ? (order) => isAllowed(shelf.documents.partOf(order, new Set()).id) : () => true;
      const steps = Math.ceil(limit / STEP);
      // Of a query that finds nothing not all can be looked at: then it is said that there is more.
      const isDear = () => {
        used.left = steps * (used.hasFound ? MOST_SPENT.isTold : MOST_SPENT.isNot) - used.spent;
        return used.left <= 0;
      };
      let isNew = false;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        // Where nothing else is fetched, it is said what to try instead.
        used.isLast = used.isLast || isDear();
        const { demand, found, lacksAids } = look(query, used, steps);
        demand.isAllowed = allows;
        const isLast = round === MOST_ROUNDS - 1 || isDear();
        const step = isLast ? { parts: [], rest: Math.max(1, restOf(demand, used)) } : need(demand, used, limit, lacksAids);
        const isComplete = Boolean(step.parts) && !step.parts.length;
        if (isComplete && !used.isTold && !isLast) {
          // Nothing yet: what only a first answer does not wait for is wanted too, and what to try instead.
          Object.assign(used, { isTold: true, isLast: true });
          continue;
        }
        const isDue = used.spent > PURSE;
        if (step.parts || isNew || isDue) {
          used.hasFound = tell({ ...found, hits: ownFirst(found.hits), rest: step.rest || 0, isComplete: isComplete, isDue: isDue }) || used.hasFound;
          used.isTold = used.hasFound || used.isTold;
        }
        if (isComplete) return;
        isNew = Boolean(step.parts);
        const size = await (step.parts ? fetchParts(step.parts, used) : fetch(step.names));
        used.spent += size;
        if (step.isSome) used.isGuessed = false;
        if (!isWanted()) return;
      }
    }

    return {
      answer: answer, shelf: shelf, start: start,
      /** Something else is asked. */
      begin() {
        turn = begun();
      },
      /** Take in a library of what came later. */
      learn(other) {
        ({ asides, documents: { concepts } } = other);
      },
    };
  }

  Object.assign(search, { createMany: createMany, STEP: STEP });
})(self);
