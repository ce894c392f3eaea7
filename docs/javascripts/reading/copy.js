// Put something on the clipboard, plain and as HTML, in the very moment of the click or key: WebKit refuses
// it later. The old command does so everywhere, from disk too; the new interface is asked where it does not.
duidu.copy = function (taken, what) {
  let isDone = false;
  const kinds = { "text/plain": taken.text, "text/html": taken.html };

  function give(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    Object.keys(kinds).forEach(function (kind) { event.clipboardData.setData(kind, kinds[kind]); });
    isDone = true;
  }
  // Without a selection WebKit copies only for a page that says beforehand that it has something.
  function allow(event) { event.preventDefault(); }
  function report(isCopied) { duidu.copied(isCopied, taken.text, what); }

  document.addEventListener("copy", give, true);
  document.addEventListener("beforecopy", allow);
  try { document.execCommand("copy"); } catch (error) { /* asked below */ }
  document.removeEventListener("copy", give, true);
  document.removeEventListener("beforecopy", allow);
  // What was promised before this script was here (later.js) is given in any case.
  const written = duidu.promised && duidu.promised(kinds);
  if (isDone) return report(true);
  new Promise(function (done) {
    if (written) return done(written);
    const blobs = {};
    Object.keys(kinds).forEach(function (kind) { blobs[kind] = new Blob([kinds[kind]], { type: kind }); });
    done(navigator.clipboard.write([new ClipboardItem(blobs)]));
  }).catch(function () { return navigator.clipboard.writeText(taken.text); })
    .then(function () { report(true); }, function () { report(false); });
};
