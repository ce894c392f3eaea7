// A unit's own page: buttons that copy its link and, with the day added, each citation.
duidu.job(function () {
  const unit = document.querySelector("[data-unit]");
  if (!unit) return;

  function button(zh, en, act) {
    return Object.assign(duidu.button(zh, en, act), { className: "tool" });
  }

  const citations = Array.from(document.querySelectorAll(".citation[data-key]"));
  citations.forEach(function (text) {
    const key = text.dataset.key;
    const words = { zh: ["复制", ""], en: ["", "Copy"] }[key] || ["复制", "Copy"];
    text.append(" ", button(words[0], words[1], function () { duidu.copyCitation(unit, key); }));
  });
  const row = document.createElement("p");
  row.append(
    button("复制链接", "Copy link", function () { duidu.copyLink(unit); }), " ",
    button("复制双语引文", "Copy bilingual quotation", function () { duidu.copyQuotation(unit); })
  );
  if (citations.length) citations[citations.length - 1].after(row);

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) location.href = link.href;
  }

  Object.assign(duidu.keys, {
    j: function () { follow("link[rel=next]"); },
    k: function () { follow("link[rel=prev]"); },
    c: function () { duidu.copyLink(unit); },
    "/": function () { follow('.top [href*="?q="]'); }
  });
});
