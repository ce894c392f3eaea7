// The go-to box. The list of units is a script of its own, loaded when the box first opens.
duidu.goto = (function () {
  const lists = duidu.facts.lists;
  let box = null, units = null, isWaiting = false;

  // Each list sets the same name, so it is taken over as soon as its script has run.
  function load(done) {
    let waiting = lists.length;
    const all = [];
    if (!waiting) done(all);
    lists.forEach(function (path) {
      const script = document.createElement("script");
      script.src = path;
      script.onload = function () { duidu.job(function () { all.push.apply(all, take(path)); }); finish(); };
      script.onerror = finish;
      document.head.append(script);
    });
    function finish() {
      waiting -= 1;
      if (!waiting) done(all);
    }
  }

  // A row of the list: id, short form, reading page, words in each language.
  function take(path) {
    const list = window.duidu_units, folder = path.replace(/units\.js$/, "");
    const units = list.units.map(function (row) {
      return { id: row[0], short: row[1], page: row[2], words: row.slice(3), folder: folder };
    });
    // An id out of use still has its page.
    Object.keys(list.gone || {}).forEach(function (id) {
      units.push({ id: id, short: id, page: "", words: ["（已停用）", "(no longer used)"], folder: folder });
    });
    return units;
  }

  function address(unit) {
    const isHere = lists.length === 1 && document.getElementById(unit.id);
    if (isHere) return "#" + unit.id;
    const page = unit.page || unit.id;
    return unit.folder + page + "/" + duidu.facts.index + (page === unit.id ? "" : "#" + unit.id);
  }

  function go(unit) {
    box.close();
    location.href = address(unit);
  }

  function entry(unit) {
    const line = document.createElement("li"), link = document.createElement("a");
    link.href = address(unit);
    [unit.short].concat(unit.words).forEach(function (words, at) {
      const element = document.createElement(at ? "span" : "b");
      element.textContent = words;
      if (/^[\x00-\x7f]*$/.test(words)) element.lang = "en";
      link.append(element);
    });
    link.addEventListener("click", function (event) { event.preventDefault(); go(unit); });
    line.append(link);
    return line;
  }

  function list(found) {
    box.querySelector("ol").replaceChildren.apply(box.querySelector("ol"), found.slice(0, 8).map(entry));
  }

  function hint(zh, en) { duidu.put(box.querySelector("[role=status]"), zh, en); }

  function submit() {
    // Asked before the list has come: answered as soon as it is here.
    isWaiting = !units;
    if (isWaiting) return;
    const input = box.querySelector("input"), found = duidu.find(input.value, units);
    if (found.length === 1) return go(found[0]);
    list(found);
    if (found.length) {
      hint("有几处符合，请选一处。", "Several match: choose one.");
      box.querySelector("ol a").focus();
    } else {
      hint("认不出。可以写：II.6、2.1.6、第二部分一、6、二（一）6、p2-s1-c6，或粘贴引文、地址。",
        "Not understood. Accepted: II.6, 2.1.6, Part Two I 6, p2-s1-c6, a pasted citation or address.");
      input.select();
    }
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
      duidu.job(function () { list(units && input.value.trim() ? duidu.find(input.value, units) : []); });
    });
    box.append(form);
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
    if (units) return;
    load(function (all) {
      units = all;
      if (!all.length) hint("没有目录可查。", "No list of clauses here.");
      if (isWaiting) submit(); else input.dispatchEvent(new Event("input"));
    });
  };
})();
