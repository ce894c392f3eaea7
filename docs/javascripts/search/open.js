// The search dialog opens at once, so that nothing typed is lost; what searches comes after it.
duidu.job(function () {
  const box = document.getElementById("find"), asked = new URLSearchParams(location.search), files = {};
  if (!box) return;
  const form = box.querySelector("form"), input = box.querySelector("input");
  const base = new URL(duidu.facts.later, document.baseURI).href.replace("javascripts/later.js", "");

  // A script or style of this site, once; one that was lost on the way is fetched again.
  function load(path) {
    return files[path] = files[path] || new Promise(function (done, failed) {
      duidu.file(base + path, function (event) {
        if (event.type === "load") return done();
        delete files[path];
        failed(event);
      });
    });
  }

  function come(name, then, lost) {
    load("stylesheets/search.css").catch(function () {});
    load("javascripts/search-" + name + ".js").then(then).catch(lost || function () {});
  }

  duidu.find = function (words) {
    if (words) input.value = words;
    if (!box.open || words) {
      if (!box.open) box.showModal();
      input.select();
    }
    input.dispatchEvent(new Event("input"));
  };
  duidu.find.base = base;
  duidu.find.load = load;
  duidu.keys["/"] = function () { duidu.find(); };
  // What is typed before it is known that the script was lost asks for it again, too.
  input.addEventListener("input", function () {
    const words = input.value;
    come("box", undefined, function () { if (input.value !== words) come("box"); });
  });
  // Enter, before there is anything to go to: box.js goes when there is.
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    duidu.find.wanted = input.value;
  });
  box.querySelector("button").addEventListener("click", function () { box.close(); });
  // Opened by the page before this script was here.
  if (box.open) input.dispatchEvent(new Event("input"));
  if (asked.has("q")) duidu.find(asked.get("q"));
  if (asked.get("h")) come("mark", function () { return duidu.search.mark(asked.get("h")); });
});
