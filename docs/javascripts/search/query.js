/*
 * A query as terms. Words of a spaced language part at spaces; a run of Han characters (and
 * of other unspaced scripts) with the digits in it is one term; quoted words stay together.
 *   老挝railway "Belt and Road"  →  老挝 · railway · “belt and road”
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** Longer queries are cut, and it is said: no unit is remembered by more. */
  const LONGEST = 2000;
  const { tables } = root.duidu;
  const UNSPACED = tables.unspacedScripts.map((name) => `\\p{Script=${name}}`).join("") + "〇々";
  const HAS_UNSPACED = new RegExp("[" + UNSPACED + "]", "u");
  const PIECES = new RegExp(
    "[\\p{N}.%+]*[" + UNSPACED + "](?:[\\p{N}\\p{M}" + UNSPACED + "]|[.%+](?=[\\p{N}" + UNSPACED + "]|$))*%?" +
      "|[^\\s" + UNSPACED + "]+",
    "gu",
  );
  const QUOTED = /"([^"]+)"/g;
  const ISO_DATE = /\b((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])[-./](0?[1-9]|[12]\d|3[01])(?!\d)/g;

  /** A query in its plain form, without what no text has: lone surrogates, controls, runs of white space. */
  function cleanQuery(query) {
    let out = "";
    for (const character of String(query).slice(0, LONGEST)) {
      const code = character.codePointAt(0);
      const isLone = code >= 0xd800 && code <= 0xdfff;
      out += isLone || code < 0x20 || (code >= 0x7f && code < 0xa0) ? " " : character;
    }
    return search.figures(root.duidu.equivalence.plain(out)).replace(/ +/g, " ").trim();
  }

  /** The language in which the numbers of a query are read. */
  const keyOf = (text) => (HAS_UNSPACED.test(text) ? "zh" : "en");

  /** A text with its numbers in figures, run together and as words. */
  function countedOf(source) {
    const key = keyOf(source);
    return {
      counted: search.foldCounted(source, key, false, false).text,
      countedWords: search.foldCounted(source, key, true, false).text,
    };
  }

  function unspacedTerm(source) {
    return {
      kind: "unspaced",
      source: source,
      text: search.fold(source, false, false).text,
      ...countedOf(source),
      required: true,
    };
  }

  function wordTerms(source) {
    const words = search.fold(source, true, false).text.split(" ").filter(Boolean);
    return words.map((word, place) => ({
      kind: "word",
      source: word,
      piece: source,
      // As typed, with the accents that may be tones; "" for a part of something hyphenated.
      typed: words.length === 1 ? source : "",
      isCapital: /^[A-Z]{3,7}$/.test(source),
      text: word,
      // The co of co-chair is no beginning of a word.
      isOpen: place === words.length - 1,
      ...countedOf(word),
      required: !search.smallWords.has(word),
    }));
  }

  function phraseTerm(source) {
    return {
      kind: "phrase",
      source: source,
      text: search.fold(source, false, false).text,
      ...countedOf(source),
      words: search.fold(source, true, false).text,
      required: true,
    };
  }

  /** 2023-10-20 in both notations of the texts. */
  function dateTerm(source, year, month, day) {
    const written = `${year}年${Number(month)}月${Number(day)}日`;
    return {
      kind: "date",
      source: source,
      text: written,
      counted: written,
      countedWords: "",
      words: `${tables.months[month - 1].toLowerCase()} ${Number(day)} ${year}`,
      required: true,
    };
  }

  function plainTerms(text) {
    const terms = [];
    for (const piece of text.match(PIECES) || []) {
      if (HAS_UNSPACED.test(piece)) terms.push(unspacedTerm(piece));
      else terms.push(...wordTerms(piece));
    }
    return terms;
  }

  /** Numbers of several words are one term each: nine million, 1,000, 3.5 亿. */
  function numberedTerms(text) {
    const amounts = search.findFigures(text, keyOf(text)).map(({ start, end }) =>
      Object.assign([text.slice(start, end)], { index: start })).filter(([printed]) => /[\s,]/.test(printed.trim()));
    return cutTerms(text, amounts, (found) => phraseTerm(found[0]), plainTerms);
  }

  /** Cut a text at the matches of a pattern; `special` makes the term of a match. */
  const splitTerms = (text, pattern, special, ordinary) =>
    cutTerms(text, text.matchAll(pattern), special, ordinary);

  function cutTerms(text, matches, special, ordinary) {
    const terms = [];
    let end = 0;
    for (const match of matches) {
      terms.push(...ordinary(text.slice(end, match.index)), special(match));
      end = match.index + match[0].length;
    }
    return terms.concat(ordinary(text.slice(end)));
  }

  /** The terms of a cleaned query; none where it holds no letter or digit. */
  function parseQuery(query) {
    const dated = (text) =>
      splitTerms(text, ISO_DATE, (m) => dateTerm(m[0], m[1], m[2], m[3]), numberedTerms);
    const terms = splitTerms(query, QUOTED, (m) => phraseTerm(m[1]), dated);
    const full = terms.filter((term) => term.text);
    if (full.length === 1) full[0].isOnly = true;
    if (!full.some((term) => term.required)) full.forEach((term) => (term.required = true));
    return unique(full);
  }

  function unique(terms) {
    const seen = new Set();
    return terms.filter((term) => {
      const key = term.kind + ":" + term.text;
      return !seen.has(key) && seen.add(key);
    });
  }

  search.cleanQuery = cleanQuery;
  /** How much of a query is looked for; 0 where all of it is. */
  search.cutAt = (query) => (String(query).length > LONGEST ? LONGEST : 0);
  search.parseQuery = parseQuery;
  search.unspacedTerm = unspacedTerm;
  search.countedOf = countedOf;
  search.hasUnspaced = (text) => HAS_UNSPACED.test(text);
})(self);
