// Amounts in a text, in words and figures: 三亿五千万, 百分之三, nine million, 21st. The twin of
// build_scripts/language/amounts.py, which has the grammar of each language; tests/cases/amounts.yml is
// for both.
duidu.amounts = (function () {
  const { tables } = duidu, { of, add, times, over, isLess, figure } = duidu.fractions;
  const zh = duidu.numbersZh, en = duidu.numbersEn;
  const LONGEST_OPENING = 9, HALF = of(1, 2), COMMA = new RegExp(tables.amounts.comma, "gu");
  const { digits } = tables.han, { HUNDREDS, isDigits, signs } = duidu.han, MORE = new RegExp(tables.scales.more);
  const VULGAR = new RegExp("^" + tables.amounts.vulgar + "$", "u"), VULGAR_SIGNS = tables.amounts.vulgar.slice(1, -1);
  const ONLY_SCALES = new RegExp("^[" + HUNDREDS.concat(Object.keys(tables.scales.sizes)).join("") + "]+$");

  // Compiled when a language is first read: a script that only loads should not wait for it.
  function lazy([source, flags], more) {
    let pattern = null;
    return function () { return pattern || (pattern = new RegExp(source, flags + (more || ""))); };
  }

  function beginsAt(pattern, text, place) {
    const sticky = new RegExp(pattern, "uy");
    sticky.lastIndex = place;
    return sticky.test(text);
  }

  function chinese(found, text) {
    const own = found.groups, end = found.index + found[0].length;
    const [value, kind] = meaningZh(own);
    const isJudged = own.number && (kind === "cardinal" || kind === "about");
    return { value: value, kind: kind, isBare: Boolean(isJudged) && isBare(own, text, found.index, end) };
  }

  function meaningZh(own) {
    if (own.number) return countedZh(own);
    if (own.lower) return ratio(own);
    if (own.tenths) return [add(times(zh.value(own.tenths), of(10)), of(own.and_half ? 5 : 0)), "percent"];
    if (own.half_scale) return [over(zh.value(own.half_scale.replace(/^半个?/, "")), of(2)), "cardinal"];
    if (own.half) return [HALF, "fraction"];
    if (own.vague) return [zh.value(own.vague.slice(1)), "about"];
    return [zh.value(own.plan || own.quoted), "ordinal"];
  }

  function countedZh(own) {
    if (own.above) return shareZh(own);
    if (own.all) return [of(100), "percent"];
    const value = zh.value(own.number);
    if (own.nth) return [value, "ordinal"];
    if (own.sign) return [own.sign === "%" ? value : over(value, of(10)), "percent"];
    if (own.more) return [add(value, zh.halfBehind(own.number, own.more)), "cardinal"];
    if (VULGAR.test(own.number)) return [value, "fraction"];
    return [value, own.odd || MORE.test(own.number) || zh.hasPair(own.number) ? "about" : "cardinal"];
  }

  // 三分之一亿, 一又二分之一
  function shareZh(own) {
    const found = share(own.number, own.above);
    if (!own.whole && !own.size) return found;
    return [times(add(zh.value(own.whole || ""), found[0]), zh.value(own.size || digits[1])), "cardinal"];
  }

  // 1/3
  function ratio(own) {
    return [of(Number(own.upper), Number(own.lower)), "fraction"];
  }

  // 百分之三 → 3 %, 千分之三 → 0.3 %, 三分之一 → 1/3.
  function share(below, above) {
    const whole = zh.value(below);
    if (HUNDREDS.concat("万").includes(below)) return [over(times(zh.value(above), of(100)), whole), "percent"];
    return [whole[0] ? over(zh.value(above), whole) : of(0), "fraction"];
  }

  // Whether nothing shows that it is a number: one sign, or scales alone, that count nothing.
  function isBare(own, text, start, end) {
    const number = own.number, { counter, counterOfRun, notOne } = tables.amounts.zh;
    if (own.more === "半" && /[.点½]/.test(number)) return true;
    if (zh.startsFigure(number) || own.more || own.sign || own.above) return false;
    if (number === digits[0] || ONLY_SCALES.test(number)) return !own.odd;
    if (number.length === 1) {
      const isWord = number === digits[1] && start > 0 && notOne.includes(text[start - 1]);
      return isWord || !(own.odd || beginsAt(counter, text, end));
    }
    if (!isDigits(number.replaceAll(tables.han.couple, digits[2]))) return false;
    if (number.length === 2) return !beginsAt(zh.hasPair(number) ? counter : counterOfRun, text, end);
    return digits.includes(number);
  }

  function english(found) {
    const [value, kind] = meaningEn(found.groups, found[0]), word = (found.groups.number || "").toLowerCase();
    return { value: value, kind: kind, isBare: Boolean(found.groups.scale) || (kind === "cardinal" && /^(one|zero)$/.test(word)) };
  }

  function meaningEn(own, all) {
    if (own.parted) {
      const cent = own.parted_cent || "";
      return [en.value(own.parted.slice(0, own.parted.length - cent.length)), cent ? "percent" : "cardinal"];
    }
    if (own.number) {
      const value = en.value(own.number);
      if (VULGAR.test(all)) return [value, "fraction"];
      if (own.cent || own.mille) return [own.cent ? value : over(value, of(10)), "percent"];
      return [value, own.odd ? "about" : "cardinal"];
    }
    if (own.lower) return ratio(own);
    if (own.vague) return [en.vague(own.vague.toLowerCase()), "about"];
    if (own.compound) return [over(en.value(own.many), en.value(own.fine, true)), "fraction"];
    if (own.part) return [en.value(own.part), "fraction"];
    if (own.nth) return [figure(own.nth), "ordinal"];
    if (own.ordinal) return [en.value(own.ordinal, true), "ordinal"];
    return [en.vague(own.scale.toLowerCase()), "cardinal"];
  }

  function figures(found) {
    const own = found.groups, kind = own.percent ? "percent" : VULGAR.test(own.figure) ? "fraction" : "cardinal";
    return { value: figure(own.figure), kind: kind, isBare: false };
  }

  // Digits of other scripts as Arabic figures: ໒໐໒໔ → 2024. Each script has its ten in a row.
  function arabic(text) {
    return text.replace(/(?!\d)\p{Nd}/gu, function (sign) {
      let value = 0;
      while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt(0) - value - 1))) value += 1;
      return sign.length === 1 ? String(value) : sign;
    });
  }

  // Other forms of characters, one for one.
  function simplified(text) {
    return signs(Array.from(text, function (sign) {
      const form = duidu.forms.known.get(sign);
      return form && form.length === sign.length ? form : sign;
    }).join(""));
  }

  // Capitals of the alphabet alone, so that each letter keeps its place.
  function lowered(text) {
    return text.replace(/[A-Z]+/g, function (letters) { return letters.toLowerCase(); });
  }

  function whole([source, flags]) { return lazy(["^(?:" + source + ")$", flags]); }

  function language(key, hint, signs, meaning) {
    const { joint, between, unit, units } = tables.ranges[key];
    return {
      hint: hint, signs: signs, meaning: meaning, amount: lazy(tables.amounts[key].amount, "g"),
      joint: whole(joint), opening: lazy(between[0]), and: whole(between[1]), unit: lazy(unit), units: units
    };
  }

  // No amount is without one of these; most texts need no more than this look.
  const ZH_HINT = new RegExp("[\\d半" + tables.han.couple + VULGAR_SIGNS + digits + Object.keys(tables.han.units).join("") + Object.keys(tables.han.tens).join("") +
    Object.keys(tables.scales.sizes).join("") + "]");
  const EN_HINT = new RegExp(["\\d", tables.amounts.vulgar].concat(tables.words.small, tables.words.tens, Object.keys(tables.english.scales),
    Object.keys(tables.english.ordinals), Object.keys(tables.english.parts)).join("|"));
  const OTHER = language("other", new RegExp("\\d|" + tables.amounts.vulgar, "u"), arabic, figures);
  const LANGUAGES = { zh: language("zh", ZH_HINT, simplified, chinese), en: language("en", EN_HINT, lowered, english) };

  // 3至5万; between two and three million
  function isRange(first, second, text, own) {
    const joint = text.slice(first.end, second.start);
    if (!own.and().test(joint)) return own.joint().test(joint);
    return own.opening().test(text.slice(Math.max(0, first.start - LONGEST_OPENING), first.start));
  }

  // The two numbers of a range, the unit that only one of them says given to both.
  function range(first, second, text, own) {
    const [mine, other] = [first, second].map(function (each) { return own.unit().exec(text.slice(each.start, each.end)); });
    if (text.startsWith("百分之", first.start) && !other && isLess(first.value, second.value)) {
      Object.assign(second, { kind: "percent", isBare: false });
      return;
    }
    if (mine || !other || first.kind !== "cardinal" || !/^(cardinal|percent)$/.test(second.kind)) return;
    const size = own.units[other[0].replace(/[ -]/g, "").toLowerCase()];
    const value = times(first.value, of(size[0], size[1]));
    if (isLess(value, second.value)) Object.assign(first, { value: value, kind: second.kind, isBare: false });
  }

  /*
   * The amounts of a text of a language ("zh", "en", …), in order: {value, kind, isBare, start, end},
   * `value` as in fractions.js, `isBare` where nothing but its signs shows that it is a number.
   */
  return function (text, key) {
    const plain = duidu.equivalence.traced(text.replace(COMMA, "、"));
    const own = LANGUAGES[key] || OTHER, read = own.signs(plain.text);
    if (!own.hint.test(read)) return [];
    const found = Array.from(read.matchAll(own.amount()), function (each) {
      return Object.assign(own.meaning(each, read), { start: each.index, end: each.index + each[0].length });
    });
    found.forEach(function (second, place) {
      const first = found[place - 1];
      if (first && isRange(first, second, read, own)) range(first, second, read, own);
    });
    if (plain.places) found.forEach(function (each) {
      each.start = plain.places[each.start][0];
      each.end = plain.places[each.end - 1][1];
    });
    return found;
  };
})();
