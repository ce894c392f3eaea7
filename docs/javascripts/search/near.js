/*
 * Near matches: what stands in the text is not the word typed. Each is said, never passed off as
 * what was asked for. A match that is near has a kind:
 *   beginning  infra → infrastructure      inside        rail → railway's middle, 12 → 2012
 *   slip       goverance → governance      abbreviation  高铁 → 高速铁路
 *   name       Saysettha → 赛色塔          reading       tielu → 铁路, 贴路 → 铁路
 *   definition the words stand in what the glossary says of a concept that the unit has
 * Inflections, spellings, hyphens, other notations of a number and other forms of characters are
 * the word itself.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Kinds that may be chance. */
  const CHANCE = new Set(["beginning", "inside", "slip"]);

  /** Mark matches as near where they are not so yet. */
  function markNear(matches, kind, typed) {
    for (const match of matches) match.near = match.near || { kind: kind, typed: typed };
    return matches;
  }

  /** A word that goes on behind what was typed is near, unless it is the word itself inflected. */
  function forgiveInflected(corpus, matches) {
    const inflected = new Map();
    for (const match of matches) {
      if (!match.near || match.near.kind !== "beginning" || !match.layer.spaced) continue;
      const typed = lastWord(match.near.typed);
      if (!inflected.has(typed)) inflected.set(typed, new Map(search.relatives(corpus.vocabulary, typed)));
      if (inflected.get(typed).has(lastWord(match.layer.text.slice(match.start, match.end)))) match.near = null;
    }
    return matches;
  }

  const lastWord = (text) => text.slice(text.lastIndexOf(" ") + 1);

  /** Whether a hit has what was meant: the words, or another form of them; no slip, no part of a word. */
  const isMeant = (hit) => !hit.window.some((match) => match.near && CHANCE.has(match.near.kind));

  /** Whether a hit has something else than the words typed. */
  const isNear = (hit) => hit.because !== "" || hit.window.some((match) => match.near);

  /** What the text of an entry has where a match is; "" where it cannot be said. */
  function wordingOf(entry, match) {
    const { language } = match.layer;
    const text = search.segmentText(entry, match.pair, language);
    const [range] = search.rangesIn(entry, match.pair, language, [match]);
    return range ? text.slice(range[0], range[1]) : "";
  }

  /** How a hit is near, for the list: [{kind, typed, found, lang}]; none where it has the words typed. */
  function nearOf(hit) {
    const told = new Map();
    for (const match of hit.window) {
      if (!match || !match.near) continue;
      const found = wordingOf(hit.entry, match);
      const [, lang] = hit.entry.index.editions[match.layer.language];
      told.set(match.near.typed + "\n" + found, { ...match.near, found: found, lang: lang });
    }
    // The unit has the concept, though not where its name could be shown.
    if (!told.size && hit.near) return [{ ...hit.near, found: "", lang: "" }];
    return Array.from(told.values());
  }

  search.markNear = markNear;
  search.forgiveInflected = forgiveInflected;
  search.isMeant = isMeant;
  search.isNear = isNear;
  search.kindsOfChance = CHANCE;
  search.wordingOf = wordingOf;
  search.nearOf = nearOf;
})(self);
