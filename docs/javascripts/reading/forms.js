// Chinese in another form than its source has (shown.js): what every page needs for it.
// Do something while a part of the page has the characters of its source.
duidu.printed = duidu.printed || function (part, work) { return work(); };

// What converts, and the words that it needs.
duidu.bringForms = function (done) {
  const list = document.querySelector("[name=script]"), { later } = duidu.facts;
  [list.dataset.table, later.replace("later.js", "script.js")].forEach(function (each) { duidu.file(each, done); });
};
if (document.documentElement.dataset.script) duidu.job(function () { duidu.bringForms(); });
