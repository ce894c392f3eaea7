// Put a text on the clipboard, also where there is no clipboard API (old browsers, file://, http).
duidu.copy = function (text, what) {
  const { said } = duidu.tables;
  function byHand() {
    const area = document.createElement("textarea");
    const focus = document.activeElement;
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.cssText = "position:fixed;top:0;opacity:0";
    // Inside an open dialog nothing outside it can be selected.
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    let isCopied = false;
    try { isCopied = document.execCommand("copy"); } catch (error) { isCopied = false; }
    area.remove();
    if (focus && focus.focus) focus.focus({ preventScroll: true });
    report(isCopied);
  }
  function report(isCopied) {
    if (isCopied) duidu.say(what ? said.copied_what : said.copied, { what: what });
    else prompt(duidu.text(said.copy_by_hand), text);
  }
  if (!navigator.clipboard || !navigator.clipboard.writeText) return byHand();
  navigator.clipboard.writeText(text).then(function () { report(true); }, byHand);
};
