// What a reader is shown in another language than that of the interface: texts, labels, the title.
// Texts of documents are what they are: they stand in elements of their own.
(ui) => {
  const TEXTS = ".cell, .heads, div[lang], bdi, q, b[lang], pre, code, kbd, option, script, style, noscript";
  const HAN = /[\u3400-\u9fff]/, WORDS = /[a-z]{2,} [a-z]{2,}/;
  const isForeign = ui === "en" ? (text) => HAN.test(text) : (text) => WORDS.test(text) && !HAN.test(text);
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim() || parentElement.closest(TEXTS) || !parentElement.checkVisibility()) continue;
    if (isForeign(data)) found.push(data.trim());
  }
  document.querySelectorAll("[aria-label],[title],[placeholder]").forEach((element) => {
    if (!element.checkVisibility()) return;
    for (const name of ["aria-label", "title", "placeholder"]) {
      const text = element.getAttribute(name) || "";
      if (isForeign(text)) found.push(name + ": " + text);
    }
  });
  if (isForeign(document.title)) found.push("title: " + document.title);
  return [...new Set(found)];
}
