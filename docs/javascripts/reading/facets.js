// A study: buttons that leave the rows of one side, one section. What is chosen stands in the address (?side=cn), so
// that a link shows what its sender saw.
duidu.job(function () {
  const box = document.querySelector(".facets");
  if (!box) return;
  const buttons = Array.from(box.querySelectorAll("[data-facet]")), status = box.querySelector("[data-shown]"), all = box.querySelector("[data-all]");
  const rows = Array.from(document.querySelectorAll(".page tbody tr")), template = status.dataset.shown;

  function chosen() {
    const wanted = {};
    buttons.forEach(function (each) {
      if (each.getAttribute("aria-pressed") !== "true") return;
      (wanted[each.dataset.facet] = wanted[each.dataset.facet] || []).push(each.value);
    });
    return wanted;
  }

  function show() {
    const wanted = chosen(), names = Object.keys(wanted);
    let left = 0;
    rows.forEach(function (row) {
      row.hidden = !names.every(function (name) { return wanted[name].includes(row.getAttribute("data-" + name)); });
      left += row.hidden ? 0 : 1;
    });
    document.querySelectorAll(".page table").forEach(function (table) {
      const isBare = names.length > 0 && !table.querySelector("tbody tr:not([hidden])");
      const outer = table.closest("details") || table.closest(".wide") || table;
      outer.hidden = isBare;
      const head = outer.previousElementSibling;
      if (head && head.matches("h2,h3")) head.hidden = isBare;
    });
    status.hidden = all.hidden = !names.length;
    status.textContent = duidu.labels.cut(template).replace("{count}", left).replace("{total}", rows.length);
    return wanted;
  }

  function keep(wanted) {
    const query = new URLSearchParams();
    Object.keys(wanted).forEach(function (name) { query.set(name, wanted[name].join(",")); });
    const text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
  }

  new URLSearchParams(location.search).forEach(function (values, name) {
    buttons.forEach(function (each) {
      if (each.dataset.facet === name && values.split(",").includes(each.value)) each.setAttribute("aria-pressed", "true");
    });
  });
  box.addEventListener("click", function (event) {
    const button = event.target.closest("[data-facet]");
    if (!button) return;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    keep(show());
  });
  all.addEventListener("click", function () {
    buttons.forEach(function (each) { each.setAttribute("aria-pressed", "false"); });
    keep(show());
    buttons[0].focus();
  });
  box.hidden = false;
  show();
});
