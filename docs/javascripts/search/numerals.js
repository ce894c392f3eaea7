/*
 * Folded texts with their amounts in figures: 二〇二四年 → 2024年, 三亿五千万 → 350000000, 百分之三 → 3%,
 * nine million → 9000000, twenty-first → 21st. A text has a number in one notation, a reader types
 * another; what amounts there are shared/amounts.js says.
 */
(function (root) {
  "use strict";

  const { search, tables, fractions, han } = root.duidu;
  const { sizes, more, pair } = tables.scales;

  const PLAIN = /^[\d.]+[ ]?%?$/;
  /** 万象, 百年 and 零售 say no number. */
  const NO_NUMBER = new RegExp(`^[${tables.han.digits[0]}${han.HUNDREDS.join("")}${Object.keys(sizes).join("")}]+$`);
  /** 三百余, 五千多万; not 数百, 七八. */
  const ROUGHLY = new RegExp(`^(?![几数上]).*${more}`);
  /** 三年半; not 三万半. */
  const HALF = new RegExp(`(^|[^${Object.keys(tables.han.units).concat(Object.keys(sizes)).join("")}])半$`);
  const PAIR = new RegExp(pair);

  /** How a Chinese amount is written in figures; "" where it stays as it is. */
  function writeChinese(amount, printed) {
    const written = fractions.written(amount.value);
    const signs = han.signs(root.duidu.forms.simplify(root.duidu.equivalence.plain(printed)));
    if (written.includes("/")) return "";
    if (amount.kind === "percent") return written + "%";
    if (amount.kind === "fraction" || HALF.test(signs) || (amount.isBare && (signs.endsWith("半") || NO_NUMBER.test(signs)))) return "";
    if (amount.kind === "ordinal") return printed.match(/^第?\s*/)[0] + written;
    if (amount.kind === "about") return ROUGHLY.test(signs) && !PAIR.test(signs) ? written + "余" : "";
    return written;
  }

  /** The same of an English amount. */
  function writeEnglish(amount, printed) {
    const written = fractions.written(amount.value);
    if (amount.isBare || written.includes("/") || /fold$/i.test(printed)) return "";
    if (amount.kind === "percent") return written + "%";
    if (amount.kind === "ordinal") return written + endingOf(amount.value[0]);
    return amount.kind === "cardinal" ? written : "";
  }

  /** 1st, 2nd, 3rd, 11th. */
  function endingOf(value) {
    const ones = value % 10n;
    const isTeen = (value / 10n) % 10n === 1n;
    return isTeen ? "th" : ones === 1n ? "st" : ones === 2n ? "nd" : ones === 3n ? "rd" : "th";
  }

  /** What was found in a text of a language: each text is asked for twice and more. */
  const kept = new Map();
  const MOST_KEPT = 5000;

  /** The amounts of a text that figures would write otherwise: [{start, end, written}]. */
  function findFigures(text, key) {
    const name = key + text;
    if (kept.size > MOST_KEPT) kept.clear();
    if (!kept.has(name)) kept.set(name, readFigures(text, key));
    return kept.get(name);
  }

  function readFigures(text, key) {
    const write = key === "zh" ? writeChinese : writeEnglish;
    const found = [];
    for (const amount of root.duidu.amounts(text, key)) {
      const printed = text.slice(amount.start, amount.end);
      const written = PLAIN.test(printed) ? "" : write(amount, printed);
      if (written && written !== printed) found.push({ start: amount.start, end: amount.end, written: written });
    }
    return found;
  }

  /** Fold a text with its amounts in figures, as search.fold does; `key` is that of its language. */
  function foldCounted(text, key, spaced, trace) {
    let counted = "";
    let end = 0;
    const from = [];
    const to = [];
    function put(piece, start, stop) {
      counted += piece;
      if (!trace) return;
      for (let at = 0; at < piece.length; at += 1) {
        from.push(stop === undefined ? start + at : start);
        to.push(stop === undefined ? start + at + 1 : stop);
      }
    }
    for (const amount of findFigures(text, key)) {
      put(text.slice(end, amount.start), end);
      put(amount.written, amount.start, amount.end);
      end = amount.end;
    }
    put(text.slice(end), end);
    const folded = search.fold(counted, spaced, trace);
    if (!trace) return folded;
    return {
      text: folded.text,
      from: folded.from.map((place) => from[place] === undefined ? text.length : from[place]),
      to: folded.to.map((place) => place ? to[place - 1] : 0),
    };
  }

  search.findFigures = findFigures;
  search.foldCounted = foldCounted;
})(self);
