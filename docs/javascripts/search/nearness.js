/*
 * How near together the terms of a query stand in an entry. Of each term there is a list of
 * matches; what is near is the narrowest stretch that has one of every list.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Counted as this many letters apart when two matches stand in different languages. */
  const PAIR_DISTANCE = 200;

  /** The narrowest stretch of one layer with a match of every list; null where there is none. */
  function narrowest(lists) {
    const places = [];
    lists.forEach((list, term) => list.forEach((match) => places.push({ match: match, term: term })));
    places.sort((a, b) => a.match.start - b.match.start || a.match.end - b.match.end);
    const counts = new Array(lists.length).fill(0);
    let missing = lists.length;
    let best = null;
    let left = 0;
    places.forEach((place, right) => {
      if (counts[place.term] === 0) missing -= 1;
      counts[place.term] += 1;
      while (missing === 0) {
        const first = places[left];
        const size = place.match.end - first.match.start;
        if (!best || size < best.size) best = { size: size, from: left, to: right };
        counts[first.term] -= 1;
        if (counts[first.term] === 0) missing += 1;
        left += 1;
      }
    });
    if (!best) return null;
    const chosen = new Array(lists.length).fill(null);
    for (const place of places.slice(best.from, best.to + 1)) {
      const held = chosen[place.term];
      if (!held || place.match.cost < held.cost) chosen[place.term] = place.match;
    }
    return { size: best.size, chosen: chosen };
  }

  /** How near together the terms stand in an entry, and which of their matches do so. */
  function nearest(lists) {
    const layers = new Set(lists[0].map((match) => match.layer));
    let best = null;
    for (const layer of layers) {
      const own = lists.map((list) => list.filter((match) => match.layer === layer));
      if (own.some((list) => !list.length)) continue;
      for (const some of [own.map(cheapest), own]) {
        const { size, chosen } = narrowest(some);
        const letters = chosen.reduce((sum, match) => sum + match.end - match.start, 0);
        const gap = Math.max(0, size - letters) * (layer.spaced ? 1 : 2);
        const cost = costOf(chosen);
        if (!best || gap + 10 * cost < best.gap + 10 * best.cost) {
          best = { gap: gap, cost: cost, chosen: chosen, layer: layer };
        }
      }
    }
    return best || acrossLanguages(lists);
  }

  const costOf = (matches) => matches.reduce((sum, match) => sum + match.cost, 0);

  function cheapest(matches) {
    const least = Math.min(...matches.map((match) => match.cost));
    return matches.filter((match) => match.cost === least);
  }

  /** Terms in different languages: near means in the same pair of sentences. */
  function acrossLanguages(lists) {
    const pairs = lists.map((list) => list.map((match) => Object.assign({}, match, {
      start: match.pair * PAIR_DISTANCE, end: match.pair * PAIR_DISTANCE, original: match,
    })));
    const found = narrowest(pairs);
    const chosen = found.chosen.map((match) => match.original);
    return { gap: PAIR_DISTANCE + found.size, cost: costOf(chosen), chosen: chosen, layer: null };
  }

  /** Whether the matches follow each other in the order of the query with nothing between. */
  function areAdjacent(near) {
    if (!near.layer) return false;
    return near.chosen.every((match, i) => i === 0 ||
      (match.start >= near.chosen[i - 1].end && match.start - near.chosen[i - 1].end <= 1));
  }

  search.nearest = nearest;
  search.areAdjacent = areAdjacent;
})(self);
