// Where units are: the lists of units of all documents, loaded when the go-to box first opens, and the
// addresses that they lead to.
duidu.lists = (function () {
  const { tables } = duidu, { said } = tables, later = "javascripts/later.js";
  const root = duidu.facts.later.slice(0, -later.length);
  // The page's own document; none on a page of several.
  const ownName = duidu.facts.address.split("/").slice(-2)[0];

  // Of more lists than that it is asked first whether the site is too large for all.
  const MANY = 8;

  // The lists that the page names, then, unless those are enough, those of every other document, which the
  // search's manifest names. Of a site too large for that only the own one: of the others their names.
  function load(done, isOwn) {
    const lists = [], named = duidu.facts.lists;
    duidu.search = duidu.search || {};
    if (!isOwn && named.length > MANY) return loadAll([root + "search/manifest.js"], null, function () {
      if (duidu.search.isLarge) loadNames(lists, done); else loadLists(named, lists, done);
    });
    loadLists(named, lists, done, isOwn);
  }

  function loadLists(named, lists, done, isOwn) {
    loadAll(named, lists, function () {
      if (isOwn) return loadAll([root + "javascripts/references.js"], null, function () {
        duidu.job(function () { done(duidu.references.prepare(lists)); });
      });
      loadAll([root + "javascripts/references.js", root + "search/manifest.js"], null, function () {
        if (duidu.search.isLarge) return loadNames(lists, done);
        const known = lists.map(function (list) { return list.id; });
        const others = (duidu.search.manifest || []).filter(function (each) { return !each.aside && !known.includes(each.id); });
        loadAll(others.map(function (each) { return root + each.id + "/units.js"; }), lists, function () {
          duidu.job(function () { done(duidu.references.prepare(lists)); });
        });
      });
    });
  }

  // The documents of a large site by their names, besides those that have been loaded whole.
  function loadNames(lists, done) {
    loadAll([root + "javascripts/references.js", root + "search/documents.js"], null, function () {
      const known = lists.map(function (list) { return list.id; });
      const others = (duidu.search.documents || []).filter(function (each) { return !known.includes(each.id); });
      duidu.job(function () { done(duidu.references.prepare(lists.concat(others.map(nameOnly)))); });
    });
  }

  function nameOnly(each) {
    return {
      id: each.id, titles: each.title.concat(each.names || []), short: each.title, langs: each.langs, han: [], units: [],
      folder: root + each.id + "/", isNameOnly: true
    };
  }

  // Load those of the documents that a text names and that are there by name only, unless they are more than
  // `most`: whether there are any; `done` gets all documents then.
  function loadNamed(text, documents, most, done) {
    const lists = [], wanted = duidu.references.named(text, documents).filter(function (each) { return each.isNameOnly; });
    if (!wanted.length || wanted.length > most) return false;
    loadAll(wanted.map(function (each) { return each.folder + "units.js"; }), lists, function () {
      const there = new Map(duidu.references.prepare(lists).map(function (each) { return [each.id, each]; }));
      // What does not come is not asked for again.
      wanted.forEach(function (each) { each.isNameOnly = false; });
      done(documents.map(function (each) { return there.get(each.id) || each; }));
    });
    return true;
  }

  // Each list sets the same name, so it is taken over as soon as its script has run; the order is the page's.
  function loadAll(paths, lists, done) {
    const taken = [];
    let waiting = paths.length;
    function finish() {
      if (lists) lists.push.apply(lists, taken.filter(Boolean));
      done();
    }
    if (!waiting) finish();
    paths.forEach(function (path, at) {
      duidu.file(path, function (event) {
        if (lists && event.type === "load") duidu.job(function () { taken[at] = take(path); });
        waiting -= 1;
        if (!waiting) finish();
      });
    });
  }

  // A row of the list: id, short form, reading page, row of the parent, words in each language, headings;
  // beside it the first words of each of its sentences, in each language.
  function take(path) {
    const list = window.duidu_units, units = [], languages = list.title.length;
    list.units.forEach(function (row, at) {
      const openings = list.sentences[at];
      units.push({
        id: row[0], short: row[1], page: row[2], parent: units[row[3]] || null,
        words: row.slice(4, 4 + languages), places: list.places[row[0]], headings: row.slice(4 + languages),
        sentences: openings.length / languages, openings: openings, numbers: list.numbers[row[0]], paragraphs: list.paragraphs[row[0]]
      });
    });
    // An id out of use still has its page.
    Object.keys(list.gone || {}).forEach(function (id) {
      const words = [said.out_of_use.zh, said.out_of_use.en];
      units.push({ id: id, short: id, page: "", parent: null, words: words, headings: [], sentences: 0, openings: [] });
    });
    return {
      id: list.document, titles: list.title.concat(list.short, list.cited), short: list.short, langs: list.langs, han: list.han, units: units,
      folder: path.replace(/units\.js$/, "")
    };
  }

  // What a unit or sentence begins with, in each language; the headings of a division.
  function openings(found) {
    const size = found.document.langs.length, isSentence = found.sentence !== undefined, unit = isSentence ? found.parent : found;
    const first = isSentence && !found.isMissing ? (unit.numbers ? unit.numbers.indexOf(found.sentence) : found.sentence - 1) * size : 0;
    return unit.sentences ? unit.openings.slice(first, first + size) : unit.headings;
  }

  function part(name, words, lang) {
    const element = document.createElement(name);
    element.textContent = words;
    if (lang || /^[\x00-\x7f]*$/.test(words)) element.lang = lang || "en";
    return element;
  }

  // The same words in each language of a document.
  function parts(texts, langs, name) {
    return texts.map(function (words, at) { return words && part(name, words, texts.length === langs.length ? langs[at] : ""); }).filter(Boolean);
  }

  // In the words of a citation, in each language of its document.
  function cited(found) {
    const { langs } = found.document, isMissing = found.sentence === undefined || found.isMissing;
    const texts = (found.sentence === undefined ? found : found.parent).words.map(function (words, at) {
      const key = said.sentence_of[langs[at].slice(0, 2)] ? langs[at].slice(0, 2) : "en";
      return isMissing ? words : duidu.phrase(said.sentence_of, key, { words: words, number: found.sentence });
    });
    return parts(texts, langs, duidu.inWords(langs));
  }

  // Where a unit, a sentence, a document or another page of this site is.
  function address(found) {
    if (found.href) return found.href;
    if (!found.document) return found.folder + duidu.facts.index;
    // Where the text itself stands; the differences have the same ids over their lists.
    const isText = document.querySelector(".unit,.frame--alone .page>h2[id],.frame--alone .page>p[id]");
    if (isText && found.document.id === ownName && document.getElementById(found.id)) return "#" + found.id;
    const page = (found.sentence === undefined ? found : found.parent).page || found.id;
    return found.document.folder + page + "/" + duidu.facts.index + (page === found.id ? "" : "#" + found.id);
  }

  // An address of this site that names no unit: …/cn-la-2024/full/, …/glossary/railway/.
  function page(text, documents) {
    const found = /^(?:[a-z]+:\/)?[^\s?#]*?\/([^\s?]*)$/i.exec(text.trim());
    if (!found) return [];
    const parts = found[1].replace(/index\.html/, "").split("#")[0].split("/").filter(Boolean);
    const at = parts.findIndex(function (part) {
      return tables.sitePages.includes(part) || documents.some(function (each) { return each.id === part; });
    });
    const rest = parts.slice(at), isSafe = at >= 0 && rest.every(function (part) { return /^[a-z\d_-]+$/.test(part); });
    if (!isSafe || (!tables.sitePages.includes(rest[0]) && rest[1] && !tables.reserved.includes(rest[1]))) return [];
    return [{ href: root + rest.join("/") + "/" + duidu.facts.index }];
  }

  return { root: root, ownName: ownName, load: load, loadNamed: loadNamed, openings: openings, part: part, parts: parts, cited: cited, address: address, page: page };
})();
