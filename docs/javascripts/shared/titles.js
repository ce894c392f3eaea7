// Titles of documents in a text, and the units that are named behind them.
duidu.titles = (function () {
  const { isCut, cited } = duidu.names, { deeper } = duidu.runs, resolve = duidu.resolve;

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

  // In citations the place may stand behind publisher and date: “Title,” agency, May 3, 2000, art. 5, https://….
  const FAR = 300;
  const END = /https?:|<|--|\baccessed\b/;
  const PART = /[,)]\s+/g;

  // What follows a title directly, “Title,” Article 5, … | 《…》第五条; else what begins a further part of its citation.
  function after(text, title) {
    const rest = text.slice(title.end, title.end + FAR).split(END)[0], gap = /^[\s,:、。.》)」\-]*/.exec(text.slice(title.end))[0].length;
    const starts = [gap].concat(Array.from(rest.matchAll(PART), function (part) { return part.index + part[0].length; }));
    // The words of a citation before mere numbers; 2023 in “May 3, 2023, art. 5” is none of a place.
    for (const isWhole of [true, false]) {
      for (const start of starts) {
        const found = at(text, title, title.end + start, isWhole, start !== gap);
        if (found.length) return found;
      }
    }
    return [];
  }

  function at(text, title, place, isWhole, isFar) {
    const units = title.document.units, words = cited(text, units, [], place);
    if (isWhole && !words.length) return [];
    const run = duidu.steps(text.slice(place, place + 200), { names: title.document.pattern }).runs[0];
    const isMeant = run && run.start === 0 && (!isFar || run.steps[0].isNamed);
    return deeper(words, isMeant ? resolve.inside(run, units, resolve.SHORTER).found : []);
  }

  return { find: titles, after: after };
})();
