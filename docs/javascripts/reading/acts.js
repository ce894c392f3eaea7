// Swapped columns, size of type, folded translation, light or dark: chosen and remembered; the styles apply
// what stands on the root.
(function () {
  const { said } = duidu.tables, languages = duidu.tables.languages;
  const root = document.documentElement;

  function set(name, value) {
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    duidu.store(name, value);
  }

  function keep(change) {
    if (duidu.place) duidu.place.keep(change); else change();
  }

  const acts = {
    swap: function () {
      keep(function () { set("swap", root.dataset.swap ? "" : "yes"); fold(); });
    },
    size: function () {
      const size = (Number(root.dataset.size) || 1) % 4 + 1;
      keep(function () { set("size", size > 1 ? String(size) : ""); });
      duidu.say(said.size_percent, { percent: [100, 115, 130, 150][size - 1] });
    },
    fold: function () {
      keep(function () { set("fold", root.dataset.fold ? "" : "yes"); fold(); });
    },
    scheme: function () {
      const scheme = { "": "dark", dark: "light", light: "" }[root.dataset.scheme || ""];
      set("scheme", scheme);
      duidu.say({ "": said.scheme_system, dark: said.scheme_dark, light: said.scheme_light }[scheme]);
    }
  };
  duidu.act = function (name) {
    if (acts[name]) acts[name]();
  };

  function mark() {
    ["swap", "fold"].forEach(function (name) {
      const button = document.querySelector('[data-do="' + name + '"]');
      if (button) button.setAttribute("aria-pressed", String(Boolean(root.dataset[name])));
    });
  }

  // The names of the languages of some texts, in each language of the interface.
  function names(cells) {
    const all = {};
    duidu.languages.forEach(function (each) {
      all[each[0]] = cells.map(function (cell) {
        const own = languages[cell.dataset.key];
        return own ? own[each[0]] : cell.dataset.key;
      }).join(" / ");
    });
    return all;
  }

  // On phones the language that stands second is folded; each row has a button to open it.
  function fold() {
    mark();
    document.querySelectorAll(".unfold").forEach(function (button) { button.remove(); });
    if (duidu.hide) duidu.hide();
    if (!root.dataset.fold || !duidu.place) return;
    duidu.place.units.forEach(function (unit) {
      const folded = duidu.foldable(unit);
      if (!folded.length) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "unfold";
      button.setAttribute("aria-expanded", "false");
      duidu.put(button, said.unfold, { language: names(folded) });
      button.addEventListener("click", function () { duidu.open(unit, !unit.hasAttribute("data-open")); });
      unit.append(button);
    });
  }
  duidu.refold = fold;
  duidu.job(fold);
})();
