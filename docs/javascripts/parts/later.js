// What is not needed for reading comes in a script of its own, when the reader first does anything or
// asks for it; it puts the real functions in place of these.
duidu.job(function () {
  const names = ["goto", "help", "menu", "copyLink", "copyCitation", "copyQuotation"];
  const script = document.createElement("script");
  script.src = duidu.facts.later;

  function load() {
    if (!script.parentNode) document.head.append(script);
  }

  names.forEach(function (name) {
    duidu[name] = function () {
      const asked = arguments;
      script.onload = function () { duidu.job(function () { duidu[name].apply(null, asked); }); };
      load();
    };
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
  // Marks that are switched off need their switch.
  if (document.documentElement.dataset.terms) load();
});
