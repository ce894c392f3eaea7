// The menu of each unit: copy its link, its citation in a language, a bilingual quotation.
duidu.job(function () {
  const NAMES = { zh: ["复制中文引文", ""], en: ["", "Copy English citation"] };

  function entry(zh, en, text) {
    return duidu.button(zh, en, function () {
      close(true);
      duidu.copy(text());
    });
  }

  // A language that lacks the unit has nothing to cite.
  function entries(unit) {
    const link = entry("复制链接", "Copy link", function () { return duidu.cite.address(unit); });
    link.append(Object.assign(document.createElement("kbd"), { textContent: "c" }));
    const cells = Array.from(unit.querySelectorAll(":scope>.cell:not(.missing)"));
    const citations = cells.map(function (cell) {
      const name = NAMES[cell.dataset.key] || ["复制引文 " + cell.dataset.key, "Copy citation"];
      return entry(name[0], name[1], function () { return duidu.cite.citation(unit, cell.dataset.key); });
    });
    const both = entry("复制双语引文", "Copy bilingual quotation", function () { return duidu.cite.quotation(unit); });
    return [link].concat(citations, cells.length > 1 ? both : []);
  }

  let open = null;
  function close(isBack) {
    if (!open) return;
    open.menu.remove();
    open.more.setAttribute("aria-expanded", "false");
    if (isBack) open.more.focus({ preventScroll: true });
    open = null;
  }

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
      menu.append(duidu.put(page, unit.dataset.unit + " · 本条页面", "Its page"));
    }
    more.after(menu);
    more.setAttribute("aria-expanded", "true");
    open = { menu: menu, more: more };
    menu.querySelector("button").focus({ preventScroll: true });
    const below = menu.getBoundingClientRect().bottom - innerHeight;
    if (below > 0) scrollBy({ top: below + 12, behavior: "instant" });
  }

  duidu.place.units.forEach(function (unit) {
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    more.textContent = "⋯";
    more.setAttribute("aria-expanded", "false");
    const name = unit.dataset.short || unit.dataset.unit;
    more.setAttribute("aria-label", duidu.words("复制与引用", "Copy and cite") + " " + name);
    more.addEventListener("click", function () { show(unit, more); });
    const number = unit.querySelector(":scope>:is(h2,h3,h4,h5,h6,.num)");
    if (number) number.after(more); else unit.prepend(more);
  });
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
});
