// The rows as the other scripts read them: each with its id and its words in citations, each cell with the
// key of its language, each sentence of a pair in a span with the number of the pair.
// Where a document has more texts than two, the reader chooses among them (texts.js): whether a text is chosen.
duidu.isChosen = function (key) {
  const boxes = Array.from(document.getElementsByName("text"));
  return !boxes.length || boxes.some(function (each) { return each.value === key && each.checked; });
};

duidu.isShown = function (element) { return !element.closest("[hidden]") && element.getClientRects().length > 0; };

duidu.job(function () {
  const source = document.getElementById("duidu-rows"), facts = source ? JSON.parse(source.textContent) : duidu.permalink && duidu.permalink(), keys = {};
  if (!facts) return;
  facts.editions.forEach(function (edition) { keys[edition[1]] = edition[0]; });

  // Its own id, that of its heading, or on a clause's own page that of the page.
  function name(unit) {
    const id = unit.id || unit.firstElementChild.id || document.querySelector("h1").id;
    const words = facts.units[id];
    unit.dataset.unit = id;
    if (!words) return;
    unit.dataset.short = words[0];
    ["cite", "place"].forEach(function (what, at) {
      Object.keys(words[at + 1]).forEach(function (key) { unit.setAttribute("data-" + what + "-" + key, words[at + 1][key]); });
    });
  }

  function number(id) { return id.slice(id.lastIndexOf(".") + 1); }

  function sentence(span, pair) {
    span.className = "s";
    span.dataset.pair = pair;
  }

  // Where a unit has one pair, that is the whole of its cells; the first has the id.
  function whole(cell, pair) {
    cell.querySelectorAll("p,td,th").forEach(function (paragraph) {
      const span = document.createElement("span");
      span.append.apply(span, Array.from(paragraph.childNodes));
      paragraph.append(span);
      sentence(span, pair);
    });
  }

  document.querySelectorAll(".unit").forEach(function (unit) {
    const cells = Array.from(unit.querySelectorAll(":scope>div[lang]"));
    const only = cells.find(function (cell) { return cell.id; });
    name(unit);
    cells.forEach(function (cell) {
      cell.classList.add("cell");
      cell.dataset.key = keys[cell.lang];
      if (cell.matches(".missing")) return;
      if (only) return whole(cell, number(only.id));
      cell.querySelectorAll(":is(p,td,th)>span").forEach(function (span) { sentence(span, span.dataset.pair || number(span.id)); });
    });
    unit.querySelectorAll(":scope>p").forEach(function (line) {
      line.classList.add(line === unit.firstElementChild ? "num" : "differ");
    });
  });
});
