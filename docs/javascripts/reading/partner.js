// The partner of a sentence that was tapped, at the foot of the screen, where it cannot be seen in its place:
// on a phone it stands further down, in a view of one language nowhere.
duidu.partner = (function () {
  const { said } = duidu.tables;
  let box = null, of = null;

  function line() {
    const bar = document.querySelector(".bar");
    return bar ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
  }

  // Its beginning and most of it are on the screen, and nothing lies over them.
  function isInSight(sentence) {
    if (!duidu.isShown(sentence)) return false;
    const frame = sentence.getBoundingClientRect(), first = sentence.getClientRects()[0];
    const seen = Math.min(frame.bottom, innerHeight) - Math.max(frame.top, line());
    return first.top >= line() && first.bottom <= innerHeight && seen > frame.height / 2;
  }

  function close() {
    if (!box) return;
    const hadFocus = box.contains(document.activeElement), sentence = of;
    box.remove();
    box = of = null;
    if (hadFocus) sentence.focus({ preventScroll: true });
  }

  function tool(words, act) {
    const button = duidu.button(words, act);
    button.className = "tool";
    return button;
  }

  function cross() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "tool", textContent: "×" });
    duidu.label(button, "aria-label", said.close);
    button.addEventListener("click", close);
    return button;
  }

  function build(sentence) {
    const own = sentence.closest(".cell"), unit = own.parentElement, pair = duidu.pairOf(sentence);
    const texts = document.createElement("div"), tools = document.createElement("p");
    box = document.createElement("aside");
    box.className = "partner";
    duidu.label(box, "aria-label", said.partner);
    // Read out as it comes: the focus stays on the sentence.
    texts.setAttribute("aria-live", "polite");
    duidu.cite.cells(unit).filter(function (cell) { return cell !== own; }).forEach(function (cell) {
      duidu.cite.paragraphs(cell, pair).forEach(function (text) {
        texts.append(Object.assign(document.createElement("div"), { lang: cell.dataset.lang || cell.lang, textContent: text }));
      });
    });
    tools.append(
      tool(said.copy_link, function () { duidu.copyLink(unit, pair); }),
      tool(said.copy_quotation, function () { duidu.copyQuotation(unit, pair); }),
      cross()
    );
    box.append(texts, tools);
    document.body.append(box);
  }

  // At the foot; under the bar where it would lie over more of the sentence that it belongs to.
  function place(sentence) {
    const own = sentence.getBoundingClientRect(), height = box.offsetHeight;
    const atFoot = own.bottom - (innerHeight - height), atBar = line() + height - own.top;
    if (atFoot > 0 && atBar < atFoot) box.style.cssText = "top:" + line() + "px;bottom:auto";
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });

  // Of no sentence: away with it.
  return function (sentence) {
    if (sentence && sentence === of) return;
    close();
    if (!sentence) return;
    const cell = sentence.closest(".cell");
    const others = Array.from(cell.parentElement.querySelectorAll(":scope>.cell .s")).filter(function (each) {
      return each.dataset.pair === sentence.dataset.pair && !cell.contains(each);
    });
    if (!others.length || others.every(isInSight)) return;
    of = sentence;
    build(sentence);
    place(sentence);
  };
})();
