// What the page says for scripts, and words in the languages of the interface.
// Lists of units, permanent address, citations with open slots.
duidu.facts = (function () {
  const source = document.getElementById("duidu-document");
  const facts = Object.assign({ lists: "", later: "", address: "" }, source && source.dataset);
  // From disk a folder cannot be opened as a page: links name the page in it.
  facts.index = location.protocol === "file:" ? "index.html" : "";
  facts.lists = facts.lists.split(" ").filter(Boolean);
  // data-form-zh → the citation in Chinese.
  facts.cite = function (key) { return source.getAttribute("data-form-" + key) || ""; };
  // How its text stands, behind a quotation.
  facts.standing = function (key) { return source.getAttribute("data-standing-" + key) || ""; };
  return facts;
})();

// A phrase of the table of words (`said.…`, in each language) with its {slots} filled; a value may itself
// be such a phrase.
duidu.phrase = function (words, key, values) {
  return words[key].replace(/\{(\w+)\}/g, function (slot, name) {
    const value = (values || {})[name];
    return value === undefined ? slot : value && value[key] !== undefined ? value[key] : String(value);
  });
};

// The element for words that are there in these languages: what is said in each language of the interface is
// shown in the reader's own (`span`), else as it is (`bdi`).
duidu.inWords = function (langs) {
  return duidu.languages.every(function (each) { return langs.includes(each[1]); }) ? "span" : "bdi";
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
