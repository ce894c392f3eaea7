// View, swapped columns, size of type, folded translation, light or dark: chosen and remembered.
duidu.job(function () {
  const root = document.documentElement;
  const radios = Array.from(document.getElementsByName("view"));

  function set(name, value) {
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    duidu.store(name, value);
  }

  // The radio button has already changed; what is kept was measured before.
  radios.forEach(function (radio) {
    radio.addEventListener("change", function () {
      duidu.place.keep(function () { duidu.store("view", radio.value); });
    });
  });

  duidu.nextView = function () {
    if (!radios.length) return;
    const at = radios.findIndex(function (radio) { return radio.checked; });
    const radio = radios[(at + 1) % radios.length];
    duidu.place.keep(function () { radio.checked = true; duidu.store("view", radio.value); });
    duidu.say(radio.parentElement.textContent.trim());
  };

  const acts = {
    swap: function () {
      duidu.place.keep(function () { set("swap", root.dataset.swap ? "" : "yes"); fold(); });
    },
    size: function () {
      const size = (Number(root.dataset.size) || 1) % 4 + 1;
      duidu.place.keep(function () { set("size", size > 1 ? String(size) : ""); });
      const percent = " " + [100, 115, 130, 150][size - 1] + " %";
      duidu.say("字号" + percent, "Size of type" + percent);
    },
    fold: function () {
      duidu.place.keep(function () { set("fold", root.dataset.fold ? "" : "yes"); fold(); });
    },
    scheme: function () {
      const scheme = { "": "dark", dark: "light", light: "" }[root.dataset.scheme || ""];
      set("scheme", scheme);
      duidu.say.apply(null, { "": ["明暗随系统", "As the system"], dark: ["暗", "Dark"], light: ["明", "Light"] }[scheme]);
    },
    goto: function () { duidu.goto(); },
    help: function () { duidu.help(); }
  };
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (button && acts[button.dataset.do]) duidu.job(acts[button.dataset.do]);
  });

  function mark() {
    ["swap", "fold"].forEach(function (name) {
      const button = document.querySelector('[data-do="' + name + '"]');
      if (button) button.setAttribute("aria-pressed", String(Boolean(root.dataset[name])));
    });
  }

  // On phones the language that stands second is folded; each row has a button to open it.
  function fold() {
    mark();
    document.querySelectorAll(".folded").forEach(function (cell) { cell.classList.remove("folded"); });
    document.querySelectorAll(".unfold").forEach(function (button) { button.remove(); });
    if (!root.dataset.fold) return;
    duidu.place.units.forEach(function (unit) {
      delete unit.dataset.open;
      const cells = Array.from(unit.querySelectorAll(":scope>.cell"));
      const folded = root.dataset.swap ? cells.slice(0, -1) : cells.slice(1);
      if (!folded.length) return;
      folded.forEach(function (cell) { cell.classList.add("folded"); });
      const button = document.createElement("button");
      button.type = "button";
      button.className = "unfold";
      button.setAttribute("aria-expanded", "false");
      button.lang = folded[0].lang;
      button.textContent = folded[0].lang === "en" ? "English ▾" : "译文 ▾";
      button.addEventListener("click", function () {
        const isOpen = unit.toggleAttribute("data-open");
        button.setAttribute("aria-expanded", String(isOpen));
      });
      unit.append(button);
    });
  }

  // On narrow screens the contents open as a sheet over the text.
  const contents = document.getElementById("contents");
  const here = document.querySelector(".here");
  function sheet(isOpen) {
    root.toggleAttribute("data-contents", isOpen);
    here.setAttribute("aria-expanded", String(isOpen));
  }
  if (contents && here) {
    here.setAttribute("aria-controls", "contents");
    here.setAttribute("role", "button");
    sheet(false);
    here.addEventListener("click", function (event) {
      event.preventDefault();
      sheet(!root.hasAttribute("data-contents"));
      if (root.hasAttribute("data-contents")) contents.querySelector("a").focus({ preventScroll: true });
    });
    contents.addEventListener("click", function (event) { if (event.target.closest("a")) sheet(false); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !root.hasAttribute("data-contents")) return;
      sheet(false);
      here.focus();
    });
    document.addEventListener("click", function (event) {
      if (root.hasAttribute("data-contents") && !event.target.closest(".contents,.here")) sheet(false);
    });
  }
  fold();
});
