// Beside each number the button of the unit's menu; the number itself is named in words.
duidu.job(function () {
  const { said } = duidu.tables;
  duidu.place.units.forEach(function (unit) {
    const more = document.createElement("button"), id = unit.dataset.unit, short = unit.dataset.short, words = {};
    if (!id) return;
    // A named block (title, signature) has no short form: its words are said.
    duidu.languages.forEach(function (each) { words[each[0]] = unit.getAttribute("data-cite-" + each[0]) || id; });
    more.type = "button";
    more.className = "more";
    more.textContent = "⋯";
    more.setAttribute("aria-expanded", "false");
    duidu.label(more, "aria-label", said.copy_and_cite, { place: short && short !== id ? short : words });
    more.addEventListener("click", function () { duidu.menu(unit, more); });
    const number = unit.querySelector(":scope>:is(h2,h3,h4,h5,h6,.num)");
    if (number) number.after(more); else unit.prepend(more);
    // Heard in words, not as "4.": what is seen stays first.
    const link = number && number.querySelector("a");
    if (!link) return;
    const names = {};
    duidu.languages.forEach(function (each) {
      // A label in words has its own in each language.
      const seen = (link.querySelector("[lang=" + each[1] + "]") || link).textContent.replace("¶", "");
      names[each[0]] = [seen, unit.getAttribute("data-cite-" + each[0])].filter(Boolean).join(" ");
    });
    duidu.label(link, "aria-label", names);
  });
});
