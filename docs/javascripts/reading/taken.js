// What a selection puts on the clipboard: the texts alone, without buttons and marks, a paragraph each, as
// plain text and as HTML with the languages marked and the links of the numbers live.
duidu.job(function () {
  const { escaped, element } = duidu.cite;
  const TEXTS = ".cell:not(.missing) :is(p,tr),.frame--alone .page>:is(p,ul,ol,blockquote):not(.elsewhere),.frame--alone .tabular tr";
  const NUMBERS = ".unit>:is(h2,h3,h4,h5,h6,.num)";
  const HEADINGS = ".page h1,.page>.division,.page>.heads>div,.page>.outer,.frame--alone .page>:is(h2,h3,h4,h5,h6)";
  // No text of the document; marks of footnotes (cite.js says why); another language than the one in which the
  // selection was begun.
  const LEFT = ".between,.footmark,.footback,.differ,.more,.unfold,.rows[data-select] .cell:not([data-selected])";

  // The part of a block that is selected; nothing where none is.
  function within(range, block) {
    if (!range.intersectsNode(block)) return null;
    const part = document.createRange();
    part.selectNodeContents(block);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.collapsed ? null : part;
  }

  // Of its source: what is not copied may be converted still.
  function tagOf(element) { return element.dataset.lang || element.lang; }

  function isLeft(node) {
    const own = node.parentElement, name = own.closest("span[lang],.heads>div");
    const begun = document.querySelector(".rows[data-select] .cell[data-selected]");
    return own.closest(LEFT) || !duidu.isShown(own) || begun && name && !own.closest(".cell") && tagOf(name) !== tagOf(begun);
  }

  // The text nodes of a part, cut at its ends, joined where they are in one language.
  function texts(part) {
    const root = part.commonAncestorContainer, found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = root.nodeType === 3 ? root : walker.nextNode(); node; node = walker.nextNode()) {
      // Blanks between sentences belong to a paragraph that has no box where the sentences are set one by one.
      if (!part.intersectsNode(node) || node.data.trim() && isLeft(node)) continue;
      const start = node === part.startContainer ? part.startOffset : 0;
      const text = node.data.slice(start, node === part.endContainer ? part.endOffset : node.length);
      const lang = node.parentElement.closest("[lang]").lang, last = found[found.length - 1];
      if (last && (last.lang === lang || !text.trim())) last.text += text;
      else if (text.trim()) found.push({ text: text, lang: lang });
    }
    return found;
  }

  // A block as one paragraph for each of its languages; as it stands where white space sets columns: in a row of
  // a table, whose cells are parted by tabs.
  function paragraphs(block, part) {
    const isNumber = block.matches(NUMBERS), isVerbatim = block.matches(".verbatim,tr");
    return texts(part).map(function (each) {
      each.text = isVerbatim ? each.text : each.text.replace(/\s+/g, " ").trim();
      each.address = isNumber ? duidu.cite.link(block.parentElement).text : "";
      return each;
    }).filter(function (each) { return each.text && !(isNumber && each.text === "¶"); });
  }

  // A number goes before its own text: the one in its language where a unit has several.
  function numbered(all) {
    let numbers = [];
    return all.map(function (each, at) {
      if (each.address) {
        numbers = at && all[at - 1].address ? numbers.concat(each) : [each];
        return null;
      }
      const own = numbers.find(function (number) { return number.lang === each.lang || numbers.length === 1; });
      numbers = numbers.filter(function (number) { return number !== own; });
      const link = own ? '<a href="' + escaped(own.address) + '">' + escaped(own.text) + "</a> " : "";
      return { text: (own ? own.text + " " : "") + each.text, html: element("p", each.lang, link + escaped(each.text)) };
    }).filter(Boolean);
  }

  document.addEventListener("copy", function (event) {
    const selection = getSelection(), found = [];
    if (selection.isCollapsed || event.target.closest && event.target.closest("input,textarea")) return;
    let hasText = false;
    document.querySelectorAll([TEXTS, NUMBERS, HEADINGS].join()).forEach(function (block) {
      for (let at = 0; at < selection.rangeCount; at += 1) {
        const part = within(selection.getRangeAt(at), block), own = part ? paragraphs(block, part) : [];
        hasText = hasText || own.length && block.matches(TEXTS);
        found.push.apply(found, own);
      }
    });
    if (!hasText) return;
    const taken = numbered(found);
    event.preventDefault();
    event.clipboardData.setData("text/plain", taken.map(function (each) { return each.text; }).join("\n"));
    event.clipboardData.setData("text/html", taken.map(function (each) { return each.html; }).join("\n"));
  });
});
