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
    const beside = root.dataset.swap ? cell.nextElementSibling : cell.previousElementSibling;
    return Boolean(root.dataset.fold && narrow.matches && (shown || view()) === "both" && beside && beside.matches(".cell"));
  };

  function hide(unit, shown) {
    const isOpen = unit.hasAttribute("data-open"), isAll = shown === "both" || shown === "pairs";
    if (isKnown) unit.querySelectorAll(":scope>.cell").forEach(function (cell) {
      if (!isOpen && (isAll ? duidu.isFolded(cell, shown) : cell.dataset.key !== shown)) cell.setAttribute("hidden", "until-found");
      else cell.removeAttribute("hidden");
    });
    const button = unit.querySelector(".unfold");
    if (button) button.setAttribute("aria-expanded", String(isOpen));
  }

  // Show all texts of a row, or leave it to the view again.
  duidu.open = function (unit, isOpen) {
    unit.toggleAttribute("data-open", isOpen !== false);
    hide(unit, view());
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

  document.addEventListener("beforematch", function (event) {
    const unit = event.target.closest("[data-unit]");
    if (unit) duidu.open(unit);
  });
  narrow.addEventListener("change", function () { duidu.place.keep(duidu.hide); });
});
