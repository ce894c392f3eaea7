// A document in more languages than two: which texts are shown, one to three, chosen and remembered. Styles
// alone show what is checked.
duidu.job(function () {
  const boxes = Array.from(document.getElementsByName("text")), MOST = 3;
  // In the order in which they were chosen.
  let chosen = boxes.filter(function (each) { return each.checked; });

  function choose(box) {
    chosen = chosen.filter(function (each) { return each !== box; });
    // The last one stays.
    if (!box.checked && !chosen.length) box.checked = true;
    if (box.checked) chosen.push(box);
    duidu.place.keep(function () {
      // The one that was chosen longest ago makes room.
      while (chosen.length > MOST) chosen.shift().checked = false;
      duidu.show();
      if (duidu.refold) duidu.refold();
    });
    duidu.store("texts", boxes.filter(function (each) { return each.checked; }).map(function (each) { return each.value; }).join());
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () { choose(box); });
  });
});
