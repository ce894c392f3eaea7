// The contents as a sheet over the text on narrow screens.
(function () {
  const root = document.documentElement;
  const contents = document.getElementById("contents");
  const here = document.querySelector(".here"), narrow = matchMedia("(max-width:67.5em)");
  function isOpen() { return root.hasAttribute("data-contents"); }
  function close(isBack) {
    if (!isOpen()) return;
    root.removeAttribute("data-contents");
    name();
    if (isBack) here.focus();
  }
  // A link to the contents; where they are a sheet, a button that opens it.
  function name() {
    const state = { role: "button", "aria-controls": "contents", "aria-expanded": String(isOpen()) };
    Object.keys(state).forEach(function (each) {
      if (narrow.matches) here.setAttribute(each, state[each]); else here.removeAttribute(each);
    });
  }
  duidu.sheet = function () {
    if (isOpen()) return close(true);
    root.setAttribute("data-contents", "");
    name();
    contents.querySelector("a").focus({ preventScroll: true });
  };
  if (!contents || !here) return;
  name();
  narrow.addEventListener("change", function () { close(false); name(); });
  contents.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !event.relatedTarget.closest(".contents,.here")) close(false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close(true);
    if (event.key !== " " || event.target !== here || !narrow.matches) return;
    event.preventDefault();
    duidu.sheet();
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".contents,.here") || event.target.closest(".contents a")) close(false);
  });
})();
