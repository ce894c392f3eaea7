/*
 * What a query has asked for (asks.js), looked up on the shelves: the entries that may be answers.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** So many pairs of characters of a run, and shelves of a beginning, are looked up. */
  const MOST_PAIRS = 8;
  const MOST_SHELVES = 6;
  const MOST_SOUNDS = 20;
  /** Where something must be known to be there, so many places are looked at. */
  const SAMPLE = 2;
  const MOST_SAMPLES = 8;
  const MOST_PARTIAL = 24;
  /** Entries with another wording that go before those with other words. */
  const MOST_NEAR = 24;

  function createDemand(shelf) {
    return {
      shelf: shelf, group: "", isLate: false, asks: new Map(), groups: new Map(), joins: [], lists: new Set(), lateLists: new Set(), partial: null,
      entries: new Set(), needsOutlines: false, missing: new Set(), found: new Map(),
    };
  }

  /** Some of many, spread evenly. */
  const spread = (all, most) =>
    (all.length <= most ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * (all.length - 1)) / (most - 1))]));

  function common(lists) {
    const [first, ...others] = lists.sort((one, other) => one.length - other.length);
    return others.reduce((left, list) => {
      const own = new Set(list);
      return left.filter((place) => own.has(place));
    }, first || []);
  }

  function placesOfRun({ shelf, missing }, text) {
    const signs = Array.from(text);
    if (signs.length === 1) return shelf.placesBegun(text, missing, MOST_SHELVES);
    const pairs = new Set(signs.slice(1).map((sign, at) => signs[at] + sign));
    return common(spread(Array.from(pairs), MOST_PAIRS).map((pair) => shelf.placesOf(pair, missing)));
  }

  function placesOfWords({ shelf, missing }, words, isOpen) {
    const all = words.split(" ").filter(Boolean);
    const last = all.length - 1;
    const own = all.filter((_, at) => at < last || !isOpen);
    const lists = spread(Array.from(new Set(own)), MOST_PAIRS).map((word) => (search.isCutWord(word)
      ? shelf.placesBegun(search.keyOfWord(word), missing, MOST_SHELVES) : shelf.placesOf(search.keyOfWord(word), missing)));
    if (!isOpen) return common(lists);
    const beginning = search.keyOfWord(all[last]);
    // A letter or two after other words rule out little.
    if (lists.length && shelf.shelvesOf(beginning).length > MOST_SHELVES) return common(lists);
    return common(lists.concat([shelf.placesBegun(beginning, missing, MOST_SHELVES)]));
  }

  /** Places with all characters of a run but one. */
  function placesOfSigns({ shelf, missing }, text, least) {
    const counts = new Map();
    for (const sign of new Set(text)) {
      for (const place of shelf.placesBegun(sign, missing, MOST_SHELVES)) counts.set(place, (counts.get(place) || 0) + 1);
    }
    return Array.from(counts).filter(([, count]) => count >= least).map(([place]) => place).sort((a, b) => a - b);
  }

  /** Places with a first character and one behind it that is wanted. */
  function placesRead({ shelf, missing }, { firsts, isNext }) {
    const found = new Set();
    const looked = new Set();
    for (const sign of firsts) {
      if (looked.size >= MOST_SOUNDS) break;
      shelf.shelvesOf(sign).forEach((each) => looked.add(each));
      shelf.placesBegun(sign, missing, MOST_SHELVES, isNext).forEach((place) => found.add(place));
    }
    return Array.from(found).sort((a, b) => a - b);
  }

  const WAYS = {
    run: (demand, { text }) => placesOfRun(demand, text),
    words: (demand, { text, isOpen }) => placesOfWords(demand, text, isOpen),
    initials: (demand, { text }) => demand.shelf.placesOf("=" + text, demand.missing),
    signs: (demand, { text, least }) => placesOfSigns(demand, text, least),
    read: placesRead,
  };

  /** The places of an ask, as far as its shelves are there. */
  function placesOf(demand, name) {
    const { missing } = demand;
    if (demand.found.has(name)) return demand.found.get(name);
    const before = missing.size;
    const own = demand.asks.get(name);
    const places = WAYS[own.kind](demand, own);
    if (missing.size === before) demand.found.set(name, places);
    return places;
  }

  /** The entries of a group: order → [rank of the ask, whether it is no heading]. */
  function entriesOf(demand, group) {
    const found = new Map();
    for (const name of demand.groups.get(group) || []) {
      const { rank, isLate } = demand.asks.get(name);
      if (isLate && !demand.takesLate) continue;
      for (const place of placesOf(demand, name)) {
        const order = place >> 1;
        const score = 2 * rank + (place & 1);
        if (!found.has(order) || found.get(order) > score) found.set(order, score);
      }
    }
    return found;
  }

  /** The entries that all groups have, the likeliest first. */
  function joined(demand, groups) {
    const lists = groups.map((group) => entriesOf(demand, group)).sort((a, b) => a.size - b.size);
    if (!lists.length) return [];
    return sorted(Array.from(lists[0].keys()).filter((order) => lists.every((list) => list.has(order)))
      .map((order) => [order, lists.reduce((sum, list) => sum + list.get(order), 0)]));
  }

  const sorted = (scored) => scored.sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([order]) => order);

  /** The entries with the rarest and longest of some terms. */
  function partly(demand, terms) {
    const sums = new Map();
    for (const { group, length } of terms) {
      const found = entriesOf(demand, group);
      const weight = Math.log(1 + demand.shelf.total / found.size) * length;
      for (const [order, score] of found) sums.set(order, (sums.get(order) || 0) - weight / (1 + score / 4));
    }
    return sorted(Array.from(sums)).slice(0, MOST_PARTIAL);
  }

  /** One place for each ask, so that it is known whether something is there. */
  function samples(demand, wanted) {
    const found = [];
    for (const [name, { isLate }] of demand.asks) {
      if (isLate && !demand.takesLate) continue;
      const places = placesOf(demand, name);
      if (!places.length || places.some((place) => wanted.has(place >> 1))) continue;
      found.push(...places.slice(0, SAMPLE).map((place) => place >> 1));
      if (found.length >= MOST_SAMPLES) break;
    }
    return found;
  }

  /** What must be fetched before entries can be said: addresses of shelves, lists and outlines. */
  function lacking(demand, isLate) {
    const { shelf } = demand;
    demand.takesLate = isLate;
    demand.missing.clear();
    demand.lists.forEach((first) => shelf.takeList(first, demand.missing));
    if (isLate) demand.lateLists.forEach((first) => shelf.takeList(first, demand.missing));
    demand.asks.forEach((own, name) => (isLate || !own.isLate) && placesOf(demand, name));
    if (isLate && demand.needsOutlines && !search.hasOutlines(shelf)) shelf.outlines().forEach((each) => demand.missing.add(each));
    return Array.from(demand.missing);
  }

  /** The entries that may be answers, the likeliest first, and what only has to be looked at. */
  function entriesWanted(demand) {
    const { takesLate } = demand;
    const likely = Array.from(demand.entries);
    const joinsOf = (wanted) => demand.joins.filter(({ isLate }) => isLate === wanted)
      .flatMap(({ groups }) => joined(demand, groups));
    likely.push(...joined(demand, ["whole"]), ...joinsOf(false));
    if (takesLate) {
      const near = joined(demand, ["near"]);
      likely.push(...near.slice(0, MOST_NEAR), ...joinsOf(true));
      if (demand.partial) likely.push(...partly(demand, demand.partial));
      likely.push(...near.slice(MOST_NEAR));
    }
    const wanted = Array.from(new Set(likely)).filter((order) => demand.isAllowed(demand.shelf.partOf(order).id));
    return { likely: wanted, samples: samples(demand, new Set(wanted)) };
  }

  /** How many entries may be of a group. */
  function countOf(demand, group) {
    demand.takesLate = true;
    return entriesOf(demand, group).size;
  }

  /** Whether a run of two characters or one stands somewhere, by the shelves alone. */
  const isOnShelves = (demand, text) => placesOf(demand, search.nameOfAsk({ kind: "run", isOpen: false, rank: 0, text: text })).length > 0;

  Object.assign(search, {
    createDemand: createDemand, lacking: lacking, entriesWanted: entriesWanted, countOf: countOf, isOnShelves: isOnShelves,
  });
})(self);
