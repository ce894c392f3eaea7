// Chinese texts in another form than their source has. The characters on the page are exchanged one by one, so that
// ids, marks, selections and what is lit keep their places; for copying, and for scripts that look for words of
// the source, the source's own are put back for the moment.
duidu.showForm = (function () {
  const { said } = duidu.tables, root = document.documentElement;
  const BLOCKS = "html,body,header,footer,main,article,aside,section,nav,div,p,h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,table,caption,tr,td,th,blockquote,pre,figure,figcaption,details,summary,fieldset,legend,label,button,select,option,dialog,form,text";
  // Results are of documents whose words are not here; what is typed and the marks of footnotes are no text.
  const LEFT = "head,script,style,textarea,[name=script],[translate=no],.footmark,.footback";
  const RESULTS = "#find ol,.find__nearest";
  // What a box of text had, and has: {source, shown}.
  let known = new WeakMap();
  let form = null, name = "";

  function tagOf(element) {
    return element.dataset.lang && !form.tags[element.lang] ? element.dataset.lang : element.getAttribute("lang");
  }

  // The texts in a part of the page: for each box its text nodes, in groups of what stands together. A box is the
  // innermost block or element with a language of its own.
  function read(part) {
    const boxes = new Map(), walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
      const node = walker.currentNode, holder = node.parentElement;
      if (holder.closest(LEFT)) continue;
      const owner = holder.closest("[lang]"), block = holder.closest(BLOCKS);
      if (holder.closest(RESULTS) || !owner || !form.tags[tagOf(owner)]) {
        if (node.data.trim()) last = null;
        continue;
      }
      const box = block.contains(owner) ? owner : block;
      if (!boxes.has(box)) boxes.set(box, { owner: owner, groups: [] });
      const { groups } = boxes.get(box);
      if (box !== last || !groups.length) groups.push([]);
      groups[groups.length - 1].push(node);
      last = box;
    }
    return boxes;
  }

  function text(nodes) { return nodes.map((node) => node.data).join(""); }

  // The new character before the old one, which then goes: ranges keep their ends.
  function exchange(node, signs) {
    let at = 0;
    Array.from(node.data).forEach(function (old, nth) {
      const fresh = signs[nth];
      if (fresh !== old) {
        node.insertData(at, fresh);
        node.deleteData(at + fresh.length, old.length);
      }
      at += fresh.length;
    });
  }

  function write(nodes, wanted) {
    const signs = Array.from(wanted);
    nodes.forEach(function (node) { exchange(node, signs.splice(0, Array.from(node.data).length)); });
  }

  function convert(part) {
    read(part).forEach(function ({ owner, groups }, box) {
      const nodes = groups.flat(), now = text(nodes), was = known.get(box), tag = tagOf(owner);
      if (!was || now !== was.shown) {
        const shown = groups.map((group) => form.convert(text(group))).join("");
        known.set(box, { source: now, shown: shown });
        write(nodes, shown);
      }
      owner.dataset.lang = tag;
      if (owner.getAttribute("lang") !== form.tags[tag]) owner.setAttribute("lang", form.tags[tag]);
      if (owner === root) document.querySelectorAll(RESULTS).forEach(function (each) { each.lang = tag; });
    });
  }

  function restore(part) {
    read(part).forEach(function ({ owner, groups }, box) {
      const nodes = groups.flat(), was = known.get(box);
      if (was && text(nodes) === was.shown) write(nodes, was.source);
      owner.setAttribute("lang", tagOf(owner));
      delete owner.dataset.lang;
    });
  }

  // The block around a part, so that boxes are whole.
  function around(part) {
    const element = part.nodeType === 1 ? part : part.parentElement;
    return element ? element.closest(BLOCKS) : root;
  }

  // What comes later, cards, notes and messages, is converted as it comes.
  const observer = new MutationObserver(function (all) {
    const parts = new Set();
    all.forEach(function (each) {
      each.addedNodes.forEach(function (node) { if (node.nodeType === 1 || node.nodeType === 3) parts.add(around(node)); });
    });
    parts.forEach(function (part) { if (form && part && part.isConnected) convert(part); });
  });
  // Another language of the interface.
  const speech = new MutationObserver(function () { if (form && root.dataset.lang && form.tags[root.lang]) convert(root); });

  // Do something while a part of the page has the characters of its source.
  duidu.printed = function (part, work) {
    const whole = form && part && around(part);
    if (!whole) return work();
    restore(whole);
    try { return work(); } finally { convert(whole); }
  };

  function selected() {
    const selection = getSelection();
    return form && selection.rangeCount && !selection.isCollapsed ? around(selection.getRangeAt(0).commonAncestorContainer) : null;
  }

  // Whoever copies, the browser too, finds the source; at once after it the page is as it was.
  addEventListener("copy", function () {
    const part = selected();
    if (!part) return;
    restore(part);
    setTimeout(function () { if (form) convert(part); });
  }, true);
  addEventListener("dragstart", function (event) {
    const part = selected();
    if (part && event.dataTransfer) event.dataTransfer.setData("text/plain", duidu.printed(part, () => String(getSelection())));
  }, true);

  function say(words) {
    const isAlone = root.hasAttribute("data-alone"), own = duidu.languages.filter((each) => !isAlone || each[0] === duidu.language());
    return own.flatMap(function ([key, lang]) {
      return [Object.assign(document.createElement("span"), { lang: lang, textContent: words[key] }), " "];
    });
  }

  function keep(change) {
    if (duidu.place) duidu.place.keep(change); else change();
  }

  // What stores choices may not be here yet.
  function leave() {
    const list = document.querySelector("select[name=script]");
    keep(function () { show(""); });
    if (list) list.focus({ preventScroll: true });
    duidu.job(function () {
      const all = JSON.parse(localStorage.getItem("duidu")) || {};
      delete all.script;
      localStorage.setItem("duidu", JSON.stringify(all));
    });
  }

  // Above the text for those who listen and on paper, by style at the foot of the window.
  function notice() {
    const line = document.createElement("div"), back = document.createElement("button");
    line.className = "converted";
    line.setAttribute("role", "note");
    Object.assign(back, { type: "button", className: "tool" }).append(...say(said.form_back));
    back.addEventListener("click", leave);
    line.append(...say(name === "hans" ? said.converted_to_hans : said.converted_to_hant), back);
    (document.querySelector(".page") || document.body).prepend(line);
  }

  function show(wanted) {
    observer.disconnect();
    speech.disconnect();
    document.querySelectorAll(".converted").forEach(function (old) { old.remove(); });
    if (form) restore(root);
    known = new WeakMap();
    form = wanted ? duidu.forming(wanted) : null;
    name = wanted;
    if (wanted) root.dataset.script = wanted; else delete root.dataset.script;
    document.querySelectorAll("select[name=script]").forEach(function (list) { list.value = wanted; });
    if (!form) return;
    notice();
    convert(root);
    observer.observe(root, { subtree: true, childList: true });
    speech.observe(root, { attributeFilter: ["lang"] });
  }

  return show;
})();

// A page that is opened with the choice made: when its other scripts have read it.
(function () {
  const { dataset } = document.documentElement, styles = document.currentScript.src.replace(/javascripts(.*)js$/, "stylesheets$1css");
  function start() {
    duidu.file(styles);
    // Without the words of this page nothing is converted: half of them would be another text.
    if (dataset.script && self.duidu_script) duidu.showForm(dataset.script);
    delete dataset.wait;
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start); else start();
})();
