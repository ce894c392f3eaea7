/*
 * Numbers written in words and signs, read as numbers: 二〇二四, 十二, IV, Twenty-one.
 * The site writes dates in two notations; a reader types either.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const { readHan } = root.duidu.numbers;

  // A run needs a digit or 十: 万象 and 百年 hold no number of their own.
  const RUN = /(百分之)?(?=[十百千万亿]*[〇零一二三四五六七八九十廿卅])[〇零一二三四五六七八九十百千万亿廿卅]+/g;
  const PERCENT = /百分之([0-9.]+)/g;

  /** Replace each match of a folded text, keeping the trace where there is one. */
  function replaceTraced(folded, pattern, replacement) {
    let text = "";
    let end = 0;
    const from = folded.from ? [] : null;
    const to = folded.to ? [] : null;
    function copy(start, stop) {
      text += folded.text.slice(start, stop);
      if (!from) return;
      for (let i = start; i < stop; i += 1) {
        from.push(folded.from[i]);
        to.push(folded.to[i]);
      }
    }
    for (const match of folded.text.matchAll(pattern)) {
      const written = replacement(match);
      if (!written) continue;
      copy(end, match.index);
      end = match.index + match[0].length;
      text += written;
      if (!from) continue;
      for (let i = 0; i < written.length; i += 1) {
        from.push(folded.from[match.index]);
        to.push(folded.to[end - 1]);
      }
    }
    copy(end, folded.text.length);
    return { text: text, from: from, to: to };
  }

  /** Folded unspaced text with Arabic numerals: 二〇二四年一月 → 2024年1月, 百分之三 → 3%. */
  function foldNumerals(folded) {
    const digits = replaceTraced(folded, RUN, (match) => {
      const percent = match[1] || "";
      const number = readHan(match[0].slice(percent.length));
      return number && (percent ? number + "%" : number);
    });
    return replaceTraced(digits, PERCENT, (match) => match[1] + "%");
  }

  search.foldNumerals = foldNumerals;
  search.numberWords = root.duidu.numbers.words;
})(self);
