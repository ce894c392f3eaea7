// Understand a reference as people write it: "II.6", "二（一）6", "Part Two I 6", a citation, an address.
duidu.find = (function () {
  const HAN = { "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const WORDS = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
    "sixteen seventeen eighteen nineteen twenty").split(" ");
  // A word for a level → the letters that an id may have for it.
  const KINDS = {
    "编": "bk", "部分": "p", "篇": "p", "章": "ch", "节": "s", "条": "a",
    "款": "par c", "段": "par", "项": "c i", "目": "i", "附件": "an", "附表": "sch",
    book: "bk", part: "p", chapter: "ch", section: "s", article: "a", clause: "c",
    item: "i c", paragraph: "par c", para: "par", annex: "an", schedule: "sch",
    ch: "ch", sec: "s", art: "a", cl: "c", "¶": "par"
  };
  const NUMBER = "(\\d+|[〇零一二两三四五六七八九十百千]+|[a-z]+)";
  // 第二部分, 第（一）项 | 附件二 | Part Two, art. 3, ¶3 | a bare number.
  const LEVELS = "book|part|chapter|section|article|clause|item|paragraph|para|annex|schedule|ch|sec|art|cl|¶";
  const TOKEN = new RegExp(
    "第\\s*\\(?" + NUMBER + "\\)?\\s*(编|部分|篇|章|节|条|款|段|项|目)|(附件|附表)" + NUMBER +
    "|(" + LEVELS + ")s?\\.?\\s*\\(?" + NUMBER + "\\)?(?![a-z])|" + NUMBER, "g");

  // Full-width, compatibility and traditional forms, dashes and quotes become one.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[“”„«»「」『』"']/g, "").replace(/[‐-―−]/g, "-")
      .replace(/[編節條項兩]/g, function (sign) { return "编节条项两"["編節條項兩".indexOf(sign)]; })
      .replace(/\s+/g, " ").trim();
  }

  // "十二" → 12, "一百零三" → 103, "二〇" → 20.
  function han(text) {
    if (!/[十百千]/.test(text)) return Number(Array.from(text, function (sign) { return HAN[sign]; }).join(""));
    let sum = 0, digit = 0;
    for (const sign of text) {
      const unit = { "十": 10, "百": 100, "千": 1000 }[sign];
      if (unit) { sum += (digit || 1) * unit; digit = 0; } else digit = HAN[sign];
    }
    return sum + digit;
  }

  // "iv" → 4; 0 for what is no roman numeral.
  function roman(text) {
    if (!/^m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return 0;
    return Array.from(text).reduce(function (sum, sign, at) {
      const value = ROMAN[sign], next = ROMAN[text[at + 1]] || 0;
      return sum + (value < next ? -value : value);
    }, 0);
  }

  function value(text) {
    if (/^\d/.test(text)) return Number(text);
    if (/^[a-z]/.test(text)) return roman(text) || WORDS.indexOf(text) + 1 || 0;
    return han(text);
  }

  // Whether a text is a reference and nothing else.
  function isPure(text) { return !/[^\s.,、。:·()\-的]/.test(text.replace(TOKEN, "")); }

  // A reference as steps from the outside in: [{ kinds: "p", number: 2 }, { kinds: "", number: 6 }].
  function steps(text) {
    const plain = text.replace(/第?(\d+|[一二三四五六七八九十百千]+)条之([一二三四五六七八九十]+)/g, function (whole, main, added) {
      return "第" + (1e6 + value(main) * 1e3 + value(added)) + "条";
    }).replace(/(article|art\.?) (\d+)-(\d+)/g, function (whole, word, main, added) {
      return "article " + (1e6 + Number(main) * 1e3 + Number(added));
    });
    const list = [];
    for (const found of plain.matchAll(TOKEN)) {
      const number = value(found[1] || found[4] || found[6] || found[7]);
      const kinds = KINDS[found[2] || found[3] || found[5]] || "";
      if (number) list.push({ kinds: kinds, number: number });
      else if (kinds) return [];
    }
    return list;
  }

  // "p2-s1-c6" → the same shape; inserted numbers (a1_1) as in steps().
  function path(id) {
    return id.split("-").map(function (part) {
      const found = /^([a-z]+)(\d+)(?:_(\d+))?$/.exec(part) || [];
      const main = Number(found[2]);
      return { kinds: found[1] || part, number: found[3] ? 1e6 + main * 1e3 + Number(found[3]) : main };
    });
  }

  function isStep(asked, own) {
    return asked.number === own.number && (!asked.kinds || asked.kinds.split(" ").includes(own.kinds));
  }

  function isFull(asked, own) {
    return asked.length === own.length && asked.every(function (step, at) { return isStep(step, own[at]); });
  }

  function isEnd(asked, own) {
    return asked.length <= own.length && isFull(asked, own.slice(own.length - asked.length));
  }

  // The last step ends the path; the others come before it in order.
  function isAlong(asked, own) {
    if (!isEnd(asked.slice(-1), own)) return false;
    let at = 0;
    for (const step of own) if (at < asked.length && isStep(asked[at], step)) at += 1;
    return at === asked.length;
  }

  // Units whose words in a citation stand in the text, the longest only, never half a number.
  function cited(text, units) {
    let best = [], length = 0;
    units.forEach(function (unit) {
      (unit.words || []).forEach(function (each) {
        const words = fold(each);
        if (!words || words.length < length) return;
        const at = text.indexOf(words);
        if (at < 0 || /[\da-z]/.test(text[at + words.length] || "") || /[a-z]/.test(text[at - 1] || "")) return;
        if (words.length > length) best = [];
        length = words.length;
        if (!best.includes(unit)) best.push(unit);
      });
    });
    return best;
  }

  // Ids named in an address or alone: .../cn-la-2024/p2-s2-c4/, #p2-s2-c4.1, p2-s2-c4.
  function named(text, units) {
    const ids = new Map(units.map(function (unit) { return [unit.id, unit]; }));
    const found = text.split(/[\s/#?&=,;，。；、()<>]+/).map(function (part) {
      return ids.get(part.replace(/\.\d*$/, "").replace(/\.$/, ""));
    }).filter(Boolean);
    return found.slice(-1);
  }

  // Query and units → the units meant: one, several to choose from, or none.
  return function (query, units) {
    const text = fold(query);
    if (!text) return [];
    const byName = named(text, units);
    if (byName.length) return byName;
    const byShort = units.filter(function (unit) { return fold(unit.short || "") === text; });
    if (byShort.length) return byShort;
    const byWords = cited(text, units);
    // Inside a longer text (a citation with its title and dates) only whole words count.
    if (byWords.length && !isPure(text)) return byWords;
    const asked = steps(text);
    for (const rule of asked.length ? [isFull, isEnd, isAlong] : []) {
      const found = units.filter(function (unit) { return rule(asked, path(unit.id)); });
      if (found.length) return found;
    }
    return byWords;
  };
})();
