// What is not needed for reading comes in a script and a style sheet of its own, when the reader first
// does anything or asks for it; the script puts the real functions in place of these.
duidu.job(function () {
  const names = ["goto", "help", "menu", "copyLink", "copyCitation", "copyQuotation", "term", "act", "sheet", "say"];
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
    if (name) duidu.job(function () {
      if (!names.includes(name)) return duidu.act(name);
      // On a clause's own page the buttons are of that clause.
      duidu[name](document.querySelector("[data-unit]"), button.dataset.key);
    });
  });
  // Some browsers copy only in the moment of a click or key: have it here before that.
  ["pointerdown", "keydown"].forEach(function (event) {
    addEventListener(event, load, { once: true, passive: true });
  });
  duidu.load = load;
});
