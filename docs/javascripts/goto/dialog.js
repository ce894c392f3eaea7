// The go-to box: what is typed, what it may mean, and the way there.
duidu.goto = (function () {
  // No more places are listed.
  const MOST = 12;
  // So many documents that a text may mean are looked into while it is typed.
  const FEW = 2;
  const { said } = duidu.tables;
  const { root, ownName, loadNamed, openings, part, parts, cited, address, page } = duidu.lists;
  let box = null, documents = null, isWaiting = false, isLoading = false;

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

  function entry(found) {
    const line = document.createElement("li"), link = document.createElement("a");
    const home = found.document || found;
    link.href = address(found);
    if (found.href) link.append(part("bdi", found.href));
    else if (found.document) {
      const first = document.createElement("q");
      first.className = "said";
      first.append.apply(first, parts(openings(found), found.document.langs, "bdi"));
      link.append(part("b", (found.sentence === undefined ? found : found.parent).short));
      link.append.apply(link, cited(found).concat(first));
    }
    // Which document, where there is more than one.
    if (home.short && documents.length > 1) link.append(part("small", home.short.join(" ")));
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

  function hint(words, values) {
    const state = box.querySelector("[role=status]");
    if (words) duidu.put(state, words, values); else state.replaceChildren();
  }

  function lacks(found) { return found.isMissing || Boolean(found.without); }

  // What of it there is not, and what is nearest to it; nothing where all is there.
  function hintMissing(found) {
    const missing = found.find(lacks);
    if (!missing) return hint(null);
    if (missing.without) return hint(said.goto_no_part, { place: inEach(missing), numbers: missing.without.map(plain).join(", ") });
    if (missing.lacks) return hint(said.goto_no_unit, { last: missing.last.short, numbers: missing.lacks.map(plain).join(", ") });
    const { short, sentences } = missing.parent;
    hint(sentences === 1 ? said.goto_no_sentence_one : said.goto_no_sentence, { short: short, count: sentences });
  }

  // i9, and 末9 from the end
  function plain(number) { return number.replace(/^[^\d]+/, ""); }

  // What a unit is called, in each language of the interface.
  function inEach(unit) {
    const { langs } = unit.document, values = {};
    duidu.languages.forEach(function (each) {
      const at = langs.findIndex(function (lang) { return lang.split("-")[0] === each[0]; });
      values[each[0]] = unit.words[at] || unit.short;
    });
    return values;
  }

  // Words that name no unit may be words of the text: search them.
  function offerSearch(text) {
    const words = text.trim().slice(0, 200);
    const link = duidu.put(document.createElement("a"), said.search_these);
    link.href = root + (ownName ? ownName + "/" : "") + duidu.facts.index + "?q=" + encodeURIComponent(words.toWellFormed ? words.toWellFormed() : words);
    link.addEventListener("click", function (event) {
      if (!duidu.find) return;
      event.preventDefault();
      box.close();
      duidu.find(words);
    });
    box.querySelector("[role=status]").append(" ", link);
  }

  function submit() {
    // Asked before the lists have come: answered as soon as they are here.
    const input = box.querySelector("input");
    if (documents && !isLoading) isLoading = loadNamed(input.value, documents, MOST, take);
    isWaiting = !documents || isLoading;
    if (isWaiting) return;
    const found = find(input.value);
    // A reference that only another document has is shown first, unless it names that document.
    const home = found.length === 1 && found[0].document;
    const isFar = home && ownName && home.id !== ownName && !input.value.includes("/") &&
      !duidu.references.named(input.value, documents).includes(home);
    const isMissing = found.some(lacks), unread = found.unread || [];
    if (found.length === 1 && !isFar && !isMissing && !unread.length) return go(found[0]);
    list(found);
    if (unread.length) {
      hint(said.goto_unread, { words: unread.join(" … ") });
      box.querySelector("ol a").focus();
    } else if (isMissing) {
      hintMissing(found);
      box.querySelector("ol a").focus();
    } else if (isFar) {
      hint(said.goto_far);
      box.querySelector("ol a").focus();
    } else if (found.length) {
      hint(said.goto_several);
      box.querySelector("ol a").focus();
    } else {
      hint(said.goto_unknown);
      if (input.value.trim()) offerSearch(input.value);
      input.select();
    }
  }

  // ↓ and ↑ go from the input into the list and through it; Escape in the list leads back.
  function move(event) {
    if (duidu.isComposing(event)) return;
    const input = box.querySelector("input"), all = [input].concat(Array.from(box.querySelectorAll("ol a")));
    const now = all.indexOf(document.activeElement), by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (now < 0 || all.length < 2) return;
    if (by) all[(now + by + all.length) % all.length].focus();
    else if (event.key === "Escape" && now) input.focus();
    else return;
    event.preventDefault();
  }

  // The lists are here, or more of them.
  function take(all) {
    const input = box.querySelector("input");
    documents = all;
    if (!all.length) hint(said.goto_no_list);
    isLoading = loadNamed(input.value, documents, FEW, take);
    if (isLoading) return;
    if (isWaiting) submit(); else input.dispatchEvent(new Event("input"));
  }

  function build() {
    box = document.createElement("dialog");
    box.className = "box";
    duidu.label(box, "aria-label", said.goto);
    const form = document.createElement("form"), label = document.createElement("label"), input = document.createElement("input");
    duidu.put(label, said.goto_which);
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    duidu.label(input, "placeholder", said.goto_examples);
    label.append(input);
    const state = document.createElement("p");
    state.setAttribute("role", "status");
    form.append(label, document.createElement("ol"), state);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      duidu.job(submit);
    });
    input.addEventListener("input", function () {
      hint(null);
      duidu.job(function () {
        const found = documents && input.value.trim() ? find(input.value) : [];
        list(found);
        hintMissing(found);
        if (documents) isLoading = loadNamed(input.value, documents, FEW, take);
      });
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
    const input = box.querySelector("input"), typed = duidu.typed || [];
    duidu.typed = null;
    // What was typed before the box was here, Enter with it.
    if (typed.length) {
      input.value = typed.filter(function (key) { return key.length === 1; }).join("");
      isWaiting = typed[typed.length - 1] === "Enter";
    } else input.select();
    if (documents) return;
    duidu.lists.load(take);
  };
})();
