/*
 * Queries that name a unit instead of quoting it: II.6, p2-s1-c6, 第二部分“二”第4项,
 * Part Two, Section II, clause 4, Article 3, 第三条, 经济领域第4项.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const NUMBER = "[0-9]{1,4}|[〇零一二三四五六七八九十百千廿卅]{1,7}|[ivxlc]{1,7}|" +
    search.numberWords.slice(1).reverse().join("|");
  /** Word of a citation → letters of the kinds that it may mean (design: ids). */
  const KINDS = {
    编: ["bk"], 部分: ["p"], 篇: ["p"], 章: ["ch"], 节: ["s"], 条: ["a"], 款: ["par"], 段: ["par"],
    项: ["c", "i"], 目: ["i"], 附件: ["an"], 附表: ["sch"],
    book: ["bk"], part: ["p"], chapter: ["ch"], ch: ["ch"], section: ["s"], sec: ["s"], "§": ["s"],
    article: ["a"], art: ["a"], clause: ["c"], cl: ["c"], item: ["i", "c"], paragraph: ["par"],
    para: ["par"], par: ["par"], "¶": ["par"], annex: ["an"], schedule: ["sch"], no: null,
  };
  const ENGLISH = Object.keys(KINDS).filter((word) => /^[a-z§¶]/.test(word));
  const LEADING = ENGLISH.concat(["附件", "附表"]).sort((a, b) => b.length - a.length).join("|");
  const TRAILING = "部分|[编篇章节条款段项目]";
  // One step of a path, with what may stand before it: “第4项”, “, clause 4”, “.6”, “（三）项”.
  const STEP = new RegExp(
    "^[\\s,.、，。:：·\"“”「」‘’'《》()（）\\-–—的]*" +
      "(?:(" + LEADING + ")\\.?\\s*)?(第\\s*)?[“\"「(（]?(" + NUMBER + ")[”\"」)）]?" +
      "(?:\\s*(" + TRAILING + ")(?:之([0-9一二三四五六七八九十]{1,3}))?|(?![0-9a-z〇零一二三四五六七八九十百千]))",
  );
  const REST = /^[\s,.、，。:：·"“”「」‘’'《》()（）\-–—]*$/;
  const ID = /^#?([a-z]{1,3}[0-9][0-9_]*(?:-[a-z]{1,3}[0-9][0-9_]*)*|[a-z]+)(?:\.[0-9]+)?$/;

  // 经济领域 | 第4项, Economic Field | 4
  const HEADED = new RegExp(
    "^(.*?[^\\s\\d.,:：，、第])\\s*[,.:：，、]?\\s*" +
      "((?:第|clause|para|article|item|§|¶)?\\s*[.\\d〇一二三四五六七八九十百]+\\s*[条款段项]?)$",
  );
  /** The words of a citation in traditional characters; the texts may not have them. */
  const OTHER = { 編: "编", 節: "节", 條: "条", 項: "项" };

  /** The steps that a text consists of: [{kinds, number}, …], or null where it is none. */
  function readSteps(text) {
    const steps = [];
    let rest = text;
    while (!REST.test(rest)) {
      const match = STEP.exec(rest);
      if (!match) return null;
      const [all, leading, ordinal, numeral, trailing, added] = match;
      const number = search.readNumber(numeral);
      if (!number) return null;
      const word = trailing || leading;
      steps.push({
        kinds: word ? KINDS[word] : null,
        number: number + (added ? "_" + search.readNumber(added) : ""),
        // 五项 counts things, 第五项 names one.
        named: Boolean(leading || (trailing && ordinal)),
      });
      rest = rest.slice(all.length);
    }
    const isPath = steps.length > 1 || (steps.length === 1 && steps[0].named);
    return isPath ? steps : null;
  }

  /** The steps of an id: p2-s1-c6 → [["p", "2"], ["s", "1"], ["c", "6"]]. */
  function pathOf(id) {
    return id.split("-").map((part) => part.match(/^([a-z]+)(.*)$/) || ["", "", ""]);
  }

  const fits = (part, { kinds, number }, anyKind) =>
    part[2] === number && (anyKind || !kinds || kinds.includes(part[1]));

  /** The path is these steps, from the outside in. */
  function isFull(path, steps, anyKind) {
    return path.length === steps.length && isEnd(path, steps, anyKind);
  }

  /** The path ends with these steps: II.6 → p2-s2-c6. */
  function isEnd(path, steps, anyKind) {
    const skipped = path.length - steps.length;
    return skipped >= 0 && steps.every((step, i) => fits(path[skipped + i], step, anyKind));
  }

  /** The path has these steps in their order and ends with the last: 第二部分第6项. */
  function isAlong(path, steps, anyKind) {
    let at = path.length - 1;
    if (!fits(path[at], steps[steps.length - 1], anyKind)) return false;
    for (let i = steps.length - 2; i >= 0; i -= 1) {
      at -= 1;
      while (at >= 0 && !fits(path[at], steps[i], anyKind)) at -= 1;
      if (at < 0) return false;
    }
    return true;
  }

  /** An id, alone or in an address: p2-s2-c4, …/cn-la-2024/p2-s2/#p2-s2-c4.1. */
  function byId(corpus, text) {
    const isAddress = /[/#]/.test(text) && !/\s/.test(text);
    const parts = isAddress ? text.split(/[/#?]+/).reverse() : [text];
    for (const part of parts) {
      const match = ID.exec(part);
      const isIt = (entry) => !entry.index.aside && entry.id === match[1];
      const found = match ? corpus.entries.filter(isIt) : [];
      if (found.length) return found;
    }
    return [];
  }

  /** The words of a citation: 标题, Part Two, Section II. */
  function byCited(corpus, text) {
    if (!corpus.cited) corpus.cited = readCited(corpus);
    return corpus.cited.get(search.fold(text, false).text) || [];
  }

  function readCited(corpus) {
    const cited = new Map();
    for (const entry of corpus.entries) {
      for (const words of entry.cited) {
        const key = search.fold(words, false).text;
        if (key) cited.set(key, (cited.get(key) || []).concat(entry));
      }
    }
    return cited;
  }

  function bySteps(corpus, steps, isWithin) {
    const entries = corpus.entries.filter((entry) => !entry.index.aside && isWithin(entry));
    const find = (wanted, anyKind) => {
      for (const rule of [isFull, isEnd, isAlong]) {
        const found = entries.filter((entry) => rule(pathOf(entry.id), wanted, anyKind) &&
          !(anyKind && /par\d+$/.test(entry.id)));
        if (found.length) return found;
      }
      return [];
    };
    // 第四条 of a text whose leaves are clauses: take the number, forgive the word.
    let found = find(steps, false);
    if (!found.length) found = find(steps, true);
    // 第二条第一款 of an article in one piece: the article.
    let rest = steps.slice(0, -1);
    while (!found.length && rest.some((step) => step.named)) {
      found = find(rest, false);
      rest = rest.slice(0, -1);
    }
    return found;
  }

  /** 经济领域第4项: the number of a unit after the heading of a division that it stands in. */
  function byHeading(corpus, text) {
    const match = HEADED.exec(text);
    if (!match) return [];
    const steps = readSteps(match[2]) || readNumberStep(match[2]);
    const wanted = search.fold(match[1], false).text;
    if (!steps || wanted.length < 2) return [];
    const isNamed = (entry) =>
      entry.headings.concat(entry.labels).some((heading) => heading &&
        search.fold(heading, false).text.includes(wanted));
    return bySteps(corpus, steps, (entry) => {
      for (let outer = entry.parent; outer; outer = outer.parent) if (isNamed(outer)) return true;
      return false;
    });
  }

  function readNumberStep(text) {
    const number = search.readNumber(text.trim());
    return number ? [{ kinds: null, number: String(number), named: false }] : null;
  }

  function byShort(corpus, text) {
    const plain = (short) => short.normalize("NFKC").toLowerCase().replace(/\s/g, "");
    if (/^[0-9]*$/.test(text)) return [];
    return corpus.entries.filter((entry) => entry.short && plain(entry.short) === plain(text));
  }

  /**
   * The entries that a query names, in order; none where it is not a reference. `isQuoted`:
   * the texts have the query word for word, so that a heading with a number is none.
   */
  function findReferences(corpus, query, isQuoted) {
    const text = query.normalize("NFKC").toLowerCase().trim()
      .replace(/[編節條項]/g, (sign) => OTHER[sign]);
    if (text.length > 120) return [];
    for (const rule of [byId, byShort, byCited]) {
      const named = rule(corpus, text);
      if (named.length) return named;
    }
    const steps = readSteps(text);
    if (steps) return bySteps(corpus, steps, () => true);
    return isQuoted ? [] : byHeading(corpus, text);
  }

  search.findReferences = findReferences;
})(self);
