// The dialog that lists the keys.
duidu.help = (function () {
  const KEYS = [
    ["j", "下一条", "Next clause"], ["k", "上一条", "Previous clause"], ["v", "换显示：双语、中文、英文", "Change the view"],
    ["c", "复制本条链接", "Copy the link of the clause"],
    ["t T", "下一个、上一个术语；回车进入说明", "Next, previous term; Enter: into its card"], ["g", "转到", "Go to…"], ["/", "搜索", "Search"],
    ["← →", "前一句、后一句（焦点在句上时）", "Previous, next sentence (with one in focus)"], ["Esc", "清除、关闭", "Clear, close"], ["?", "本表", "This list"]
  ];
  let box = null;

  function build() {
    box = document.createElement("dialog");
    box.className = "box";
    box.setAttribute("aria-labelledby", "keys-title");
    const title = duidu.put(document.createElement("h2"), "按键", "Keys"), list = document.createElement("dl");
    title.id = "keys-title";
    KEYS.forEach(function (each) {
      const term = document.createElement("dt"), meaning = duidu.put(document.createElement("dd"), each[1], each[2]);
      term.append(Object.assign(document.createElement("kbd"), { textContent: each[0] }));
      list.append(term, meaning);
    });
    const close = duidu.button("关闭", "Close", function () { box.close(); });
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
