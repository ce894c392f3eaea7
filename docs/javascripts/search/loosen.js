/*
 * What to do when the words as typed lead nowhere: cut a long run into pieces that the texts
 * have, join words that the texts write as one, and name terms that the reader may have meant.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const LONGEST_PIECE = 20;
  const LONGEST_RUN = 60;
  const MOST_SUGGESTED = 6;
  /** Characters that only join: 铁路的建设 needs no 的. */
  const SMALL = new Set("的了和与及在之是有对为等");

  const unspacedLayers = (corpus, text) => search.layersFor(corpus, text).filter((layer) => !layer.spaced);
  const has = (layers, text) => layers.some((layer) => layer.text.includes(text));

  /**
   * Cut a run at the fewest places into pieces of two and more characters that the texts
   * have: 铁路老挝 → 铁路 · 老挝. What is in no piece is lost, and said to be missing.
   */
  function cutUnspaced(corpus, term) {
    const layers = unspacedLayers(corpus, term.text);
    const text = term.text.slice(0, LONGEST_RUN);
    const best = [{ cost: 0, from: -1, isPiece: false }];
    // 东盟10+3 is never cut inside 10+3.
    const isTied = (place) => /[0-9.+%]/.test(text[place] || "");
    const isWhole = (place) => !isTied(place - 1) || !isTied(place);
    for (let end = 1; end <= text.length; end += 1) {
      const small = SMALL.has(text[end - 1]);
      best[end] = { cost: best[end - 1].cost + (small ? 1 : 4), from: end - 1, isPiece: false };
      for (let start = end - 2; start >= Math.max(0, end - LONGEST_PIECE); start -= 1) {
        if (!isWhole(start) || !isWhole(end)) continue;
        if (!has(layers, text.slice(start, end))) break;
        const cost = best[start].cost + 2;
        if (cost < best[end].cost) best[end] = { cost: cost, from: start, isPiece: true };
      }
    }
    const pieces = [];
    for (let end = text.length; end > 0; end = best[end].from) {
      pieces.unshift({ text: text.slice(best[end].from, end), isPiece: best[end].isPiece });
    }
    return joinLost(pieces);
  }

  function joinLost(pieces) {
    const terms = [];
    let lost = "";
    const putLost = () => {
      if (lost) terms.push(Object.assign(search.unspacedTerm(lost), { kind: "lost" }));
      lost = "";
    };
    for (const { text, isPiece } of pieces) {
      if (isPiece) {
        putLost();
        terms.push(search.unspacedTerm(text));
      } else if (!SMALL.has(text)) {
        lost += text;
      }
    }
    putLost();
    return terms;
  }

  /** multi lateralism → multilateralism, where the texts have it; null where they have not. */
  function joinWords(corpus, term, next) {
    if (term.kind !== "word" || next.kind !== "word") return null;
    const joined = Object.assign({}, next, { text: term.text + next.text, required: true });
    return search.matchTerm(corpus, joined).length ? joined : null;
  }

  /** The terms in a form that has more matches; the same where there is none. */
  function loosen(corpus, terms, founds) {
    const loose = [];
    for (let i = 0; i < terms.length; i += 1) {
      const next = terms[i + 1];
      const isLost = next && (!founds[i].size || !founds[i + 1].size);
      const joined = isLost ? joinWords(corpus, terms[i], next) : null;
      if (joined) {
        loose.push(joined);
        i += 1;
      } else if (!founds[i].size && terms[i].kind === "unspaced" && terms[i].text.length > 1) {
        loose.push(...cutUnspaced(corpus, terms[i]));
      } else {
        loose.push(terms[i]);
      }
    }
    return loose.length ? loose : terms;
  }

  /** Words with few other letters; where there are none, words that begin alike at least. */
  function nearWords(corpus, word) {
    const near = wordsWithin(corpus, word, Math.min(3, Math.max(1, Math.floor(word.length / 2))));
    if (near.length) return near;
    const far = wordsWithin(corpus, word, Math.floor(word.length * 0.8));
    return far.filter(({ text }) => text.startsWith(word.slice(0, 2)));
  }

  function wordsWithin(corpus, word, limit) {
    const found = [];
    for (const [other, count] of corpus.vocabulary.counts) {
      if (!/^[a-z]{3,}$/.test(other) || search.smallWords.has(other)) continue;
      const distance = word.length > 3 && other.startsWith(word.slice(0, 4))
        ? 1 : search.slips(word, other, limit);
      if (distance <= limit) found.push({ text: other, distance: distance, count: count });
    }
    return found;
  }

  /** Two characters that the texts have together more than once, one of them from the query. */
  function nearPairs(corpus, text) {
    const counts = new Map();
    for (const layer of unspacedLayers(corpus, "")) {
      for (const sign of new Set(text)) {
        for (let at = layer.text.indexOf(sign); at >= 0; at = layer.text.indexOf(sign, at + 1)) {
          for (const pair of [layer.text.slice(at - 1, at + 1), layer.text.slice(at, at + 2)]) {
            if (/^\p{Script=Han}{2}$/u.test(pair)) counts.set(pair, (counts.get(pair) || 0) + 1);
          }
        }
      }
    }
    const missing = (pair) => Array.from(pair).filter((sign) => !text.includes(sign)).length;
    return Array.from(counts, ([pair, count]) => ({ text: pair, distance: missing(pair), count: count }))
      .filter((each) => each.count > 1 && !Array.from(each.text).some((sign) => SMALL.has(sign)));
  }

  function nearNames(corpus, text) {
    const names = new Set();
    for (const { names: all } of corpus.concepts) {
      for (const name of all) {
        if (Array.from(text).some((sign) => !SMALL.has(sign) && name.includes(sign))) names.add(name);
      }
    }
    return Array.from(names, (name) => ({ text: name, distance: -1, count: 0 }));
  }

  /** Names of the glossary rather than any two characters that stand together. */
  function nearUnspaced(corpus, text) {
    const names = nearNames(corpus, text);
    return names.length > 2 ? names : names.concat(nearPairs(corpus, text));
  }

  /** Terms of the texts that are nearest to a query which nothing has. */
  function suggest(corpus, query) {
    const found = [];
    for (const term of search.parseQuery(query).slice(0, 8)) {
      if (term.kind === "word") found.push(...nearWords(corpus, term.text));
      else found.push(...nearUnspaced(corpus, term.text));
    }
    found.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.text < b.text ? -1 : 1));
    return Array.from(new Set(found.map((each) => each.text))).slice(0, MOST_SUGGESTED);
  }

  search.loosen = loosen;
  search.suggest = suggest;
})(self);
