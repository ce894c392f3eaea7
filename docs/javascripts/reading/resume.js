// Home and the document's page: the button that begins continues where the reader stopped, if the reader did;
// what is shared through the platform has a button where there is one.
duidu.job(function () {
  const { said } = duidu.tables;
  const begin = document.querySelector(".begin"), roots = duidu.roots();
  const share = document.querySelector("[data-do=share]");
  if (share && navigator.share && matchMedia("(pointer:coarse)").matches) share.hidden = false;
  if (!begin) return;

  // The last one of a document of this page, whose contents, if they stand here, still have the clause.
  function last() {
    return duidu.stopped().reverse().find(function (stop) {
      const root = rootOf(stop), listed = document.querySelector(".outline a");
      return root && (!listed || entry(stop));
    });
  }
  function rootOf(stop) {
    return roots.find(function (root) { return root.endsWith("/" + stop.document + "/"); });
  }
  function entry(stop) { return document.querySelector('.outline a[href$="#' + CSS.escape(stop.unit) + '"]'); }

  // In the language asked for; a page in one language left no other words, the contents may have them.
  function words(stop, key, tag) {
    const own = entry(stop), there = own && own.querySelector("[lang=" + tag + "]");
    const text = stop.words[key] || (there && there.textContent) || stop.unit;
    return roots.length > 1 && stop.title[key] ? stop.title[key] + " · " + text : text;
  }

  const stop = last();
  if (!stop) return;
  const place = {};
  duidu.languages.forEach(function (each) { place[each[0]] = words(stop, each[0], each[1]); });
  begin.href = rootOf(stop) + stop.page + "#" + stop.unit;
  duidu.put(begin.querySelector(".act"), said.continue_reading);
  duidu.put(begin.querySelector("small"), place);
});
