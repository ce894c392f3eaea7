// What is copied of a unit: its permanent address, its citation in each language, a quotation.
duidu.cite = (function () {
  function address(unit) {
    return duidu.facts.address + (unit.dataset.unit || unit.id) + "/";
  }

  // The day of copying, in the reader's own time, as the citation of each language has it.
  function accessed(key) {
    const day = new Date();
    const two = function (number) { return String(number).padStart(2, "0"); };
    if (key === "zh") return "[" + day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate()) + "]";
    return "accessed " + day.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" }) + ", ";
  }

  // Texts of the document may hold braces and dollar signs: every slot is filled once, by function.
  function citation(unit, key) {
    const values = {
      words: unit.getAttribute("data-cite-" + key) || unit.getAttribute("data-cite-en") || unit.dataset.unit,
      accessed: accessed(key),
      address: address(unit)
    };
    return duidu.facts.cite(key).replace(/\{(words|accessed|address)\}/g, function (slot, name) { return values[name]; });
  }

  function text(cell) {
    return Array.from(cell.querySelectorAll("p"), function (each) { return each.textContent.trim(); }).join("\n");
  }

  // Each text with its own citation, which says how it stands (official, unofficial).
  function quotation(unit) {
    return Array.from(unit.querySelectorAll(":scope>.cell:not(.missing)"), function (cell) {
      return text(cell) + "\n—— " + citation(unit, cell.dataset.key);
    }).join("\n\n");
  }

  return { address: address, citation: citation, quotation: quotation };
})();

duidu.copyLink = function (unit) { duidu.copy(duidu.cite.address(unit), unit.dataset.short || unit.id); };
duidu.copyCitation = function (unit, key) { duidu.copy(duidu.cite.citation(unit, key)); };
duidu.copyQuotation = function (unit) { duidu.copy(duidu.cite.quotation(unit)); };
