// A clause's own page: its keys, and sentences that are not there any more.
duidu.job(function () {
  const unit = document.querySelector("[data-unit]");
  if (!unit) return;
  if (/\.\d+$/.test(location.hash) && !document.querySelector(":target")) duidu.lost(location.hash.slice(1));

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  Object.assign(duidu.keys, {
    j: function () { follow("[rel=next]"); },
    k: function () { follow("[rel=prev]"); },
    c: function () { duidu.copyLink(unit); },
    q: function () { duidu.copyQuotation(unit); },
    d: function () { location.hash = "differences"; }
  });
});
