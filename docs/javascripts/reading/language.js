// The language of the interface: chosen in the header or on home, remembered. Styles show the words in it; what no style
// reaches, attributes and the title, is cut here from the text in all languages.
duidu.label = (function () {
  const root = document.documentElement, JOINT = "\u2002", labels = [];
  const title = document.title;

  // "显示 View - 对读 Duidu", a wide space between the languages, in the one that the reader has chosen.
  function cut(text) {
    const at = duidu.languages.findIndex(function (each) { return each[0] === duidu.language(); });
    return text.split(" - ").map(function (part) {
      const parts = part.split(JOINT);
      return at < 0 || parts.length < duidu.languages.length ? parts.join(" ") : parts[at];
    }).join(" - ");
  }

  function show() {
    document.title = cut(title);
    labels.forEach(function (each) { each[0].setAttribute(each[1], cut(each[2])); });
  }

  // Give an element an attribute in all languages: a phrase of the table of words.
  function label(element, name, words, values) {
    const text = duidu.languages.map(function (each) { return duidu.phrase(words, each[0], values); }).join(JOINT);
    labels.push([element, name, text]);
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
    document.querySelectorAll("[aria-label],[title],[placeholder],option[label]").forEach(function (element) {
      ["aria-label", "title", "placeholder", "label"].forEach(function (name) {
        const text = element.getAttribute(name);
        if (text && text.includes(JOINT)) labels.push([element, name, text]);
      });
    });
    show();
    mark(root.dataset.ui || "both");
    document.querySelectorAll("[name=ui]").forEach(function (each) {
      each.addEventListener(each.matches("button") ? "click" : "change", function () { choose(each.value); });
    });
  });
  return label;
})();
