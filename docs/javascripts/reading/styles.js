// Every style of citing, on a clause's own page: they come with the document's cite.js when the reader opens them.
duidu.job(function () {
  const { said } = duidu.tables, all = document.querySelector("details.styles"), unit = document.querySelector("h1");
  if (!all || !duidu.facts.lists.length) return;

  // A name that is the same in all languages is said once.
  function called(names) {
    const isOne = new Set(Object.values(names)).size === 1;
    return isOne ? Object.assign(document.createElement("bdi"), { lang: "en", textContent: names.en }) : duidu.put(document.createElement("span"), names);
  }

  function line(names, lang, text) {
    const out = document.createElement("div"), head = document.createElement("p"), copy = document.createElement("button");
    out.className = "styled";
    duidu.put(copy, said.copy);
    Object.assign(copy, { type: "button", className: "tool" }).dataset.do = "copyStyled";
    head.append(called(names), " ", copy);
    const words = Object.assign(document.createElement("div"), { className: "citation", lang: lang });
    words.append(...text.split(/([\u202a-\u202e\u2066-\u2069])/).map(seen));
    out.append(head, words);
    return out;
  }

  // What turns the order of letters round, contained and seen: the twin of `seen` (escape.py).
  function seen(part, at) {
    if (at % 2 === 0) return part;
    const sign = Object.assign(document.createElement("bdi"), { className: "sign", textContent: part });
    sign.dataset.sign = "U+" + part.codePointAt(0).toString(16).toUpperCase();
    return sign;
  }

  function show() {
    const { styles, editions, manners, places } = self.duidu_styles, own = places[unit.id];
    const words = JSON.parse(duidu.facts.node)[1], has = Array.from(document.querySelectorAll(".citation[data-key]"), function (each) { return each.dataset.key; });
    editions.filter(function (edition) { return has.includes(edition[0]); }).forEach(function ([key, lang, names, forms]) {
      all.append(duidu.put(document.createElement("h3"), names));
      styles.forEach(function ([, title, place], at) {
        const values = { words: place === "own" ? words[key] : own[manners.indexOf(place)], address: duidu.facts.address + unit.id + "/" };
        all.append(line(title, lang, duidu.fill(forms[at], values)));
      });
    });
  }

  function open() {
    if (!all.open || all.dataset.asked) return;
    all.dataset.asked = "yes";
    duidu.file(duidu.facts.lists[0].replace(/units\.js$/, "cite.js"), function (event) {
      if (event.type === "load") duidu.job(show); else delete all.dataset.asked;
    });
  }
  all.addEventListener("toggle", open);
  open();
});
