/*
 * What a hit shows: its number and heading in every language, the sentence with the match
 * marked, and the same sentence in the other language. Texts are cut into parts,
 * [[text, is marked], …]: no HTML is made here, so that none can be smuggled in.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Characters shown of a sentence, and how many of them before the match. */
  const ROOM = { unspaced: { all: 76, before: 24 }, spaced: { all: 190, before: 60 } };
  /** So little is not left out at the end. */
  const SCRAP = 16;
  /** Longer queries do not go into an address. */
  const LONGEST_MARK = 120;

  /** The places of a segment's text that matches cover: [[start, end], …], merged. */
  function rangesIn(entry, pair, language, matches) {
    const text = search.segmentText(entry, pair, language);
    const ranges = [];
    const traces = new Map();
    for (const match of matches) {
      const { layer } = match;
      if (layer.language !== language) continue;
      const segment = segmentOf(layer, entry.order, pair, match);
      if (segment < 0) continue;
      if (!traces.has(layer)) traces.set(layer, search.foldSegment(layer, text, true));
      const trace = traces.get(layer);
      const start = Math.max(0, match.start - layer.starts[segment]);
      const end = Math.min(trace.text.length, match.end - layer.starts[segment]);
      if (start < end) ranges.push([trace.from[start], trace.to[end - 1]]);
    }
    return merge(ranges);
  }

  /** The segment of a pair, looked for from where the match begins; -1 where it is not in it. */
  function segmentOf(layer, order, pair, match) {
    let segment = search.locate(layer, match.start);
    while (segment < layer.starts.length && layer.starts[segment] < match.end) {
      if (layer.entryOf[segment] === order && layer.pairOf[segment] === pair) return segment;
      segment += 1;
    }
    return -1;
  }

  function merge(ranges) {
    const merged = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  /** A text as parts; white space between two marked words is marked too. */
  function partsOf(text, ranges, start, end) {
    const parts = [];
    const put = (from, to, marked) => {
      const piece = text.slice(Math.max(from, start), Math.min(to, end));
      if (piece) parts.push([piece, marked]);
    };
    let at = start;
    for (const [from, to] of ranges) {
      if (to <= start || from >= end) continue;
      if (at < from) put(at, from, /^\s+$/.test(text.slice(at, from)) && at > start);
      put(from, to, true);
      at = to;
    }
    put(at, end, false);
    return parts;
  }

  /** As much of a text as there is room for, with this place of it. */
  function cut(text, ranges, spaced, first) {
    const room = spaced ? ROOM.spaced : ROOM.unspaced;
    if (text.length <= room.all) return partsOf(text, ranges, 0, text.length);
    let start = first > room.before ? Math.min(first - room.before, text.length - room.all) : 0;
    if (spaced && start > 0) start = Math.max(0, text.lastIndexOf(" ", start) + 1);
    if (isTrail(text, start)) start += 1;
    const end = endOfCut(text, ranges, spaced, start + room.all);
    const parts = partsOf(text, ranges, start, end);
    if (start > 0) parts.unshift(["…", false]);
    if (end < text.length) parts.push(["…", false]);
    return parts;
  }

  /** A place to stop: no mark, no word and no character cut in two, no last word left over. */
  function endOfCut(text, ranges, spaced, wanted) {
    if (wanted > text.length - SCRAP) return text.length;
    const cutMark = ranges.find(([from, to]) => from < wanted && to > wanted);
    if (cutMark) return cutMark[1];
    if (spaced) return text.lastIndexOf(" ", wanted);
    return isTrail(text, wanted) ? wanted - 1 : wanted;
  }

  const isTrail = (text, place) => {
    const code = text.charCodeAt(place);
    return code >= 0xdc00 && code <= 0xdfff;
  };

  /** The pairs that a hit's best match runs over; the first where there is no match. */
  function pairsOf(hit) {
    const inText = hit.window.filter((match) => match.pair !== search.HEADING);
    if (!inText.length) return [0];
    const { layer, start, end } = inText[0];
    const pairs = [];
    for (let i = search.locate(layer, start); i < layer.starts.length && layer.starts[i] < end; i += 1) {
      if (layer.entryOf[i] === hit.entry.order) pairs.push(layer.pairOf[i]);
    }
    return pairs;
  }

  /**
   * Some pairs of an entry in one language: {lang, parts, share}; null where it has none.
   * `share` is how far into the text the match stands: there its translation is likely too.
   */
  function sentence(hit, pairs, language, share) {
    const [, lang, spaced] = hit.entry.index.editions[language];
    let text = "";
    const ranges = [];
    for (const pair of pairs) {
      const own = pair < hit.entry.pairs.length ? search.segmentText(hit.entry, pair, language) : "";
      if (!own) continue;
      if (text && spaced) text += " ";
      for (const [start, end] of rangesIn(hit.entry, pair, language, hit.matches)) {
        ranges.push([start + text.length, end + text.length]);
      }
      text += own;
    }
    if (!text) return null;
    const first = ranges.length ? ranges[0][0] : Math.round(share * text.length);
    return { lang: lang, parts: cut(text, ranges, spaced, first), share: first / text.length };
  }

  /** Number and heading of an entry: its own heading, or that of the division it stands in. */
  function titles(hit) {
    const { entry } = hit;
    return entry.index.editions.map(([, lang], language) => {
      const isOwn = Boolean(search.segmentText(entry, search.HEADING, language)) && entry.headings[language];
      const named = isOwn ? entry : entry.parent;
      const text = named ? search.segmentText(named, search.HEADING, language) : "";
      const ranges = isOwn ? rangesIn(entry, search.HEADING, language, hit.matches) : [];
      // The citation has the number; the label would say it twice.
      const start = named ? text.length - named.headings[language].length : 0;
      const plain = (words) => search.fold(words, false).text;
      const isNamed = isOwn && plain(entry.cited[language]) === plain(text);
      const cited = isNamed ? "" : entry.cited[language] || "";
      return { lang: lang, cited: cited, parts: partsOf(text, ranges, start, text.length) };
    });
  }

  /** What is to be marked: the query, or what the text has for it: BRI → Belt and Road Initiative. */
  function wantedOf(hit, query) {
    const [match] = hit.window;
    const isElse = hit.because || (match && match.near && !search.kindsOfChance.has(match.near.kind));
    if (!isElse) return search.simplify(query);
    return match ? hit.window.map((each) => search.wordingOf(hit.entry, each)).join(" ") : "";
  }

  /** The address of an entry on the site, with what is to be marked there (mark.js). */
  function locationOf(hit, query, suffix) {
    const { entry } = hit;
    const [page, fragment] = entry.page.split("#");
    const wanted = wantedOf(hit, query);
    const isShown = hit.matches.length > 0 && wanted.length <= LONGEST_MARK;
    const mark = isShown ? "?h=" + encodeURIComponent(wanted) : "";
    const hash = fragment || (page.endsWith("/" + entry.id + "/") || entry.index.aside ? "" : entry.id);
    return page + suffix + mark + (hash ? "#" + hash : "");
  }

  /**
   * A hit as the list shows it:
   *   {id, aside, work: [{lang, text}], location, number, titles: [{lang, cited, parts}],
   *    sentences: [{lang, parts}], because, missing: [word], near: [{kind, typed, found, lang}]}
   * `aside` is "glossary" or "pages" for what is no clause; `missing` are words of the query that it
   * has not; `near` says where it has something else than the words typed (near.js lists the kinds).
   */
  function describe(hit, query, suffix, documents) {
    // Its name among several, by which those of one title are told apart; a site of one has none.
    const own = documents && documents.get(hit.entry.index.id);
    const called = own && own.title ? own : hit.entry.index;
    const languages = hit.entry.index.editions.map((_, language) => language);
    const first = hit.window.length ? hit.window[0].layer.language : 0;
    const pairs = pairsOf(hit);
    const others = languages.filter((language) => language !== first);
    const main = sentence(hit, pairs, first, 0);
    const partners = others.map((language) => sentence(hit, pairs, language, main ? main.share : 0));
    return {
      id: hit.entry.id,
      aside: hit.entry.index.aside ? hit.entry.index.id : "",
      work: hit.entry.index.aside ? [] : hit.entry.index.editions.map(([, lang], language) =>
        ({ lang: lang, text: called.title[language] })),
      location: locationOf(hit, query, suffix),
      number: hit.entry.short === hit.entry.id ? "" : hit.entry.short,
      titles: titles(hit),
      sentences: [main].concat(partners).filter(Boolean),
      because: hit.because,
      missing: hit.missing,
      near: search.nearOf(hit),
    };
  }

  search.rangesIn = rangesIn;
  search.describe = describe;
})(self);
