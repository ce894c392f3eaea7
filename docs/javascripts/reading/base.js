// Under the one global name: keys, jobs, the language of the interface.

// Key → what it does on this page.
duidu.keys = {};

// Whether a key is the input method's. Safari sends the one that ends a composition after its end, as 229.
duidu.isComposing = function (event) { return event.isComposing || event.keyCode === 229; };

// Enter that takes a candidate sends no form, whatever the order of events.
addEventListener("keydown", function (event) {
  if (event.key === "Enter" && duidu.isComposing(event)) event.preventDefault();
}, true);

// Run one job; an error in it must never break reading or another job.
duidu.job = function (work) {
  try { work(); } catch (error) { console.warn("duidu:", error); }
};

// A script or style of this site; `done` has its event, of coming or of failing. Scripts run in their order.
duidu.file = function (address, done) {
  document.head.append(Object.assign(document.createElement(/css$/.test(address) ? "link" : "script"), {
    rel: "stylesheet", href: address, src: duidu.trusted(address), async: false, onload: done, onerror: done
  }));
};

// Whether keys are letters of a field; Chromium leaves the focus for a moment in a dialog that was closed.
duidu.isTyping = function (target) {
  return target.matches("input:not([type=radio]),select,textarea") && !target.closest("dialog:not([open])");
};

// Languages in which the site speaks, as the table of words and the `lang` of an element name them.
duidu.languages = duidu.tables.spoken;

// The language of the interface by its key; "" where both are shown. Pages in one language speak it.
duidu.language = function () {
  const root = document.documentElement;
  return root.hasAttribute("data-alone") ? root.lang.split("-")[0] : root.dataset.ui || "";
};
