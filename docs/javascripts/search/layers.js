/*
 * The texts of an index as strings to scan, one a language: a layer. A second layer holds the
 * entries with numbers in words, with those in figures.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Segment number of a heading; the pairs of an entry count from 0. */
  const HEADING = -1;

  /** A heading as it is searched: label and words, 第三部分 落实机制; a bare number is none. */
  function headingText(entry, language) {
    const heading = entry.headings[language];
    if (!heading) return "";
    const label = entry.labels[language] || "";
    const last = label.slice(-1);
    const gap = !label ? "" : last < "\u2000" ? " " : /\p{L}/u.test(last) ? "\u3000" : "";
    return label + gap + heading;
  }

  function segmentText(entry, pair, language) {
    return pair === HEADING ? headingText(entry, language) : entry.pairs[pair][language] || "";
  }

  /**
   * One language of one index as a string to scan. `starts[i]` is where segment i begins,
   * `entryOf[i]` and `pairOf[i]` whose it is. "\n" parts entries, and headings from texts:
   * no match runs across it.
   */
  function buildLayer(entries, language, [key, , spaced], numerals) {
    const layer = {
      language: language,
      key: key,
      spaced: spaced,
      numerals: numerals,
      text: "",
      starts: [],
      entryOf: [],
      pairOf: [],
    };
    const gap = spaced ? " " : "";
    const parts = [];
    let length = 0;
    function put(text) {
      parts.push(text);
      length += text.length;
    }
    for (const entry of entries) {
      put("\n" + gap);
      for (let pair = HEADING; pair < entry.pairs.length; pair += 1) {
        const text = segmentText(entry, pair, language);
        if (!text) continue;
        const folded = foldSegment(layer, text, false).text;
        if (!folded) continue;
        layer.starts.push(length);
        layer.entryOf.push(entry.order);
        layer.pairOf.push(pair);
        put(folded + gap);
        if (pair === HEADING) put("\n" + gap);
      }
    }
    put("\n");
    layer.text = parts.join("");
    return layer;
  }

  /** A text folded as its layer is. */
  function foldSegment(layer, text, trace) {
    if (layer.numerals) return search.foldCounted(text, layer.key, layer.spaced, trace);
    return search.fold(text, layer.spaced, trace);
  }

  const plainLayers = (index, entries) => index.editions.map((edition, language) =>
    buildLayer(entries, language, edition, false));

  /** The second reading of an index, numbers in figures: only of the entries that it changes. */
  function countedLayers(index, entries) {
    return index.editions.map((edition, language) => {
      const changed = entries.filter((entry) => hasFigures(entry, language, edition[0]));
      return changed.length ? [buildLayer(changed, language, edition, true)] : [];
    }).flat();
  }

  function hasFigures(entry, language, key) {
    for (let pair = HEADING; pair < entry.pairs.length; pair += 1) {
      const text = segmentText(entry, pair, language);
      if (text && search.findFigures(text, key).length) return true;
    }
    return false;
  }

  /** Which segment a place in a layer belongs to. */
  function locate(layer, place) {
    let low = 0;
    let high = layer.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (layer.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  search.HEADING = HEADING;
  search.headingText = headingText;
  search.segmentText = segmentText;
  search.foldSegment = foldSegment;
  search.plainLayers = plainLayers;
  search.countedLayers = countedLayers;
  search.locate = locate;
})(self);
