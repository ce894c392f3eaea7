// Notes on where the texts differ, opened in place below their row or heading, the words that they are about lit
// in both texts. The data (differences.js beside the page) come when notes are first asked for.
(function () {
  const { said } = duidu.tables;
  let open = null;

  function markers() {
    return Array.from(document.querySelectorAll(".differ a"));
  }

  // The row of a marker, or its heading, and the id under which the data have it.
  function place(marker) {
    const row = marker.closest(".unit") || marker.closest("[id]");
    return { row: row, id: row.dataset.unit || row.id };
  }

  // Without the data the marker leads where it leads without scripts.
  function load(marker, done) {
    if (window.duidu_differences) return done();
    duidu.file("differences.js", function (event) { if (event.type === "load") done(); else location.href = marker.href; });
  }

  // Words that quote the other language: own, quoted, own, …
  function quoting(element, key, parts) {
    const other = duidu.languages.find(function (each) { return each[0] !== key; })[1];
    parts.forEach(function (part, at) {
      element.append(at % 2 ? Object.assign(document.createElement("bdi"), { lang: other, textContent: part }) : part);
    });
    return element;
  }

  // [label, its group: 0 noted, 1 found by a check, 2 of form alone, its pair, {words by language}, {what is said by language}, [addresses]]
  function item(entry, row) {
    const element = document.createElement("li"), label = duidu.put(document.createElement("b"), entry[0]);
    element.tabIndex = -1;
    element.append(label);
    Object.keys(entry[3]).forEach(function (key) {
      const cell = row.querySelector('.cell[data-key="' + key + '"]'), words = document.createElement("q");
      words.lang = cell ? cell.dataset.lang || cell.lang : (duidu.languages.find(function (each) { return each[0] === key; }) || [key, key])[1];
      words.textContent = entry[3][key];
      element.append(" ", words);
    });
    duidu.languages.forEach(function (each) {
      const parts = entry[4][each[0]];
      if (parts) element.append(" ", quoting(Object.assign(document.createElement("span"), { className: "said-of", lang: each[1] }), each[0], parts));
    });
    entry[5].forEach(function (address) {
      const link = Object.assign(document.createElement("a"), { href: address, textContent: address, rel: "noreferrer" });
      element.append(" ", link);
    });
    element.duiduEntry = entry;
    return element;
  }

  function list(entries, row) {
    const element = document.createElement("ul");
    entries.forEach(function (entry) { element.append(item(entry, row)); });
    return element;
  }

  // An editor's notes, then, folded and named as such, what the checks found, and what is of form alone.
  function panel(entries, row, marker) {
    const element = document.createElement("section"), foot = document.createElement("p");
    element.className = "notes";
    element.id = "notes-here";
    duidu.label(element, "aria-label", said.differences);
    [null, said.checks_count, said.slight_count].forEach(function (words, group) {
      const some = entries.filter(function (entry) { return entry[1] === group; });
      if (!some.length) return;
      if (!words) return void element.append(list(some, row));
      const folded = document.createElement("details"), title = document.createElement("summary");
      duidu.put(title, words, { count: some.length });
      folded.append(title, list(some, row));
      element.append(folded);
    });
    const more = duidu.put(Object.assign(document.createElement("a"), { href: marker.href }), said.differences_own);
    const shut = duidu.button(said.close, function () { close(true); });
    shut.className = "tool";
    foot.append(more, " ", shut);
    element.append(foot);
    return element;
  }

  function close(isBack) {
    if (!open) return;
    const was = open;
    open = null;
    was.panel.remove();
    was.marker.setAttribute("aria-expanded", "false");
    was.marker.removeAttribute("aria-controls");
    ["differing", "differing-now"].forEach(duidu.quotes.clear);
    if (isBack) was.marker.focus({ preventScroll: true });
  }

  function find(entry, row) {
    return duidu.quotes.find(row, entry[3], entry[2]);
  }

  // The marker stays where it is on the screen, whatever closes above it.
  function show(marker, done) {
    load(marker, function () {
      const at = place(marker), entries = window.duidu_differences[at.id];
      if (!entries) return void (location.href = marker.href);
      const before = marker.getBoundingClientRect().top;
      close(false);
      const element = panel(entries, at.row, marker);
      if (at.row.matches(".unit")) marker.closest(".differ").after(element); else at.row.after(element);
      open = { marker: marker, panel: element, row: at.row };
      marker.setAttribute("aria-expanded", "true");
      marker.setAttribute("aria-controls", element.id);
      scrollBy({ top: marker.getBoundingClientRect().top - before, behavior: "instant" });
      duidu.quotes.light("differing", function () {
        const least = Math.min.apply(null, entries.map(function (entry) { return entry[1]; }));
        return entries.filter(function (entry) { return entry[1] === least; }).reduce(function (all, entry) {
          return all.concat(find(entry, at.row));
        }, []);
      });
      if (done) return done();
      // Below a row that is higher than the screen nobody would see them.
      const below = element.getBoundingClientRect().top - innerHeight * .7;
      if (below > 0 && !isOver(element)) scrollBy({ top: below, behavior: "instant" });
    });
  }

  // On phones the notes lie over the foot of the screen.
  function isOver(panel) { return getComputedStyle(panel).position === "fixed"; }

  // A note that is pointed at or in focus: its own words are lit more. Those of one that was chosen come out
  // from under the notes.
  function point(target, isChosen) {
    const element = open && target.closest ? target.closest(".notes li") : null;
    if (!element) return;
    if (element !== open.now) {
      open.now = element;
      open.lit = duidu.quotes.light("differing-now", function () { return find(element.duiduEntry, open.row); });
    }
    if (!isChosen || !open.lit.length || !isOver(open.panel)) return;
    const upper = duidu.here.edge(), lower = open.panel.getBoundingClientRect().top, words = open.lit[0].getBoundingClientRect();
    if (words.top < upper || words.bottom > lower) scrollBy({ top: words.top - (upper + lower) / 2, behavior: "instant" });
  }

  // What d and D stop at: each note, and the fold of what the checks found, or if it is open what is in it.
  function stops() {
    return Array.from(open.panel.querySelectorAll("li,summary")).filter(function (each) {
      const fold = each.closest("details");
      return !fold || fold.open !== each.matches("summary");
    });
  }

  function stop(by) {
    const all = stops(), at = all.findIndex(function (each) { return each === document.activeElement; });
    const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
    if (!next) return false;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    return true;
  }

  // From the open notes, else from the clause being read on.
  function neighbour(by) {
    const all = markers().filter(function (each) { return each.getClientRects().length; });
    if (open) return all[all.indexOf(open.marker) + by];
    const focused = all.indexOf(document.activeElement), unit = duidu.place.chosen();
    if (focused >= 0) return all[by > 0 ? focused : focused - 1];
    const behind = all.filter(function (each) {
      return !unit || place(each).row === unit || Boolean(unit.compareDocumentPosition(each) & (by > 0 ? 4 : 2));
    });
    return by > 0 ? behind[0] : behind[behind.length - 1];
  }

  duidu.notes = function (marker) {
    if (open && open.marker === marker) close(true); else show(marker);
  };

  duidu.difference = function (by) {
    if (open && open.panel.contains(document.activeElement) ? stop(by) : open && by > 0 && stop(by)) return;
    const marker = neighbour(by);
    if (marker) show(marker, function () {
      open.row.scrollIntoView({ block: "nearest", behavior: "instant" });
      stop(by);
    });
  };

  ["pointerover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) { point(event.target, name === "focusin"); }, { passive: true });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && open) close(open.panel.contains(document.activeElement));
  });
})();
