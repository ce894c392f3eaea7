// The view sentence by sentence is made by styles, which order sentences by the numbers of their pairs. Here is
// what those cannot know: numbers that do not run on, which sentence has no partner or goes on with a pair,
// text that belongs to no sentence.
duidu.interleave = (function () {
  let isDone = false;

  // What stands between sentences goes with the one before it (the first one: with the one behind).
  function enclose(paragraph) {
    Array.from(paragraph.childNodes).forEach(function (node) {
      if (node.nodeType !== 3 || !node.data.trim()) return;
      const beside = node.previousElementSibling || node.nextElementSibling, span = document.createElement("span");
      node.replaceWith(span);
      span.append(node);
      if (beside) span.dataset.goes = beside.dataset.pair;
    });
  }

  function pairOf(span) { return span.dataset.pair || span.dataset.goes; }

  // The pairs of a unit in the order of its texts: one that only a later text has follows its neighbour there.
  function order(texts) {
    const all = [];
    texts.forEach(function (spans) {
      let at = 0;
      spans.forEach(function (span) {
        const known = all.indexOf(pairOf(span));
        if (known < 0) all.splice(at, 0, pairOf(span));
        at = (known < 0 ? at : known) + 1;
      });
    });
    return all;
  }

  function number(unit) {
    if (unit.querySelector(":scope>:is(div[lang][id],.missing),.verbatim,table")) return;
    unit.querySelectorAll(".cell p").forEach(enclose);
    const texts = Array.from(unit.querySelectorAll(":scope>.cell"), function (cell) {
      return Array.from(cell.querySelectorAll("p>span"));
    });
    const all = order(texts);
    texts.forEach(function (spans, at) {
      spans.forEach(function (span, place) {
        const isIn = function (each) { return pairOf(each) === pairOf(span); };
        span.style.setProperty("--pair", String(all.indexOf(pairOf(span)) + 1));
        span.toggleAttribute("data-lone", !texts.some(function (each, other) { return other !== at && each.some(isIn); }));
        span.toggleAttribute("data-on", spans.slice(place + 1).some(isIn));
      });
    });
  }

  return function () {
    if (!isDone) document.querySelectorAll(".rows>.unit").forEach(number);
    isDone = true;
  };
})();
