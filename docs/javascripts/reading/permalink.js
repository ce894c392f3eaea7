// What rows.js needs to know, on a clause's own page: the heading says its words, the citations which languages
// it has and whether a capital of the heading is one in a sentence too.
duidu.permalink = function () {
  const head = document.querySelector("h1"), words = {}, units = {};
  const editions = Array.from(document.querySelectorAll(".citation[data-key]"), function (each) {
    const key = each.dataset.key, name = Array.from(head.children).find(function (own) { return own.lang === each.lang; });
    const text = name ? name.textContent : "";
    if (text) words[key] = each.textContent.includes(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
    return [key, each.lang];
  });
  units[head.id] = [duidu.facts.short, words];
  return { editions: editions, units: units };
};
