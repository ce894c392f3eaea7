// The language of the interface: chosen in the header or on home, remembered. Styles show the words in it, the
// labels are cut anew (labels.js).
duidu.label = (function () {
  const root = document.documentElement, { all, cut, show, JOINT } = duidu.labels;

  // Give an element an attribute in all languages: a phrase of the table of words.
  function label(element, name, words, values) {
    const text = duidu.languages.map(function (each) { return duidu.phrase(words, each[0], values); }).join(JOINT);
    all.push([element, name, text]);
    element.setAttribute(name, cut(text));
  }

  // The list in the header, the buttons of home: each shows what is chosen.
  function mark(key) {
    document.querySelectorAll("[name=ui]").forEach(function (each) {
      if (each.matches("button")) each.setAttribute("aria-pressed", String(each.value === key));
      else each.value = key;
    });
  }

  function choose(key) {
    duidu.store("ui", key);
    mark(key);
    const change = function () {
      const tag = duidu.languages.find(function (each) { return each[0] === key; });
      if (tag) root.dataset.ui = key; else delete root.dataset.ui;
      root.lang = (tag || duidu.languages[0])[1];
      show();
    };
    if (duidu.place) duidu.place.keep(change); else change();
  }

  duidu.job(function () {
    const list = document.querySelector("select[name=ui]"), now = root.dataset.ui || "both";
    // Chosen before this script was here.
    if (list && list.value !== now) choose(list.value); else mark(now);
    document.querySelectorAll("[name=ui]").forEach(function (each) {
      each.addEventListener(each.matches("button") ? "click" : "change", function () { choose(each.value); });
    });
  });
  return label;
})();
