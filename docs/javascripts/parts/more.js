// Beside each number the button of the unit's menu.
duidu.job(function () {
  duidu.place.units.forEach(function (unit) {
    const more = document.createElement("button"), name = unit.dataset.short || unit.dataset.unit;
    if (!name) return;
    more.type = "button";
    more.className = "more";
    more.textContent = "⋯";
    more.setAttribute("aria-expanded", "false");
    more.setAttribute("aria-label", duidu.words("复制与引用", "Copy and cite") + " " + name);
    more.addEventListener("click", function () { duidu.menu(unit, more); });
    const number = unit.querySelector(":scope>:is(h2,h3,h4,h5,h6,.num)");
    if (number) number.after(more); else unit.prepend(more);
  });
});
