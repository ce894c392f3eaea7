// The one global name, what the page says for scripts, words in the languages of the interface.
var duidu = window.duidu || {};

// What the page says for scripts: lists of units, permanent address, citations with open slots.
duidu.facts = (function () {
  const source = document.getElementById("duidu-document");
  const facts = Object.assign({ lists: "", later: "", address: "" }, source && source.dataset);
  // From disk a folder cannot be opened as a page: links name the page in it.
  facts.index = location.protocol === "file:" ? "index.html" : "";
  facts.lists = facts.lists.split(" ").filter(Boolean);
  // data-form-zh → the citation in Chinese.
  facts.cite = function (key) { return source.getAttribute("data-form-" + key) || ""; };
  return facts;
})();

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

// Languages in which the site speaks, as the table of words and the `lang` of an element name them.
duidu.languages = [["zh", "zh-Hans"], ["en", "en"]];

// The language of the interface by its key; "" where both are shown. Pages in one language speak it.
duidu.language = function () {
  const root = document.documentElement;
  return root.hasAttribute("data-alone") ? root.lang.split("-")[0] : root.dataset.ui || "";
};

// A phrase of the table of words (`said.…`, in each language) with its {slots} filled; a value may itself
// be such a phrase.
duidu.phrase = function (words, key, values) {
  return words[key].replace(/\{(\w+)\}/g, function (slot, name) {
    const value = (values || {})[name];
    return value === undefined ? slot : value && value[key] !== undefined ? value[key] : String(value);
  });
};

// The same in the language of the interface, for attributes and messages of the browser.
duidu.text = function (words, values) {
  const only = duidu.language();
  return duidu.languages.filter(function (each) { return !only || each[0] === only; })
    .map(function (each) { return duidu.phrase(words, each[0], values); }).join(" ");
};

// The same inside an element: each language marked, so that styles show the reader's own.
duidu.put = function (element, words, values) {
  if (document.documentElement.hasAttribute("data-alone")) {
    element.textContent = duidu.text(words, values);
    return element;
  }
  element.replaceChildren();
  duidu.languages.forEach(function (each, at) {
    const text = duidu.phrase(words, each[0], values);
    element.append(at ? " " : "", Object.assign(document.createElement("span"), { lang: each[1], textContent: text }));
  });
  return element;
};
