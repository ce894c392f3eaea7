// The menu of each unit: copy its link, its citation in a language, a quotation; first the same of
// the sentence that is lit in it.
duidu.menu = (function () {
  const { said } = duidu.tables, languages = duidu.tables.languages;

  function entry(words, copy, values) {
    return duidu.button(words, function () {
      close(true);
      copy();
    }, values);
  }

  // Of the sentence that is lit in the unit, if it has others.
  function ofSentence(unit) {
    const sentence = duidu.pinned(), pair = sentence && unit.contains(sentence) ? duidu.pairOf(sentence) : "";
    if (!pair) return [];
    const cells = duidu.cite.cells(unit).filter(function (cell) { return duidu.cite.quotation(unit, pair, cell.dataset.key).text; });
    const quotations = cells.map(function (cell) {
      const key = cell.dataset.key, values = { number: pair, language: languages[key] || key };
      return entry(said.copy_sentence, function () { duidu.copyQuotation(unit, pair, key); }, values);
    });
    const both = entry(said.copy_sentence_both, function () { duidu.copyQuotation(unit, pair); }, { number: pair });
    return [entry(said.copy_sentence_link, function () { duidu.copyLink(unit, pair); }, { number: pair })]
      .concat(cells.length > 1 ? both : [], quotations);
  }

  // A language that lacks the unit has nothing to cite.
  function ofUnit(unit) {
    const link = entry(said.copy_link, function () { duidu.copyLink(unit); });
    const cells = duidu.cite.cells(unit);
    const citations = cells.map(function (cell) {
      const key = cell.dataset.key;
      return entry(said.copy_citation, function () { duidu.copyCitation(unit, key); }, { language: languages[key] || key });
    });
    const both = entry(said.copy_quotation, function () { duidu.copyQuotation(unit); });
    const share = duidu.shares() ? entry(said.share, function () { duidu.share(unit); }) : [];
    return [link].concat(citations, cells.length > 1 ? both : [], share);
  }

  // The sentence first; the key c is that of the first entry.
  function entries(unit) {
    const all = ofSentence(unit).concat(ofUnit(unit));
    all[0].append(Object.assign(document.createElement("kbd"), { textContent: "c" }));
    return all;
  }

  let open = null;
  function close(isBack) {
    if (!open) return;
    open.menu.remove();
    open.more.setAttribute("aria-expanded", "false");
    if (isBack) open.more.focus({ preventScroll: true });
    open = null;
  }

  // Open at its button, or close where it is open already.
  function show(unit, more) {
    const isSame = open && open.more === more;
    close(false);
    if (isSame) return;
    const menu = document.createElement("div");
    menu.className = "menu";
    menu.append.apply(menu, entries(unit));
    const link = unit.querySelector(":is(h2,h3,h4,h5,h6,.num) a");
    if (link) {
      const page = Object.assign(document.createElement("a"), { href: link.href });
      menu.append(duidu.put(page, said.its_page));
      if (unit.querySelector(".t")) {
        const terms = Object.assign(document.createElement("a"), { href: link.href.replace(/#.*/, "") + "#terms" });
        menu.append(duidu.put(terms, said.its_terms));
      }
    }
    more.after(menu);
    more.setAttribute("aria-expanded", "true");
    open = { menu: menu, more: more };
    menu.querySelector("button").focus({ preventScroll: true });
    const below = menu.getBoundingClientRect().bottom - innerHeight;
    if (below > 0) scrollBy({ top: below + 12, behavior: "instant" });
  }

  document.addEventListener("click", function (event) {
    if (open && !event.target.closest(".menu,.more")) close(false);
  });
  document.addEventListener("keydown", function (event) {
    if (!open) return;
    if (event.key === "Escape") close(true);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !open) return;
    const all = Array.from(open.menu.querySelectorAll("button,a"));
    event.preventDefault();
    all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
  });
  return show;
})();
