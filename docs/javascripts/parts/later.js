// The go-to box and the list of keys are a script of their own, loaded when first asked for; it puts
// the real functions in place of these.
["goto", "help"].forEach(function (name) {
  duidu[name] = function () {
    const script = document.createElement("script");
    script.src = duidu.facts.goto;
    script.onload = function () { duidu.job(function () { duidu[name](); }); };
    document.head.append(script);
  };
});
