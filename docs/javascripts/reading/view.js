// View: chosen and remembered. What else the reader may set (acts.js) comes late; styles alone apply it.
duidu.job(function () {
  const radios = Array.from(document.getElementsByName("view"));

  // The reader's own choice takes the place of the one in the address.
  function choose(radio) {
    duidu.place.keep(function () {
      radio.checked = true;
      show();
    });
    duidu.store("view", radio.value);
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  }

  function show() {
    if (radios.some(function (radio) { return radio.checked && radio.value === "pairs"; })) duidu.interleave();
    duidu.hide();
  }

  // What a choice is called, in each language.
  function name(radio) {
    const words = {}, label = radio.nextElementSibling;
    duidu.languages.forEach(function (each) {
      words[each[0]] = (label.querySelector("[lang|=" + each[0] + "]") || label).textContent.trim();
    });
    return words;
  }

  // The radio button has already changed; what is kept was measured before.
  radios.forEach(function (radio) {
    radio.addEventListener("change", function () { choose(radio); });
  });
  show();
  duidu.show = show;

  if (radios.length) duidu.keys.v = function () {
    const at = radios.findIndex(function (radio) { return radio.checked; });
    const radio = radios[(at + 1) % radios.length];
    choose(radio);
    duidu.say(name(radio));
  };
});
