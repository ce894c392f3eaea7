// Terms of the glossary, marked in the text: a card says the other language, the definition and how often the
// term occurs, and its word in the other text is lit.
duidu.job(function () {
  const { said } = duidu.tables;
  const root = document.documentElement;
  const terms = Array.from(document.querySelectorAll(".t[data-term]"));
  duidu.term = function () {};
  if (!terms.length || !duidu.facts.lists.length) return;
  // Beside the list of units: terms.js, and one folder up the glossary.
  const base = duidu.facts.lists[0].replace(/units\.js$/, "");
  const card = document.createElement("div"), narrow = matchMedia("(max-width:43.75em)");
  // Milliseconds without movement that are meant, and those after which a card that was left goes.
  const REST = 500, LEFT = 250;
  let shown = null, timer = 0, waiting = null, isBack = false, isPassing = false;

  card.className = "card";
  card.id = "card";
  card.setAttribute("role", "dialog");
  duidu.label(card, "aria-label", said.term);
  card.hidden = true;

  function line(name, lang, text) {
    return Object.assign(document.createElement(name), { lang: lang, textContent: text });
  }

  // The data come when a card is first asked for: those of the document, and in how many each concept occurs.
  function load(done) {
    if (window.duidu_terms && window.duidu_documents) return done();
    duidu.file(base + "terms.js");
    duidu.file(base + "../glossary/documents.js", function () {
      window.duidu_documents = window.duidu_documents || {};
      if (window.duidu_terms) done();
    });
  }

  // [id, number of places, name and definition in each language]
  function fill(entry) {
    const more = document.createElement("a"), foot = document.createElement("p"), count = document.createElement("small");
    const others = (duidu_documents[entry[0]] || 1) - 1, elsewhere = document.createElement("a");
    more.href = base + "../glossary/" + entry[0] + "/" + duidu.facts.index;
    duidu.put(more, said.uses);
    duidu.put(count, entry[1] === 1 ? said.occurs_one : said.occurs, { count: entry[1] });
    foot.append(count, " ", more);
    if (others) {
      elsewhere.href = more.href + "#documents";
      duidu.put(elsewhere, others === 1 ? said.elsewhere_one : said.elsewhere, { count: others });
      foot.append(" · ", elsewhere);
    }
    card.replaceChildren(line("b", "zh-Hans", entry[2]), " ", line("b", "en", entry[3]));
    if (entry[4]) card.append(line("p", "zh-Hans", entry[4]), line("p", "en", entry[5]));
    card.append(foot);
  }

  // `isHover`: opened by a pointer that rests, it goes when the pointer leaves.
  function show(term, isHover) {
    waiting = term;
    isPassing = Boolean(isHover);
    clearTimeout(timer);
    load(function () {
      const entry = duidu_terms[term.dataset.term];
      if (!entry || waiting !== term || !isMarked(term)) return;
      forget();
      fill(entry);
      term.closest(".unit").append(card);
      card.hidden = false;
      shown = term;
      term.setAttribute("aria-describedby", card.id);
      twins(term).forEach(function (each) { each.classList.add("twin"); });
      place(term);
    });
  }

  function sentences(term) {
    const own = term.closest(".s"), unit = term.closest(".unit");
    return own ? Array.from(unit.querySelectorAll('.s[data-pair="' + CSS.escape(own.dataset.pair) + '"]')) : [term];
  }

  // The term and its word in the other text: in the same pair of sentences, else in the same unit.
  function twins(term) {
    const unit = term.closest(".unit"), cell = term.closest(".cell"), pair = sentences(term);
    const same = Array.from(unit.querySelectorAll('.t[data-term="' + term.dataset.term + '"]')).filter(function (each) {
      return each.closest(".cell") !== cell;
    });
    const near = same.filter(function (each) { return pair.includes(each.closest(".s")); });
    return [term].concat(near.length ? near : same);
  }

  // Never over the sentence that it belongs to: in the column of the word, under the last line of the sentence,
  // or over the first where there is more room. On phones it lies at the foot of the screen.
  function place(term) {
    card.style.cssText = "";
    const cell = term.closest(".cell").getBoundingClientRect(), row = card.parentElement.getBoundingClientRect();
    const boxes = sentences(term).map(function (each) { return each.getClientRects(); }).reduce(function (all, each) {
      return all.concat(Array.from(each));
    }, []).filter(function (box) { return narrow.matches || (box.left < cell.right && box.right > cell.left); });
    const top = Math.min.apply(null, boxes.map(function (box) { return box.top; }));
    const bottom = Math.max.apply(null, boxes.map(function (box) { return box.bottom; }));
    if (narrow.matches) {
      const hidden = term.closest(".s, .cell").getBoundingClientRect().bottom - (innerHeight - card.offsetHeight) + 8;
      const room = term.getBoundingClientRect().top - edge();
      if (hidden > 0) scrollBy({ top: Math.min(hidden, Math.max(0, room)), behavior: "instant" });
      return;
    }
    card.style.width = Math.min(cell.width, card.offsetWidth) + "px";
    const left = Math.min(term.getClientRects()[0].left, cell.right - card.offsetWidth);
    const isAbove = bottom + card.offsetHeight + 4 > innerHeight && top - card.offsetHeight - 4 > edge();
    card.style.left = Math.max(cell.left, left) - row.left + "px";
    card.style.top = (isAbove ? top - card.offsetHeight - 4 : bottom + 4) - row.top + "px";
  }

  // The lower edge of what sticks at the top.
  function edge() {
    const bar = document.querySelector(".bar");
    return bar ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
  }

  function forget() {
    if (shown) shown.removeAttribute("aria-describedby");
    document.querySelectorAll(".t.twin").forEach(function (each) { each.classList.remove("twin"); });
    shown = null;
  }

  function hide() {
    clearTimeout(timer);
    waiting = null;
    if (!shown) return;
    const hadFocus = card.contains(document.activeElement), term = shown;
    forget();
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

  function isMarked(term) {
    return root.dataset.terms ? root.dataset.terms === "all" : term.matches(".few");
  }

  function under(target) {
    const term = target.closest ? target.closest(".t[data-term]") : null;
    return term && isMarked(term) ? term : null;
  }

  // Hundreds of them: not in the Tab order, and no buttons to a screen reader. The key t leads from one to the
  // next, the menu of a clause to the list of its terms.
  function reach() {
    terms.forEach(function (term) {
      if (isMarked(term)) term.tabIndex = -1; else term.removeAttribute("tabindex");
    });
  }

  // A pointer that only passes opens nothing: each movement begins the rest anew.
  ["pointerover", "pointermove"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (event.pointerType !== "mouse") return;
      const term = under(event.target);
      if (term && term !== shown) later(function () { show(term, true); }, REST);
      else if (term || card.contains(event.target)) clearTimeout(timer);
      else if (name === "pointerover" && (!shown || isPassing)) later(hide, LEFT);
    }, { passive: true });
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

  // Focus goes to the next term that is marked and shown, from the clause being read on.
  duidu.term = function (by) {
    const all = terms.filter(function (term) { return isMarked(term) && duidu.isShown(term); });
    const from = card.contains(document.activeElement) ? shown : document.activeElement;
    const unit = duidu.place.chosen(), at = all.indexOf(from);
    const first = all.findIndex(function (term) {
      return !unit || unit.contains(term) || unit.compareDocumentPosition(term) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    const term = at < 0 ? all[Math.max(0, first)] : all[at + by];
    if (term) term.focus();
  };

  document.querySelectorAll("[name=terms]").forEach(function (list) {
    list.addEventListener("change", function () { hide(); reach(); });
  });
  reach();

  // This script comes when the first term is touched: that one must not be lost.
  const first = duidu.touched;
  if (!first || !isMarked(first[0])) return;
  if (first[1]) show(first[0]);
  else if (first[0].matches(":focus-visible")) show(first[0]);
  else if (first[0].matches(":hover")) later(function () { show(first[0], true); }, REST);
});
