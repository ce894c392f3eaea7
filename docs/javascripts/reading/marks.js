// Terms, marked where the page's list of marks (marks.js beside the page) says: unit → language → start, end
// and concept of each, in a row. Places are counted in the text of the cell, so that no letter changes; what
// stands between the cells of a table does not count. The
// concepts that come first, as many as stand under the empty name, are marked unless the reader chose otherwise.
duidu.job(function () {
  const marks = window.duidu_marks || {};

  // The text nodes of a cell: [node, where it begins].
  function texts(cell) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
    let length = 0;
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("p,td,th")) continue;
      found.push([walker.currentNode, length]);
      length += walker.currentNode.length;
    }
    return found;
  }

  // From the last to the first: what is before a mark keeps its place.
  function mark(cell, places) {
    const nodes = texts(cell);
    for (let at = places.length - 3; at >= 0; at -= 3) {
      const start = places[at], end = places[at + 1];
      const found = nodes.find(function (each) { return each[1] <= start && end <= each[1] + each[0].length; });
      if (!found) continue;
      const word = found[0].splitText(start - found[1]), term = document.createElement("span");
      word.splitText(end - start);
      term.className = places[at + 2] < marks[""] ? "t few" : "t";
      term.dataset.term = places[at + 2];
      word.replaceWith(term);
      term.append(word);
    }
  }

  document.querySelectorAll("[data-unit]").forEach(function (unit) {
    const own = marks[unit.dataset.unit] || {};
    unit.querySelectorAll(":scope>.cell").forEach(function (cell) {
      if (own[cell.dataset.key]) mark(cell, own[cell.dataset.key]);
    });
  });
});
