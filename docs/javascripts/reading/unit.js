// A clause's own page: its keys, and sentences that are not there any more.
duidu.job(function () {
  const unit = document.querySelector("[data-unit]");
  if (!unit) return;
  function arrive() {
    if (location.hash.length > 1 && !document.querySelector(":target")) duidu.lost(location.hash.slice(1));
  }
  addEventListener("hashchange", function () { duidu.job(arrive); });
  duidu.job(arrive);

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  Object.assign(duidu.keys, {
    j: function () { follow("[rel=next]"); },
    k: function () { follow("[rel=prev]"); },
    c: function () { duidu.copyLink(unit); },
    q: function () { duidu.copyQuotation(unit); },
    // In one language: the first that the clause has.
    Q: function () {
      const cell = unit.querySelector(":scope>.cell:not(.missing)");
      if (cell) duidu.copyQuotation(unit, "", cell.dataset.key);
    },
    d: function () { if (document.getElementById("differences")) location.hash = "differences"; }
  });
});
