// Keys: each script says what its own do (duidu.keys). help.js lists them all.
duidu.job(function () {
  function isTyping(target) {
    return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName) ||
      (target.tagName === "INPUT" && target.type !== "radio" && target.type !== "checkbox");
  }

  duidu.keys.g = function () { duidu.goto(); };
  duidu.keys["?"] = function () { duidu.help(); };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || duidu.isComposing(event) || isTyping(event.target)) return;
    if (!duidu.keys[event.key] || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    duidu.job(duidu.keys[event.key]);
  });
});
