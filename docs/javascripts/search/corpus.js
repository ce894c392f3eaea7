/*
 * The corpus: every unit, heading and page of the loaded indexes as folded text that can be
 * scanned. One long string a language is faster than any index up to a few megabytes, and
 * finds every substring of an unspaced language, whatever a word segmenter would think.
 *
 * An index (build_scripts/render/search.py writes it):
 *   {id, title: [text …], editions: [[key, lang, spaced] …], pages: [address …], han: [line …],
 *    aside: whether it is no document but a glossary or pages beside them,
 *    entries: [[id, page, parent, short, [cited …], [label …], [heading …], [[text …] …]] …],
 *    concepts: [[entry, [name …], [[document, id …] …]] …]}
 * Lists of texts are in the order of `editions`; a pair has one text for each.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Segment number of a heading; the pairs of an entry count from 0. */
  const HEADING = -1;

  function readEntries(index) {
    return index.entries.map(([id, page, parent, short, cited, labels, headings, pairs]) => ({
      index: index,
      id: id,
      page: index.pages[page],
      parent: parent,
      short: short,
      cited: cited,
      labels: labels,
      headings: headings,
      pairs: pairs,
      order: 0,
    }));
  }

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

  function buildLayers(index, entries) {
    const layers = [];
    index.editions.forEach((edition, language) => {
      layers.push(buildLayer(entries, language, edition, false));
      // Numbers in words, dates in Han numerals: the second reading holds only what it changes.
      const counted = entries.filter((entry) => hasFigures(entry, language, edition[0]));
      if (counted.length) layers.push(buildLayer(counted, language, edition, true));
    });
    return layers;
  }

  function hasFigures(entry, language, key) {
    return [headingText(entry, language)].concat(entry.pairs.map((pair) => pair[language] || ""))
      .some((text) => text && search.findFigures(text, key).length > 0);
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

  /** The words of the spaced layers: word → how often, spelling → words, stem → words. */
  function buildVocabulary(layers) {
    const counts = new Map();
    for (const layer of layers) {
      if (layer.numerals) continue;
      const words = layer.spaced ? layer.text.split(/\s+/) : layer.text.match(/[a-z]{2,}/g) || [];
      for (const word of words) if (word) counts.set(word, (counts.get(word) || 0) + 1);
    }
    const spelled = new Map();
    const stems = new Map();
    for (const word of counts.keys()) {
      collect(spelled, search.spell(word), word);
      collect(stems, search.stem(word), word);
    }
    return { counts: counts, spelled: spelled, stems: stems };
  }

  function collect(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  /** Capitalised words in a row, by their initials: BRI → Belt and Road Initiative. */
  function buildInitials(entries) {
    const runs = [];
    const name = /\p{Lu}[\p{L}’']*(?:[\s-]+(?:(?:of|and|the|on|for|to)[\s-]+){0,2}\p{Lu}[\p{L}’']*)+/gu;
    for (const entry of entries) {
      entry.index.editions.forEach(([, , spaced], language) => {
        if (!spaced) return;
        for (let pair = HEADING; pair < entry.pairs.length; pair += 1) {
          for (const match of segmentText(entry, pair, language).matchAll(name)) {
            runs.push(readInitials(match[0]));
          }
        }
      });
    }
    return runs;
  }

  function readInitials(name) {
    const capitals = Array.from(name.matchAll(/(^|[\s-])(\p{Lu})/gu));
    return {
      initials: capitals.map((match) => match[2].toLowerCase()).join(""),
      places: capitals.map((match) => match.index + match[1].length),
      name: name,
    };
  }

  /** Keep a value that a getter has made. */
  function once(object, name, value) {
    Object.defineProperty(object, name, { value: value });
    return value;
  }

  /** Build the corpus of some indexes, in the order of the list; `concepts` lead to its units. */
  function buildCorpus(indexes, concepts) {
    const corpus = {
      entries: [],
      places: new Map(),
      layers: [],
      concepts: concepts,
      // Made when a query first needs them: the first answer should not wait for all.
      get vocabulary() {
        return once(this, "vocabulary", buildVocabulary(this.layers));
      },
      get initials() {
        return once(this, "initials", buildInitials(this.entries));
      },
      cited: null,
    };
    for (const index of indexes) {
      const first = corpus.entries.length;
      const entries = readEntries(index);
      entries.forEach((entry, i) => {
        entry.order = first + i;
        entry.parent = entry.parent < 0 ? null : entries[entry.parent];
        corpus.entries.push(entry);
        corpus.places.set(index.id + "#" + entry.id, entry);
      });
      corpus.layers.push(...buildLayers(index, entries));
    }
    return corpus;
  }

  search.HEADING = HEADING;
  search.headingText = headingText;
  search.buildCorpus = buildCorpus;
  search.foldSegment = foldSegment;
  search.segmentText = segmentText;
  search.locate = locate;
})(self);
