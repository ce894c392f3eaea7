// What no style reaches, attributes and the title, in the language of the interface: cut from the text in all
// languages, "显示 View - 对读 Duidu" with a wide space between them.
duidu.labels = (function () {
  const JOINT = duidu.tables.joint, title = document.title, all = [];

  function cut(text) {
    const at = duidu.languages.findIndex(function (each) { return each[0] === duidu.language(); });
    return text.split(" - ").map(function (part) {
      const parts = part.split(JOINT);
      return at < 0 || parts.length < duidu.languages.length ? parts.join(" ") : parts[at];
    }).join(" - ");
  }

  function show() {
    document.title = cut(title);
    all.forEach(function (each) { each[0].setAttribute(each[1], cut(each[2])); });
  }

  ["aria-label", "title", "placeholder", "label"].forEach(function (name) {
    document.querySelectorAll("[" + name + "]").forEach(function (element) {
      const text = element.getAttribute(name);
      if (text.includes(JOINT)) all.push([element, name, text]);
    });
  });
  show();
  return { all: all, cut: cut, show: show, JOINT: JOINT };
})();
