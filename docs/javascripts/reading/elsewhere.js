// An address whose fragment nothing on the page has: a line says where that is, or that it is nowhere. The reader
// stays on the page asked for.
duidu.elsewhere = function (name) {
  const { said } = duidu.tables, { ownName, load, address, cited } = duidu.lists;
  if (!document.querySelector("[data-unit],.frame--alone .page>[id]")) return;

  function show(found) {
    const old = document.querySelector(".astray"), line = old || document.createElement("p");
    line.className = "astray";
    line.setAttribute("role", "status");
    duidu.put(line, found ? said.fragment_elsewhere : said.fragment_nowhere, { name: name });
    if (found) {
      const link = Object.assign(document.createElement("a"), { href: address(found) });
      link.append.apply(link, cited(found));
      line.append(" ", link);
    }
    const first = document.querySelector(".page h1,.page>:not(.crumbs)");
    if (!old && first) first.before(line);
  }

  load(function (lists) {
    const own = lists.find(function (each) { return each.id === ownName; });
    const found = own ? duidu.addresses.byId(name.toLowerCase(), [own], own) : [];
    show(found[0]);
  }, true);
};
addEventListener("hashchange", function () {
  const line = document.querySelector(".astray");
  if (line && document.querySelector(":target")) line.remove();
});
