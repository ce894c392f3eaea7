/*
 * The search dialog: what is typed is asked of the searcher, the answer is listed (list.js), Enter and
 * the arrow keys lead on. open.js has opened it; what was typed before this came is asked now.
 *
 * The results are a list of links with real focus, not options of a listbox: a screen reader reads
 * each with the language of its parts, counts them, and opens them as it opens any link.
 */
(function () {
  "use strict";

  const { duidu } = window;
  const search = (duidu.search = duidu.search || {});
  const { find } = duidu;

  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const FAILED = 4;
  const MORE = 5;
  const FILTER = 6;
  const FACETS = 7;

  const box = document.getElementById("find");
  const form = box.querySelector("form");
  const input = box.querySelector("input");
  const { list } = search;
  const setup = {
    base: find.base,
    suffix: duidu.facts.index,
    current: duidu.facts.address.split("/").slice(-2)[0],
  };

  /** What is asked, the searcher (a promise), its last answer. */
  let query = "";
  let searcher = null;
  let result = null;
  /** Whether it has said anything: until then a reader is told to wait. */
  let isHeard = false;

  /** The clause that is being read, or the address of the page. */
  function here() {
    const unit = duidu.place && duidu.place.chosen();
    return unit ? unit.dataset.unit || unit.id : location.pathname;
  }

  /** The searcher in a worker; `failed` is called where the browser refuses it. */
  function startWorker(failed) {
    const worker = new Worker(duidu.trusted(setup.base + "javascripts/search-worker.js"));
    worker.onmessage = (event) => answer(event.data);
    worker.onerror = failed;
    worker.postMessage({ type: SETUP, data: setup });
    const send = (type) => (data, here) => worker.postMessage({ type: type, data: data, here: here });
    return { ask: send(QUERY), more: send(MORE), filter: send(FILTER) };
  }

  /** The same searcher in the page. */
  function startInPage() {
    searcher = find.load("javascripts/search-worker.js").then(() => search.createSearcher(setup, answer));
    searcher.then((each) => query && each.ask(query, here()), () => answer({ type: FAILED }));
  }

  function start() {
    if (searcher) return;
    if (location.protocol === "file:" || !window.Worker) startInPage();
    else searcher = Promise.resolve(startWorker(startInPage));
  }

  function ask() {
    if (input.value === query) return;
    query = input.value;
    result = null;
    list.begin();
    if (find.wanted !== query) find.wanted = null;
    if (query.trim()) {
      if (!isHeard) list.wait();
      start();
      searcher.then((each) => each.ask(query, here()), () => {});
    } else {
      list.show({ query: query, items: [], ways: [], count: 0, isComplete: true, nearest: [] });
    }
  }

  function answer(message) {
    if (message.type === FAILED) {
      // The next letter tries again.
      searcher = null;
      isHeard = false;
      if (query.trim()) list.fail();
    }
    if (message.type === FACETS && message.names) search.reserveFilters(message.names);
    else if (message.type === FACETS) search.filters(message.data, narrow);
    if (message.type !== RESULT || message.data.query !== query) return;
    result = message.data;
    isHeard = true;
    list.show(result);
    go();
  }

  /** Only answers of some documents, of one language. */
  function narrow(chosen) {
    list.clear();
    searcher.then((each) => each.filter(chosen), () => {});
  }

  /**
   * To the one place that is named, or to the first result, once Enter was pressed for these words. One that
   * has only some of them waits for the other documents.
   */
  function go() {
    if (find.wanted !== query || !result) return;
    const [way] = result.ways.length === 1 ? list.ways() : [];
    const isEarly = !result.isComplete && (result.isPartial || !result.items.length);
    if (!way && isEarly) return;
    find.wanted = null;
    const [first] = way ? [way] : list.hits();
    if (first) first.click();
  }

  /** A result on this very page: go there and mark it, without loading the page again. */
  function follow(event) {
    const link = event.target.closest("a");
    if (!link || !link.matches(".hit, .find__way") || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.pathname !== location.pathname || link.protocol !== location.protocol) return;
    event.preventDefault();
    box.close();
    const { hash, href } = link;
    if (hash !== location.hash) location.hash = hash;
    const target = hash && document.querySelector(":target");
    if (target) target.scrollIntoView();
    else scrollTo(0, 0);
    history.replaceState(history.state, "", href);
    const stop = target && (target.closest("a") || target.querySelector("a"));
    if (stop) stop.focus({ preventScroll: true });
    const marked = new URL(href).searchParams.get("h");
    if (!marked) return;
    find.load("javascripts/search-mark.js").then(() => search.mark(marked), () => {});
  }

  /** ↓ and ↑ go from the field into the results and through them; a letter goes on with the words. */
  function move(event) {
    if (duidu.isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("select")) return;
    const stops = [input, ...list.links()];
    const now = stops.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      box.close();
    } else if (by && now >= 0) {
      if (stops[now + by]) stops[now + by].focus();
    } else {
      const isLetter = event.key.length === 1 && event.key !== " ";
      if (isLetter && now > 0) input.focus();
      return;
    }
    event.preventDefault();
  }

  // Half-typed pinyin is no query; what it becomes comes with an event of input before its end or after.
  input.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
  input.addEventListener("compositionend", ask);
  form.addEventListener("submit", () => { ask(); go(); });
  box.addEventListener("keydown", (event) => duidu.job(() => move(event)));
  box.addEventListener("click", (event) => {
    // The backdrop.
    if (event.target === box) box.close();
  });
  list.wantsMore = () => searcher.then((each) => each.more(), () => {});
  box.addEventListener("click", (event) => duidu.job(() => follow(event)));
  ask();
  // Who opens the dialog types next: what no query can do without comes meanwhile, unless data is dear.
  if (!(navigator.connection || {}).saveData) start();
})();
