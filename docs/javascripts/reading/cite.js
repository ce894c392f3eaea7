// What is copied of a unit, or of one sentence pair in it: its permanent address, its citation in a
// language, a quotation; each as plain text and as HTML with the languages marked and the address a link.
duidu.cite = (function () {
  const { said } = duidu.tables;

  function id(unit) { return unit.dataset.unit || unit.id; }

  function address(unit, pair) {
    return duidu.facts.address + id(unit) + "/" + (pair ? "#" + id(unit) + "." + pair : "");
  }

  function escaped(text) {
    return text.replace(/[&<>"]/g, function (sign) { return "&#" + sign.charCodeAt() + ";"; });
  }

  function element(name, lang, html) { return "<" + name + ' lang="' + lang + '">' + html + "</" + name + ">"; }

  function link(unit, pair) {
    const text = address(unit, pair);
    return { text: text, html: '<a href="' + escaped(text) + '">' + escaped(text) + "</a>" };
  }

  // The table of words speaks for a language that it does not have in English.
  function phrase(words, key, values) { return duidu.phrase(words, words[key] ? key : "en", values); }

  // "II.4, sentence 2", in every language of the table.
  function name(words, pair) {
    const names = {};
    duidu.languages.forEach(function (each) {
      names[each[0]] = pair ? phrase(said.sentence_of, each[0], { words: words, number: pair }) : words;
    });
    return names;
  }

  // The place is written as the style has it: pt. 2, sec. II, para. 4.
  function citation(unit, key, pair) {
    const place = ["data-place-" + key, "data-cite-" + key, "data-cite-en"].find(function (each) { return unit.hasAttribute(each); });
    const own = link(unit, pair), form = duidu.facts.cite(key), names = name(place ? unit.getAttribute(place) : id(unit), pair);
    const words = names[key] || names.en, cell = cells(unit, key)[0], lang = names[key] && cell ? cell.lang : "en";
    return {
      text: duidu.fill(form, { words: words, address: own.text }),
      html: element("span", lang, duidu.fill(escaped(form), { words: escaped(words), address: own.html }))
    };
  }

  // The texts that a unit has, of many those that are chosen, or the one in a language.
  function cells(unit, key) {
    return Array.from(unit.querySelectorAll(":scope>.cell:not(.missing)")).filter(function (cell) {
      return key ? cell.dataset.key === key : duidu.isChosen(cell.dataset.key);
    });
  }

  // A text without the marks of footnotes: whoever quotes leaves them out, as style books have it, since they
  // lead nowhere in another work; where the footnote matters it has an address of its own.
  function words(node) {
    if (node.nodeType !== 1) return node.textContent;
    if (node.matches(".footmark,.footback")) return "";
    return Array.from(node.childNodes, words).join("");
  }

  function lines(table) {
    return Array.from(table.rows, function (row) {
      return Array.from(row.cells, words).join("\t");
    }).join("\n");
  }

  // The paragraphs of a text; of one pair its sentences, with what stands between them. A table is one: its rows
  // are lines, its cells parted by tabs.
  function paragraphs(cell, pair) {
    return Array.from(cell.querySelectorAll(pair ? "p,td,th" : "p,table"), function (paragraph) {
      if (paragraph.rows) return lines(paragraph);
      const nodes = Array.from(paragraph.childNodes);
      const isOf = function (node) { return node && node.dataset && node.dataset.pair === pair; };
      return (pair ? nodes.filter(function (node, at) {
        return isOf(node) || node.nodeType === 3 && isOf(nodes[at - 1]) && isOf(nodes[at + 1]);
      }) : nodes).map(words).join("").trim();
    }).filter(Boolean);
  }

  function row(text) {
    return "<tr>" + text.split("\t").map(function (each) { return "<td>" + escaped(each) + "</td>"; }).join("") + "</tr>";
  }

  // A paragraph as HTML, a table as one.
  function block(text) {
    const isTable = text.includes("\n") && text.includes("\t");
    return isTable ? "<table>" + text.split(/\n+/).map(row).join("") + "</table>" : "<p>" + escaped(text) + "</p>";
  }

  // Each text with its own citation, and how it stands (official, unofficial).
  function quotation(unit, pair, key) {
    const taken = { text: [], html: "" };
    cells(unit, key).forEach(function (cell) {
      const texts = paragraphs(cell, pair), own = citation(unit, cell.dataset.key, pair);
      if (!texts.length) return;
      const mark = phrase(said.quoted, cell.dataset.key, { citation: "" }), standing = duidu.facts.standing(cell.dataset.key);
      taken.text.push(texts.concat(mark + own.text + standing).join("\n"));
      taken.html += element("blockquote", cell.lang, texts.map(block).join("") + "<p>" + mark + own.html + escaped(standing) + "</p>");
    });
    taken.text = taken.text.join("\n\n");
    return taken;
  }

  // Always in the characters of the source.
  function printed(work) {
    return function (part) {
      const given = arguments;
      return duidu.printed(part, function () { return work.apply(null, given); });
    };
  }

  return {
    link: link, citation: printed(citation), quotation: printed(quotation), cells: cells, paragraphs: printed(paragraphs), name: name,
    element: element, escaped: escaped
  };
})();

duidu.copyLink = function (unit, pair) {
  duidu.copy(duidu.cite.link(unit, pair), duidu.cite.name(unit.dataset.short || unit.id, pair));
};
duidu.copyCitation = function (unit, key) { duidu.copy(duidu.cite.citation(unit, key)); };
duidu.copyQuotation = function (unit, pair, key) {
  const taken = duidu.cite.quotation(unit, pair, key);
  if (taken.text) duidu.copy(taken, duidu.cite.name(unit.dataset.short || unit.id, pair));
};
// One of several styles, beside its button.
duidu.copyStyled = function (button) {
  const shown = button.closest(".styled").querySelector(".citation,pre");
  const text = duidu.fill(shown.dataset.form || duidu.printed(shown, function () { return shown.textContent; }), {});
  duidu.copy({ text: text, html: duidu.cite.element("span", shown.dataset.lang || shown.lang || "en", duidu.cite.escaped(text)) });
};
