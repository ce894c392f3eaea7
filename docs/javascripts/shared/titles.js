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

  // What follows a title directly: “Title,” Article 5, … | 《…》第五条.
  function after(text, title) {
    const gap = /^[\s,:、。.》)」\-]*/.exec(text.slice(title.end))[0].length, place = title.end + gap;
    const units = title.document.units, words = cited(text, units, [], place);
    const run = duidu.steps(text.slice(place, place + 200), { names: title.document.pattern }).runs[0];
    const runs = run && run.start === 0 ? resolve.inside(run, units, resolve.SHORTER).found : [];
    return deeper(words, runs);
  }

  return { find: titles, after: after };
})();
