// Keys of a clause's own page.
duidu.job(function () {
  const unit = document.querySelector("[data-unit]");
  if (!unit) return;

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  Object.assign(duidu.keys, {
    j: function () { follow("link[rel=next]"); },
    k: function () { follow("link[rel=prev]"); },
    c: function () { duidu.copyLink(unit); }
  });
});
