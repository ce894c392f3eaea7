// The go-to box. The reader of references and the lists of units are scripts of their own, loaded when
// the box first opens.
duidu.goto = (function () {
  const MOST = 12;
  const later = "javascripts/later.js";
  const root = duidu.facts.later.slice(0, -later.length);
  // The page's own document; none on a page of several.
  const ownName = duidu.facts.address.split("/").slice(-2)[0];
  let box = null, documents = null, isWaiting = false;

  function script(path, done) {
    const element = document.createElement("script");
    element.src = path;
    element.onload = element.onerror = done;
    document.head.append(element);
  }

  // The lists that the page names, then those of every other document, which the search's manifest names.
  function load(done) {
    const lists = [];
    duidu.search = duidu.search || {};
    loadAll(duidu.facts.lists, lists, function () {
      loadAll([root + "javascripts/references.js", root + "search/manifest.js"], null, function () {
        const known = lists.map(function (list) { return list.id; });
        const others = (duidu.search.manifest || []).filter(function (each) { return !each.aside && !known.includes(each.id); });
        loadAll(others.map(function (each) { return root + each.id + "/units.js"; }), lists, function () {
          duidu.job(function () { done(duidu.reference.prepare(lists)); });
        });
      });
    });
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
      script(path, function (event) {
        if (lists && event.type === "load") duidu.job(function () { taken[at] = take(path); });
        waiting -= 1;
        if (!waiting) finish();
      });
    });
  }

  // A row of the list: id, short form, reading page, row of the parent, words in each language, headings.
  function take(path) {
    const list = window.duidu_units, units = [], languages = list.title.length;
    list.units.forEach(function (row) {
      units.push({
        id: row[0], short: row[1], page: row[2], parent: units[row[3]] || null,
        words: row.slice(4, 4 + languages), headings: row.slice(4 + languages)
      });
    });
    // An id out of use still has its page.
    Object.keys(list.gone || {}).forEach(function (id) {
      units.push({ id: id, short: id, page: "", parent: null, words: ["（已停用）", "(no longer used)"], headings: [] });
    });
    return {
      id: list.document, titles: list.title.concat(list.short), short: list.short, han: list.han, units: units,
      folder: path.replace(/units\.js$/, "")
    };
  }

  // Where a unit, a document or another page of this site is.
  function address(found) {
    if (found.href) return found.href;
    if (!found.document) return found.folder + duidu.facts.index;
    if (found.document.id === ownName && document.getElementById(found.id)) return "#" + found.id;
    const page = found.page || found.id;
    return found.document.folder + page + "/" + duidu.facts.index + (page === found.id ? "" : "#" + found.id);
  }

  // An address of this site that names no unit: …/cn-la-2024/full/, …/glossary/railway/.
  function page(text) {
    const found = /^(?:[a-z]+:\/)?[^\s?#]*?\/([^\s?]*)$/i.exec(text.trim());
    if (!found) return [];
    const parts = found[1].replace(/index\.html/, "").split("#")[0].split("/").filter(Boolean);
    const at = parts.findIndex(function (part) {
      return part === "glossary" || part === "help" || documents.some(function (each) { return each.id === part; });
    });
    const rest = parts.slice(at), inside = /^(zh|en|full|glossary|differences|about|downloads)$/;
    const isSafe = at >= 0 && rest.every(function (part) { return /^[a-z\d_-]+$/.test(part); });
    if (!isSafe || (!/^(glossary|help)$/.test(rest[0]) && rest[1] && !inside.test(rest[1]))) return [];
    return [{ href: root + rest.join("/") + "/" + duidu.facts.index }];
  }

  function find(text) {
    const own = documents.find(function (each) { return each.id === ownName; });
    const found = duidu.reference.find(text, documents, own);
    return found.length ? found : page(text);
  }

  function go(found) {
    box.close();
    location.href = address(found);
  }

  function part(name, words) {
    const element = document.createElement(name);
    element.textContent = words;
    if (/^[\x00-\x7f]*$/.test(words)) element.lang = "en";
    return element;
  }

  function entry(found) {
    const line = document.createElement("li"), link = document.createElement("a");
    const home = found.document || found;
    link.href = address(found);
    if (found.href) link.append(part("span", found.href));
    else if (found.document) link.append(part("b", found.short));
    (found.words || []).forEach(function (words) { link.append(part("span", words)); });
    // Which document, where there is more than one.
    if (home.short && documents.length > 1) link.append(duidu.put(document.createElement("small"), home.short[0], home.short[1]));
    link.addEventListener("click", function (event) { event.preventDefault(); go(found); });
    line.append(link);
    return line;
  }

  function list(found) {
    const lines = box.querySelector("ol");
    lines.replaceChildren.apply(lines, found.slice(0, MOST).map(entry));
  }

  function hint(zh, en) { return duidu.put(box.querySelector("[role=status]"), zh, en); }

  // Words that name no unit may be words of the text: search them, here or where there is a search box.
  function offerSearch(text) {
    const words = text.trim().slice(0, 200), search = document.querySelector("[data-md-component=search-query]");
    const link = duidu.put(document.createElement("a"), "搜索这些字", "Search for these words");
    link.href = root + (ownName ? ownName + "/" : "") + duidu.facts.index + "?q=" + encodeURIComponent(words.toWellFormed ? words.toWellFormed() : words);
    link.addEventListener("click", function (event) {
      const isOpen = document.getElementById("__search");
      if (!search || !isOpen) return;
      event.preventDefault();
      box.close();
      isOpen.checked = true;
      isOpen.dispatchEvent(new Event("change"));
      search.value = words;
      search.focus();
      search.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.querySelector("[role=status]").append(" ", link);
  }

  function submit() {
    // Asked before the lists have come: answered as soon as they are here.
    isWaiting = !documents;
    if (isWaiting) return;
    const input = box.querySelector("input"), found = find(input.value);
    // A reference that only another document has is shown first, unless it names that document.
    const home = found.length === 1 && found[0].document;
    const isFar = home && ownName && home.id !== ownName && !input.value.includes("/") &&
      !home.folded.some(function (title) { return input.value.toLowerCase().includes(title); });
    if (found.length === 1 && !isFar) return go(found[0]);
    list(found);
    if (isFar) {
      hint("在另一份文件里。", "In another document.");
      box.querySelector("ol a").focus();
    } else if (found.length) {
      hint("有几处符合，请选一处。", "Several match: choose one.");
      box.querySelector("ol a").focus();
    } else {
      hint("认不出。可以写：II.6、2.1.6、第二部分一、6、二（一）6、p2-s1-c6，或粘贴引文、地址。",
        "Not understood. Accepted: II.6, 2.1.6, Part Two I 6, p2-s1-c6, a heading, a pasted citation or address.");
      if (input.value.trim()) offerSearch(input.value);
      input.select();
    }
  }

  // ↓ and ↑ go from the input into the list and through it; Escape in the list leads back.
  function move(event) {
    if (event.isComposing) return;
    const input = box.querySelector("input"), all = [input].concat(Array.from(box.querySelectorAll("ol a")));
    const now = all.indexOf(document.activeElement), by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (now < 0 || all.length < 2) return;
    if (by) all[(now + by + all.length) % all.length].focus();
    else if (event.key === "Escape" && now) input.focus();
    else return;
    event.preventDefault();
  }

  function build() {
    box = document.createElement("dialog");
    box.className = "box";
    box.setAttribute("aria-label", duidu.words("转到", "Go to"));
    const form = document.createElement("form"), label = document.createElement("label"), input = document.createElement("input");
    duidu.put(label, "转到哪一条", "Go to a clause");
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.placeholder = "II.6 · 第二部分一、6 · Part Two I 6";
    label.append(input);
    const state = document.createElement("p");
    state.setAttribute("role", "status");
    form.append(label, document.createElement("ol"), state);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      duidu.job(submit);
    });
    input.addEventListener("input", function () {
      hint("", "");
      duidu.job(function () { list(documents && input.value.trim() ? find(input.value) : []); });
    });
    box.append(form);
    box.addEventListener("keydown", function (event) { duidu.job(function () { move(event); }); });
    // A click on the backdrop closes.
    box.addEventListener("click", function (event) { if (event.target === box) box.close(); });
    document.body.append(box);
  }

  return function () {
    if (!box) build();
    if (box.open) return;
    box.showModal();
    const input = box.querySelector("input");
    input.select();
    if (documents) return;
    load(function (all) {
      documents = all;
      if (!all.length) hint("没有目录可查。", "No list of clauses here.");
      if (isWaiting) submit(); else input.dispatchEvent(new Event("input"));
    });
  };
})();
