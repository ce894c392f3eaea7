// The reader's own choices, before anything is painted, so that nothing moves later. The page waits for this
// script; which choices hold on it its element says (stored.html). What stands in storage in another form
// counts as nothing.
(function (root, own) {
  const VALUES = { scheme: /^(dark|light)$/, size: /^[234]$/, swap: /^yes$/, fold: /^yes$/, terms: /^(none|off|all)$/, ui: /^(zh|en|both)$/ };
  let stored;
  try { stored = JSON.parse(localStorage.getItem("duidu")); } catch (error) { /* forbidden */ }
  stored = stored || {};

  function keep(name, values, value = stored[name]) {
    if (values.test(value)) root.dataset[name] = value;
  }

  root.dataset.scripted = "";
  own.keep.split(" ").forEach(function (name) { keep(name, VALUES[name]); });
  // The language of the interface is that of the browser until another is chosen.
  if (!root.hasAttribute("data-alone")) {
    keep("ui", VALUES.ui, VALUES.ui.test(stored.ui) ? stored.ui : /^zh/i.test(navigator.language) ? "zh" : "en");
    duidu.tables.spoken.forEach(function (each) { if (each[0] === root.dataset.ui) root.lang = each[1]; });
    if (root.dataset.ui === "both") delete root.dataset.ui;
  }
  // Where Chinese is to be in another form than the source has, nothing is shown until it is (shown.js).
  if (own.forms) keep("script", RegExp("^(" + own.forms + ")$"));
  if (own.wait && root.dataset.script) {
    root.dataset.wait = "";
    addEventListener("load", function () { delete root.dataset.wait; });
  }

  // What the header shows as chosen, and the bar (chosen.js), as soon as they are read, before they are painted.
  new MutationObserver(function (changes, watcher) {
    if (!document.querySelector("main")) return;
    watcher.disconnect();
    const list = document.querySelector("select[name=ui]");
    if (list) list.value = root.dataset.ui || "both";
    if (duidu.choose) duidu.choose(stored);
  }).observe(root, { childList: true, subtree: true });

  // Clicks that come before the scripts are kept for them (later.js); the way to the search is a link.
  duidu.early = [];
  addEventListener("click", function (event) {
    if (!duidu.early) return;
    duidu.early.push(event);
    if (!event.ctrlKey && !event.metaKey && event.target.closest("[data-do=find]")) event.preventDefault();
  });
})(document.documentElement, document.currentScript.dataset);
