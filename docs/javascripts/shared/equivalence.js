// Which characters are one: the form in which texts are compared, never shown. The twin of
// build_scripts/language/equivalence.py, which has the tables; tests/cases/folding.yml is for both.
duidu.equivalence = (function () {
  const { tables } = duidu;
  const MARK = "\\p{M}\\u1160-\\u11ff";
  const INVISIBLE = new RegExp("[" + tables.invisible + "]+", "gu");
  // ①, ½, ²: as they are.
  const KEPT = new RegExp("^" + tables.kept, "u");
  // A character with what is nothing or makes one with it: e and an accent.
  const CLUSTER = new RegExp("[^](?:[" + tables.invisible + MARK + "])*", "gu");
  const forms = new Map(Object.entries(tables.signs));
  const radicals = Array.from(tables.radicals);
  for (let at = 0; at < radicals.length; at += 2) forms.set(radicals[at + 1], radicals[at]);
  const known = new Map();

  function composed(text) { return KEPT.test(text) ? text : text.normalize("NFKC"); }

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
   * A text in its plain form and where its characters came from: `starts[i]` is the place in `text` of
   * the i-th of them, and one more for its end; null where both have the same places.
   */
  function traced(text) {
    if (/^[ -~]*$/.test(text)) return { text: text, starts: null };
    const starts = [];
    let out = "", place = 0, isEven = true;
    (text.match(CLUSTER) || []).forEach(function (cluster) {
      const piece = plainCluster(cluster);
      if (piece.length !== cluster.length) isEven = false;
      for (let at = 0; at < piece.length; at += 1) starts.push(place);
      out += piece;
      place += cluster.length;
    });
    starts.push(place);
    return { text: out, starts: isEven ? null : starts };
  }

  // ⺠族 → 民族, （１） → (1)
  function plain(text) { return traced(text).text; }

  return { plain: plain, traced: traced };
})();
