/*
 * The list of results. Material's bundle puts an empty entry in its list for each of the
 * first items; here each is filled before it is painted: number and heading in every language,
 * the sentence with the match marked, the same sentence in the other language. Further entries
 * are added as the reader comes near the end. Text comes in as text nodes only.
 */
(function () {
  "use strict";

  const search = window.duidu.search;

  const root = document.querySelector("[data-md-component=search-result]");
  const meta = root.querySelector(".md-search-result__meta");
  const list = root.querySelector(".md-search-result__list");
  const box = document.querySelector("[data-md-component=search-query]");
  const alone = document.querySelector(".frame--alone");
  /** Milliseconds of rest before a count is read out: not at every key. */
  const REST = 500;
  /** Entries added at a time, and how near the end (in pixels). */
  const STEP = 10;
  const NEAR = "400px";
  const script = document.currentScript;
  const base = script.src.slice(0, script.src.lastIndexOf("javascripts/"));

  let expected = { items: [] };
  /** How many documents the hits are from. */
  let works = 0;
  let telling = 0;

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value !== "") element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /** Words in the language of the page; in both on a page that has both. */
  function words(zh, en) {
    const language = document.documentElement.lang;
    const spans = [];
    if (!alone || language !== "en") spans.push(make("span", { lang: "zh-Hans" }, zh));
    if (!alone || language === "en") spans.push(make("span", { lang: "en" }, en));
    return spans.length > 1 ? [spans[0], " ", spans[1]] : spans;
  }

  function marked(parts) {
    return parts.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
  }

  function head(item) {
    const element = make("p", { class: "hit__head" });
    if (item.number) element.append(make("b", { class: "hit__number" }, item.number), " ");
    for (const { lang, cited, parts } of item.titles) {
      const named = parts.length ? marked(parts) : [];
      const gap = cited && named.length ? [" · "] : [];
      if (!cited && !named.length) continue;
      element.append(make("span", { lang: lang }, cited, ...gap, ...named), " ");
    }
    return element;
  }

  const KINDS = { glossary: ["词汇表", "Glossary"], pages: ["本站说明", "About this site"] };

  /** What a hit is that is no clause; which document it is from, where there are several. */
  function work(item) {
    if (KINDS[item.aside]) return [make("p", { class: "hit__work" }, ...words(...KINDS[item.aside]))];
    if (works < 2 || !item.work.length) return [];
    const names = item.work.map(({ lang, text }) => make("span", { lang: lang }, text + " "));
    return [make("p", { class: "hit__work" }, ...names)];
  }

  function fill(entry, item, score) {
    const article = make("article", {
      class: "md-search-result__article md-typeset hit",
      "data-md-score": score,
      "data-id": item.id,
    }, ...work(item), head(item));
    item.sentences.forEach(({ lang, parts }, place) => {
      const name = place ? "hit__text hit__text--other" : "hit__text";
      article.append(make("p", { class: name, lang: lang }, ...marked(parts)));
    });
    if (item.because) article.append(make("p", { class: "hit__why" }, item.because));
    if (item.missing.length) {
      article.append(make("p", { class: "hit__why" }, ...words("缺", "Missing"), ": ",
        make("del", {}, item.missing.join(" · "))));
    }
    entry.replaceChildren(make("a", {
      class: "md-search-result__link",
      href: new URL(item.location, base).href,
      tabindex: "-1",
    }, article));
  }

  new MutationObserver((records) => {
    for (const record of records) {
      for (const entry of record.addedNodes) {
        const place = Array.prototype.indexOf.call(list.children, entry);
        const item = expected.items[place];
        if (item) fill(entry, item, expected.items.length - place);
      }
    }
  }).observe(list, { childList: true });

  const end = new IntersectionObserver((seen) => {
    if (seen.some((each) => each.isIntersecting)) extend();
  }, { root: root.parentElement, rootMargin: NEAR });

  function extend() {
    const wanted = Math.min(list.children.length + STEP, expected.items.length);
    while (list.children.length < wanted) list.append(make("li", { class: "md-search-result__item" }));
    watchEnd();
  }

  function watchEnd() {
    end.disconnect();
    if (list.children.length < expected.items.length) end.observe(list.lastElementChild);
  }

  // A region must be there, empty, before its words are read out.
  const voice = make("div", { class: "search-said", role: "status" });
  root.parentElement.append(voice);

  function say(nodes) {
    meta.replaceChildren(...nodes);
    clearTimeout(telling);
    telling = setTimeout(() => voice.replaceChildren(...nodes.map((node) =>
      (typeof node === "string" ? node : node.cloneNode(true)))), REST);
  }

  /** A term to try instead; Material's arrow keys and Enter reach it as they reach a hit. */
  function suggestion(term) {
    const link = make("a", { class: "hit__term", href: "?q=" + encodeURIComponent(term), tabindex: "-1" },
      make("span", { "data-md-score": "0" }, term));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      // Material closes the box on every click on a link.
      event.stopPropagation();
      box.value = term;
      box.focus();
      box.dispatchEvent(new KeyboardEvent("keyup"));
    });
    return link;
  }

  function tell(result) {
    const { count } = result;
    watchEnd();
    Object.assign(root.dataset, {
      query: result.query,
      count: count,
      complete: result.isComplete,
    });
    if (!result.query.trim()) return;
    if (result.isPartial) {
      say(words(`没有一条含有全部词语；以下 ${count} 条含有其中一部分`,
        `No clause has all the words; ${count === 1 ? "this one has" : `these ${count} have`} some of them`));
    } else if (count > result.items.length) {
      const shown = result.items.length;
      say(words(`找到 ${count} 处，列出前 ${shown} 处`,
        `${count} results, the first ${shown} are listed`));
    } else if (count) {
      say(words(`找到 ${count} 处`, count === 1 ? "1 result" : `${count} results`));
    } else {
      say(words("没有找到。", "Nothing found."));
      if (result.nearest.length) {
        meta.append(make("br", {}), ...words("相近的词", "Nearest terms"), ": ");
        for (const term of result.nearest) meta.append(suggestion(term), " ");
      }
    }
  }

  search.list = {
    /** What the entries that Material is about to make stand for. */
    expect(result) {
      expected = result;
      works = new Set(result.items.map((item) => item.work.map(({ text }) => text).join())
        .filter(Boolean)).size;
    },
    /** Say how many were found, and what to do where nothing was. */
    tell: tell,
    fail() {
      say(words("搜索未能载入，请改用全文页并在页内查找。",
        "Search could not be loaded; please use the full text and search in the page."));
    },
  };
})();
