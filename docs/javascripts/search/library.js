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
    const documents = search.buildCorpus(indexes.filter((index) => !index.aside), concepts);
    const asides = search.buildCorpus(indexes.filter((index) => index.aside), []);
    documents.beside = asides;
    asides.beside = documents;
    return { documents: documents, asides: asides };
  }

  /** Whether the last queries needed the aids before they were there. */
  const lacksAids = ({ documents, asides }) => documents.lacksAids || asides.lacksAids;

  /** The units of the concepts whose entry has what no clause has in these words. */
  function unitsBehind(library, query, asides) {
    const { documents } = library;
    const hits = new Map();
    for (const hit of asides.filter(search.isMeant)) {
      const concept = documents.concepts.find((each) => each.id === hit.entry.id);
      if (!concept) continue;
      for (const unit of search.relatedHits(documents, concept, query)) {
        if (!hits.has(unit.entry)) hits.set(unit.entry, unit);
      }
    }
    return Array.from(hits.values());
  }

  /** Whether a hit is a page of the site by its own name. */
  const isNamedSo = (hit) => hit.entry.index.id === "pages" && !hit.cost && !search.isNear(hit);

  /** Clauses, and what stands beside them: {hits, isPartial, nearest}. */
  function findInLibrary(library, query) {
    const found = search.findHits(library.documents, query);
    const beside = search.findHits(library.asides, query);
    const asides = beside.hits.filter((hit) => !hit.missing.length);
    if (!asides.length) return found.hits.length ? found : pickPartial(found, beside);
    const isWhole = found.hits.length > 0 && !found.isPartial;
    const units = isWhole ? [] : unitsBehind(library, query, asides);
    const behind = new Set(units.map((hit) => hit.entry));
    const hits = units.concat(found.hits.filter((hit) => !behind.has(hit.entry)));
    const near = asides.filter((hit) => hit.heading && hit.cost <= 1).slice(0, MOST_BESIDE);
    const far = asides.filter((hit) => !near.includes(hit));
    // A page that is called so comes before clauses that have something like it.
    const first = near.some(isNamedSo) && hits.every(search.isNear) ? 0 : 1;
    return {
      hits: [...hits.slice(0, first), ...near, ...hits.slice(first), ...far], isPartial: false,
      // Where all is a slip, another word may be meant.
      nearest: hits.length || asides.some(search.isMeant) ? [] : found.nearest,
    };
  }

  function pickPartial(found, beside) {
    if (beside.hits.length) return beside;
    return found.hits.length || found.nearest.length ? found : { ...found, nearest: beside.nearest };
  }

  /** Whether a filter lets a document through. */
  function isAllowed({ document, lang, year, kind }, facets) {
    return (!document || facets.id === document) && (!lang || facets.langs.includes(lang)) &&
      (!year || facets.year === year) && (!kind || Object.values(facets.group)[0] === kind);
  }

  /** Whether it lets a hit through: what is beside the documents is of none, words are of a language. */
  function isHitAllowed(filter, facets, { entry, matches }) {
    if (!Object.keys(filter).length) return true;
    if (entry.index.aside || !isAllowed(filter, facets.get(entry.index.id))) return false;
    const langOf = ({ layer }) => entry.index.editions[layer.language][1];
    return !filter.lang || !matches.length || matches.some((match) => langOf(match) === filter.lang);
  }

  search.isAllowed = isAllowed;
  search.isHitAllowed = isHitAllowed;
  search.lacksAids = lacksAids;
  search.learnForms = learnForms;
  search.buildLibrary = buildLibrary;
  search.findInLibrary = findInLibrary;
})(self);
