/*
 * The search worker: loads the indexes, answers queries. The build joins it to the engine in
 * one file. It runs in a Web Worker over http; from a folder on disk, where browsers refuse
 * workers, box.js loads the same file into the page.
 *
 * In: {type: SETUP, data: {base, suffix, current}} once, then {type: QUERY, data: text}.
 * Out: {type: RESULT, data: {query, items, count, isPartial, isComplete, nearest}}, to the last query
 * only, again when another index has come; {type: FAILED} when none can be loaded.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const FAILED = 4;
  /** More hits than anybody scrolls through. */
  const MOST = 100;

  const inWorker = typeof root.document === "undefined";

  /** Load scripts in order. */
  async function load(addresses) {
    if (inWorker) {
      root.importScripts(...addresses);
      return;
    }
    await Promise.all(addresses.map((address) => new Promise((loaded, failed) => {
      const script = root.document.createElement("script");
      script.src = address;
      script.async = false;
      script.onload = loaded;
      script.onerror = () => failed(new Error("Cannot load " + address));
      root.document.head.append(script);
    })));
  }

  /** What helps where the words of a query stand nowhere as typed (readings.js). */
  const AIDS = "search/aids.js";

  const isComplete = () => search.manifest.every((file) => search.indexes[file.id]);

  /** A searcher over the indexes of a site; `reply` gets the answers. */
  function createSearcher(setup, reply) {
    const { base, suffix, current } = setup;
    let library = null;
    let query = null;
    let aids = null;

    function answer() {
      if (query === null || !library) return;
      const clean = search.cleanQuery(query);
      const { hits, isPartial, nearest } = search.findInLibrary(library, query);
      // Only when all indexes are there is it sure that the words stand nowhere.
      if (isComplete() && search.lacksAids(library) && !search.aids) return fetchAids();
      const items = hits.slice(0, MOST).map((hit) => search.describe(hit, clean, suffix));
      reply({
        type: RESULT,
        data: {
          query: query,
          items: items,
          count: hits.length,
          isPartial: isPartial,
          isComplete: isComplete(),
          nearest: nearest,
        },
      });
    }

    /** The answer waits for them; where they do not come, it is given without. */
    function fetchAids() {
      aids = aids || load([base + AIDS]).catch(() => { search.aids = { signs: [], words: [], abbreviations: [] }; });
      aids.then(answer);
    }

    async function start() {
      // The document before the reader's eyes first: it answers while the others come.
      const own = current ? [base + current + "/search.js"] : [];
      await load([base + "search/manifest.js", ...own]);
      if (!current) await load([base + search.manifest[0].address]);
      build();
      const rest = search.manifest.filter((file) => !search.indexes[file.id]);
      if (!rest.length) return;
      await load(rest.map((file) => base + file.address));
      build();
    }

    function build() {
      const loaded = search.manifest.map((file) => search.indexes[file.id]).filter(Boolean);
      library = search.buildLibrary(loaded);
      answer();
    }

    start().catch(() => reply({ type: FAILED }));
    return {
      ask(text) {
        query = text;
        answer();
      },
    };
  }

  search.load = load;
  search.createSearcher = createSearcher;

  if (inWorker) {
    let searcher = null;
    root.addEventListener("message", ({ data }) => {
      if (data.type === SETUP) searcher = createSearcher(data.data, (message) => root.postMessage(message));
      else if (data.type === QUERY && searcher) searcher.ask(data.data);
    });
  }
})(self);
