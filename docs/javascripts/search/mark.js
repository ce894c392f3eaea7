/*
 * Marks what was searched on the page that it led to (?h=…): the page's own units are searched
 * with the same engine, so that what the list marked is marked here. The marks are painted by
 * the browser (CSS highlights), so that the text, its selection and what is copied stay as they
 * are; older browsers get <mark> elements.
 *
 * Where the match is in one language, the sentences that translate it are marked too, quietly; where
 * it is in a language that is not shown, its row is opened. Both in the clause that was gone to (in
 * every one where none was): a page with a hundred matches would be all colour.
 */
(function () {
  "use strict";

  const { duidu } = window;
  const { tables } = duidu;
  const search = (duidu.search = duidu.search || {});

  const NAME = "search-found";
  const PARTNER = "search-partner";
  const BLOCKS = ".unit, h1, .outer, .prose > :is(p, ul, ol, table, h2, h3)";
  const SKIPPED = "script, style, button, [hidden]:not([hidden=until-found]), .num, .differ, .footmark, .footback";

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

  /** Where a query matches: the ranges of each block that it matches in. */
  function findRanges(page, query) {
    const { blocks, index } = readPage(page);
    const { hits } = search.findHits(search.buildCorpus([index], []), query);
    return hits.map((hit) => blocks[hit.entry.order].flatMap((own, language) =>
      search.rangesIn(hit.entry, 0, language, hit.matches)
        .flatMap(([start, end]) => rangesOf(own.nodes, start, end))));
  }

  const holderOf = (range) => range.startContainer.parentElement;

  /** The sentences of a unit in other languages that stand for those with these matches. */
  function partnersOf(unit, ranges) {
    const matched = ranges.map((range) => holderOf(range).closest(".s")).filter(Boolean);
    const pairs = new Set(matched.map((sentence) => sentence.dataset.pair));
    const partners = Array.from(unit.querySelectorAll(".s"))
      .filter((sentence) => pairs.has(sentence.dataset.pair) && !matched.includes(sentence));
    return partners.flatMap((sentence) => {
      const { nodes, text } = readText(sentence);
      return rangesOf(nodes, 0, text.length);
    });
  }

  /** Shows a match in a cell that the reader's view hides. */
  function uncover(unit, ranges) {
    if (!ranges.every((range) => duidu.isShown(holderOf(range)))) {
      duidu.open(unit, true, ranges.map((range) => holderOf(range).closest(".cell")));
    }
  }

  function paint(name, ranges) {
    if (!ranges.length) return;
    if (window.CSS && CSS.highlights) {
      const highlight = new Highlight(...ranges);
      // Over what stands for it.
      highlight.priority = name === NAME ? 1 : 0;
      CSS.highlights.set(name, highlight);
      return;
    }
    // From the last to the first, so that what is before keeps its place.
    for (const range of ranges.slice().reverse()) {
      const mark = document.createElement("mark");
      mark.className = name;
      range.surroundContents(mark);
    }
  }

  function wipe() {
    for (const name of [NAME, PARTNER]) {
      if (window.CSS && CSS.highlights) CSS.highlights.delete(name);
      document.querySelectorAll("mark." + name).forEach((mark) => {
        const { parentNode } = mark;
        mark.replaceWith(...mark.childNodes);
        parentNode.normalize();
      });
    }
  }

  function clear() {
    wipe();
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

  /** The unit that the address names, if it names one. */
  function goal() {
    const target = document.querySelector(":target");
    return target && target.closest(".unit");
  }

  /** Mark a query on this page; Escape takes the marks away. */
  search.mark = async function (query) {
    const page = document.querySelector(".page");
    if (!page) return;
    await duidu.find.load("javascripts/search-worker.js");
    const current = duidu.facts.address.split("/").slice(-2)[0];
    await loadForms({ base: duidu.find.base, current: current }).catch(() => {});
    search.learnForms(Object.values(search.indexes || {}));
    wipe();
    const matches = findRanges(page, query).filter((ranges) => ranges.length);
    const wanted = goal();
    const partners = [];
    for (const ranges of matches) {
      const unit = holderOf(ranges[0]).closest(".unit");
      if (!unit || (wanted && unit !== wanted)) continue;
      uncover(unit, ranges);
      partners.push(...partnersOf(unit, ranges));
    }
    paint(PARTNER, partners);
    paint(NAME, matches.flat());
  };

  document.addEventListener("keydown", (event) => {
    const isOurs = event.key === "Escape" && !duidu.isComposing(event);
    if (isOurs && !document.querySelector("dialog[open]")) clear();
  });
})();
