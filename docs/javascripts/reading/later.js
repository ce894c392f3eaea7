// What is not needed for reading comes in a script and a style sheet of its own, when the reader first
// does anything or asks for it; the script puts the real functions in place of these.
duidu.job(function () {
  const names = ["goto", "help", "menu", "copyLink", "copyCitation", "copyQuotation", "term", "notes", "difference", "act", "sheet", "say"];
  // What the reader asked for before it was here, in order.
  const asked = [];
  let isComing = false;

  function load() {
    if (isComing) return;
    isComing = true;
    const script = document.createElement("script"), style = document.createElement("link");
    let missing = 2, isLost = false;
    script.src = duidu.facts.later;
    style.rel = "stylesheet";
    style.href = duidu.facts.later.replace(/javascripts(.*)js$/, "stylesheets$1css");
    // A script that did not come (a network that was away) is fetched again when next it is asked for.
    script.addEventListener("error", function () { isLost = true; });
    [script, style].forEach(function (each) {
      each.onload = each.onerror = function () {
        missing -= 1;
        if (missing) return;
        isComing = !isLost;
        asked.splice(0).forEach(duidu.job);
      };
    });
    document.head.append(style, script);
  }

  names.forEach(function (name) {
    const stub = duidu[name] = function () {
      const given = arguments;
      asked.push(function () { if (duidu[name] !== stub) duidu[name].apply(null, given); });
      load();
    };
  });
  function press(event) {
    const button = event.target.closest("[data-do]"), name = button && button.dataset.do;
    if (name) duidu.job(function () {
      if (!names.includes(name)) return duidu.act(name);
      // On a clause's own page the buttons are of that clause.
      duidu[name](document.querySelector("[data-unit]"), button.dataset.key);
    });
  }
  // Clicks from before this script was here were kept by the page itself (stored.html).
  (duidu.early || []).forEach(press);
  duidu.early = null;
  document.addEventListener("click", press);
  // Some browsers copy only in the moment of a click or key: have it here before that.
  ["pointerdown", "keydown"].forEach(function (event) {
    addEventListener(event, load, { once: true, passive: true });
  });
  duidu.load = load;
});
