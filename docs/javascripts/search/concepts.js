/*
 * Concepts of the glossary: their other and official names find the units where they occur,
 * though the text has another name (Saysettha → 赛色塔综合开发区).
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** A name as it is compared: run together, and as the stems of each of its words. */
  function readName(name) {
    const words = search.fold(name, true, false).text.split(" ");
    return {
      text: name,
      run: search.fold(name, false, false).text,
      words: words,
      stems: words.map(search.stemsOf),
    };
  }

  /** Shorter beginnings of a word say nothing. */
  const SHORTEST = 3;

  const isSlip = (word, other) => {
    const limit = search.forgiven(word);
    return limit > 0 && search.slips(word, other, limit) <= limit;
  };

  /** Whether a query is a name, perhaps inflected. */
  function isWholeName(query, name, isUnspaced) {
    if (query.run === name.run) return true;
    return !isUnspaced && query.stems.length === name.stems.length &&
      query.stems.every((stems, i) => stems.some((stem) => name.stems[i].includes(stem)));
  }

  /** Whether a query is a name, or a part of it: 2, 1 or 0. */
  function compare(query, name, isUnspaced) {
    if (isWholeName(query, name, isUnspaced)) return 2;
    if (isUnspaced) return query.run.length > 1 && name.run.includes(query.run) ? 1 : 0;
    return query.words.every((word, i) => isPartOf(word, query.stems[i], name)) ? 1 : 0;
  }

  /** Whether a name has a word: inflected, begun (busi; not bus for buses) or mistyped. */
  function isPartOf(word, stems, name) {
    if (name.stems.flat().some((stem) => stems.includes(stem))) return true;
    return name.words.some((other) =>
      (word.length >= SHORTEST && other.startsWith(word)) || isSlip(word, other));
  }

  /** Other names of what a term wholly names: 电商 → 电子商务, e-commerce. */
  function otherNames(corpus, source) {
    const wanted = readName(source);
    const isUnspaced = search.hasUnspaced(source);
    return corpus.concepts.flatMap((concept) => {
      const named = namesOf(concept).find((name) => isWholeName(wanted, name, isUnspaced));
      return named ? concept.names.filter((name) => name !== named.text) : [];
    });
  }

  function namesOf(concept) {
    concept.read = concept.read || concept.names.map(readName);
    return concept.read;
  }

  /** What was asked last: of many documents the same is asked again and again. */
  let last = { concepts: null, query: "", found: [] };

  /** The concepts that a query names: [{concept, name, isWhole}], whole names first. */
  function findConcepts(corpus, query) {
    if (last.concepts !== corpus.concepts || last.query !== query) {
      last = { concepts: corpus.concepts, query: query, found: query.length > 200 ? [] : lookThrough(corpus, query) };
    }
    return last.found;
  }

  function lookThrough(corpus, query) {
    const found = [];
    const wanted = readName(query);
    const isUnspaced = search.hasUnspaced(query);
    for (const concept of corpus.concepts) {
      let best = 0;
      let named = "";
      for (const name of namesOf(concept)) {
        const degree = compare(wanted, name, isUnspaced);
        if (degree > best) {
          best = degree;
          named = name.text;
        }
      }
      if (best) found.push({ concept: concept, name: named, isWhole: best === 2 });
    }
    return found.sort((a, b) => Number(b.isWhole) - Number(a.isWhole));
  }

  /** The units where a concept occurs, of the indexes that are loaded. */
  function unitsOf(corpus, concept) {
    const found = [];
    // Of many documents those that are there: they have one of its names (matchesOf asks for them).
    for (const [document, ...ids] of concept.units) {
      for (const id of ids) {
        const entry = corpus.places.get(document + "#" + id);
        if (entry) found.push(entry);
      }
    }
    return found;
  }

  /** Where the texts have one of the names, so that it can be marked. */
  function matchesOf(corpus, concept) {
    return [].concat(...concept.names.map((name) => search.matchWhole(corpus, name)));
  }

  search.findConcepts = findConcepts;
  search.otherNames = otherNames;
  search.unitsOf = unitsOf;
  search.matchesOf = matchesOf;
})(self);
