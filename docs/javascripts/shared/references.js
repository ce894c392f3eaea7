// What people write → the units they mean: an address, an id, a citation, "II.6", the name of a
// division. The go-to box and the search ask the same; the search only where the whole query names a unit.
duidu.reference = (function () {
  // Names that mean the same, ids of blocks among them.
  const ALIASES = [
    "title 标题 题目 题名 名称", "preamble preface foreword introduction 序言 前言 序 引言 导言",
    "signature signatures signature_block 签名 签字 签署 签署栏 落款 署名", "dateline 电头"
  ].map(function (line) { return line.split(" ").map(function (word) { return word.replace("_", " "); }); });
  // The other forms of the signs above and of those in steps.js, the simplified one second.
  const FORMS = "編编節节條条項项兩两題题標标簽签欄栏電电導导稱称";
  // Of a longer text the end is read, where a quotation has its citation.
  const LONGEST = 20000;
  const SENTENCE = 300;
  const MOST = 20;
  const MOST_RUNS = 60;
  const resolve = duidu.resolve, isUnder = resolve.isUnder;
  const other = new Map();

  function learn(lines) {
    (lines || []).forEach(function (line) {
      const signs = Array.from(line);
      signs.slice(1).forEach(function (sign) { other.set(sign, signs[0]); });
    });
  }
  learn(FORMS.match(/../g).map(function (pair) { return pair[1] + pair[0]; }));

  // Full-width, compatibility and traditional forms, dashes and quotes become one.
  function fold(text) {
    const plain = text.normalize("NFKC").toLowerCase().replace(/[“”„«»「」『』‘’"']|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .replace(/[‐-―−]/g, "-").replace(/[\u3400-\u9fff]/g, function (sign) { return other.get(sign) || sign; });
    return plain.replace(/\s+/g, " ").trim();
  }

  // p2-s1-c6 → [{kind: "p", number: "2"}, …]; a1_1 is one number; blocks have none.
  function pathOf(id) {
    return id.split("-").map(function (part) {
      const found = /^([a-z]+)(\d[\d_]*)$/.exec(part);
      return found ? { kind: found[1], number: found[2] } : { kind: part, number: "" };
    });
  }

  /*
   * Take in documents: [{id, titles: [text …], han: [line …], units: [{id, short, words: [text …],
   * headings: [text …], parent: unit or null} …]} …], each unit after its parent.
   */
  function prepare(documents) {
    documents.forEach(function (document) { learn(document.han); });
    documents.forEach(function (document) {
      document.ids = new Map();
      const titles = document.titles.map(fold);
      // 联合国宪章（第一至三章） is called 联合国宪章.
      document.folded = unique(titles.concat(titles.map(function (title) { return title.split(/\s*[(,]/)[0]; })));
      document.units.forEach(function (unit) { read(unit, document); });
      const names = [].concat.apply([], document.units.map(function (unit) { return unit.names; }))
        .filter(function (name) { return name.length > 1; }).sort(function (a, b) { return b.length - a.length; });
      document.pattern = names.length ? new RegExp("(?:" + names.map(escape).join("|") + ")", "y") : null;
    });
    return documents;
  }

  function escape(text) { return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }

  function read(unit, document) {
    const parent = unit.parent;
    unit.document = document;
    unit.path = pathOf(unit.id);
    // An article that runs on through the chapters stands in one all the same.
    unit.whole = !parent ? unit.path
      : parent.whole.concat(unit.id.startsWith(parent.id + "-") ? unit.path.slice(parent.path.length) : unit.path);
    unit.plain = fold(unit.short || "").replace(/\s/g, "");
    unit.cited = unit.words.map(fold).filter(Boolean);
    unit.names = unit.headings.map(fold).filter(Boolean);
    document.ids.set(unit.id, unit);
  }

  function unique(units) { return Array.from(new Set(units)); }
  function flat(lists) { return unique([].concat.apply([], lists)); }

  // Each way to read a hyphen, the likelier first.
  function readings(text) {
    const path = { isRange: false }, range = { isRange: true };
    const all = /(?:art|article|第)\.?\s*\d+-\d/.test(text) ? [{ isAdded: true }] : [];
    return all.concat(/[.。]\s*\d+-\d|s \d+-\d/.test(text) ? [range, path] : [path, range]);
  }

  // The steps of a text with the headings of a document between them; the last answers are kept.
  function stepsOf(text, how, units) {
    const document = units[0].document, key = Boolean(how.isRange) + "," + Boolean(how.isAdded) + text;
    document.read = document.read || new Map();
    if (document.read.size > 8) document.read.clear();
    if (!document.read.has(key)) document.read.set(key, duidu.steps(text, Object.assign({ names: document.pattern }, how)));
    return document.read.get(key);
  }

  // Steps and nothing else: one run, or several named ones (第三条和第五条).
  function pure(text, units, level, isStrict) {
    for (const how of readings(text)) {
      const read = stepsOf(text, how, units);
      if (!read.isPure || read.runs.length > MOST) continue;
      const isOne = read.runs.length === 1;
      if (!isOne && !read.runs.every(function (run) { return run.steps[0].isNamed; })) continue;
      // 五项 counts things, 第五项 names one.
      const isPlain = isOne && read.runs[0].steps.length === 1 && !read.runs[0].steps[0].isNamed;
      if (isStrict && isPlain) continue;
      const found = read.runs.map(function (run) { return resolve.run(run, run.steps, units, level); });
      if (found.every(function (each) { return each.length; })) return flat(found);
    }
    return [];
  }

  function pureStrictly(text, units, level) { return pure(text, units, level, true); }

  // 经济领域第4项: a number after the heading, or part of it, that the unit stands under.
  function headed(text, units, level) {
    for (const how of readings(text)) {
      const read = stepsOf(text, how, units), name = read.before.replace(/[\s,.:、。·\-]+$/, "");
      if (read.runs.length !== 1 || name.length < 2) continue;
      if (!stepsOf(text.slice(read.before.length), how, units).isPure || /第$/.test(name)) continue;
      const under = units.filter(function (unit) {
        return isUnder(unit.parent, function (outer) { return outer.names.concat(aliases(outer)).some(function (each) { return each.includes(name); }); });
      });
      const found = under.length ? resolve.steps(read.runs[0].steps, under, level) : [];
      if (found.length) return found;
    }
    return [];
  }

  // Half a number is no number, half a word no word.
  function isCut(text, start, end) {
    return /[\da-z]/.test(text[end] || "") && /[\da-z]/.test(text[end - 1]) ||
      /[a-z]/.test(text[start - 1] || "") && /[a-z]/.test(text[start]);
  }

  // Units whose words in a citation stand in the text (at `place` alone), the longest only. In a run
  // they must be all of it: 第一节 in 第二部分第一节第六项 is another's.
  function cited(text, units, runs, place) {
    let best = [], length = 0;
    function isMeant(start, end) {
      return start >= 0 && !isCut(text, start, end) && !runs.some(function (run) {
        return run.start <= start && start < run.end && (run.start < start || run.steps.some(function (step) {
          return step.isNamed && step.end > end;
        }));
      });
    }
    units.forEach(function (unit) {
      unit.cited.forEach(function (words) {
        if (words.length < length || words.length < 2) return;
        let start = place === undefined ? text.indexOf(words) : text.startsWith(words, place) ? place : -1;
        while (start >= 0 && !isMeant(start, start + words.length)) {
          start = place === undefined ? text.indexOf(words, start + 1) : -1;
        }
        if (start < 0) return;
        if (words.length > length) best = [];
        length = words.length;
        best.push(unit);
      });
    });
    return unique(best);
  }

  function isBelow(unit, outer) {
    return unit !== outer && isUnder(unit, function (each) { return each === outer; });
  }

  // The deeper of what the words say and what the steps say.
  function deeper(words, runs) {
    const below = runs.filter(function (unit) {
      return words.some(function (outer) { return isBelow(unit, outer); });
    });
    return below.length ? below : words.length ? words : runs;
  }

  // A sentence with references in it.
  function inside(text, units, level) {
    if (stepsOf(text, {}, units).isPure) return [];
    let best = [], size = 0;
    const runs = stepsOf(text, { isRange: /s \d+-\d/.test(text) }, units).runs;
    runs.filter(function (run) {
      return run.steps.some(function (step) { return step.isNamed; });
    }).slice(0, MOST_RUNS).forEach(function (run) {
      const each = resolve.inside(run, units, level);
      if (each.size > size) best = [];
      if (each.size >= size) best = best.concat(each.found);
      size = Math.max(size, each.size);
    });
    // A name alone, such as 标题, may be any word of a sentence.
    const words = cited(text, units, runs).filter(function (unit) { return /\d/.test(unit.id); });
    return deeper(words, unique(best));
  }

  // Where a document's title stands in the text: [{start, end, document}].
  function titles(text, documents) {
    const places = [];
    documents.forEach(function (document) {
      document.folded.forEach(function (title) {
        if (title.length < 4) return;
        for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + title.length)) {
          if (!isCut(text, at, at + title.length)) places.push({ start: at, end: at + title.length, document: document });
        }
      });
    });
    // A short title inside a full one is not meant.
    return places.filter(function (one) {
      return !places.some(function (each) {
        return each !== one && each.start <= one.start && each.end >= one.end &&
          each.end - each.start > one.end - one.start;
      });
    }).sort(function (a, b) { return a.start - b.start; });
  }

  // What follows a title directly: “Title,” Article 5, … | 《…》第五条.
  function after(text, title) {
    const gap = /^[\s,:、。.》)」\-]*/.exec(text.slice(title.end))[0].length, place = title.end + gap;
    const units = title.document.units, words = cited(text, units, [], place);
    const run = duidu.steps(text.slice(place, place + 200), { names: title.document.pattern }).runs[0];
    const runs = run && run.start === 0 ? resolve.inside(run, units, resolve.SHORTER).found : [];
    return deeper(words, runs);
  }

  // Ids in addresses: …/cn-la-2024/p2-s2/#p2-s2-c4.2, #p2-s2-c4. A document's name wins over the own one.
  function addressed(text, documents, own) {
    const all = (text.match(/[!#-&*-+./-:=-Z^-z|~-]+/g) || []).filter(function (each) { return /[/#]|^[a-z]+\d[\d_]*-[a-z]+\d/.test(each); });
    return flat(all.map(function (address) {
      const parts = address.split(/[/#?&=]+/).slice(-MOST);
      let at = parts.length - 1, document = null;
      for (; at >= 0 && !document; at -= 1) document = find(documents, parts[at]);
      const rest = document ? parts.slice(at + 2) : parts;
      for (const part of rest.reverse()) {
        const id = part.replace(/\.\d*$/, "").replace(/[.:]+$/, "");
        // A word between strokes is no id: and/or.
        if (!document && !/\d/.test(id) && all.length * address.length !== text.length) continue;
        const found = byId(id, document ? [document] : documents, own);
        if (found.length) return found;
      }
      return [];
    }));
  }

  function find(documents, id) { return documents.find(function (document) { return document.id === id; }); }

  function byId(id, documents, own) {
    const found = documents.map(function (document) { return document.ids.get(id); }).filter(Boolean);
    const here = found.filter(function (unit) { return unit.document === own; });
    return here.length ? here : found;
  }

  // p2-s2-c4.1 is a sentence of a unit; howto.1 may be short for one.
  function idOf(text, documents) {
    return each(documents, function (units) { return exact(text, units); }).length ? text : text.replace(/\.\d+$/, "");
  }

  function aliases(unit) {
    const own = [unit.id].concat(unit.names, unit.cited);
    return flat(ALIASES.filter(function (words) {
      return words.some(function (word) { return own.includes(word); });
    }));
  }

  // Short form (II.4, II.4-6) or words of a citation, exactly.
  function exact(text, units) {
    const plain = text.replace(/\s/g, ""), range = /^(.*[^\d-])(\d+)-(\d+)$/.exec(plain);
    const short = units.filter(function (unit) {
      const own = unit.plain, number = range && own.startsWith(range[1]) && own.slice(range[1].length);
      return own === plain || (number && /^\d+$/.test(number) && +range[2] <= +number && +number <= +range[3]);
    });
    if (short.length) return short;
    return units.filter(function (unit) { return unit.cited.includes(text); });
  }

  // The name of a division or block, whole; another name for it; the beginning or part of a heading.
  function named(text, units) {
    const rules = [
      function (unit) { return unit.names.includes(text); },
      function (unit) { return aliases(unit).includes(text); },
      function (unit) { return text.length > (/[a-z]/.test(text) ? 3 : 1) && unit.names.some(function (name) {
        const at = name.indexOf(text);
        return at >= 0 && !isCut(name, at, at + text.length);
      }); }
    ];
    for (const rule of rules) {
      const found = units.filter(rule);
      if (found.length) return found;
    }
    return [];
  }

  // All rules for a text that is nothing but a reference, the surest first.
  function ask(text, units, level) {
    for (const rule of text.length > SENTENCE ? [] : level ? [pure, headed] : [exact, pure, headed, named]) {
      const found = rule(text, units, level);
      if (found.length) return found;
    }
    return [];
  }

  function each(documents, rule) {
    return flat(documents.filter(function (document) { return document.units.length; }).map(function (document) { return rule(document.units); }));
  }

  // The first level that finds something; the page's own document before the others.
  function climb(text, documents, own, rules) {
    const all = [[documents, resolve.STRICT], [documents, resolve.SHORTER]];
    const tries = own ? [[[own], resolve.STRICT], [[own], resolve.SHORTER]].concat(all) : all;
    for (const rule of rules) {
      for (const [some, level] of rule === inside ? tries : tries.concat(own ? [[[own], resolve.ANY_KIND]] : [], [[documents, resolve.ANY_KIND]])) {
        const found = each(some, function (units) { return rule(text, units, level); });
        if (found.length) return found;
      }
    }
    return [];
  }

  function byTitle(text, documents) {
    const places = titles(text, documents);
    const meant = places.map(function (place) { return { place: place, found: after(text, place) }; })
      .filter(function (each) { return each.found.length; });
    // The citation under a quotation, not what the quotation itself refers to.
    const own = meant.filter(function (each) {
      return /(^|--?\s*)[\s《(]*$/.test(text.slice(0, each.place.start));
    });
    const found = flat((own.length ? own : meant).map(function (each) { return each.found; }));
    if (found.length || !places.length) return found;
    const named = unique(places.map(function (place) { return place.document; }));
    let rest = text;
    places.slice().reverse().forEach(function (place) {
      rest = rest.slice(0, place.start) + " " + rest.slice(place.end);
    });
    rest = rest.replace(/[《》]/g, " ").replace(/\s+/g, " ").trim();
    const under = climb(rest, named, null, [ask, inside]);
    return under.length || /[a-z\d\u3400-\u9fff]/.test(rest) ? under : named;
  }

  /*
   * A query → the units meant: one, several to choose from, none; or a document itself where only its
   * title is given. `own`: the document of the page, preferred where no other is named.
   */
  function findUnits(query, documents, own) {
    const text = fold(query.length > LONGEST ? query.slice(-LONGEST) : query);
    if (!text) return [];
    const sure = addressed(text, documents, own);
    if (sure.length) return sure;
    const here = byId(idOf(text, documents), documents, own);
    // A block is named alike in many documents: the own one may call it by another name.
    if (here.length && (!own || here[0].document === own || /\d/.test(text))) return here;
    const titled = byTitle(text, documents);
    if (titled.length) return titled;
    return climb(text, documents, own, [ask, inside]);
  }

  /*
   * The same for a search, where most queries are no reference: the whole query must name a unit.
   * `isQuoted`: the texts have the query word for word, so that a heading with a number is none.
   */
  function findNamed(query, documents, isQuoted) {
    const text = fold(query);
    if (!text || text.length > 120) return [];
    let found = byId(idOf(text.replace(/^#/, ""), documents), documents);
    if (!found.length && !/\s/.test(text)) found = addressed(text, documents);
    if (!found.length && !/^\d*$/.test(text)) found = each(documents, function (units) { return exact(text, units); });
    if (!found.length) found = climb(text, documents, null, [pureStrictly]);
    if (found.length || isQuoted) return found;
    return climb(text, documents, null, [headed]);
  }

  return { prepare: prepare, find: findUnits, findNamed: findNamed };
})();
