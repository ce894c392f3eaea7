// View: chosen and remembered. What else the reader may set (acts.js) comes late; styles alone apply it.
duidu.job(function () {
  const { said } = duidu.tables;
  const radios = Array.from(document.getElementsByName("view"));

  // The reader's own choice takes the place of the one in the address.
  function choose(radio) {
    duidu.place.keep(function () { radio.checked = true; });
    duidu.store("view", radio.value);
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  }

  // The radio button has already changed; what is kept was measured before.
  radios.forEach(function (radio) {
    radio.addEventListener("change", function () { choose(radio); });
  });

  if (radios.length) duidu.keys.v = function () {
    const at = radios.findIndex(function (radio) { return radio.checked; });
    const radio = radios[(at + 1) % radios.length];
    choose(radio);
    duidu.say(radio.value === "both" ? said.view_both : said.view_of, { language: radio.nextElementSibling.textContent });
  };
});
