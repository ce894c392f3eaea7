// A citation with its slots filled: {words}, {address}, and {accessed: accessed %e %B %Y}, which is what a style
// says of the day on which a text was read: today, in the reader's own time. Texts of the document may hold
// dollar signs: every slot is filled once, by function.
duidu.fill = function (form, values) {
  const day = new Date(), month = day.toLocaleDateString("en-US", { month: "long" });
  const two = function (number) { return String(number).padStart(2, "0"); };
  const parts = {
    Y: day.getFullYear(), m: two(day.getMonth() + 1), d: two(day.getDate()), e: day.getDate(), B: month,
    b: month.length < 5 ? month : month.slice(0, month[0] === "S" ? 4 : 3) + "."
  };
  return form.replace(/\{(words|address)\}|\{accessed:([^{}]*)\}/g, function (slot, name, says) {
    return name ? values[name] : says.replace(/%([YmdeBb])/g, function (all, part) { return parts[part]; });
  });
};
