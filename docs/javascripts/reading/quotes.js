// Words of a note, found in the texts and lit there: painted by the browser, so that no letter changes and what
// is copied stays as it is; older browsers get <mark> elements.
duidu.quotes = (function () {
  const CAN_PAINT = Boolean(window.CSS && CSS.highlights && window.Highlight);

  // All text in some elements, and the text nodes with where they begin; without what a selector leaves out.
  function read(elements, left) {
    const nodes = [];
    let text = "";
    elements.forEach(function (element) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest(left)) continue;
        nodes.push([walker.currentNode, text.length]);
        text += walker.currentNode.data;
      }
    });
    return { text: text, nodes: nodes };
  }

  // One range for each text node that a stretch of the text runs over.
  function ranges(place, start, end) {
    return place.nodes.map(function (each) {
      const from = Math.max(0, start - each[1]), to = Math.min(each[0].length, end - each[1]);
      if (from >= to) return null;
      const range = document.createRange();
      range.setStart(each[0], from);
      range.setEnd(each[0], to);
      return range;
    }).filter(Boolean);
  }

  // Where words of one language may stand: the sentences of their pair, the whole cell, the heading.
  function places(row, key, pair) {
    const cell = row.querySelector('.cell[data-key="' + key + '"]');
    const heading = row.matches(".unit") ? row.querySelector(":is(h2,h3,h4,h5,h6)>a") : row;
    const own = cell && pair ? cell.querySelectorAll('.s[data-pair="' + CSS.escape(pair) + '"]') : [];
    const names = heading ? Array.from(heading.children).filter(function (each) { return each.lang; }) : [];
    return [Array.from(own), cell ? Array.from(cell.querySelectorAll("p,table")) : [], heading && !names.length ? [heading] : names];
  }

  // Where a quotation stands in a text: [start, end], white space aside, which parts paragraphs and sentences.
  function search(text, quote) {
    const at = [], wanted = quote.replace(/\s/g, "");
    for (let place = 0; place < text.length; place += 1) if (/\S/.test(text[place])) at.push(place);
    const first = at.map(function (place) { return text[place]; }).join("").indexOf(wanted);
    return first < 0 || !wanted ? null : [at[first], at[first + wanted.length - 1] + 1];
  }

  // The ranges of quotations, {zh: "…", en: "…"}.
  function found(row, quotes, pair) {
    return Object.keys(quotes).reduce(function (all, key) {
      // An editor may quote a footnote's mark with the words round it; a check never does.
      const place = [".footback", ".footmark,.footback"].reduce(function (every, left) {
        return every.concat(places(row, key, pair).map(function (own) { return read(own, left); }));
      }, []).map(function (place) {
        return [place, search(place.text, quotes[key])];
      }).find(function (each) { return each[1]; });
      return place ? all.concat(ranges(place[0], place[1][0], place[1][1])) : all;
    }, []);
  }

  function find(row, quotes, pair) {
    return duidu.printed(row, function () { return found(row, quotes, pair); });
  }

  function clear(name) {
    if (CAN_PAINT) CSS.highlights.delete(name);
    document.querySelectorAll("mark." + name).forEach(function (mark) {
      const parent = mark.parentNode;
      mark.replaceWith.apply(mark, Array.from(mark.childNodes));
      parent.normalize();
    });
  }

  // Light what `look` finds, and no more what was lit under this name; the ranges.
  function light(name, look) {
    clear(name);
    const all = look();
    if (CAN_PAINT) CSS.highlights.set(name, new Highlight(...all));
    // From the last to the first: what is before a mark keeps its place.
    else all.slice().reverse().forEach(function (range) {
      const mark = document.createElement("mark");
      mark.className = name;
      range.surroundContents(mark);
    });
    return all;
  }

  return { find: find, light: light, clear: clear };
})();
