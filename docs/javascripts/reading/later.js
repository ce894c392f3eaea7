// What is not needed for reading comes in a script and a style sheet of its own, when the reader first
// does anything or asks for it; the script puts the real functions in place of these.
duidu.job(function () {
  const names = ["goto", "help", "menu", "copyLink", "copyCitation", "copyQuotation", "copyStyled", "copied", "lost", "elsewhere", "partner", "term", "notes", "difference", "act",
    "sheet", "interleave", "say", "share"].filter(function (name) { return !duidu[name]; });
  // What the reader asked for before it was here, in order.
  const asked = [];
  let isComing = false;

  function load() {
    if (isComing) return;
    isComing = true;
    const { later, copy } = duidu.facts, all = [copy, later, later.replace(/javascripts(.*)js$/, "stylesheets$1css")].filter(Boolean);
    let missing = all.length, isLost = false;
    all.forEach(function (address) {
      duidu.file(address, function (event) {
        // A script that did not come (a network that was away) is fetched again when next it is asked for.
        isLost = isLost || event.type === "error" && /js$/.test(address);
        missing -= 1;
        if (missing) return;
        isComing = !isLost;
        asked.splice(0).forEach(duidu.job);
      });
    });
  }

  names.forEach(function (name) {
    const stub = duidu[name] = function () {
      const given = arguments;
      if (/^copy/.test(name) && duidu.promise) duidu.job(duidu.promise);
      if (name === "goto") duidu.typed = duidu.typed || [];
      asked.push(function () {
        if (duidu[name] !== stub) duidu[name].apply(null, given);
        else if (name === "goto") duidu.typed = null;
      });
      load();
    };
  });
  function press(event) {
    const button = event.target.closest("[data-do]"), name = button && button.dataset.do;
    if (name) duidu.job(function () {
      // Here already (open.js). Its button is a link, for those without scripts.
      if (name === "find") {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        return duidu.find();
      }
      if (!duidu[name]) return duidu.act(name);
      // One of many styles stands beside its button; on a clause's own page the other buttons are of that clause.
      if (name === "copyStyled") duidu.copyStyled(button);
      else duidu[name](document.querySelector("[data-unit]"), button.dataset.key);
    });
  }
  // Clicks from before this script was here were kept by the page itself (stored.js).
  (duidu.early || []).forEach(press);
  duidu.early = null;
  document.addEventListener("click", press);
  ["pointerdown", "keydown", "change"].forEach(function (event) {
    addEventListener(event, load, { once: true, passive: true });
  });
  // Characters chosen before this script was here (script.js).
  const list = document.querySelector("[name=script]");
  if (list && list.value && list.value !== document.documentElement.dataset.script) load();
  duidu.load = load;
});
