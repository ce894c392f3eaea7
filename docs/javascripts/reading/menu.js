// The menu of each unit: copy its link, its citation in a language, a bilingual quotation.
duidu.menu = (function () {
  const { tables } = duidu;

  // A citation in a language of the interface is named in that language alone.
  function nameOf(key) {
    const name = tables.languages[key] || { zh: key, en: key };
    const zh = "复制" + name.zh + "引文", en = "Copy " + name.en + " citation";
    return key === "zh" ? [zh, ""] : key === "en" ? ["", en] : [zh, en];
  }

  function entry(zh, en, copy) {
    return duidu.button(zh, en, function () {
      close(true);
      copy();
    });
  }

  // A language that lacks the unit has nothing to cite.
  function entries(unit) {
    const link = entry("复制链接", "Copy link", function () { duidu.copyLink(unit); });
    link.append(Object.assign(document.createElement("kbd"), { textContent: "c" }));
    const cells = Array.from(unit.querySelectorAll(":scope>.cell:not(.missing)"));
    const citations = cells.map(function (cell) {
      const name = nameOf(cell.dataset.key);
      return entry(name[0], name[1], function () { duidu.copyCitation(unit, cell.dataset.key); });
    });
    const both = entry("复制双语引文", "Copy bilingual quotation", function () { duidu.copyQuotation(unit); });
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
      menu.append(duidu.put(page, unit.dataset.unit + " · 本条页面", "Its page"));
      if (unit.querySelector(".t")) {
        const terms = Object.assign(document.createElement("a"), { href: link.href.replace(/#.*/, "") + "#terms" });
        menu.append(duidu.put(terms, "本条术语", "Its terms"));
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
