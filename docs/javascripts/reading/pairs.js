// A sentence under the pointer, in focus or tapped lights its partner in the other language.
duidu.job(function () {
  let pinned = null;

  function partners(sentence) {
    const unit = sentence.closest("[data-unit]");
    return unit ? unit.querySelectorAll('.s[data-pair="' + CSS.escape(sentence.dataset.pair) + '"]') : [sentence];
  }

  function light(sentence) {
    document.querySelectorAll(".s.lit").forEach(function (old) { old.classList.remove("lit"); });
    if (sentence) partners(sentence).forEach(function (each) { each.classList.add("lit"); });
    dispatchEvent(new Event("duidu:lit"));
  }

  // Lit until the reader points at another, taps, or presses Escape: a page that scrolls under a
  // resting mouse takes nothing away.
  duidu.pin = function (sentence) {
    pinned = sentence;
    light(sentence);
  };

  duidu.pinned = function () { return pinned; };

  // The number of its pair; "" where that is the whole clause.
  duidu.pairOf = function (sentence) {
    const pair = sentence.dataset.pair, all = Array.from(sentence.closest(".unit").querySelectorAll(".s"));
    return all.some(function (each) { return each.dataset.pair !== pair; }) ? pair : "";
  };

  function isTerm(target) {
    const terms = document.documentElement.dataset.terms;
    return Boolean(target.closest(terms ? (terms === "all" ? ".t" : "_") : ".t.few"));
  }

  // What is about the sentence takes nothing away from it.
  function isAbout(target) { return target && target.closest && target.closest(".more,.menu,.partner"); }

  function under(event) {
    return event.target.closest ? event.target.closest(".s[data-pair]") : null;
  }

  // One sentence takes part in the Tab order, the first that is shown; the arrow keys move on from it.
  const all = Array.from(document.querySelectorAll(".s[data-pair]"));
  duidu.enter = function () {
    const first = all.find(duidu.isShown);
    all.forEach(function (sentence) { sentence.tabIndex = sentence === first ? 0 : -1; });
  };
  duidu.enter();

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "mouse" && !event.buttons) light(under(event) || pinned);
  });
  document.addEventListener("focusin", function (event) {
    const sentence = under(event);
    if (!sentence) return;
    all.forEach(function (each) { if (each.tabIndex === 0) each.tabIndex = -1; });
    sentence.tabIndex = 0;
    pinned = sentence;
    light(sentence);
  });
  document.addEventListener("focusout", function (event) {
    if (under(event) && !event.relatedTarget || isAbout(event.relatedTarget)) return;
    if (under(event) === pinned) { pinned = null; light(null); }
  });
  document.addEventListener("click", function (event) {
    // A click that ends a selection is no tap.
    if (!getSelection().isCollapsed || isAbout(event.target)) return;
    pinned = under(event);
    light(pinned);
    // A marked term answers itself, with its card.
    duidu.partner(isTerm(event.target) ? null : pinned);
  });
  document.addEventListener("keydown", function (event) {
    const sentence = under(event);
    if (event.key === "Escape") {
      pinned = null;
      light(null);
      if (sentence) sentence.blur();
    }
    if (event.key === "Enter" && sentence === event.target) duidu.partner(sentence);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!sentence || !by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    for (let at = all.indexOf(sentence) + by; all[at]; at += by) {
      // A hidden language cannot take the focus.
      if (!duidu.isShown(all[at])) continue;
      event.preventDefault();
      all[at].focus();
      return;
    }
  });

  // A selection begun in one language leaves the others out.
  document.addEventListener("pointerdown", function (event) {
    const cell = event.target.closest ? event.target.closest(".cell[data-key]") : null;
    document.querySelectorAll(".rows").forEach(function (rows) {
      rows.toggleAttribute("data-select", Boolean(cell));
    });
    document.querySelectorAll(".cell[data-key]").forEach(function (each) {
      each.toggleAttribute("data-selected", Boolean(cell) && each.dataset.key === cell.dataset.key);
    });
  });
});
