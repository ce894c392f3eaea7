/*
 * The corpus: every unit, heading and page of the loaded indexes as folded text that can be
 * scanned. One long string a language is faster than any index up to a few megabytes, and
 * finds every substring of an unspaced language, whatever a word segmenter would think.
 *
 * An index (build_scripts/outputs/indexes/search.py writes it):
 *   {id, title: [text …], editions: [[key, lang, spaced] …], pages: [address …], han: [line …],
 *    plurals: [row …], aside: whether it is no document but a glossary or pages beside them,
 *    entries: [[id, page, parent, short, [cited …], [label …], [heading …], [[text …] …]] …],
 *    concepts: [[entry, [name …], [[document, id …] …]] …]}
 * Lists of texts are in the order of `editions`; a pair has one text for each.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const { HEADING, segmentText } = search;

  function readEntry(index, [id, page, parent, short, cited, labels, headings, pairs]) {
    return {
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
    };
  }

  const readEntries = (index) => index.entries.map((row) => readEntry(index, row));

  /**
   * The words of the spaced layers: word → how often, spelling → words, stem → words. A word that the
   * texts part by a hyphen is found as one too: ecommerce → "e commerce".
   */
  function buildVocabulary(layers, entries) {
    const counts = new Map();
    for (const layer of layers) {
      if (!layer.spaced) continue;
      for (const word of layer.text.split(/\s+/)) if (word) counts.set(word, (counts.get(word) || 0) + 1);
    }
    const vocabulary = emptyVocabulary();
    for (const [word, count] of counts) addWord(vocabulary, word, count);
    for (const [joined, parted] of new Map(spacedTexts(entries).flatMap(search.partedIn))) {
      addJoined(vocabulary, joined, parted);
    }
    return vocabulary;
  }

  const emptyVocabulary = () => ({ counts: new Map(), spelled: new Map(), stems: new Map() });

  function addWord(vocabulary, word, count) {
    vocabulary.counts.set(word, count);
    addForms(vocabulary, word, word);
  }

  const addJoined = (vocabulary, joined, parted) => addForms(vocabulary, joined, parted);

  /** What a word is found by: its spelling and its stems. */
  function addForms({ spelled, stems }, word, found) {
    collect(spelled, search.spell(word), found);
    for (const stem of search.stemsOf(word)) collect(stems, stem, found);
  }

  function collect(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  /** The headings and sentences of the editions that part words by spaces, as they are printed. */
  function spacedTexts(entries) {
    const texts = [];
    entries.forEach((entry) => entry.index.editions.forEach(([, , spaced], language) => {
      if (!spaced) return;
      for (let pair = HEADING; pair < entry.pairs.length; pair += 1) {
        texts.push(segmentText(entry, pair, language));
      }
    }));
    return texts;
  }

  /** Capitalised words in a row, by their initials: BRI → Belt and Road Initiative. */
  function buildInitials(entries) {
    const name = /\p{Lu}[\p{L}’']*(?:[\s-]+(?:(?:of|and|the|on|for|to)[\s-]+){0,2}\p{Lu}[\p{L}’']*)+/gu;
    return spacedTexts(entries).flatMap((text) =>
      Array.from(text.matchAll(name), (match) => readInitials(match[0])));
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
    const parts = [];
    const corpus = {
      entries: [],
      /** How many entries all texts have, and one by its order: of many documents not every entry is there. */
      get size() {
        return this.entries.length;
      },
      entryAt: (order) => corpus.entries[order],
      places: new Map(),
      layers: [],
      concepts: concepts,
      // Made when a query first needs them: the first answer should not wait for all.
      get vocabulary() {
        return once(this, "vocabulary", buildVocabulary(this.layers, this.entries));
      },
      /** The words of texts and glossary; help may quote what is no word: `tielu`. */
      get ownWords() {
        const entries = this.entries.filter((entry) => entry.index.id !== "pages");
        const words = spacedTexts(entries).flatMap((text) => search.fold(text, true, false).text.split(" "));
        return once(this, "ownWords", new Set(words));
      },
      /** Numbers in figures: only a query with a number asks for them. */
      get counted() {
        return once(this, "counted", parts.map(([index, entries]) => search.countedLayers(index, entries)).flat());
      },
      get initials() {
        return once(this, "initials", buildInitials(this.entries));
      },
      cited: null,
      /** The corpus that is searched beside this one. */
      beside: null,
      /** Whether a query has needed the aids before they were there. */
      lacksAids: false,
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
      corpus.layers.push(...search.plainLayers(index, entries));
      parts.push([index, entries]);
    }
    return corpus;
  }

  /** The layers in which something may stand: those with numbers in figures where it has any. */
  const layersFor = (corpus, text) => (/\d/.test(text) ? corpus.layers.concat(corpus.counted) : corpus.layers);

  search.emptyVocabulary = emptyVocabulary;
  search.addWord = addWord;
  search.addJoined = addJoined;
  search.readEntry = readEntry;
  search.layersFor = layersFor;
  search.buildInitials = buildInitials;
  search.buildCorpus = buildCorpus;
})(self);
