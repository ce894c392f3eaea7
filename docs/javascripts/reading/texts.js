// A document in more languages than two: which texts are shown, one to three, chosen and remembered. Styles
// alone show what is checked.
duidu.job(function () {
  const { said } = duidu.tables;
  const boxes = Array.from(document.getElementsByName("text")), MOST = 3;
  // In the order in which they were chosen.
  let chosen = boxes.filter(function (each) { return each.checked; });

  // What the texts of some boxes are called, in each language of the interface.
  function names(some) {
    const all = {};
    duidu.languages.forEach(function (each) {
      all[each[0]] = some.map(function (box) { return box.labels[0].querySelector('[lang="' + each[1] + '"]').textContent; }).join(", ");
    });
    return all;
  }

  function choose(box) {
    chosen = chosen.filter(function (each) { return each !== box; });
    // The last one stays.
    const isLast = !box.checked && !chosen.length;
    if (isLast) box.checked = true;
    if (box.checked) chosen.push(box);
    // The one that was chosen longest ago makes room.
    const gone = chosen.splice(0, Math.max(0, chosen.length - MOST));
    duidu.place.keep(function () {
      gone.forEach(function (each) { each.checked = false; });
      duidu.show();
      if (duidu.refold) duidu.refold();
    });
    duidu.store("texts", boxes.filter(function (each) { return each.checked; }).map(function (each) { return each.value; }).join());
    if (isLast) duidu.say(said.texts_last);
    else if (gone.length) duidu.say(said.texts_most, { most: MOST, names: names(gone) });
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () { choose(box); });
  });
});
