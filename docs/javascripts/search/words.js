/*
 * Where words begin and end in a script without spaces: by the browser's own dictionary
 * (Intl.Segmenter), where it has one, and by the names of the glossary.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const segmenter = root.Intl && Intl.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

  /** The words of a printed text with the place where each begins: [[place, word], …]; null where nobody knows. */
  function wordsOf(text) {
    if (!segmenter) return null;
    return Array.from(segmenter.segment(text)).filter((each) => each.isWordLike)
      .map(({ index, segment }) => [index, segment]);
  }

  /** The places in a layer where words begin, and where they end; null where nobody knows. */
  function bordersOf(corpus, layer) {
    if (!segmenter) return null;
    if (!layer.borders) {
      layer.borders = { starts: new Set(), ends: new Set() };
      layer.starts.forEach((start, segment) => addBorders(corpus, layer, start, segment));
    }
    return layer.borders;
  }

  function addBorders(corpus, layer, start, segment) {
    const entry = corpus.entryAt(layer.entryOf[segment]);
    const text = search.segmentText(entry, layer.pairOf[segment], layer.language);
    const { from } = search.foldSegment(layer, text, true);
    const folded = new Map(from.map((place, at) => [place, at]));
    for (const [place, word] of wordsOf(text)) {
      if (!folded.has(place)) continue;
      layer.borders.starts.add(start + folded.get(place));
      layer.borders.ends.add(start + folded.get(place) + word.length);
    }
  }

  /** Whether a stretch of a layer is whole words; undefined where nobody knows. */
  function isWhole(corpus, layer, start, end) {
    if (isName(corpus, layer.text.slice(start, end))) return true;
    const borders = bordersOf(corpus, layer);
    return borders ? borders.starts.has(start) && borders.ends.has(end) : undefined;
  }

  /** Whether a folded text is a name of the glossary. */
  function isName(corpus, text) {
    if (!corpus.runs) {
      corpus.runs = new Set(corpus.concepts.flatMap(({ names }) =>
        names.map((name) => search.fold(name, false, false).text)));
    }
    return corpus.runs.has(text);
  }

  search.wordsOf = wordsOf;
  search.bordersOf = bordersOf;
  search.isWhole = isWhole;
  search.isName = isName;
})(self);
