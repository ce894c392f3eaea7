/*
 * What to do when the words as typed lead nowhere: cut a long run into pieces that the texts
 * have, say it in their wording, join words that they write as one.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const LONGEST_PIECE = 20;
  /** A longer run is cut into stretches first. */
  const LONGEST_RUN = 60;
  /** Characters that only join: 铁路的建设 needs no 的. */
  const SMALL = new Set("的了和与及在之是有对为等");

  const unspacedLayers = (corpus, text) => search.layersFor(corpus, text).filter((layer) => !layer.spaced);
  const has = (corpus, layers, text) => search.mayHave(corpus, text) || layers.some((layer) => layer.text.includes(text));

  /**
   * Cut a run at the fewest places into pieces of two and more characters that the texts
   * have: 铁路老挝 → 铁路 · 老挝. What is in no piece is lost, and said to be missing.
   */
  function cutUnspaced(corpus, term) {
    const layers = unspacedLayers(corpus, term.text);
    const pieces = [];
    for (let at = 0; at < term.text.length; at += LONGEST_RUN) {
      pieces.push(...piecesOf(corpus, layers, term.text.slice(at, at + LONGEST_RUN)));
    }
    return joinLost(corpus, pieces);
  }

  /** The pieces of a stretch: {text, isPiece: whether the texts have it}. */
  function piecesOf(corpus, layers, text) {
    const best = [{ cost: 0, from: -1, isPiece: false }];
    // 东盟10+3 is never cut inside 10+3.
    const isTied = (place) => /[0-9.+%]/.test(text[place] || "");
    const isWhole = (place) => !isTied(place - 1) || !isTied(place);
    for (let end = 1; end <= text.length; end += 1) {
      const small = SMALL.has(text[end - 1]);
      best[end] = { cost: best[end - 1].cost + (small ? 1 : 4), from: end - 1, isPiece: false };
      for (let start = end - 2; start >= Math.max(0, end - LONGEST_PIECE); start -= 1) {
        if (!isWhole(start) || !isWhole(end)) continue;
        if (!has(corpus, layers, text.slice(start, end))) break;
        const cost = best[start].cost + 2;
        if (cost < best[end].cost) best[end] = { cost: cost, from: start, isPiece: true };
      }
    }
    const pieces = [];
    for (let end = text.length; end > 0; end = best[end].from) {
      pieces.unshift({ text: text.slice(best[end].from, end), isPiece: best[end].isPiece });
    }
    return pieces;
  }

  function joinLost(corpus, pieces) {
    const terms = [];
    let lost = "";
    const putLost = () => {
      if (lost) terms.push(...reword(corpus, search.unspacedTerm(lost)));
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

  /** A run that no text has, in the wording of the texts: 高铁 → 高速 · 铁路; else it is lost. */
  function reword(corpus, term) {
    for (const full of search.fullForms(corpus, term.text)) {
      const terms = has(corpus, unspacedLayers(corpus, full), full)
        ? [search.unspacedTerm(full)] : cutUnspaced(corpus, search.unspacedTerm(full));
      const near = { kind: "abbreviation", typed: term.source };
      if (terms.every(({ kind }) => kind !== "lost")) return terms.map((each) => ({ ...each, near: near }));
    }
    return [reworded(corpus, term) || { ...term, kind: "lost" }];
  }

  function reworded(corpus, term) {
    const matches = search.matchReworded(corpus, term.text);
    return matches.length ? { ...term, matches: matches } : null;
  }

  /** multi lateralism → multilateralism, where the texts have it; null where they have not. */
  function joinWords(corpus, term, next) {
    if (term.kind !== "word" || next.kind !== "word") return null;
    const text = term.text + next.text;
    const source = term.source + " " + next.source;
    const joined = {
      ...next, ...search.countedOf(text), source: source, piece: source, typed: source, text: text, required: true,
    };
    return search.matchTerm(corpus, joined).length ? joined : null;
  }

  const isLostRun = (term, found) => !found.size && term.kind === "unspaced" && term.text.length > 1;

  /** The terms in a form that has more matches: runs are cut, words are joined. */
  function loosen(corpus, terms, founds) {
    const loose = [];
    for (let i = 0; i < terms.length; i += 1) {
      const next = terms[i + 1];
      const isLost = next && (!founds[i].size || !founds[i + 1].size);
      const joined = isLost ? joinWords(corpus, terms[i], next) : null;
      if (joined) {
        loose.push(joined);
        i += 1;
      } else if (isLostRun(terms[i], founds[i])) {
        loose.push(...cutUnspaced(corpus, terms[i]));
      } else {
        loose.push(terms[i]);
      }
    }
    return loose.length ? loose : terms;
  }

  /**
   * The terms with runs that no text has in another wording; null where there is none. Where a cut has
   * all that was typed, only what is shorter than the texts' own words is better.
   */
  function rewordRuns(corpus, terms, founds, isTornApart) {
    const isBetter = (other) => other && (isTornApart || other.matches[0].near.kind === "abbreviation");
    const others = terms.map((term, i) => {
      const other = isLostRun(term, founds[i]) ? reworded(corpus, term) : null;
      return isBetter(other) ? other : null;
    });
    return others.some(Boolean) ? terms.map((term, i) => others[i] || term) : null;
  }

  /** The terms of a cut that are lost, or found as a slip or a sound: the cut has not all that was typed. */
  const isTorn = (terms) => terms.some((term) => term.kind === "lost" || term.matches);

  search.smallSigns = SMALL;
  search.rewordRuns = rewordRuns;
  search.isTorn = isTorn;
  search.loosen = loosen;
})(self);
