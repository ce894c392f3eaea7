// Keys. "/" is the search box's own; help.js lists them all.
duidu.job(function () {
  function isTyping(target) {
    return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName) ||
      (target.tagName === "INPUT" && target.type !== "radio" && target.type !== "checkbox");
  }

  const acts = {
    j: function () { duidu.place.step(1); },
    k: function () { duidu.place.step(-1); },
    v: function () { duidu.nextView(); },
    g: function () { duidu.goto(); },
    "?": function () { duidu.help(); },
    c: function () {
      const unit = duidu.place.current();
      if (unit) duidu.copyLink(unit);
    }
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (!acts[event.key] || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    duidu.job(acts[event.key]);
  });
});
