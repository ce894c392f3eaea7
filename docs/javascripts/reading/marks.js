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

  function wrap(node, start, end, concept) {
    const word = start ? node.splitText(start) : node, term = document.createElement("span");
    if (end - start < word.length) word.splitText(end - start);
    term.className = concept < marks[""] ? "t few" : "t";
    term.dataset.term = concept;
    word.replaceWith(term);
    term.append(word);
  }

  // From the last to the first: what is before a mark keeps its place. A term that a footnote's mark stands in
  // is marked on both sides of it, since the mark is a link of its own.
  function mark(cell, places) {
    const nodes = texts(cell).reverse();
    for (let at = places.length - 3; at >= 0; at -= 3) {
      const start = places[at], end = places[at + 1];
      nodes.forEach(function (each) {
        const from = Math.max(start - each[1], 0), to = Math.min(end - each[1], each[0].length);
        if (from < to && !each[0].parentElement.closest(".footmark")) wrap(each[0], from, to, places[at + 2]);
      });
    }
  }

  document.querySelectorAll("[data-unit]").forEach(function (unit) {
    const own = marks[unit.dataset.unit] || {};
    unit.querySelectorAll(":scope>.cell").forEach(function (cell) {
      if (own[cell.dataset.key]) mark(cell, own[cell.dataset.key]);
    });
  });
});
