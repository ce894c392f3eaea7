// Leaves of a page one element of each kind, for checks whose time grows with the elements.
//
// Two elements are of one kind where they, and all that they stand in, have the same name, classes,
// roles, language, looks and attributes, and text or none. What is removed holds no kind that was
// not seen before it. Landmarks, and what a test lit, stay.
() => {
  const stays = ":target, .lit, .menu, label, nav, aside, main, header, footer, form, dialog, " +
    "[role]:not([role=row], [role=cell])";
  // What has its name, or its kind, from all that is in it: whole or not at all.
  const named = "a, button, label, summary, tr, h1, h2, h3, h4, h5, h6, [role=button], [role=link]";
  const looks = ["color", "backgroundColor", "backgroundImage", "fontSize", "fontWeight", "display",
    "position", "opacity", "visibility"];
  // Of other attributes it matters whether they say something.
  const matters = /^(class|lang|role|type|dir|aria-(?!label|describedby|controls|owns))/;
  const kinds = new Map();
  const read = (element, outer) => {
    const style = getComputedStyle(element);
    const says = [...element.childNodes].some((each) => each.nodeType === 3 && each.data.trim());
    const isEmpty = !element.textContent.trim();
    const attributes = [...element.attributes].map(({ name, value }) =>
      name + (matters.test(name) ? value : Boolean(value)));
    const kind = [outer, element.tagName, Boolean(says), isEmpty,
      ...looks.map((name) => style[name]), ...attributes];
    kinds.set(element, kind.join());
    for (const child of element.children) read(child, kinds.get(element));
  };
  const seen = new Set();
  const alike = [];
  const look = (element) => {
    const inside = [element, ...element.querySelectorAll("*")];
    if (inside.every((each) => seen.has(kinds.get(each)) && !each.matches(stays))) {
      alike.push(element);
      return;
    }
    if (element.matches(named)) {
      for (const each of inside) seen.add(kinds.get(each));
      return;
    }
    seen.add(kinds.get(element));
    for (const child of element.children) look(child);
  };
  read(document.body, "");
  look(document.body);
  for (const each of alike) each.remove();
};
