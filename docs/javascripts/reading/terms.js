// Terms of the glossary: marked in the text; a card says the other language and the definition.
duidu.job(function () {
  const { said } = duidu.tables;
  const root = document.documentElement;
  const terms = Array.from(document.querySelectorAll(".t[data-term]"));
  duidu.term = function () {};
  if (!terms.length || !duidu.facts.lists.length) return;
  // Beside the list of units: terms.js, and one folder up the glossary.
  const base = duidu.facts.lists[0].replace(/units\.js$/, "");
  const card = document.createElement("div");
  let shown = null, timer = 0, waiting = null, isBack = false;

  card.className = "card";
  card.id = "card";
  card.setAttribute("role", "dialog");
  duidu.label(card, "aria-label", said.term);
  card.hidden = true;

  function line(name, lang, text) {
    return Object.assign(document.createElement(name), { lang: lang, textContent: text });
  }

  // The data come when a card is first asked for.
  function load(done) {
    if (window.duidu_terms) return done();
    const script = document.createElement("script");
    script.src = base + "terms.js";
    script.onload = done;
    document.head.append(script);
  }

  function show(term) {
    waiting = term;
    load(function () {
      const entry = duidu_terms[term.dataset.term];
      if (!entry || waiting !== term || isOff()) return;
      const more = document.createElement("a"), off = document.createElement("button"), foot = document.createElement("p");
      more.href = base + "../glossary/" + entry[0] + "/" + duidu.facts.index;
      duidu.put(more, said.uses);
      off.type = "button";
      off.className = "tool";
      duidu.put(off, said.mark_none);
      off.addEventListener("click", function () { set("off"); });
      foot.append(more, " ", off);
      card.replaceChildren(line("b", "zh-Hans", entry[1]), " ", line("b", "en", entry[2]));
      if (entry[3]) card.append(line("p", "zh-Hans", entry[3]), line("p", "en", entry[4]));
      card.append(foot);
      term.closest(".unit").append(card);
      card.hidden = false;
      if (shown) shown.removeAttribute("aria-describedby");
      shown = term;
      term.setAttribute("aria-describedby", card.id);
      place(term);
    });
  }

  // Under the word, inside the row.
  function place(term) {
    const box = term.getClientRects()[0], row = card.parentElement.getBoundingClientRect();
    const left = Math.min(box.left - row.left, row.width - card.offsetWidth);
    card.style.left = Math.max(0, left) + "px";
    card.style.top = box.bottom - row.top + 4 + "px";
  }

  function hide() {
    waiting = null;
    if (!shown) return;
    const hadFocus = card.contains(document.activeElement), term = shown;
    shown = null;
    term.removeAttribute("aria-describedby");
    card.hidden = true;
    // Back on its word without opening it again.
    isBack = true;
    if (hadFocus) term.focus();
    isBack = false;
  }

  function later(work, time) {
    clearTimeout(timer);
    timer = setTimeout(work, time);
  }

  function isOff() { return root.dataset.terms === "off"; }

  function under(target) { return !isOff() && target.closest ? target.closest(".t[data-term]") : null; }

  function set(value) {
    hide();
    if (value) root.dataset.terms = value; else delete root.dataset.terms;
    duidu.store("terms", value);
    // Hundreds of them: not in the Tab order, and no buttons to a screen reader. The key t leads from one to
    // the next, the menu of a clause to the list of its terms.
    terms.forEach(function (term) {
      if (value) term.removeAttribute("tabindex"); else term.tabIndex = -1;
    });
    toggle.setAttribute("aria-pressed", String(!value));
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    const term = under(event.target);
    if (term && term !== shown) later(function () { show(term); }, 350);
    else if (term || card.contains(event.target)) clearTimeout(timer);
    else later(hide, 250);
  });
  document.addEventListener("focusin", function (event) {
    const term = under(event.target);
    if (term && !isBack && term.matches(":focus-visible")) show(term);
    else if (!term && !card.contains(event.target)) hide();
  });
  document.addEventListener("click", function (event) {
    const term = under(event.target);
    if (term && getSelection().isCollapsed) show(term);
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
    if (event.key === "Enter" && under(event.target)) {
      event.preventDefault();
      if (shown === event.target) card.querySelector("a").focus(); else show(event.target);
    }
  });

  // Focus goes to the next term that is shown, from the clause being read on.
  duidu.term = function (by) {
    if (isOff()) return;
    const all = terms.filter(duidu.isShown);
    const from = card.contains(document.activeElement) ? shown : document.activeElement;
    const unit = duidu.place.chosen(), at = all.indexOf(from);
    const first = all.findIndex(function (term) { return !unit || unit.contains(term); });
    const term = at < 0 ? all[Math.max(0, first)] : all[at + by];
    if (term) term.focus();
  };

  // A switch below the texts brings the marks back.
  const toggle = document.createElement("button"), row = document.createElement("p");
  toggle.type = "button";
  toggle.className = "tool";
  duidu.put(toggle, said.mark_terms);
  toggle.addEventListener("click", function () { set(isOff() ? "" : "off"); });
  row.append(toggle);
  terms[terms.length - 1].closest(".rows").after(row);
  set(duidu.settings().terms || "");

  // This script comes when the first term is touched: that one must not be lost.
  const first = duidu.touched;
  if (first && !isOff() && (first[1] || first[0].matches(":hover,:focus-visible"))) show(first[0]);
});
