// Beside each number the button of the unit's menu; the number itself is named in words.
duidu.job(function () {
  const { said } = duidu.tables;
  duidu.place.units.forEach(function (unit) {
    const more = document.createElement("button"), name = unit.dataset.short || unit.dataset.unit;
    if (!name) return;
    more.type = "button";
    more.className = "more";
    more.textContent = "⋯";
    more.setAttribute("aria-expanded", "false");
    more.setAttribute("aria-label", duidu.text(said.copy_and_cite) + " " + name);
    more.addEventListener("click", function () { duidu.menu(unit, more); });
    const number = unit.querySelector(":scope>:is(h2,h3,h4,h5,h6,.num)");
    if (number) number.after(more); else unit.prepend(more);
    // Heard in words, not as "4.": what is seen stays first.
    const link = number && number.querySelector("a");
    if (link) link.setAttribute("aria-label", [
      link.textContent.replace("¶", ""), unit.getAttribute("data-cite-zh"), unit.getAttribute("data-cite-en")
    ].filter(Boolean).join(" "));
  });
});
