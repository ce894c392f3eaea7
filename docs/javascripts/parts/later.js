// What is not needed for reading comes in a script and a style sheet of its own, when the reader first
// does anything or asks for it; the script puts the real functions in place of these.
duidu.job(function () {
  const names = ["goto", "help", "menu", "copyLink", "copyCitation", "copyQuotation", "term", "act", "sheet"];
  const script = document.createElement("script"), style = document.createElement("link");
  let missing = 2, asked = function () {};
  script.src = duidu.facts.later;
  style.rel = "stylesheet";
  style.href = duidu.facts.later.replace(/javascripts(.*)js$/, "stylesheets$1css");
  [script, style].forEach(function (each) {
    each.onload = each.onerror = function () {
      missing -= 1;
      if (!missing) duidu.job(asked);
    };
  });

  function load() {
    if (!script.parentNode) document.head.append(style, script);
  }

  names.forEach(function (name) {
    const stub = duidu[name] = function () {
      const given = arguments;
      asked = function () { if (duidu[name] !== stub) duidu[name].apply(null, given); };
      load();
    };
  });
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]"), name = button && button.dataset.do;
    if (name) duidu.job(function () { if (names.includes(name)) duidu[name](); else duidu.act(name); });
    // On narrow screens the contents open as a sheet over the text.
    if (event.target.closest(".here") && matchMedia("(max-width:67.5em)").matches) {
      event.preventDefault();
      duidu.job(duidu.sheet);
    }
  });
  // Some browsers copy only in the moment of a click or key: have it here before that.
  ["pointerdown", "keydown"].forEach(function (event) {
    addEventListener(event, load, { once: true, passive: true });
  });
  // The card of a term belongs to it too: remember which term was touched first.
  ["pointerover", "pointerdown", "focusin"].forEach(function (event) {
    addEventListener(event, function (it) {
      const term = it.target.closest && it.target.closest(".t");
      if (!term) return;
      duidu.touched = [term, event === "pointerdown"];
      load();
    }, { passive: true });
  });
  // Marks that are switched off need their switch, folded rows their buttons, swapped columns a pressed one.
  const set = document.documentElement.dataset;
  if (set.terms || set.fold || set.swap) load();
});
