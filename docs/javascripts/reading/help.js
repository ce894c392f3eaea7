// The dialog that lists the keys.
duidu.help = (function () {
  const { said } = duidu.tables;
  let box = null;

  function build() {
    box = document.createElement("dialog");
    box.className = "box";
    box.setAttribute("aria-labelledby", "keys-title");
    const title = duidu.put(document.createElement("h2"), said.keys), list = document.createElement("dl");
    title.id = "keys-title";
    duidu.tables.keys.forEach(function (each) {
      const term = document.createElement("dt"), meaning = duidu.put(document.createElement("dd"), each[1]);
      term.append(Object.assign(document.createElement("kbd"), { textContent: each[0] }));
      list.append(term, meaning);
    });
    const close = duidu.button(said.close, function () { box.close(); });
    close.className = "tool";
    box.append(title, list, close);
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    document.body.append(box);
  }

  return function () {
    if (!box) build();
    if (!box.open) box.showModal();
  };
})();
