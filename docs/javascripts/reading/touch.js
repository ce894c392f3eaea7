// On reading pages more things are touched first: terms, the contents on narrow screens, stored choices.
duidu.job(function () {
  // Remember which term was touched: its card comes with the script.
  ["pointerover", "pointerdown", "focusin"].forEach(function (event) {
    addEventListener(event, function (it) {
      const term = it.target.closest && it.target.closest(".t");
      if (!term) return;
      duidu.touched = [term, event === "pointerdown"];
      duidu.load();
    }, { passive: true });
  });
  // On narrow screens the contents open as a sheet over the text.
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".here") || !matchMedia("(max-width:67.5em)").matches) return;
    event.preventDefault();
    duidu.job(duidu.sheet);
  });
  // How many terms are marked: styles show it.
  const root = document.documentElement;
  document.querySelectorAll("[name=terms]").forEach(function (list) {
    list.addEventListener("change", function () {
      if (list.value) root.dataset.terms = list.value; else delete root.dataset.terms;
      duidu.store("terms", list.value);
    });
  });
  // Folded rows need their buttons, swapped columns a pressed one.
  if (root.dataset.fold || root.dataset.swap) duidu.load();
});
