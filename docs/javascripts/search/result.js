/*
 * What one result looks like: the number and heading in every language, the sentence with the match
 * marked, the same sentence in the other languages. Text comes in as text nodes only; what is of the
 * texts is in elements other than `span`, which has the words of the interface, of which styles show
 * the reader's language alone. Each runs in the direction of its language, whatever that of its
 * neighbours.
 */
(function () {
  "use strict";

  const { duidu } = window;
  const search = (duidu.search = duidu.search || {});
  const { said } = duidu.tables, leftward = duidu.tables.leftward;

  const directionOf = (lang) => (leftward.includes(lang.split("-")[0]) ? "rtl" : "ltr");

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value !== "") element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  const say = (name, words, values) => duidu.put(make("p", { class: name }), words, values);

  function marked(parts) {
    return parts.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));
  }

  const inWords = (texts) => duidu.inWords(texts.map(({ lang }) => lang));

  function head(item) {
    const element = make("p", { class: "hit__head" });
    if (item.number) element.append(make("b", { class: "hit__number" }, item.number), " ");
    for (const { lang, cited, parts } of item.titles) {
      const named = parts.length ? marked(parts) : [];
      const gap = cited && named.length ? [" · "] : [];
      if (!cited && !named.length) continue;
      element.append(make(inWords(item.titles), { lang: lang, dir: directionOf(lang) }, cited, ...gap, ...named), " ");
    }
    return element;
  }

  const home = duidu.facts.address.split("/").slice(-2)[0];
  const isElsewhere = ({ location: place }) => !place.startsWith(home + "/");

  /** What a document is called in the reader's language, where it has it. */
  function called({ work: titles }) {
    const { lang, text } = titles.find((each) => each.lang.split("-")[0] === duidu.language()) || titles[0];
    return make("small", { lang: lang, dir: directionOf(lang) }, text);
  }

  const KINDS = { glossary: said.glossary, pages: said.about_site };

  /** What a result is that is no clause; which document it is from, where it stands among those of others. */
  function work(item, isAmongOthers) {
    if (KINDS[item.aside]) return [say("hit__work", KINDS[item.aside])];
    if (!item.work.length || !isAmongOthers) return [];
    const names = item.work.map(({ lang, text }) => make("bdi", { lang: lang }, text + " "));
    return [make("p", { class: "hit__work" }, ...names)];
  }

  /** `isAmongOthers`: documents are told apart. `isNamed`: the place that is named stands above. */
  function entry(item, isAmongOthers, isNamed) {
    const link = make("a", {
      class: "hit",
      href: duidu.find.base + item.location,
      "data-id": item.id,
    }, ...work(item, isAmongOthers), head(item));
    item.sentences.forEach(({ lang, parts }, place) => {
      const name = place ? "hit__text hit__text--other" : "hit__text";
      const isOurs = item.aside && inWords(item.sentences) === "span";
      link.append(make(isOurs ? "span" : "q", { class: name, lang: lang, dir: directionOf(lang) }, ...marked(parts)));
    });
    const SAME = ["name", "definition", "abbreviation"];
    link.append(...item.near.filter((each) => !item.because || !SAME.includes(each.kind)).map(near));
    // A name of the glossary says more than that it is another.
    if (item.because) link.append(make("p", { class: "hit__why" }, make("bdi", {}, item.because)));
    if (item.missing.length && !isNamed) {
      const missing = say("hit__why", said.words_missing);
      missing.append(" ", make("del", {}, make("bdi", {}, item.missing.join(" · "))));
      link.append(missing);
    }
    return make("li", {}, link);
  }

  /** What stands there is not the word typed, and what it is. */
  function near({ typed, found, lang }) {
    const line = say("hit__why", said.near);
    line.append(" ", make("bdi", {}, typed));
    if (found) line.append(" → ", make("bdi", { lang: lang }, found));
    return line;
  }

  search.result = { make, say, head, called, isElsewhere, entry };
})();
