// Words inside an element, with each language marked; buttons; messages.
duidu.put = function (element, zh, en) {
  const words = duidu.words(zh, en);
  element.replaceChildren(words === en ? "" : words === zh ? zh : zh + " ");
  if (words !== zh && en) element.append(Object.assign(document.createElement("span"), { lang: "en", textContent: en }));
  return element;
};

duidu.button = function (zh, en, act) {
  const element = duidu.put(document.createElement("button"), zh, en);
  element.type = "button";
  element.addEventListener("click", function () { duidu.job(act); });
  return element;
};

// Show a message for a while and have it read out.
duidu.say = function (zh, en) {
  let voice = document.querySelector(".voice");
  if (!voice) {
    voice = document.createElement("div");
    voice.className = "voice";
    voice.setAttribute("role", "status");
    document.body.append(voice);
  }
  // A region must be there, empty, before its words are read out.
  clearTimeout(duidu.say.timer);
  voice.textContent = "";
  setTimeout(function () { duidu.put(voice, zh, en || ""); }, 50);
  duidu.say.timer = setTimeout(function () { voice.textContent = ""; }, 3500);
};
