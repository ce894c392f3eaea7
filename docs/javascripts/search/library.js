/*
 * The library: the documents, and beside them the glossary and the pages written by hand.
 * They are searched apart, so that a word of the glossary never hides a slip of the finger in
 * a clause; clauses come first.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** So many glossary entries or pages stand right behind the first clause; others at the end. */
  const MOST_BESIDE = 2;
  const MOST_NEAREST = 6;

  function readConcepts(index) {
    return (index.concepts || []).map(([entry, names, units]) =>
      ({ id: index.entries[entry][0], title: index.entries[entry][6], names: names, units: units }));
  }

  /** Take in the other forms of the characters and words of some indexes. */
  function learnForms(indexes) {
    for (const index of indexes) {
      search.learn(index.han);
      search.learnPlurals(index.plurals);
    }
  }

  function buildLibrary(indexes) {
    learnForms(indexes);
    const concepts = [].concat(...indexes.map(readConcepts));
    return {
      documents: search.buildCorpus(indexes.filter((index) => !index.aside), concepts),
      asides: search.buildCorpus(indexes.filter((index) => index.aside), []),
    };
  }

  /** The units of the concepts whose entry has what no clause has in these words. */
  function unitsBehind(library, query, asides) {
    const { documents } = library;
    const hits = new Map();
    for (const { entry } of asides) {
      const concept = documents.concepts.find((each) => each.id === entry.id);
      if (!concept) continue;
      for (const hit of search.relatedHits(documents, concept, query)) {
        if (!hits.has(hit.entry)) hits.set(hit.entry, hit);
      }
    }
    return Array.from(hits.values());
  }

  /** Clauses, and what stands beside them: {hits, isPartial, nearest}. */
  function findInLibrary(library, query) {
    const found = search.findHits(library.documents, query);
    const beside = search.findHits(library.asides, query);
    const asides = beside.isPartial ? [] : beside.hits;
    if (!asides.length) return found.hits.length ? found : pickPartial(found, beside);
    const isWhole = found.hits.length > 0 && !found.isPartial;
    const hits = isWhole ? found.hits : unitsBehind(library, query, asides);
    const near = asides.filter((hit) => hit.heading && hit.cost <= 1).slice(0, MOST_BESIDE);
    const far = asides.filter((hit) => !near.includes(hit));
    return { hits: [...hits.slice(0, 1), ...near, ...hits.slice(1), ...far], isPartial: false, nearest: [] };
  }

  function pickPartial(found, beside) {
    if (beside.hits.length) return beside;
    const nearest = new Set(found.nearest.concat(beside.nearest));
    return Object.assign({}, found, { nearest: Array.from(nearest).slice(0, MOST_NEAREST) });
  }

  search.learnForms = learnForms;
  search.buildLibrary = buildLibrary;
  search.findInLibrary = findInLibrary;
})(self);
