// Texts that are not shown, in a view of one language or folded on a phone: the browser's own search, a text
// fragment and ours find words in them, and their row opens. Without this script styles alone hide them.
duidu.job(function () {
  const root = document.documentElement, narrow = matchMedia("(max-width:43.75em)");
  const radios = Array.from(document.getElementsByName("view")), isKnown = "onbeforematch" in document;

  function view() {
    const radio = radios.find(function (each) { return each.checked; });
    return radio ? radio.value : "";
  }

  // All but the language that stands first.
  duidu.isFolded = function (cell, shown) {
    if (!root.dataset.fold || !narrow.matches || (shown || view()) !== "both") return false;
    return duidu.foldable(cell.parentElement).includes(cell);
  };

  // The texts of a row that fold away: those chosen but the first.
  duidu.foldable = function (unit) {
    const cells = Array.from(unit.querySelectorAll(":scope>.cell")).filter(function (each) { return duidu.isChosen(each.dataset.key); });
    return root.dataset.swap ? cells.slice(0, -1) : cells.slice(1);
  };

  // `found`: texts that the reader was led to, though they may not be among the chosen ones.
  function hide(unit, shown, found) {
    const isOpen = unit.hasAttribute("data-open"), isAll = shown === "both" || shown === "pairs";
    if (isKnown) unit.querySelectorAll(":scope>.cell").forEach(function (cell) {
      const isOut = isAll ? duidu.isFolded(cell, shown) : cell.dataset.key !== shown;
      if (!(found || []).includes(cell) && (!duidu.isChosen(cell.dataset.key) || !isOpen && isOut)) cell.setAttribute("hidden", "until-found");
      else cell.removeAttribute("hidden");
    });
    const button = unit.querySelector(".unfold");
    if (button) button.setAttribute("aria-expanded", String(isOpen));
  }

  // Show all texts of a row, or leave it to the view again.
  duidu.open = function (unit, isOpen, found) {
    unit.toggleAttribute("data-open", isOpen !== false);
    hide(unit, view(), found);
  };

  // As the view has it, every row that was opened closed.
  duidu.hide = function () {
    const shown = view();
    if (shown) duidu.place.units.forEach(function (unit) {
      unit.removeAttribute("data-open");
      hide(unit, shown);
    });
    if (duidu.enter) duidu.enter();
  };

  // An address of a hidden sentence is no search for it: its partner stands in the language that is read
  // (place.js). The browser shows the text all the same, once for each address.
  let known = "";
  function note() { known = location.hash; }
  function isAddress(cell) {
    const target = location.hash !== known && document.getElementById(location.hash.slice(1));
    return Boolean(target) && cell.contains(target);
  }

  document.addEventListener("beforematch", function (event) {
    const unit = event.target.closest("[data-unit]");
    if (!unit) return;
    if (!isAddress(event.target)) return duidu.open(unit, true, [event.target.closest(".cell")]);
    note();
    requestAnimationFrame(function () { hide(unit, view()); });
  });
  addEventListener("hashchange", note);
  addEventListener("load", function () { setTimeout(note, 500); });
  narrow.addEventListener("change", function () { duidu.place.keep(duidu.hide); });
});
