/*
 * What a query has asked for (asks.js), looked up on the shelves: the entries that may be answers.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** So many pairs of characters of a run, and shelves of a beginning, are looked up. */
  const MOST_PAIRS = 8;
  const MOST_SHELVES = 10;
  const MOST_SOUNDS = 32;
  /** Where something must be known to be there, so many places are looked at. */
  const SAMPLE = 2;
  const MOST_SAMPLES = 8;
  const MOST_PARTIAL = 24;
  /** Files of outlines, and before the first answer. */
  const MOST_OUTLINES = 4;
  const FIRST_OUTLINES = 2;
  /** Entries with another wording that go before those with other words. */
  const MOST_NEAR = 24;

  function createDemand(shelf) {
    return {
      shelf: shelf, group: "", isLate: false, asks: new Map(), groups: new Map(), joins: [], partial: null,
      // First letters of words: of those asked for, of those only asked for where nothing is found, of all others.
      lists: new Set(), lateLists: new Set(), farLists: new Set(),
      entries: new Set(), numbers: null, missing: new Set(), found: new Map(), stage: 0,
    };
  }

  /** Some of many, spread evenly. */
  const spread = (all, most) =>
    (all.length <= most ? all : Array.from({ length: most }, (_, i) => all[Math.floor((i * (all.length - 1)) / (most - 1))]));

  /** Places that all of some have; those of which not all are known rule out nothing beside others. */
  function common(founds) {
    const whole = founds.filter(({ isCut }) => !isCut);
    const lists = (whole.length ? whole : founds).map(({ places }) => places);
    const [first, ...others] = lists.sort((one, other) => one.length - other.length);
    return others.reduce((left, list) => {
      const own = new Set(list);
      return left.filter((place) => own.has(place));
    }, first || []);
  }

  /** The places of a key: of one with very many the first lines only, before it is late. */
  const placesOfKey = ({ shelf, missing, stage }, key) => shelf.placesOf(key, missing, stage ? search.MOST_LINES : 0);
  const begun = ({ shelf, missing }, beginning) => ({ places: shelf.placesBegun(beginning, missing, MOST_SHELVES), isCut: false });

  function placesOfRun(demand, text) {
    const { shelf, missing } = demand;
    const signs = Array.from(text);
    if (signs.length === 1) return shelf.placesBegun(text, missing, MOST_SHELVES);
    const pairs = new Set(signs.slice(1).map((sign, at) => signs[at] + sign));
    return common(spread(Array.from(pairs), MOST_PAIRS).map((pair) => placesOfKey(demand, pair)));
  }

  function placesOfWords(demand, words, isOpen) {
    const { shelf, missing } = demand;
    const all = words.split(" ").filter(Boolean);
    const last = all.length - 1;
    const own = all.filter((_, at) => at < last || !isOpen);
    const lists = spread(Array.from(new Set(own)), MOST_PAIRS).map((word) => (search.isCutWord(word)
      ? begun(demand, search.keyOfWord(word)) : placesOfKey(demand, search.keyOfWord(word))));
    if (!isOpen) return common(lists);
    const beginning = search.keyOfWord(all[last]);
    // A letter or two after other words rule out little.
    if (lists.length && shelf.shelvesOf(beginning, missing).length > MOST_SHELVES) return common(lists);
    return common(lists.concat([begun(demand, beginning)]));
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
      shelf.shelvesOf(sign, missing).forEach((each) => looked.add(each));
      shelf.placesBegun(sign, missing, MOST_SHELVES, isNext).forEach((place) => found.add(place));
    }
    return Array.from(found).sort((a, b) => a - b);
  }

  const WAYS = {
    run: (demand, { text }) => placesOfRun(demand, text),
    words: (demand, { text, isOpen }) => placesOfWords(demand, text, isOpen),
    initials: (demand, { text }) => placesOfKey(demand, "=" + text).places,
    signs: (demand, { text, least }) => placesOfSigns(demand, text, least),
    read: placesRead,
  };

  /** The places of an ask, as far as its shelves are there. */
  function placesOf(demand, name) {
    const { missing } = demand;
    const known = Number(demand.stage > 0) + name;
    if (demand.found.has(known)) return demand.found.get(known);
    const before = missing.size;
    const own = demand.asks.get(name);
    const places = WAYS[own.kind](demand, own);
    if (missing.size === before) demand.found.set(known, places);
    return places;
  }

  const orderOf = (place) => Math.floor(place / 2);

  /** The entries of a group: order → [rank of the ask, whether it is no heading]. */
  function entriesOf(demand, group) {
    const found = new Map();
    for (const name of demand.groups.get(group) || []) {
      const { rank, isLate } = demand.asks.get(name);
      if (isLate && !demand.stage) continue;
      for (const place of placesOf(demand, name)) {
        const order = orderOf(place);
        const score = 2 * rank + (place % 2);
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
      const weight = Math.log(1 + demand.shelf.directory.entries / found.size) * length;
      for (const [order, score] of found) sums.set(order, (sums.get(order) || 0) - weight / (1 + score / 4));
    }
    return sorted(Array.from(sums)).slice(0, MOST_PARTIAL);
  }

  /** One place for each ask, so that it is known whether something is there. */
  function samples(demand, wanted) {
    const found = [];
    for (const [name, { isLate }] of demand.asks) {
      if (isLate && !demand.stage) continue;
      const places = placesOf(demand, name);
      if (!places.length || places.some((place) => wanted.has(orderOf(place)))) continue;
      found.push(...places.slice(0, SAMPLE).map(orderOf));
      if (found.length >= MOST_SAMPLES) break;
    }
    return found;
  }

  /** The files of outlines that say what a query may name, the likeliest first: with its numbers, of the document being read. */
  function outlinesOf(demand) {
    const { shelf, numbers, own } = demand;
    const found = new Map();
    for (const number of numbers) {
      const { places } = placesOfKey(demand, "#" + number);
      for (const each of new Set(places.map((place) => shelf.documents.ofOrder(orderOf(place))))) found.set(each, (found.get(each) || 0) + 1);
    }
    const scores = new Map();
    const put = (document, score) => {
      const file = shelf.outlineOf(document);
      scores.set(file, Math.max(score, scores.get(file) || 0));
    };
    if (found.size) found.forEach((score, document) => put(document, score));
    else shelf.directory.outlines.forEach((document) => put(document, 1));
    if (own >= 0 && (found.has(own) || !found.size)) put(own, numbers.length + 1);
    return Array.from(scores).sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([file]) => file);
  }

  /** The outlines that a query is read by; null where it is no reference, or nothing is late. */
  function outlinesWanted(demand) {
    if (!demand.numbers) return [];
    return outlinesOf(demand).slice(0, demand.isTold ? MOST_OUTLINES * demand.steps : FIRST_OUTLINES);
  }

  /**
   * What must be fetched before entries can be said: addresses of shelves, lists and outlines. By stage: 0 for
   * what is asked for, 1 for what is looked for where nothing better was found, 2 for what may be nearer still.
   */
  function lacking(demand, stage) {
    const { shelf, missing } = demand;
    demand.stage = stage;
    missing.clear();
    const lists = [demand.lists, demand.lateLists, demand.farLists].slice(0, stage + 1);
    lists.forEach((firsts) => firsts.forEach((first) => shelf.takeList(first, missing)));
    demand.asks.forEach((own, name) => (stage || !own.isLate) && placesOf(demand, name));
    if (stage) outlinesWanted(demand).filter((file) => !search.hasOutline(shelf, file)).forEach((file) => missing.add(search.outlineAddress(file)));
    return Array.from(missing);
  }

  /** The entries that may be answers, the likeliest first, and what only has to be looked at. */
  function entriesWanted(demand) {
    const likely = Array.from(demand.entries);
    const joinsOf = (wanted) => demand.joins.filter(({ isLate }) => isLate === wanted)
      .flatMap(({ groups }) => joined(demand, groups));
    likely.push(...joined(demand, ["whole"]), ...joinsOf(false));
    if (demand.stage) {
      const near = joined(demand, ["near"]);
      likely.push(...near.slice(0, MOST_NEAR), ...joinsOf(true));
      if (demand.partial) likely.push(...partly(demand, demand.partial));
      likely.push(...near.slice(MOST_NEAR));
    }
    const wanted = Array.from(new Set(likely)).filter((order) => demand.isAllowed(order));
    return { likely: wanted, samples: samples(demand, new Set(wanted)) };
  }

  /** How many entries may be of a group. */
  function countOf(demand, group) {
    demand.stage = demand.stage || 1;
    return entriesOf(demand, group).size;
  }

  /** Whether a run of two characters or one stands somewhere, by the shelves alone. */
  const isOnShelves = (demand, text) => placesOf(demand, search.nameOfAsk({ kind: "run", isOpen: false, rank: 0, text: text })).length > 0;

  Object.assign(search, {
    createDemand: createDemand, lacking: lacking, entriesWanted: entriesWanted, outlinesWanted: outlinesWanted, countOf: countOf, isOnShelves: isOnShelves,
  });
})(self);
