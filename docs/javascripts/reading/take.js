// Keys that copy "this": the sentence that the reader has chosen, while it is on screen, else the clause.
duidu.job(function () {
  function these() {
    const sentence = duidu.pinned(), unit = duidu.place.chosen();
    if (!sentence || !sentence.matches(".lit") || sentence.closest("[data-unit]") !== unit) return { unit: unit, pair: "" };
    const isSeen = duidu.isShown(sentence) && duidu.here.isSeen(sentence);
    return { unit: unit, pair: isSeen ? duidu.pairOf(sentence) : "", key: sentence.closest(".cell").dataset.key };
  }

  // The language that is read: of the interface where that is shown, else the first that is.
  function shown(unit) {
    const cells = duidu.cite.cells(unit).filter(duidu.isShown);
    const cell = cells.find(function (each) { return each.dataset.key === duidu.language(); }) || cells[0];
    return cell && cell.dataset.key;
  }

  Object.assign(duidu.keys, {
    c: function () {
      // The first entry of an open menu is the link of what it is the menu of.
      const entry = document.querySelector(".menu button"), it = these();
      if (entry) entry.click(); else if (it.unit) duidu.copyLink(it.unit, it.pair);
    },
    q: function () {
      const it = these();
      if (it.unit) duidu.copyQuotation(it.unit, it.pair);
    },
    Q: function () {
      const it = these();
      if (it.unit) duidu.copyQuotation(it.unit, it.pair, it.key || shown(it.unit));
    }
  });
});
