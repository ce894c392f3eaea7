// What rows.js needs to know, on a clause's own page: the page says its words, the citations which languages it has.
duidu.permalink = function () {
  const units = {};
  if (duidu.facts.node) units[document.querySelector("h1").id] = JSON.parse(duidu.facts.node);
  return { editions: Array.from(document.querySelectorAll(".citation[data-key]"), function (each) { return [each.dataset.key, each.lang]; }), units: units };
};
