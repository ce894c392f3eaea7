/*
 * Filters of a search over many documents: which document, which language the words are in, which year,
 * which kind. A list appears only where there is more than one thing to choose.
 */
(function () {
  "use strict";

  const { duidu } = window;
  const search = (duidu.search = duidu.search || {});
  const { said } = duidu.tables, languages = duidu.tables.languages;

  const box = document.getElementById("find");
  const place = box.querySelector("[role=status]");
  const inWords = (texts) => duidu.text(texts);

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  /** Values with what they are called, each once, by name. */
  function choices(pairs) {
    return Array.from(new Map(pairs.filter(([value]) => value)))
      .sort(([, one], [, other]) => one.localeCompare(other, document.documentElement.lang));
  }

  const nameOfLanguage = (lang) => {
    const names = languages[lang.split("-")[0]];
    return names ? inWords(names) : lang;
  };

  /** Languages with their names; by script and region where they would be called alike: 简体中文, 繁体中文. */
  function namesOf(langs) {
    const spoken = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
    const all = Array.from(new Set(langs), (lang) => [lang, nameOfLanguage(lang)]);
    return all.map(([lang, name]) => [lang, all.filter(([, other]) => other === name).length > 1 ? spoken.of(lang) : name]);
  }

  /** The text of a document's title in the reader's language, where it has one. */
  function nameOf({ title, langs }) {
    const own = duidu.language();
    const at = langs.findIndex((lang) => lang.split("-")[0] === own);
    return at < 0 ? title.join(" ") : title[at];
  }

  /** What may be chosen: [[name, choices]]; one thing alone where some documents have it not. */
  function facets(documents) {
    const isSome = { year: documents.some(({ year }) => !year), kind: documents.some(({ group }) => !Object.keys(group || {}).length) };
    return [
      ["document", choices(documents.map((each) => [each.id, nameOf(each)]))],
      ["lang", choices(namesOf(documents.flatMap(({ langs }) => langs)))],
      ["year", choices(documents.map(({ year }) => [year, year])).reverse()],
      ["kind", choices(documents.map(({ group }) => [Object.values(group || {})[0], group ? inWords(withAll(group)) : ""]))],
    ].filter(([name, all]) => all.length > 1 || (all.length && isSome[name]));
  }

  /** A name in every language of the interface, though it is given in some. */
  const withAll = (names) => Object.fromEntries(duidu.languages.map(([key]) => [key, names[key] || Object.values(names)[0] || ""]));

  const LABELS = { document: said.filter_document, lang: said.filter_language, year: said.filter_year, kind: said.filter_kind };

  function choice(name) {
    const select = make("select", { name: name, disabled: true });
    select.append(new Option(duidu.text(said.filter_all), ""));
    return make("label", {}, duidu.put(make("span", {}), LABELS[name]), " ", select);
  }

  /** The filters of these names, with nothing to choose yet: what comes late must not move the results. */
  function reserve(names) {
    const there = box.querySelector(".find__filters");
    if (there || !names.length) return there;
    const group = make("fieldset", { className: "find__filters" }, duidu.put(make("legend", {}), said.filter));
    group.append(...names.map(choice));
    place.before(group);
    return group;
  }

  /** Put the choices into the dialog, once; `changed` gets what is chosen. */
  function fill(documents, changed) {
    const own = facets(documents);
    const group = reserve(own.map(([name]) => name));
    if (!group || group.querySelector("select:enabled")) return;
    for (const [name, all] of own) {
      const select = group.querySelector(`select[name=${name}]`);
      if (!select) continue;
      select.append(...all.map(([value, text]) => new Option(text, value)));
      select.disabled = false;
    }
    group.addEventListener("change", () => {
      const chosen = Array.from(group.querySelectorAll("select"), ({ name, value }) => [name, value]);
      changed(Object.fromEntries(chosen.filter(([, value]) => value)));
    });
  }

  Object.assign(search, { filters: fill, reserveFilters: reserve });
})();
