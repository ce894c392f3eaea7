// Buttons and messages, in the languages of the interface.
duidu.button = function (words, act, values) {
  const element = duidu.put(document.createElement("button"), words, values);
  element.type = "button";
  element.addEventListener("click", function () { duidu.job(act); });
  return element;
};

// Show a message for a while and have it read out.
duidu.say = function (words, values) {
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
  setTimeout(function () { duidu.put(voice, words, values); }, 50);
  duidu.say.timer = setTimeout(function () { voice.textContent = ""; }, 3500);
};
