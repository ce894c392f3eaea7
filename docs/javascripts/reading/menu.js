// The menu of each unit: copy its link, its citation in a language, a bilingual quotation.
duidu.menu = (function () {
  const { said } = duidu.tables, languages = duidu.tables.languages;

  function entry(words, copy, values) {
    return duidu.button(words, function () {
      close(true);
      copy();
    }, values);
  }

  // A language that lacks the unit has nothing to cite.
  function entries(unit) {
    const link = entry(said.copy_link, function () { duidu.copyLink(unit); });
    link.append(Object.assign(document.createElement("kbd"), { textContent: "c" }));
    const cells = Array.from(unit.querySelectorAll(":scope>.cell:not(.missing)"));
    const citations = cells.map(function (cell) {
      const key = cell.dataset.key;
      return entry(said.copy_citation, function () { duidu.copyCitation(unit, key); }, { language: languages[key] || key });
    });
    const both = entry(said.copy_quotation, function () { duidu.copyQuotation(unit); });
    const share = duidu.shares() ? entry(said.share, function () { duidu.share(unit); }) : [];
    return [link].concat(citations, cells.length > 1 ? both : [], share);
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
