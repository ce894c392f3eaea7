// The clause that the reader would point at, told from where the clauses lie in the window.
duidu.here = (function () {
  const bar = document.querySelector(".bar");
  // So much of a clause, in rem, is a line of text with the space under it: where less is left of it at the
  // top, one reads the next.
  const LEFT = 2.4;

  // The upper edge of the text: under what sticks.
  function edge() { return bar ? Math.max(0, bar.getBoundingClientRect().bottom) : 0; }

  // On a page in one language a clause is its heading or first paragraph and what follows without an id.
  function last(unit) {
    let end = unit;
    if (!unit.dataset.unit) {
      for (let next = end.nextElementSibling; next && next.matches("p,ul,ol,dl,pre,blockquote,table,.tabular,.verbatim") && !next.id; next = next.nextElementSibling) end = next;
    }
    return end;
  }

  // Where a clause lies in the window.
  function box(unit) {
    const { top } = unit.getBoundingClientRect(), { bottom } = last(unit).getBoundingClientRect();
    return { top: top, bottom: bottom, height: bottom - top };
  }

  function isSeen(unit) {
    const own = box(unit);
    return own.height > 0 && own.bottom > edge() && own.top < innerHeight;
  }

  // The first of the places of a list for which something holds, which holds for all behind it.
  function first(size, holds) {
    let low = 0, high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle; else low = middle + 1;
    }
    return low;
  }

  /*
   * The reading line. On the way through the page it is the upper edge, for one reads what is at the top.
   * The last clauses never come there: the page ends before. So from where the last one that comes to the
   * top is there, the line moves down as the text moves up, until at the end of the page it is the lower
   * edge of the window, with the last clause above it. It moves without a jump and, in the text, never
   * back: every clause is passed, in order, and each is here when it is at the top.
   */
  function line(units) {
    const upper = edge(), most = document.documentElement.scrollHeight - innerHeight, rest = Math.max(0, most - scrollY);
    const place = first(units.length, function (at) { return units[at].getBoundingClientRect().top > upper + rest; }) - 1;
    // From there to the end of the page, but for what is less than a pixel; where no clause comes to the
    // top, from the top of the page.
    const way = place < 0 ? most : Math.min(most, rest + upper - units[place].getBoundingClientRect().top - 1);
    return upper + (innerHeight - upper) * (way > 0 ? Math.max(0, 1 - rest / way) : 0);
  }

  // Of clauses in order the first that begins below the line or has a line of text left below it.
  function among(units) {
    const at = line(units), left = LEFT * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const place = first(units.length, function (each) {
      const own = box(units[each]);
      return own.top >= at - 1 || own.bottom - left > at;
    });
    // Between two, at a heading, the one in sight.
    const next = units[place], before = units[place - 1];
    return next && (!before || isSeen(next) || !isSeen(before)) ? next : before || null;
  }

  return { edge: edge, box: box, isSeen: isSeen, among: among };
})();
