/*
 * The page's side of search, loaded before Material's bundle; everything else comes on the
 * first key in the box.
 *
 * Material makes a Worker at load and speaks to it in four messages (its documented
 * extension point). A stand-in takes that Worker's place: it says READY at once, and starts
 * the real worker when there is something to look for. All that is known of Material's
 * protocol and markup is in this file and in list.js; tests/browser/test_search.py fails
 * when an upgrade changes it. (The form is not named "search" in partials/search.html:
 * Material fetches its own index where it finds a form of that name.)
 */
(function () {
  "use strict";

  const duidu = (window.duidu = window.duidu || {});
  const search = (duidu.search = duidu.search || {});

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const FAILED = 4;
  /** As many items as Material places at once. */
  const FIRST = 10;

  const script = document.currentScript;
  const here = "javascripts/search-";
  const base = script.src.slice(0, script.src.lastIndexOf(here));
  const setup = {
    base: base,
    // A folder cannot be opened as a page from disk.
    suffix: location.protocol === "file:" ? "index.html" : "",
    current: script.dataset.document || "",
  };
  const workerAddress = base + here + "worker.js";
  const NativeWorker = window.Worker;

  /** Load one of our scripts into the page, once. */
  const loads = {};
  function load(name) {
    loads[name] = loads[name] || new Promise((loaded, failed) => {
      const element = document.createElement("script");
      element.src = base + here + name;
      element.onload = loaded;
      element.onerror = failed;
      document.head.append(element);
    });
    return loads[name];
  }

  function loadStyle() {
    if (document.querySelector("link[data-search]")) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = base + "stylesheets/search.css";
    link.dataset.search = "";
    document.head.append(link);
  }

  /** The searcher in a worker; `failed` is called where the browser refuses it. */
  function startWorker(reply, failed) {
    const worker = new NativeWorker(workerAddress);
    worker.onmessage = (event) => reply(event.data);
    worker.onerror = failed;
    worker.postMessage({ type: SETUP, data: setup });
    return { ask: (query) => worker.postMessage({ type: QUERY, data: query }) };
  }

  /** The same searcher in the page. */
  async function startInPage(reply) {
    await load("worker.js");
    return search.createSearcher(setup, reply);
  }

  class StandIn extends EventTarget {
    constructor() {
      super();
      this.query = "";
      this.searcher = null;
      // After the bundle has subscribed to what it has just made.
      setTimeout(() => this.say({ type: READY }));
    }

    say(message) {
      this.dispatchEvent(new MessageEvent("message", { data: message }));
    }

    postMessage(message) {
      if (message.type === QUERY) this.ask(message.data);
    }

    ask(query) {
      this.query = query;
      if (query.trim()) {
        this.start();
        if (this.searcher) this.searcher.then((searcher) => searcher.ask(this.query));
      } else {
        this.show({ query: query, items: [], count: 0, isPartial: false, nearest: [] });
      }
    }

    start() {
      if (this.searcher) return;
      loadStyle();
      load("list.js");
      const reply = (message) => this.answer(message);
      const inPage = () => {
        this.searcher = startInPage(reply);
        this.searcher.then((searcher) => searcher.ask(this.query), () => reply({ type: FAILED }));
      };
      if (location.protocol === "file:" || !NativeWorker) {
        inPage();
        return;
      }
      this.searcher = Promise.resolve(startWorker(reply, inPage));
    }

    answer(message) {
      if (message.type === FAILED) load("list.js").then(() => search.list.fail());
      if (message.type !== RESULT || message.data.query !== this.query) return;
      load("list.js").then(() => {
        if (message.data.query === this.query) this.show(message.data);
      });
    }

    /**
     * Let Material place the first items; the list fills them in, adds the others and says how
     * many there are. (Material itself adds others by scrolling, and stops when a reader jumps
     * to the end.)
     */
    show(result) {
      if (search.list) search.list.expect(result);
      const items = result.items.slice(0, FIRST).map((item, place) => [{
        location: item.location,
        score: result.items.length - place,
        terms: {},
        title: "",
        text: "",
      }]);
      this.say({ type: RESULT, data: { items: items } });
      if (search.list) search.list.tell(result);
    }

    terminate() {
      this.searcher = null;
    }
  }

  function PageWorker(address, options) {
    const isOurs = String(new URL(address, location)) === workerAddress;
    return isOurs ? new StandIn() : new NativeWorker(address, options);
  }
  if (NativeWorker) PageWorker.prototype = NativeWorker.prototype;
  window.Worker = PageWorker;

  // Material reads the box on keyup alone: paste, dictation and phone keyboards come as input.
  const box = document.querySelector("[data-md-component=search-query]");
  if (box) {
    box.addEventListener("input", (event) => {
      if (!event.isComposing) box.dispatchEvent(new KeyboardEvent("keyup"));
    });
    // Half-typed pinyin is no query.
    box.addEventListener("keyup", (event) => {
      if (event.isComposing) event.stopImmediatePropagation();
    });
    box.addEventListener("compositionend", () => box.dispatchEvent(new KeyboardEvent("keyup")));
  }

  const marked = new URLSearchParams(location.search).get("h");
  if (marked) {
    loadStyle();
    const ready = document.readyState === "loading"
      ? new Promise((done) => document.addEventListener("DOMContentLoaded", done)) : null;
    Promise.all([load("worker.js"), load("mark.js"), ready]).then(() => search.mark(marked, setup));
  }
})();
