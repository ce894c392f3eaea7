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
  // Marks that are switched off need their switch, folded rows their buttons, swapped columns a pressed one.
  const set = document.documentElement.dataset;
  if (set.terms || set.fold || set.swap) duidu.load();
});
