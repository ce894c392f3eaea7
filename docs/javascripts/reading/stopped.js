// Where the reader stopped: of each document the clause that was read last, with its opening words. It is kept
// as the page is left, on this device and nowhere else; home and the document's page offer it (resume.js).
(function () {
  const MOST = 50, LETTERS = 80;
  const KNOWN = /^[\w.-]+$/, PAGE = /^[\w.\/-]*$/;

  // The address of each document's folder that this page knows.
  duidu.roots = function () {
    return duidu.facts.lists.map(function (list) { return new URL(".", new URL(list, location.href)).href; });
  };

  // What is kept, the last one last: document, page, unit, title and words by language.
  duidu.stopped = function () {
    const all = duidu.settings().stopped;
    return (Array.isArray(all) ? all : []).filter(function (each) {
      return each && is(each.document, KNOWN) && is(each.unit, KNOWN) && is(each.page, PAGE) && isSaid(each.title) && isSaid(each.words);
    });
  };
  function is(text, form) { return typeof text === "string" && form.test(text); }
  function isSaid(words) {
    return words && Object.keys(words).every(function (key) { return typeof words[key] === "string"; });
  }

  function line() {
    return Array.from(arguments).filter(Boolean).join(" ").replace(/\s+/g, " ").trim();
  }

  // The beginning; of a language with spaces no part of a word.
  function cut(text) {
    if (text.length <= LETTERS) return text;
    return text.slice(0, LETTERS).replace(/\s*[A-Za-z\d'’-]+$/, "").replace(/[ ,;，、；]+$/, "") + "…";
  }

  function printed(element) {
    return element ? duidu.printed(element, function () { return element.textContent; }) : "";
  }

  // "II.4 适时启动…"; on a page in one language the number and the text below it.
  function words(unit, key) {
    if (!unit.dataset.unit) return cut(line(printed(unit), unit.matches("p") ? "" : printed(unit.nextElementSibling)));
    const cell = unit.querySelector('.cell[data-key="' + key + '"]:not(.missing)');
    return cut(line(unit.dataset.short, printed(cell)));
  }

  function title(tag) {
    const name = document.querySelector(".top__name small");
    return line(printed((name && name.querySelector("[lang|=" + tag.split("-")[0] + "]")) || name));
  }

  function keep() {
    const unit = duidu.place.chosen(), root = duidu.roots()[0];
    // One who opened the beginning and read nothing has not stopped there.
    if (!unit || !root || (!scrollY && !document.querySelector(".turn__prev"))) return;
    const stop = { document: root.split("/").slice(-2)[0], page: location.href.replace(/[?#].*/, "").slice(root.length),
      unit: unit.dataset.unit || unit.id, title: {}, words: {} };
    const isAlone = document.documentElement.hasAttribute("data-alone");
    duidu.languages.forEach(function (each) {
      if (isAlone && each[0] !== duidu.language()) return;
      stop.title[each[0]] = title(each[1]);
      stop.words[each[0]] = words(unit, each[0]);
    });
    const others = duidu.stopped().filter(function (each) { return each.document !== stop.document; });
    duidu.store("stopped", others.concat(stop).slice(-MOST));
  }

  if (!duidu.place || !duidu.place.units.length) return;
  addEventListener("pagehide", function () { duidu.job(keep); });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") duidu.job(keep);
  });
})();
