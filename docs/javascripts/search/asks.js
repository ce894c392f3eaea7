/*
 * What a query asks for. The engine runs over the texts that are there and says here what it
 * looks for; what may have it and is not there is fetched, and the engine runs again, until nothing is
 * wanting or enough has come. A corpus that is whole has no demand: it is asked for nothing.
 *
 * An ask: {kind, text, isOpen, rank}: `run` characters side by side, `words` words in a row (the last
 * perhaps begun), `initials` first letters of a name, `signs` nearly all of some characters, `read`
 * characters that are read as typed. Asks are in groups: "whole" for the query as one phrase, one for
 * each term, "" for what must only be known to be there. What is looked for because nothing better was
 * found is late: it waits until that is sure.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const nameOfAsk = ({ kind, isOpen, rank, text, least }) => [kind, isOpen, rank, least || 0, text].join("\n");

  /** Ask for something, in the group that is being looked for. */
  function ask(corpus, kind, text, more) {
    const { demand } = corpus;
    if (!demand || !text) return;
    const own = { kind: kind, text: text, isOpen: false, rank: 0, ...more };
    const name = nameOfAsk(own);
    if (!demand.asks.has(name)) demand.asks.set(name, { ...own, isLate: demand.isLate });
    if (!demand.groups.has(demand.group)) demand.groups.set(demand.group, new Set());
    demand.groups.get(demand.group).add(name);
  }

  /** Do something whose asks are one group. */
  function inGroup(corpus, group, act) {
    const { demand } = corpus;
    if (!demand) return act();
    const before = demand.group;
    demand.group = group;
    const done = act();
    demand.group = before;
    return done;
  }

  /** Do something that only matters where nothing better is found. */
  function late(corpus, act) {
    const { demand } = corpus;
    if (!demand) return act();
    const before = demand.isLate;
    demand.isLate = true;
    const done = act();
    demand.isLate = before;
    return done;
  }

  /** Whether nothing more comes: of many documents only then it is said what to try instead. */
  const isLast = ({ demand, beside }) => {
    const own = demand || (beside && beside.demand);
    return !own || own.isLast;
  };

  /** How many entries may have a term; undefined of a whole corpus. */
  function sizeOf(corpus, term) {
    const { demand } = corpus;
    if (!demand || !demand.groups.has(groupOf(term))) return undefined;
    return search.countOf(demand, groupOf(term));
  }

  const groupOf = (term) => "term\n" + term.kind + "\n" + term.text;

  /** Terms that must stand together. */
  function join(corpus, terms) {
    const { demand } = corpus;
    if (demand) demand.joins.push({ groups: terms.filter((term) => term.required).map(groupOf), isLate: demand.isLate });
  }

  function askPartly(corpus, terms) {
    if (!corpus.demand) return;
    corpus.demand.partial = terms.filter((term) => term.required)
      .map((term) => ({ group: groupOf(term), length: Math.min(term.text.length, 8) }));
  }

  /** Whether a run may stand in a text: two characters surely. */
  function mayHave(corpus, text) {
    if (!corpus.demand) return false;
    ask(corpus, "run", text);
    return Array.from(text).length < 3 && search.isOnShelves(corpus.demand, text);
  }

  const wordsLike = (vocabulary, word) => (vocabulary.like ? vocabulary.like(word) : vocabulary.counts.keys());

  /** Whether a text has a word that begins so. */
  function hasBegun(corpus, word) {
    if (corpus.demand) return corpus.vocabulary.begins(word);
    return corpus.layers.some((layer) => layer.spaced && layer.text.includes(" " + word));
  }

  /** vangvieng may be Vang Vieng. */
  function askLetters(corpus, letters) {
    if (!corpus.demand) return;
    for (const words of search.partings(corpus, letters)) ask(corpus, "words", words, { isOpen: true, rank: 1 });
  }

  Object.assign(search, {
    nameOfAsk: nameOfAsk, ask: ask, inGroup: inGroup, late: late, groupOf: groupOf, join: join, askPartly: askPartly,
    isLast: isLast, sizeOf: sizeOf, mayHave: mayHave, wordsLike: wordsLike, hasBegun: hasBegun, askLetters: askLetters,
  });
})(self);
