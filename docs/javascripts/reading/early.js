// A clause's own page before the reader does anything: what its buttons and keys do comes with the first touch
// (clause.js), and what was pressed before it came is kept for it (open.js, later.js, keys.js).
duidu.job(function () {
  const own = document.currentScript.src, find = document.getElementById("find");
  let isComing = false;
  duidu.pressed = [];

  function load() {
    if (isComing) return;
    isComing = true;
    const script = Object.assign(document.createElement("script"), { src: own.replace("unit.js", "clause.js") });
    script.onerror = function () { isComing = false; };
    document.head.append(script);
  }

  // Nothing typed is lost.
  function open() {
    find.showModal();
    find.querySelector("input").focus();
  }

  // What copies comes late, and WebKit takes only what a page had in the moment of the click or key: a
  // promise of it.
  duidu.promise = function () {
    let give;
    const taken = new Promise(function (done) { give = done; }), blobs = {};
    if (duidu.promised) return;
    ["text/plain", "text/html"].forEach(function (kind) {
      blobs[kind] = taken.then(function (kinds) { return new Blob([kinds[kind]], { type: kind }); });
    });
    const written = navigator.clipboard.write([new ClipboardItem(blobs)]);
    written.catch(function () { /* copy.js says so */ });
    duidu.promised = function (kinds) {
      duidu.promised = null;
      give(kinds);
      return written;
    };
  };

  addEventListener("click", function (event) {
    const button = duidu.early && event.target.closest("[data-do]"), name = button ? button.dataset.do : "";
    if (/^copy/.test(name)) duidu.job(duidu.promise);
    if (name === "find" && event.defaultPrevented) open();
  });
  addEventListener("keydown", function (event) {
    if (!duidu.pressed || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input,select")) return;
    if (event.key === "/") {
      event.preventDefault();
      return open();
    }
    if (event.key === "c" || event.key === "q") duidu.job(duidu.promise);
    duidu.pressed.push(event.key);
  });
  ["pointerdown", "keydown"].forEach(function (name) {
    addEventListener(name, load, { passive: true });
  });
  if (/[?&][qh]=|\.\d+$/.test(location.search + location.hash) || duidu.early.length) load();
});
