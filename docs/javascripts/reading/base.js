// The one global name, what the page says for scripts, words in both languages.
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

// Run one job; an error in it must never break reading or another job.
duidu.job = function (work) {
  try { work(); } catch (error) { console.warn("duidu:", error); }
};

// Words in the language of the page: Chinese, then English, on bilingual pages.
duidu.words = function (zh, en) {
  const alone = document.querySelector(".frame--alone");
  if (!alone) return [zh, en].filter(Boolean).join(" ");
  return document.documentElement.lang === "en" ? en : zh;
};
