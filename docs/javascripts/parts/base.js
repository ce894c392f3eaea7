// The one global name, what the page says for scripts, words in both languages, messages.
var duidu = window.duidu || {};

// What the page says for scripts: lists of units, permanent address, citations with open slots.
duidu.facts = (function () {
  const source = document.getElementById("duidu-document");
  const facts = Object.assign({ lists: "", later: "", index: "", address: "" }, source && source.dataset);
  facts.lists = facts.lists.split(" ").filter(Boolean);
  // data-form-zh → the citation in Chinese.
  facts.cite = function (key) { return source.getAttribute("data-form-" + key) || ""; };
  return facts;
})();

// Key → what it does on this page.
duidu.keys = {};

// Run one job; an error in it must never break reading or another job.
duidu.job = function (work) {
  try { work(); } catch (error) { console.warn("duidu:", error); }
};

// Words in the language of the page: Chinese, then English, on bilingual pages.
duidu.words = function (zh, en) {
  const alone = document.querySelector(".frame--alone");
  if (!alone) return [zh, en].filter(Boolean).join(" ");
  return document.documentElement.lang === "en" ? en : zh;
};

// The same inside an element, with each language marked.
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
