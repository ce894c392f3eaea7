// A clause's own page before the reader does anything: what its buttons and keys do comes with the first touch
// (clause.js), and what was pressed before it came is kept for it (open.js, later.js, keys.js).
duidu.job(function () {
  const own = document.currentScript.src, find = document.getElementById("find");
  let isComing = false;
  duidu.pressed = [];

  function load() {
    if (isComing) return;
    isComing = true;
    duidu.file(own.replace("unit.js", "clause.js"), function (event) { isComing = event.type === "load"; });
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
    if (!duidu.pressed || event.ctrlKey || event.metaKey || event.altKey || duidu.isTyping(event.target)) return;
    // What is typed behind g is for the go-to box.
    if (event.key === "/" && !duidu.pressed.includes("g")) {
      event.preventDefault();
      return open();
    }
    if (/^[cqQ]$/.test(event.key)) duidu.job(duidu.promise);
    duidu.pressed.push(event.key);
  });
  ["pointerdown", "keydown", "change"].forEach(function (name) {
    addEventListener(name, load);
  });
  // A name that nothing here has is said by what comes later.
  if (/[?&][qh]=/.test(location.search) || location.hash[1] && !document.querySelector(":target") || duidu.early.length || document.documentElement.dataset.script) load();
});
