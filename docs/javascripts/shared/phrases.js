// Other ways to say a level and its number, in the one form that steps.js reads: the second clause → clause 2,
// 2nd and 3rd paragraphs → paragraphs 2 and 3, the last sentence → sentence 末1, 倒数第二段 → 第末2段, §§ 2 → § 2.
duidu.phrases = (function () {
  const { tables } = duidu, ORDINALS = tables.english.ordinals;
  const { LEVELS } = duidu.sentences;
  const ENGLISH = Object.keys(tables.levels.before).concat(Object.keys(LEVELS.before)).filter(function (word) { return /^[a-z]{3,}$/.test(word); });
  const SIGNS = anyOf(Object.keys(tables.levels.behind).concat(Object.keys(LEVELS.behind)));
  const TENS = "(?:" + tables.words.tens.join("|") + ")[ -]", NTH = "(?:\\d{1,6}(?:st|nd|rd|th)|(?:" + TENS + ")?" + anyOf(Object.keys(ORDINALS)) + ")";
  // The number of a level counted from its end begins with this.
  const BACK = "末";
  // Behind what was an ordinal of a level other than a sentence: in a sentence “the first part” is any part.
  const LOOSE = "\ufdd0";
  const FROM_END = { last: 1, final: 1, penultimate: 2, "last but one": 2, "second to last": 2, "next to last": 2, "second last": 2 };
  const COUNTED = new RegExp("\\b(?:the\\s+)?(" + NTH + "(?:\\s*(?:,|&|and|or|to|-|,\\s*and)\\s*(?:the\\s+)?" + NTH + "){0,20})\\s+(" + anyOf(ENGLISH) + ")(s?)\\b\\.?", "g");
  const LAST = new RegExp("\\b(?:the\\s+)?(?:very\\s+)?(" + anyOf(Object.keys(FROM_END)) + ")\\s+(" + anyOf(ENGLISH) + ")\\b\\.?", "g");
  const HAN_BACK = new RegExp("倒数第?\\s*(" + duidu.numerals.HAN + "{1,3}|\\d{1,3})\\s*(?:个|自然)?(" + SIGNS + ")", "g");
  const HAN_LAST = new RegExp("(?:最后|最末|末尾)的?(?:一个?|1个?)?(?:自然)?(" + SIGNS + ")|末(?:一个?)?(" + SIGNS + ")", "g");
  const HAN_FIRST = new RegExp("(?:首个?|头一个?)(" + SIGNS + ")", "g");
  const HAN_UP_TO = new RegExp("前\\s*(" + duidu.numerals.HAN + "|两|[2-9])\\s*个?(" + SIGNS + ")", "g");
  const UP_TO = new RegExp("\\b(?:the\\s+)?first\\s+(" + duidu.numerals.WORD + "|[2-9])\\s+(" + anyOf(ENGLISH) + ")s\\b", "g");
  // Part2Section2 | ii4 | clause number 4
  const GLUED = new RegExp("(\\d)(?=" + anyOf(ENGLISH) + "s?\\.?\\s*\\d)", "g");
  const ROMAN = /(^|[\s,;(])([ivx]{1,6})(?=\d)/g, NUMBERED = /\b(?:numbers?|num|nos?|nr)\b\.?\s*(?=\d|[ivx]+\b)/g;

  // What stands before the clauses of a section: its first paragraph, by a sign for that level and no other.
  const PAR = "\ufdd1", LEAD = " " + PAR + "1";
  const CHAPEAU = /(?<=\d|\b[ivx]+)[\s,.:]*(?:(?:of|in)\s+)?(?:the\s+)?(?:chapeau|lead(?:-in)?(?: paragraph)?|opening paragraph)$|^(?:the\s+)?(?:chapeau|lead(?:-in)? paragraph|opening paragraph)(?=\s+(?:of|to|in)\b)/g;
  const HAN_CHAPEAU = new RegExp("(?<=[\\d\\u3400-\\u9fff][、,.\\s的]*)" + anyOf(tables.leads) + "$", "g");

  function anyOf(words) {
    return "(?:" + words.slice().sort(function (one, other) { return other.length - one.length; }).join("|") + ")";
  }

  // 3,000, 12,500 and 1 000 are one number each, no lists of references: alone, or in round thousands anywhere.
  const GROUPED = /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)$|(?<![\d.,])\d{1,3}(?:,\d{3})*,000(?![\d,])/g;

  function inFigures(text) {
    const each = new RegExp("\\b(?:the\\s+)?(?:(\\d+)(?:st|nd|rd|th)|(" + TENS + ")?(" + anyOf(Object.keys(ORDINALS)) + "))\\b", "g");
    return text.replace(each, function (all, figure, ten, word) {
      return figure || String(ORDINALS[word] + (ten ? Number(duidu.numerals.read(ten.slice(0, -1))) : 0));
    });
  }

  // A long stroke between rising numbers is 至; a hyphen may join the numbers of a path.
  function spans(text) {
    return text.replace(/(^|[^\d])(\d{1,3})(\s*[—–―～〜]+\s*)(?=(\d{1,3})(?!\d))/g, function (all, before, first, stroke, last) {
      return Number(first) < Number(last) ? before + first + "至" : all;
    });
  }

  // 二、4② is no 42.
  function rings(text) {
    return text.replace(/(?<=[\p{L}\p{N}]\s*)[①-⑳]/gu, function (sign) { return "(" + sign.normalize("NFKC") + ")"; });
  }

  return { BACK: BACK, LOOSE: LOOSE, PAR: PAR, spans: spans, rings: rings, plain: function (text) {
    return text.replace(GROUPED, function (all) { return all.replace(/[, ]/g, ""); })
      .replace(/([§¶])\1+/g, "$1s ").replace(/(^|[^第])句\s*(\d+)/g, "$1第$2句")
      .replace(CHAPEAU, LEAD).replace(HAN_CHAPEAU, LEAD)
      .replace(/自然段/g, "段")
      // II.4+II.5; 10+1 is a sum.
      .replace(/\+\s*(?=\D)/g, "&")
      .replace(HAN_BACK, function (all, number, sign) { return "第" + BACK + duidu.numerals.read(number) + sign; })
      .replace(HAN_LAST, function (all, one, other) { return "第" + BACK + "1" + (one || other); })
      .replace(HAN_FIRST, "第1$1")
      .replace(HAN_UP_TO, function (all, number, sign) { return "第1至" + (number === "两" ? "2" : duidu.numerals.read(number)) + sign; })
      .replace(UP_TO, function (all, number, level) { return level + "s 1 to " + duidu.numerals.read(number); })
      .replace(GLUED, "$1 ").replace(ROMAN, function (all, before, roman) { return duidu.numerals.read(roman) ? before + roman + " " : all; })
      .replace(NUMBERED, "")
      .replace(LAST, function (all, words, level) { return level + " " + BACK + FROM_END[words] + (LEVELS.before[level] ? "" : LOOSE); })
      .replace(COUNTED, function (all, numbers, level, plural) { return level + plural + " " + inFigures(numbers) + (LEVELS.before[level] ? "" : LOOSE); });
  } };
})();
