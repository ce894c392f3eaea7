// Scrolls through the page from top to bottom and gives what the page calls "here" at each place (the bar,
// the contents, what the key c copies) with how the clauses lie in the window.
async ([steps, stride]) => {
  const rows = Array.from(document.querySelectorAll("[data-unit]"));
  const marks = rows.length ? rows : Array.from(document.querySelectorAll(".frame--alone .page > [id]:not(h1)"));
  const name = (unit) => unit.dataset.unit || unit.id;
  // Of a clause of one language all that the eye sees of it: up to the next, or to what is no text.
  const lines = (unit) => {
    if (rows.length) return [unit];
    const all = Array.from(unit.parentElement.children), from = all.indexOf(unit);
    const behind = all.slice(from + 1).findIndex((each) => each.id || /^(H\d|NAV|DIV|ASIDE|FOOTER)$/.test(each.tagName));
    return all.slice(from, behind < 0 ? all.length : from + 1 + behind);
  };
  const extents = new Map(marks.map((unit) => [unit, lines(unit)]));
  const bar = document.querySelector(".bar");
  let copied = null;
  duidu.copyLink = (unit) => { copied = name(unit); };
  // The page reads its place in the frame in which it has scrolled.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const look = () => {
    const top = Math.max(0, bar.getBoundingClientRect().bottom);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true, cancelable: true }));
    const entry = document.querySelector("#contents .now"), target = entry && entry.hash.slice(1);
    return {
      scroll: scrollY, copied,
      said: Array.from(document.querySelectorAll(".here [data-key]"), (each) => each.textContent).filter(Boolean)[0],
      marked: marks.some((unit) => name(unit) === target) ? target : null,
      clauses: marks.map((unit) => {
        const boxes = extents.get(unit).map((each) => each.getBoundingClientRect());
        const from = Math.min(...boxes.map((each) => each.top)), to = Math.max(...boxes.map((each) => each.bottom));
        return {
          id: name(unit), cited: unit.dataset.citeZh || unit.dataset.citeEn || "", height: to - from,
          seen: Math.max(0, Math.min(to, innerHeight) - Math.max(from, top)),
        };
      }),
    };
  };
  const found = [];
  // By strides, to where each clause is at the top, and in small steps from the last that comes there.
  const most = document.documentElement.scrollHeight - innerHeight;
  scrollTo({ top: most, behavior: "instant" });
  const edge = bar.getBoundingClientRect().bottom, tops = marks.map((unit) => unit.getBoundingClientRect().top + scrollY - edge);
  const reached = tops.map((top) => Math.ceil(top)).filter((top) => top > 0 && top < most), end = Math.max(0, ...reached);
  const places = new Set([0, most, ...reached]);
  for (let place = stride; place < most; place += stride) places.add(place);
  for (let part = 1; part < steps; part += 1) places.add(Math.round(end + part / steps * (most - end)));
  for (const place of Array.from(places).sort((one, other) => one - other)) {
    scrollTo({ top: place, behavior: "instant" });
    await drawn();
    found.push({ ...look(), top: marks.map(name)[reached.includes(place) ? tops.findIndex((top) => Math.ceil(top) === place) : -1] });
  }
  return { most, end, found };
}
