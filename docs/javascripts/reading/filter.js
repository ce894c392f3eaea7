// Home with many documents: a field above the list leaves those that have every word typed, in any language.
duidu.job(function () {
  const { said } = duidu.tables, LEAST = 9;
  const shelves = Array.from(document.querySelectorAll(".shelf")), first = document.getElementById("documents");
  // Other form of a Han character → the simplified one.
  const plain = new Map();
  ((shelves[0] && shelves[0].dataset.han) || "").split(" ").forEach(function (line) {
    const [target, ...others] = line;
    others.forEach(function (other) { plain.set(other, target); });
  });
  const rows = Array.from(document.querySelectorAll(".shelf li"), function (row) {
    const shelf = row.closest(".shelf"), head = shelf.previousElementSibling;
    return { row: row, text: fold(row.textContent + " " + (head.matches("h3") ? head.textContent : "")) };
  });
  if (!first || rows.length < LEAST) return;

  // Width, capitals, accents and forms of characters do not count.
  function fold(text) {
    return Array.from(text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(), function (sign) { return plain.get(sign) || sign; }).join("");
  }

  const field = document.createElement("input"), count = document.createElement("p");
  field.type = "search";
  field.className = "filter";
  field.autocomplete = "off";
  duidu.label(field, "aria-label", said.filter_documents);
  duidu.label(field, "placeholder", said.filter_documents);
  count.className = "counts";
  count.setAttribute("role", "status");
  first.after(field, count);

  function show() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach(function (each) {
      each.row.hidden = !words.every(function (word) { return each.text.includes(word); });
      left += each.row.hidden ? 0 : 1;
    });
    shelves.forEach(function (shelf) {
      shelf.hidden = !shelf.querySelector("li:not([hidden])");
      if (shelf.previousElementSibling.matches("h3")) shelf.previousElementSibling.hidden = shelf.hidden;
    });
    duidu.put(count, left === 1 ? said.documents_found_one : said.documents_found, { count: left });
  }
  field.addEventListener("input", show);
  show();
});
