// The go-to box: what is typed, what it may mean, and the way there.
duidu.goto = (function () {
  // No more places are listed.
  const MOST = 12;
  const { root, ownName, openings, address, page } = duidu.lists;
  // How a sentence is cited behind its clause; other languages as in English.
  const SENTENCE = { zh: ["第", "句"], en: [", sentence ", ""] };
  let box = null, documents = null, isWaiting = false;

  function find(text) {
    const own = documents.find(function (each) { return each.id === ownName; });
    const found = duidu.references.find(text, documents, own, own && reading(own));
    return found.length ? found : page(text, documents);
  }

  // The clause that is here, or what the page is of.
  function reading(own) {
    const unit = duidu.place && duidu.place.chosen();
    return unit ? unit.dataset.unit || unit.id : location.pathname.split("/").reverse().find(function (part) { return own.ids.has(part); });
  }

  function go(found) {
    box.close();
    location.href = address(found);
  }

  function part(name, words, lang) {
    const element = document.createElement(name);
    element.textContent = words;
    if (lang || /^[\x00-\x7f]*$/.test(words)) element.lang = lang || "en";
    return element;
  }

  // The same words in each language of a document.
  function parts(texts, langs) {
    return texts.map(function (words, at) { return words && part("span", words, texts.length === langs.length ? langs[at] : ""); }).filter(Boolean);
  }

  // In the words of a citation.
  function cited(found) {
    if (found.sentence === undefined) return found.words;
    return found.parent.words.map(function (words, at) {
      const [before, behind] = SENTENCE[found.document.langs[at].slice(0, 2)] || SENTENCE.en;
      return found.isMissing ? words : words + before + found.sentence + behind;
    });
  }

  function entry(found) {
    const line = document.createElement("li"), link = document.createElement("a");
    const home = found.document || found;
    link.href = address(found);
    if (found.href) link.append(part("span", found.href));
    else if (found.document) {
      const said = document.createElement("span");
      said.className = "said";
      said.append.apply(said, parts(openings(found), found.document.langs));
      link.append(part("b", (found.sentence === undefined ? found : found.parent).short));
      link.append.apply(link, parts(cited(found), found.document.langs).concat(said));
    }
    // Which document, where there is more than one.
    if (home.short && documents.length > 1) link.append(duidu.put(document.createElement("small"), home.short[0], home.short[1]));
    link.addEventListener("click", function (event) { event.preventDefault(); go(found); });
    line.append(link);
    return line;
  }

  function list(found) {
    const lines = box.querySelector("ol");
    // Several sentences that a clause has not lead to the one clause.
    const ways = found.filter(function (each, at) { return found.findIndex(function (one) { return address(one) === address(each); }) === at; });
    lines.replaceChildren.apply(lines, ways.slice(0, MOST).map(entry));
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
    const missing = found.find(function (each) { return each.isMissing; });
    if (found.length === 1 && !isFar && !missing) return go(found[0]);
    list(found);
    if (missing) {
      const { short, sentences } = missing.parent;
      hint(short + " 有 " + sentences + " 个句对，没有所写的那一句。",
        short + " has " + sentences + (sentences === 1 ? " sentence pair" : " sentence pairs") + ", not the one asked for.");
      box.querySelector("ol a").focus();
    } else if (isFar) {
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
    duidu.lists.load(function (all) {
      documents = all;
      if (!all.length) hint("没有目录可查。", "No list of clauses here.");
      if (isWaiting) submit(); else input.dispatchEvent(new Event("input"));
    });
  };
})();
