// Chinese in another form than its source has (shown.js): what every page needs for it.
// Do something while a part of the page has the characters of its source.
duidu.printed = duidu.printed || function (part, work) { return work(); };

// What converts, and the words that it needs. A clause's own page, which is light, has no choice; it follows the one
// that was made elsewhere.
duidu.bringForms = function (done) {
  const list = document.querySelector("[name=script]"), { later, lists } = duidu.facts;
  const words = list ? list.dataset.table : lists[0].replace("units.js", "script.js");
  [words, later.replace("later.js", "script.js")].forEach(function (each) { duidu.file(each, done); });
};
if (document.documentElement.dataset.script) duidu.job(function () { duidu.bringForms(); });
