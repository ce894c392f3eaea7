// Keys: each script says what its own do (duidu.keys). help.js lists them all.
duidu.job(function () {
  // Letters that are typed while the go-to box is on its way (later.js) are for it.
  function press(key) {
    if (!duidu.typed) return duidu.keys[key] && (duidu.job(duidu.keys[key]), true);
    if (key === "Backspace") duidu.typed.pop();
    else if (key.length === 1 || key === "Enter") duidu.typed.push(key);
    else return false;
    return true;
  }

  duidu.keys.g = function () { duidu.goto(); };
  duidu.keys["?"] = function () { duidu.help(); };
  // From before this script was here (early.js).
  (duidu.pressed || []).forEach(press);
  duidu.pressed = null;
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || duidu.isComposing(event) || duidu.isTyping(event.target)) return;
    if (!document.querySelector("dialog[open]") && press(event.key)) event.preventDefault();
  });
});
