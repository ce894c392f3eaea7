/*
 * Numbers written in words and signs, read as numbers: 二〇二四, 十二, IV, Twenty-one.
 * The site writes dates in two notations; a reader types either.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const DIGITS = "零一二三四五六七八九";
  const SIZES = { 十: 10, 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const ROMAN_SHAPE = /^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
  const WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
    "fifteen sixteen seventeen eighteen nineteen twenty"
  ).split(" ");

  // A run needs a digit or 十: 万象 and 百年 hold no number of their own.
  const RUN = /(百分之)?(?=[十百千万亿]*[〇零一二三四五六七八九十廿卅])[〇零一二三四五六七八九十百千万亿廿卅]+/g;
  const PERCENT = /百分之([0-9.]+)/g;

  /** 一百零三 → "103", 二〇二四 → "2024"; "" where the signs make no number. */
  function readHan(signs) {
    const plain = signs
      .replace(/〇/g, "零")
      .replace(/廿/g, "二十")
      .replace(/卅/g, "三十");
    if (!/[十百千万亿]/.test(plain)) return Array.from(plain, (sign) => DIGITS.indexOf(sign)).join("");
    let total = 0;
    let part = 0;
    let digit = -1;
    for (const sign of plain) {
      const size = SIZES[sign];
      if (size === undefined) {
        // 二十五六 is no number; 二百零五 is.
        if (digit > 0) return "";
        digit = DIGITS.indexOf(sign);
      } else if (size >= 10000) {
        total = (total + part + Math.max(digit, 0)) * size;
        part = 0;
        digit = -1;
      } else {
        part += (digit < 1 ? 1 : digit) * size;
        digit = -1;
      }
    }
    return String(total + part + Math.max(digit, 0));
  }

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

  /** A whole word as a number, whatever its notation; 0 where it is none. */
  function readNumber(word) {
    if (/^[0-9]{1,4}$/.test(word)) return Number(word);
    if (/^[〇零一二三四五六七八九十百千廿卅]+$/.test(word)) return Number(readHan(word)) || 0;
    if (/^[ivxlc]+$/.test(word) && ROMAN_SHAPE.test(word)) return readRoman(word);
    return Math.max(WORDS.indexOf(word), 0);
  }

  function readRoman(word) {
    let total = 0;
    for (let i = 0; i < word.length; i += 1) {
      const value = ROMAN[word[i]];
      total += value < (ROMAN[word[i + 1]] || 0) ? -value : value;
    }
    return total;
  }

  search.foldNumerals = foldNumerals;
  search.readNumber = readNumber;
  search.numberWords = WORDS;
})(self);
