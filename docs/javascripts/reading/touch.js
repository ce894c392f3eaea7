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
  // Notes open in place; with a key that asks for a new tab or window, the marker is a link like any other.
  const markers = document.querySelector(".rows") ? document.querySelectorAll(".differ a") : [];
  markers.forEach(function (marker) {
    marker.setAttribute("aria-expanded", "false");
    marker.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      duidu.notes(marker);
    });
  });
  if (markers.length) Object.assign(duidu.keys, {
    d: function () { duidu.difference(1); },
    D: function () { duidu.difference(-1); }
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
