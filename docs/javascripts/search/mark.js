/*
 * Marks what was searched on the page that it led to (?h=…): the page's own units are searched
 * with the same engine, so that what the list marked is marked here. The marks are painted by
 * the browser (CSS highlights), so that the text, its selection and what is copied stay as they
 * are; older browsers get <mark> elements.
 */
(function () {
  "use strict";

  const { search, tables } = window.duidu;

  const NAME = "search-found";
  const BLOCKS = ".unit, h1, .outer, .prose > :is(p, ul, ol, table, h2, h3)";
  const SKIPPED = "script, style, button, [hidden], .num, .differ";

  /** The text nodes in an element: [{node, start}], and all their text. */
  function readText(element) {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(SKIPPED)) continue;
      nodes.push({ node: node, start: text.length });
      text += node.data;
    }
    return { nodes: nodes, text: text };
  }

  /** A unit or heading of the page: its text in each language. */
  function readBlock(block, languages) {
    const isWhole = block.matches("[lang], .prose > *");
    const cells = isWhole ? [block] : Array.from(block.querySelectorAll(".cell, [lang]"));
    const own = languages.map(() => ({ nodes: [], text: "" }));
    for (const cell of cells) {
      const outer = cell.parentElement.closest(".cell");
      if (outer && block.contains(outer)) continue;
      const language = languages.findIndex(([, lang]) => lang === cell.closest("[lang]").lang);
      if (language < 0) continue;
      const read = readText(cell);
      const gap = own[language].text ? "\n" : "";
      for (const { node, start } of read.nodes) {
        own[language].nodes.push({ node: node, start: start + own[language].text.length + gap.length });
      }
      own[language].text += gap + read.text;
    }
    return own;
  }

  function findLanguages(page) {
    const tags = new Set([document.documentElement.lang]);
    page.querySelectorAll("[lang]").forEach((element) => tags.add(element.lang));
    return Array.from(tags, (tag) => [tag.split("-")[0], tag, !tables.unspaced.includes(tag.split("-")[0])]);
  }

  /** The page as an index for the engine, and where its texts stand. */
  function readPage(page) {
    const languages = findLanguages(page);
    const rows = Array.from(page.querySelectorAll(BLOCKS))
      .filter((block) => !block.parentElement.closest(".unit"));
    const blocks = rows.map((block) => readBlock(block, languages));
    const none = languages.map(() => "");
    const entries = blocks.map((block, place) =>
      [String(place), 0, -1, "", none, none, none, [block.map((own) => own.text)]]);
    return {
      blocks: blocks,
      index: { id: "page", aside: true, title: none, editions: languages, pages: [""], entries: entries },
    };
  }

  /** DOM ranges for a stretch of a text: one for each text node that it runs over. */
  function rangesOf(nodes, start, end) {
    const ranges = [];
    for (const { node, start: first } of nodes) {
      const from = Math.max(start - first, 0);
      const to = Math.min(end - first, node.data.length);
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
    return ranges;
  }

  function findRanges(page, query) {
    const { blocks, index } = readPage(page);
    const { hits } = search.findHits(search.buildCorpus([index], []), query);
    const ranges = [];
    for (const hit of hits) {
      blocks[hit.entry.order].forEach((own, language) => {
        for (const [start, end] of search.rangesIn(hit.entry, 0, language, hit.matches)) {
          ranges.push(...rangesOf(own.nodes, start, end));
        }
      });
    }
    return ranges;
  }

  function paint(ranges) {
    if (window.CSS && CSS.highlights) {
      CSS.highlights.set(NAME, new Highlight(...ranges));
      return;
    }
    for (const range of ranges.reverse()) {
      const mark = document.createElement("mark");
      mark.className = NAME;
      range.surroundContents(mark);
    }
  }

  function clear() {
    if (window.CSS && CSS.highlights) CSS.highlights.delete(NAME);
    document.querySelectorAll("mark." + NAME).forEach((mark) => mark.replaceWith(...mark.childNodes));
    const address = new URL(location.href);
    address.searchParams.delete("h");
    history.replaceState(history.state, "", address);
  }

  /** The indexes with the other forms of the page's words; the list that led here had loaded them. */
  async function loadForms({ base, current }) {
    if (current) return search.load([base + current + "/search.js"]);
    await search.load([base + "search/manifest.js"]);
    return search.load(search.manifest.filter((file) => file.aside).map((file) => base + file.address));
  }

  /** Mark a query on this page; Escape takes the marks away. */
  search.mark = async function (query, setup) {
    const page = document.querySelector("[data-md-component=content]");
    if (!page) return;
    await loadForms(setup).catch(() => {});
    search.learnForms(Object.values(search.indexes || {}));
    paint(findRanges(page, query));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.getElementById("__search").checked) clear();
    });
  };
})();
