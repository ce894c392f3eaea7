// What the bar of a reading page shows as chosen, before it is painted: the view, the texts, which terms are marked.
duidu.choose = function (stored) {
  const asked = new URLSearchParams(location.search), view = asked.get("view") || stored.view;
  const terms = document.querySelector("select[name=terms]"), marked = document.documentElement.dataset.terms;
  const texts = Array.from(document.getElementsByName("text"));

  if (terms && marked) terms.value = marked === "all" ? "all" : "none";
  document.getElementsByName("view").forEach(function (radio) { if (radio.value === view) radio.checked = true; });
  // Of many texts those that the address or the reader names, three at most.
  const named = [asked.get("view"), asked.get("texts"), stored.texts, stored.view].map(function (keys) {
    return texts.filter(function (text) { return String(keys || "").split(",").includes(text.value); }).slice(0, 3);
  }).find(function (some) { return some.length; });
  if (named) texts.forEach(function (text) { text.checked = named.includes(text); });
};
