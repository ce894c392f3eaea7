// Which clause is being read; it is marked in the contents and the bar, and stays on screen.
duidu.place = (function () {
  // On a page in one language each unit is its heading or paragraph with an id.
  const rows = Array.from(document.querySelectorAll("[data-unit]"));
  const units = rows.length ? rows : Array.from(document.querySelectorAll(".frame--alone .page>[id]:not(h1)"));
  const { edge, box, isSeen, among } = duidu.here;
  // Within a line of text, px, a clause is where it was.
  const LINE = 32;
  // `goal`: the clause one went to, and where it landed in the window.
  let kept = null, goal = null, width = innerWidth, frozen = 0;

  function id(unit) { return unit.dataset.unit || unit.id; }

  function line() { return edge() + LINE; }

  // The clause one went to, until one scrolls on, else the one that is here.
  function current() {
    if (goal && isSeen(goal.unit) && isResting()) return goal.unit;
    goal = null;
    return among(units);
  }

  function isResting() {
    return goal.top === null || document.readyState !== "complete" || Math.abs(box(goal.unit).top - goal.top) <= LINE;
  }

  function aim(unit) { goal = unit && { unit: unit, top: null }; }

  function land() { if (goal) goal.top = box(goal.unit).top; }

  // The clause in focus or lit, if that is on screen, else the current one: what one means by "this".
  function chosen() {
    return [document.activeElement, document.querySelector(".s.lit")].filter(function (each) {
      return each && each.closest("[data-unit]") && isInView(each);
    }).map(function (each) { return each.closest("[data-unit]"); })[0] || current();
  }

  function isInView(element) {
    return Array.from(element.getClientRects()).some(function (each) { return each.height && each.bottom > edge() && each.top < innerHeight; });
  }

  // Where the clause lies: the share of its height that is above the line, or how far it is below.
  function measure() {
    const unit = current();
    if (!unit || !scrollY) return null;
    const own = box(unit), above = own.top - line();
    if (above >= -LINE || !own.height) return { unit: unit, above: above, share: 0 };
    return { unit: unit, above: 0, share: -above / own.height };
  }

  // What was here stays here, though the page around it has another length.
  function restore(mark) {
    if (!mark) return;
    const own = box(mark.unit);
    const wanted = line() + mark.above - mark.share * own.height;
    scrollBy({ top: own.top - wanted, behavior: "instant" });
    aim(mark.unit);
    land();
  }

  // The bar names the clause that the keys take, the contents mark the one that is being read.
  function show() {
    const unit = current(), taken = chosen();
    if (taken && taken !== show.taken) name(taken);
    show.taken = taken;
    if (!unit || unit === show.last) return;
    show.last = unit;
    document.querySelectorAll(".contents .now").forEach(function (old) {
      old.classList.remove("now");
      old.removeAttribute("aria-current");
    });
    const entry = entryOf(unit);
    if (entry) {
      entry.classList.add("now");
      entry.setAttribute("aria-current", "location");
      reveal(entry);
    }
  }

  function name(unit) {
    const entry = entryOf(unit);
    const place = document.querySelector(".here");
    // A named block (title, signature) has no short form: its words are shown.
    if (place) place.dataset.short = unit.dataset.short === unit.dataset.unit ? "" : unit.dataset.short || "";
    document.querySelectorAll(".here [data-key]").forEach(function (here) {
      // On a page in one language the contents have the words. A new element does not shift, it appears.
      const words = unit.getAttribute("data-cite-" + here.dataset.key) || (entry && duidu.printed(entry, function () { return entry.textContent; }));
      if (!words) return;
      const fresh = here.cloneNode();
      fresh.textContent = words.charAt(0).toUpperCase() + words.slice(1);
      here.replaceWith(fresh);
    });
  }

  // The last entry of the contents whose place on this page is in the unit or before it.
  function entryOf(unit) {
    let found = null;
    document.querySelectorAll('.contents a[href^="#"]').forEach(function (link) {
      const target = document.getElementById(decoded(link.hash));
      if (target && (unit.contains(target) || target.compareDocumentPosition(unit) & 4)) found = link;
    });
    return found;
  }

  // Scroll the contents alone, never the page.
  function reveal(entry) {
    const list = entry.closest(".contents");
    if (list.scrollHeight <= list.clientHeight) return;
    const box = entry.getBoundingClientRect(), frame = list.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
  }

  function update() {
    update.waiting = false;
    // A scroll that comes with a new width is the browser's, not the reader's.
    if (innerWidth !== width || Date.now() < frozen) return;
    show();
    kept = measure();
  }

  function later() {
    if (update.waiting) return;
    update.waiting = true;
    requestAnimationFrame(update);
  }

  // Change the layout and keep the clause where it was.
  function keep(change) {
    const mark = kept;
    change();
    restore(mark);
    later();
  }

  // "#p3" → "p3"; nothing for what is no address.
  function decoded(hash) {
    try { return decodeURIComponent(hash.slice(1)); } catch (error) { return ""; }
  }

  function arrive() {
    const name = decoded(location.hash);
    const target = name && document.getElementById(name);
    if (name && duidu.lost(name)) return;
    aim(target && (target.closest("[data-unit]") || (units.includes(target) ? target : null)));
    if (target) requestAnimationFrame(function () {
      duidu.job(function () { uncover(target); });
      land();
    });
    later();
  }

  // A sentence in a language that is not shown: unfold its row, or go to its partner.
  function uncover(target) {
    const unit = target.closest("[data-unit]"), own = target.matches(".cell") ? target.querySelector(".s") : target;
    if (!unit || !own.matches(".s")) return;
    const partner = [own].concat(Array.from(unit.querySelectorAll(".s"))).find(function (each) {
      return each.dataset.pair === own.dataset.pair && duidu.isShown(each);
    });
    if (!duidu.isShown(own)) {
      if (!partner || duidu.isFolded(own.closest(".cell"))) duidu.open(unit, true, [own.closest(".cell")]);
      scrollBy({ top: (duidu.isShown(own) ? own : partner).getBoundingClientRect().top - line(), behavior: "instant" });
    }
    duidu.pin(duidu.isShown(own) ? own : partner);
  }

  function step(by) {
    const unit = units[units.indexOf(current()) + by];
    if (!unit) return;
    aim(unit);
    location.replace("#" + id(unit));
    requestAnimationFrame(land);
    const link = unit.querySelector(":is(h2,h3,h4,h5,h6,.num) a");
    if (link) link.focus({ preventScroll: true });
  }

  // To the page in another language: the same clause, or the last before it that it has.
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest(".seg a,.elsewhere a");
    if (!link || !scrollY) return;
    const key = link.dataset.key;
    for (let at = units.indexOf(current()); units[at]; at -= 1) {
      if (key && units[at].querySelector('.cell.missing[data-key="' + key + '"]')) continue;
      link.hash = id(units[at]);
      return;
    }
  });
  Object.assign(duidu.keys, {
    j: function () { step(1); },
    k: function () { step(-1); },
    t: function () { duidu.term(1); },
    T: function () { duidu.term(-1); }
  });
  addEventListener("scroll", later, { passive: true });
  ["focusin", "focusout", "duidu:lit"].forEach(function (kind) { addEventListener(kind, later); });
  addEventListener("hashchange", function () { duidu.job(arrive); });
  addEventListener("resize", function () {
    // Another height alone moves no text.
    if (innerWidth === width) return later();
    width = innerWidth;
    frozen = Date.now() + 200;
    restore(kept);
    setTimeout(function () {
      land();
      later();
    }, 250);
  });
  addEventListener("load", land);
  duidu.job(arrive);
  later();
  return { units: units, chosen: chosen, keep: keep };
})();
