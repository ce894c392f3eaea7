// Which characters are one: the form in which texts are compared, never shown. The twin of
// build_scripts/language/equivalence.py, which has the tables; tests/cases/folding.yml is for both.
duidu.equivalence = (function () {
  const { tables } = duidu;
  const INVISIBLE = new RegExp("[" + tables.invisible + "]+", "gu");
  // What is no part of the character before it, as a variation selector is.
  const LOOSE = new RegExp(tables.loose, "u");
  // ①, ½, ²: as they are.
  const KEPT = new RegExp("^" + tables.kept, "u");
  // What may be nothing or make one with the character before it: an accent, a later letter of a Korean syllable.
  const LATER = new RegExp("[" + tables.invisible + "\\p{M}\\u1160-\\u11ff]", "u");
  // Marks above and below: they change places with a mark of another class, and with nothing else.
  const MARKS = ["\u0315", "\u0327"];
  const forms = new Map(Object.entries(tables.signs));
  const radicals = Array.from(tables.radicals);
  for (let at = 0; at < radicals.length; at += 2) forms.set(radicals[at + 1], radicals[at]);
  const known = new Map(), later = new Map();

  function composed(text) { return KEPT.test(text) ? text : text.normalize("NFKC"); }

  // Whether a character belongs to the one before it.
  function isLater(character) {
    let is = later.get(character);
    if (is === undefined) {
      is = LATER.test(character) && (!/\p{M}/u.test(character) || character.replace(INVISIBLE, "") === "" || isCombining(character));
      later.set(character, is);
    }
    return is;
  }

  function isCombining(character) {
    const own = character.normalize("NFD");
    return MARKS.some(function (mark) {
      return (mark + character).normalize("NFD") !== mark + own || (character + mark).normalize("NFD") !== own + mark;
    });
  }

  // The text cut before each character that stands by itself.
  function clusters(text) {
    const found = [];
    for (const character of text) {
      if (found.length && isLater(character)) found[found.length - 1] += character; else found.push(character);
    }
    return found;
  }

  function plainCharacter(character) {
    let form = known.get(character);
    if (form === undefined) {
      form = Array.from(composed(character).replace(INVISIBLE, ""), function (each) {
        const own = forms.get(each) || each;
        return /^[\s\x1c-\x1f\x85]$/.test(own) ? " " : own;
      }).join("");
      known.set(character, form);
    }
    return form;
  }

  function plainCluster(cluster) {
    if (cluster.length === 1) return plainCharacter(cluster);
    return Array.from(composed(cluster.replace(INVISIBLE, "")), plainCharacter).join("");
  }

  /*
   * A text in its plain form and where its characters came from: `places[i]` is where the i-th of them
   * begins and ends in `text`; null where both have the same places.
   */
  function traced(text) {
    if (/^[ -~]*$/.test(text)) return { text: text, places: null };
    const places = [];
    let out = "", place = 0, isEven = true;
    clusters(text).forEach(function (cluster) {
      const piece = plainCluster(cluster);
      if (piece.length !== cluster.length || Array.from(cluster).length > 1) isEven = false;
      const end = place + cluster.replace(LOOSE, "").length;
      for (let at = 0; at < piece.length; at += 1) places.push([place, end]);
      out += piece;
      place += cluster.length;
    });
    return { text: out, places: isEven ? null : places };
  }

  // ⺠族 → 民族, （１） → (1)
  function plain(text) { return traced(text).text; }

  return { plain: plain, traced: traced };
})();
