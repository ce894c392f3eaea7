/*
 * The search worker: loads the indexes, answers queries. The build joins it to the engine in
 * one file. It runs in a Web Worker over http; from a folder on disk, where browsers refuse
 * workers, box.js loads the same file into the page.
 *
 * In: {type: SETUP, data: {base, suffix, current}} once, then {type: QUERY, data: text, here: id}; {type: MORE} to look
 * at more texts for the last query; {type: FILTER, data: {document, lang, year, kind}}, each if chosen.
 * Out: {type: RESULT, data: {query, cut, items, ways, count, rest, isPartial, isComplete, isOfSeveral, nearest}}, to the last query
 * only, again when another index has come; `ways` are where the go-to box would lead,
 * `isOfSeveral` whether more than one document is searched, `cut` how many characters of a very long query were looked for; {type: FAILED} when none can be loaded. `rest` is how many
 * entries that may be answers were not looked at. {type: FACETS, data: [{id, title, langs, year, group} …]}
 * once, where there are several documents; of a large site, where they may come behind its first answer,
 * {type: FACETS, names: of what will be chosen by} at once.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const FAILED = 4;
  const MORE = 5;
  const FILTER = 6;
  const FACETS = 7;
  /** More hits than anybody scrolls through. */
  const MOST = 100;

  const { inWorker, load } = search;

  /** What helps where the words of a query stand nowhere as typed (readings.js). */
  const AIDS = "search/aids.js";
  search.AIDS = AIDS;
  /** The directory of a site whose indexes are too large to be fetched all at once (shelf.js). */
  const DIRECTORY = "search/shelves.js";
  const MANY = "javascripts/search-many.js";
  /** The documents of such a site, by which answers are narrowed. */
  const DOCUMENTS = "search/documents.js";

  const isComplete = () => search.manifest.every((file) => search.indexes[file.id]);

  /** A searcher over the indexes of a site; `reply` gets the answers. */
  function createSearcher(setup, reply) {
    const { base, suffix, current } = setup;
    let library = null;
    let query = null;
    let here = "";
    let ways = null;
    let aids = null;
    /** Where there are many documents: the search over the shelves, and how far it looks. */
    let many = null;
    let steps = 1;
    let asked = 0;
    let filter = {};
    /** Loads what no first answer waits for. */
    let later = null;
    let facets = new Map();
    const isFiltered = () => Object.keys(filter).length > 0;
    const isAllowed = (id) => search.isAllowed(filter, facets.get(id));
    const allowed = (hits) => hits.filter((hit) => search.isHitAllowed(filter, facets, hit));

    /** Ways of the last query; another document may have come meanwhile. */
    function waysNow(clean) {
      if (!ways || ways.query !== query || ways.library !== library || ways.filter !== filter) {
        const found = search.findWays(library.documents, clean, current, here, (id) => !isFiltered() || isAllowed(id));
        const items = found.map((entry) => search.describe(search.hitOf(entry, search.tiers.NAMED, []), "", suffix, facets));
        ways = { query: query, library: library, filter: filter, items: items };
      }
      return ways.items;
    }

    const tell = ({ hits, count, rest, isPartial, isComplete: isAll, nearest }) => {
      const clean = search.cleanQuery(query);
      const items = hits.slice(0, MOST).map((hit) => search.describe(hit, clean, suffix, facets));
      const isStable = Boolean(search.isLarge);
      const cut = search.cutAt(query);
      const isOfSeveral = isStable || facets.size > 1;
      reply({ type: RESULT, data: { query, cut, items, ways: waysNow(clean), count, rest, isPartial, isComplete: isAll, isStable, isOfSeveral, nearest } });
    };

    /** Of many documents the one being read answers first, with what has the very words. */
    function answerMany() {
      asked += 1;
      const own = asked;
      if (library.documents.entries.length) {
        const { hits } = search.findInLibrary({ ...library, asides: search.buildCorpus([], []) }, query);
        const sure = allowed(hits).filter((hit) => !hit.missing.length && !search.isNear(hit));
        if (sure.length) tell({ hits: sure, count: sure.length, rest: 0, isPartial: false, isComplete: false, nearest: [] });
      }
      if (!many) return;
      many.answer(query, steps * search.STEP, isFiltered() ? isAllowed : null, () => own === asked, (told) => tellMany(told))
        .catch(() => reply({ type: FAILED }));
    }

    /** Tell an answer that has something for the reader, or is the last; whether it has. */
    function tellMany({ hits: all, rest, isComplete: isAll, isPartial, isDue, nearest }) {
      const hits = allowed(all);
      const isSettled = hits.length > 0 && (!isPartial || isDue);
      if (isAll || isSettled) tell({ hits, count: hits.length, rest, isPartial, isComplete: isAll, nearest });
      if (isAll) comeLater();
      return isSettled;
    }

    function answer() {
      if (query === null || !library) return;
      if (search.isLarge) {
        answerMany();
        return;
      }
      const { hits: all, isPartial, nearest } = search.findInLibrary(library, query);
      const hits = allowed(all);
      // Only when all indexes are there is it sure that the words stand nowhere.
      if (isComplete() && search.lacksAids(library) && !search.aids) return fetchAids();
      tell({ hits, count: hits.length, rest: 0, isPartial, isComplete: isComplete(), nearest });
    }

    /** The answer waits for them; where they do not come, it is given without. */
    function fetchAids() {
      aids = aids || load([base + AIDS]).catch(() => { search.aids = { signs: [], words: [], abbreviations: [] }; });
      aids.then(answer);
    }

    async function start() {
      // The document before the reader's eyes first: it answers while the others come.
      await search.loadFirst(base + "search/manifest.js", current ? base + current + "/search.js" : "");
      if (search.isLarge) {
        await startMany();
        return;
      }
      tellFacets(search.manifest.filter((file) => !file.aside));
      if (!current) await load([base + search.manifest[0].address]);
      build();
      const others = search.manifest.filter((file) => !search.indexes[file.id]);
      if (!others.length) return;
      await load(others.map((file) => base + file.address));
      build();
    }

    function begin() {
      steps = 1;
      if (many) many.begin();
      answer();
    }

    function tellFacets(documents) {
      facets = new Map(documents.map((each) => [each.id, each]));
      if (documents.length > 1) reply({ type: FACETS, data: documents });
    }

    async function startMany() {
      const own = (search.indexes || {})[current];
      reply({ type: FACETS, names: search.isLarge.filters });
      library = search.buildLibrary(own && !own.aside ? [own] : []);
      answer();
      const asides = search.manifest.filter((file) => file.aside);
      const isLate = (address) => search.isLarge.late.includes(address);
      const addresses = [...asides.map((file) => file.address), DOCUMENTS];
      await loadAll([MANY, DIRECTORY, ...addresses.filter((each) => !isLate(each))]);
      const found = search.createMany(search.directory, besides(asides), { id: current, index: own }, (files) => load(files.map((file) => base + file)));
      await found.start();
      many = found;
      const takeIn = () => {
        if (search.documents && !facets.size) tellFacets(search.documents);
        many.learn(besides(asides));
      };
      takeIn();
      const late = addresses.filter(isLate);
      later = late.length ? () => loadAll(late).then(takeIn) : null;
      answer();
    }

    const loadAll = (addresses) => load(addresses.map((address) => base + address));
    /** What is no document, as far as it has come. */
    const besides = (asides) => search.buildLibrary(asides.map((file) => (search.indexes || {})[file.id]).filter(Boolean));

    /** What no first answer waits for comes behind it, and may change it. */
    function comeLater() {
      if (!later) return;
      later().then(answer, () => reply({ type: FAILED }));
      later = null;
    }

    function build() {
      const loaded = search.manifest.map((file) => search.indexes[file.id]).filter(Boolean);
      library = search.buildLibrary(loaded);
      answer();
    }

    start().catch(() => reply({ type: FAILED }));
    return {
      ask(text, place) {
        query = text;
        here = place;
        begin();
      },
      filter(chosen) {
        filter = chosen;
        begin();
      },
      more() {
        steps += 1;
        answer();
      },
    };
  }

  search.createSearcher = createSearcher;

  if (inWorker) {
    let searcher = null;
    root.addEventListener("message", ({ data }) => {
      if (data.type === SETUP) searcher = createSearcher(data.data, (message) => root.postMessage(message));
      else if (data.type === QUERY && searcher) searcher.ask(data.data, data.here);
      else if (data.type === MORE && searcher) searcher.more();
      else if (data.type === FILTER && searcher) searcher.filter(data.data);
    });
  }
})(self);
