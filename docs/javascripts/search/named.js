/*
 * Queries that name a unit instead of quoting it: II.6, p2-s1-c6, 第二部分“二”第4项,
 * Part Two, Section II, clause 4, Article 3, 第三条, 经济领域第4项. What they mean is read by the
 * go-to box's own reader (shared/references.js).
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** The entries of the documents as the reader takes them: {entry, id, short, words, …}. */
  function readDocuments(corpus) {
    const units = new Map();
    const documents = new Map();
    for (const entry of corpus.entries) {
      const { index } = entry;
      if (index.aside) continue;
      if (!documents.has(index)) documents.set(index, { id: index.id, titles: index.title, han: [], units: [] });
      const unit = {
        entry: entry,
        id: entry.id,
        short: entry.short,
        words: entry.cited,
        headings: entry.headings.filter(Boolean),
        sentences: entry.pairs.length,
        parent: units.get(entry.parent) || null,
      };
      units.set(entry, unit);
      documents.get(index).units.push(unit);
    }
    return root.duidu.references.prepare(Array.from(documents.values()));
  }

  /**
   * The entries that a query names, in order; none where it is not a reference. `isQuoted`:
   * the texts have the query word for word, so that a heading with a number is none.
   */
  function findReferences(corpus, query, isQuoted) {
    const cited = corpus.demand ? search.citedOf(corpus, query) : (corpus.cited = corpus.cited || readDocuments(corpus));
    if (!cited) return [];
    const found = root.duidu.references.findNamed(search.simplify(query), cited, isQuoted);
    // A sentence is found in its unit.
    const entries = new Set(found.map((each) => (each.sentence === undefined ? each : each.parent).entry));
    return corpus.demand ? search.entriesAt(corpus, entries) : Array.from(entries);
  }

  /** Longer than that it is a text and no way. */
  const LONGEST = 120;
  const MOST_WAYS = 12;

  /**
   * The entries that the go-to box would lead to, none where there are more than fit a line or where some of the
   * text is not read. `own`: id of the document being read; `here`: id of what is read in it,
   * or the address of its page; `isAllowed`: whether a document, by its id, is searched.
   */
  function findWays(corpus, query, own, here, isAllowed) {
    const text = search.simplify(query);
    const { references } = root.duidu;
    if (!text || text.length > LONGEST || corpus.demand) return [];
    // A word alone is looked for in the texts: a heading with it is a result.
    if (!references.mayName(text, []) && !references.numbersIn(text).length) return [];
    const cited = (corpus.cited = corpus.cited || readDocuments(corpus));
    const searched = cited.filter(({ id }) => isAllowed(id));
    if (!searched.length) return [];
    const home = searched.find(({ id }) => id === own);
    const reading = home && String(here || "").split("/").reverse().find((part) => home.ids.has(part));
    const found = references.find(text, searched, home, reading);
    if ((found.unread || []).length) return [];
    const units = found.filter((each) => !each.isMissing && !each.without).map((each) => (each.sentence === undefined ? each : each.parent)).filter((unit) => unit.entry);
    const entries = new Set(units.map((unit) => unit.entry));
    return entries.size > MOST_WAYS ? [] : Array.from(entries);
  }

  search.findReferences = findReferences;
  search.findWays = findWays;
})(self);
