/*
 * The list of results (result.js). Further ones are added as the reader comes near the end; above it
 * stand what was found and the place that was named.
 */
(function () {
  "use strict";

  const { duidu } = window;
  const search = (duidu.search = duidu.search || {});
  const { said } = duidu.tables;
  const { make, say, head, called, isElsewhere, entry } = search.result;

  const box = document.getElementById("find");
  const list = box.querySelector("ol");
  const voice = box.querySelector("[role=status]");
  const input = box.querySelector("input");
  /** Milliseconds of rest before a count is read out: not at every key. */
  const REST = 500;
  /** Results added at a time, and how near the end (in pixels). */
  const STEP = 10;
  const NEAR = "400px";

  let shown = { items: [], ways: [] };
  /** How many documents the results are from. */
  let works = 0;
  let telling = 0;

  const ways = box.insertBefore(make("p", { class: "find__ways" }), list);
  const told = box.insertBefore(make("p", { class: "find__told" }), list);
  const cut = box.insertBefore(make("p", { class: "find__cut" }), list);
  const more = make("p", { class: "find__more", hidden: "hidden" }, duidu.put(make("button", { type: "button", class: "tool" }), said.search_more));
  list.after(more);
  more.firstChild.addEventListener("click", () => search.list.wantsMore());
  const nearest = box.insertBefore(make("p", { class: "find__nearest" }), list);

  const titleOf = ({ work: titles }) => titles.map(({ text }) => text).join(" ");

  /** Where the go-to box would lead: one place with its words, of several the numbers. */
  function lead(items) {
    ways.replaceChildren();
    if (!items.length) return;
    duidu.put(ways, said.goto);
    for (const item of items) {
      const link = make("a", { class: "find__way", href: duidu.find.base + item.location, "data-id": item.id });
      if (items.length > 1 && item.number) link.append(make("b", {}, item.number));
      else link.append(...head(item).childNodes);
      // Which document, where it is another.
      if (isElsewhere(item)) link.append(" ", called(item));
      ways.append(" ", link);
    }
  }

  const end = new IntersectionObserver((seen) => {
    if (seen.some((each) => each.isIntersecting)) extend();
  }, { root: list, rootMargin: NEAR });

  function listed(item) {
    return entry(item, works > 1 || shown.isOfSeveral && isElsewhere(item), shown.ways.length > 0);
  }

  function extend() {
    const from = list.children.length;
    list.append(...shown.items.slice(from, from + STEP).map(listed));
    end.disconnect();
    if (list.children.length < shown.items.length) end.observe(list.lastElementChild);
  }

  /** Say something at once to the eye, and after a rest to the ear. */
  function tell(words, values) {
    told.style.visibility = "";
    duidu.put(told, words, values);
    clearTimeout(telling);
    telling = setTimeout(() => duidu.put(voice, words, values), REST);
  }

  function hush() {
    clearTimeout(telling);
    told.replaceChildren();
    voice.replaceChildren();
  }

  /** The place that is named is the answer: what has only some of the words stands below it without a word. */
  function point() {
    hush();
    const links = search.list.ways().map((link) => link.cloneNode(true).childNodes);
    telling = setTimeout(() => duidu.put(voice, said.goto).append(...links.flatMap((each) => [" ", ...each])), REST);
  }

  function count({ query, items, ways: places, count: all, rest, isComplete, isPartial }) {
    const of = { count: all, shown: items.length, rest: rest };
    if (!query.trim()) hush();
    else if (places.length && (isPartial || !all)) point();
    else if (!all && !isComplete) tell(said.search_begins);
    else if (rest && isComplete) tell(all ? (isPartial ? said.found_partly_rest : said.found_rest) : said.found_none_rest, of);
    else if (!all) tell(said.found_none);
    else if (isPartial) tell(all === 1 ? said.found_partly_one : said.found_partly, of);
    else if (all > items.length) tell(said.found_more, of);
    else tell(all === 1 ? said.found_one : said.found, of);
  }

  /** Terms to try instead. */
  function suggest(terms) {
    nearest.replaceChildren();
    if (!terms.length) return;
    duidu.put(nearest, said.nearest_terms);
    for (const term of terms) {
      const button = make("button", { type: "button", class: "hit__term" }, term);
      button.addEventListener("click", () => duidu.find(term));
      nearest.append(" ", button);
    }
  }

  /** Make a part anew; what was in focus is again, or else the field. */
  function refocused(part, renew) {
    const words = part.contains(document.activeElement) && document.activeElement.textContent;
    renew();
    if (words) (Array.from(part.querySelectorAll("a, button")).find((each) => each.textContent === words) || input).focus();
  }

  const keyOf = ({ id, location }) => id + "\n" + location;

  /** Results that are shown already stay where they are; others come behind them. */
  function settled(items) {
    const there = new Set(shown.items.slice(0, list.children.length).map(keyOf));
    const own = new Map(items.map((item) => [keyOf(item), item]));
    const kept = Array.from(there).filter((key) => own.has(key)).map((key) => own.get(key));
    return kept.concat(items.filter((item) => !there.has(keyOf(item))));
  }

  search.list = {
    /** Set by box.js: look at more texts. */
    wantsMore() {},
    /** What was shown is of another choice. */
    clear() {
      shown = { items: [], ways: [] };
      list.replaceChildren();
      tell(said.search_begins);
    },
    /** Show an answer of the searcher. */
    show(result) {
      // The same words, answered again when another index has come: the reader's place is kept.
      const isSame = result.query === shown.query;
      const had = isSame ? list.children.length : 0;
      const { scrollTop } = list;
      // What has only some of the words gives way to what has all.
      if (isSame && result.isStable && !shown.isPartial) result.items = settled(result.items);
      shown = result;
      more.hidden = !result.rest || !result.isComplete;
      works = new Set(result.items.map(titleOf).filter(Boolean)).size;
      const focused = list.contains(document.activeElement) && document.activeElement.dataset.id;
      list.replaceChildren();
      do extend(); while (list.children.length < Math.min(had, result.items.length));
      list.scrollTop = isSame ? scrollTop : 0;
      if (focused) (search.list.links().find((link) => link.dataset.id === focused) || input).focus();
      cut.replaceChildren();
      if (result.cut) duidu.put(cut, said.search_cut, { count: result.cut });
      refocused(ways, () => lead(result.ways));
      count(result);
      refocused(nearest, () => suggest(result.nearest));
      Object.assign(box.dataset, { query: result.query, count: result.count, complete: result.isComplete });
    },
    /** What the arrow keys reach: places that are named, terms to try, results. */
    links() {
      return Array.from(box.querySelectorAll(".find__way, .hit__term, .hit"));
    },
    ways: () => Array.from(ways.querySelectorAll(".find__way")),
    /** What Enter leads to where no place is named: terms to try, or results. */
    hits() {
      return Array.from(box.querySelectorAll(".hit__term, .hit"));
    },
    /** Other words are asked: what was said of the ones before is no more so. */
    begin() {
      clearTimeout(telling);
      told.style.visibility = "hidden";
    },
    wait: () => tell(said.search_begins),
    fail: () => tell(said.search_failed),
  };
})();
