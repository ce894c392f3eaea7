/*
 * Hits: an entry with the matches that make it an answer, and the order in which answers are given.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** What makes a hit, the best first (engine.js says what they are). */
  const tiers = { NAMED: 0, PHRASE: 1, ADJACENT: 2, SCATTERED: 3, RELATED: 4, PARTIAL: 5 };

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
      near: null,
      isPhrase: false,
    };
  }

  /** The order of two hits. */
  function rank(one, other) {
    return one.tier - other.tier || other.weight - one.weight ||
      one.cost - other.cost ||
      Number(other.isPhrase) - Number(one.isPhrase) ||
      Number(other.heading) - Number(one.heading) || one.spread - other.spread ||
      one.entry.order - other.entry.order;
  }

  search.tiers = tiers;
  search.byEntry = byEntry;
  search.hitOf = hitOf;
  search.isHeading = isHeading;
  search.rank = rank;
})(self);
