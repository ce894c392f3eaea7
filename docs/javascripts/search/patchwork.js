/*
 * A corpus of some of the texts of many documents: the document being read, and parts of others that a
 * query has asked for. What is a fact of all texts (their words, how many entries there are) comes from
 * the shelves, so that the engine judges the texts that are here as if all were.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** More ways to part letters say nothing. */
  const MOST_PARTINGS = 12;

  /** What a source of entries is searched by. */
  const sourceOf = (index, entries) => ({ index: index, entries: entries, layers: search.plainLayers(index, entries), counted: null });

  /** A whole index as a source; `number`: of its document on the shelf. */
  function wholeSource(shelf, index, number) {
    const first = shelf.documents.firstOf(number);
    const entries = index.entries.map((row) => search.readEntry(index, row));
    entries.forEach((entry, i) => Object.assign(entry, { order: first + i, parent: entry.parent < 0 ? null : entries[entry.parent] }));
    return sourceOf(index, entries);
  }

  /** A part as a source, of the document with a number; entries that are only stood under have no texts. */
  function partSource(shelf, { id, key }, number) {
    const { title, editions, first, entries, parents, pages } = search.parts[key];
    delete search.parts[key];
    const index = { id: id, title: title, editions: editions, pages: pages, aside: false };
    const own = new Map(Object.entries(parents).map(([place, row]) => [Number(place), search.readEntry(index, row)]));
    entries.forEach((row, i) => own.set(first + i, search.readEntry(index, row)));
    for (const [place, entry] of own) {
      entry.order = shelf.documents.firstOf(number) + place;
      entry.parent = entry.parent < 0 ? null : own.get(entry.parent);
    }
    return sourceOf(index, entries.map((_, i) => own.get(first + i)));
  }

  /** The words of all texts, as the engine asks for them: what is not here is noted. */
  function vocabularyOf(demand) {
    const { shelf } = demand;
    const look = (word) => {
      const [first] = word;
      for (const each of [first, ...search.firstsOfSign(word)]) {
        (demand.isLate ? demand.lateLists : demand.lists).add(each);
        shelf.takeList(each, demand.missing);
      }
      return shelf.vocabulary;
    };
    return {
      counts: {
        has: (word) => look(word).counts.has(word),
        get: (word) => look(word).counts.get(word),
      },
      spelled: { get: (word) => look(word).spelled.get(word) },
      stems: { get: (stem) => look(stem).stems.get(stem) },
      like(word) {
        // A slip is seldom in the first letter.
        look(word);
        shelf.listsLike(word).forEach((first) => {
          demand.farLists.add(first);
          shelf.takeList(first, demand.missing);
        });
        return shelf.vocabulary.counts.keys();
      },
      begins(beginning) {
        for (const word of look(beginning).counts.keys()) if (word.startsWith(beginning)) return true;
        return false;
      },
    };
  }

  /** The ways to part letters into words of the texts, the last perhaps begun. */
  function partings({ vocabulary }, letters) {
    const found = [];
    const part = (words, rest) => {
      if (found.length >= MOST_PARTINGS) return;
      if (vocabulary.begins(rest)) found.push([...words, rest].join(" "));
      for (let end = 1; end < rest.length; end += 1) {
        const word = rest.slice(0, end);
        if (vocabulary.counts.has(word)) part([...words, word], rest.slice(end));
      }
    };
    part([], letters);
    return found;
  }

  const outlineAddress = (file) => "search/o/" + file + ".js";
  const hasOutline = (shelf, file) => shelf.cited.has(file) || Boolean((search.outlines || {})[file]);

  /** What stands in a form for the number in figures and in Chinese, and for the id of the parent. */
  const [FIGURES, HAN, PARENT] = ["\ufdd1", "\ufdd2", "\ufdd3"];

  /** 103 → 一百零三; the twin of `write_han` (language/han.py), below ten thousand. */
  function writeHan(number) {
    const { digits, units } = root.duidu.tables.han;
    const sizes = Object.entries(units).filter(([, size]) => size < 10000).sort(([, one], [, other]) => other - one);
    let out = "";
    let isGap = false;
    let rest = number;
    for (const [sign, size] of [...sizes, ["", 1]]) {
      const digit = Math.floor(rest / size);
      rest %= size;
      if (digit) out += (isGap && out ? digits[0] : "") + digits[digit] + sign;
      isGap = !digit;
    }
    return out.replace(digits[1] + "十", (begun, at) => (at ? begun : "十"));
  }

  /** The rows of a document, [form, number, distance to the parent]: those that follow one another are written once (outlines.py). */
  function rowsOf(runs) {
    const rows = [];
    for (let at = 0; at < runs.length; at += 4) {
      const [form, number, gap, count] = runs.slice(at, at + 4);
      for (let i = 0; i < count; i += 1) rows.push([form, number && number + i, gap && gap + i]);
    }
    return rows;
  }

  /** The units of a document by the forms of its rows. */
  function unitsOf(first, runs, pairs, forms) {
    const units = [];
    for (const [form, number, gap] of rowsOf(runs)) {
      const parent = gap ? units[units.length - gap] : null;
      const fill = (text) => text.replaceAll(FIGURES, number).replaceAll(HAN, () => writeHan(number)).replaceAll(PARENT, parent && parent.id);
      const [id, short, words, headings] = forms[form];
      units.push({
        entry: first + units.length, id: fill(id), short: fill(short), words: words.map(fill),
        headings: headings.filter(Boolean).map(fill), sentences: pairs[units.length], parent: parent,
      });
    }
    return units;
  }

  /** The documents of a file of outlines as references are read. */
  function readOutline(shelf, file) {
    if (!shelf.cited.has(file)) {
      const outline = search.outlines[file];
      const first = shelf.directory.outlines[file];
      shelf.cited.set(file, root.duidu.references.prepare(outline.documents.map(([id, runs, pairs], place) =>
        ({ id: id, titles: [], han: [], units: unitsOf(shelf.documents.firstOf(first + place), runs, pairs, outline.forms) }))));
      delete search.outlines[file];
    }
    return shelf.cited.get(file);
  }

  /** The documents as references are read, as far as they are here; null where a query is none. */
  function citedOf({ demand }, query) {
    const { shelf } = demand;
    if (!root.duidu.references.mayName(search.simplify(query), shelf.directory.named)) return null;
    demand.numbers = root.duidu.references.numbersIn(search.simplify(query));
    return search.outlinesWanted(demand).filter((file) => hasOutline(shelf, file)).sort((one, other) => one - other)
      .flatMap((file) => readOutline(shelf, file));
  }

  /** The entries that are here of some that are named. */
  function entriesAt({ demand, entryAt }, orders) {
    orders.forEach((order) => demand.entries.add(order));
    return Array.from(orders, entryAt).filter(Boolean);
  }

  /** The corpus of some sources; `demand` notes what is asked for. */
  function patchCorpus(sources, concepts, demand) {
    const orders = new Map();
    const places = new Map();
    for (const source of sources) {
      for (const entry of source.entries) {
        orders.set(entry.order, entry);
        places.set(entry.index.id + "#" + entry.id, entry);
      }
    }
    const entries = Array.from(orders.values()).sort((one, other) => one.order - other.order);
    const vocabulary = vocabularyOf(demand);
    let initials = null;
    return {
      entries: entries, size: demand.shelf.directory.entries, entryAt: (order) => orders.get(order), places: places,
      layers: sources.flatMap(({ layers }) => layers), concepts: concepts,
      demand: demand, vocabulary: vocabulary, ownWords: vocabulary.counts, cited: null, beside: null, lacksAids: false,
      get counted() {
        return sources.flatMap((source) => (source.counted = source.counted || search.countedLayers(source.index, source.entries)));
      },
      get initials() {
        return (initials = initials || search.buildInitials(entries));
      },
    };
  }

  Object.assign(search, {
    wholeSource: wholeSource, partSource: partSource, patchCorpus: patchCorpus, partings: partings, hasOutline: hasOutline, outlineAddress: outlineAddress, writeHan: writeHan,
    citedOf: citedOf, entriesAt: entriesAt,
  });
})(self);
