/*
 * Folding: what counts as the same when a reader searches. For matching only; nothing
 * that is shown passes through it. build_scripts/language/fold.py is its twin and
 * tests/cases/fold/ are the cases of both.
 *
 * Two forms, because the languages differ in what a word is:
 *   unspaced (Chinese, Lao …)   老挝国家输电网公司（EDL—T） → 老挝国家输电网公司edlt
 *   spaced (English …)          the people's "Belt and Road" → the people belt and road
 */
(function (root) {
  "use strict";

  const duidu = (root.duidu = root.duidu || {});
  const search = (duidu.search = duidu.search || {});

  // What the browser's Unicode does not know (Cn) may be a letter.
  // Pictures, too, may be typed: ☎, 😀.
  const KEPT = /[\p{L}\p{N}\p{M}\p{Cn}%\u2600-\u27bf\u{1f000}-\u{1faff}]/u;
  // What begins a word of its own.
  const STANDING = /^[%\u2600-\u27bf\u{1f000}-\u{1faff}]/u;
  const DIGIT = /^\p{Nd}$/u;
  // The points of Hebrew, the vowels and further marks of Arabic and what only stretches it are such too.
  const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g;
  // Soft hyphens, joiners and variation selectors part no words.
  const INVISIBLE = /^[\p{Cf}\p{Cs}\p{M}]+$/u;
  const { tables, forms } = duidu;
  const { parting } = tables.melting;
  const FRACTION = new RegExp(tables.melting.fraction, "u");
  const NUMERAL = new RegExp("^" + tables.melting.numeral, "u");
  const SIGN = new RegExp(tables.kept, "u");

  /** Character → its folded form; one entry for each character ever met. */
  let known = new Map();
  /** How many other forms were known then. */
  let learnt = 0;

  /** A digit of any script as that of ASCII: ٣ → 3; they stand in tens from nought. */
  function figure(character) {
    if (character <= "9" || !DIGIT.test(character)) return character;
    const code = character.codePointAt(0);
    let before = 0;
    while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
    return String(before % 10);
  }

  /** One character folded: letters, " " for what parts words, "" for what is nothing. */
  function foldCharacter(character) {
    if (FRACTION.test(character)) return character;
    const letters = duidu.equivalence.plain(character).normalize("NFKD").toLowerCase().replace(ACCENTS, "");
    const plain = forms.simplify(letters);
    let kept = "";
    for (const each of plain) if (KEPT.test(each)) kept += figure(each);
    if (kept) return kept;
    return plain === "" || INVISIBLE.test(plain) ? "" : " ";
  }

  function look(character) {
    let folded = known.get(character);
    if (folded === undefined) {
      folded = foldCharacter(character);
      known.set(character, folded);
    }
    return folded;
  }

  const isDigit = (character) => character >= "0" && character <= "9";
  const isNumeral = (text) => NUMERAL.test(text);
  const lastOf = (text) => (/[^]$/u.exec(text) || [""])[0];
  const isWord = (character) => character !== undefined && look(character).trim() !== "";

  /**
   * Fold a text. With `trace`, `from[i]` and `to[i]` are the place in `text` that the
   * i-th folded character came from; without it both are null and it is faster.
   */
  function fold(text, spaced, trace) {
    if (learnt !== forms.known.size) known = new Map();
    learnt = forms.known.size;
    const characters = Array.from(text);
    const from = trace ? [] : null;
    const to = trace ? [] : null;
    let out = "";
    let place = 0;
    // The last character that is not nothing.
    let last = "";

    function put(letters, start, end) {
      out += letters;
      if (trace) {
        for (let i = 0; i < letters.length; i += 1) {
          from.push(start);
          to.push(end);
        }
      }
    }

    for (let i = 0; i < characters.length; i += 1) {
      const character = characters[i];
      const start = place;
      place += character.length;
      const letters = look(character);
      if (letters === "") continue;
      const before = last;
      last = character;
      if (letters === " ") {
        if (!spaced && character === parting) {
          if (isNumeral(lastOf(out)) && isNumeral(look(characters[i + 1] || ""))) put(parting, start, place);
          continue;
        }
        const joint = tables.joints[character];
        const next = characters[i + 1];
        if (joint && isDigit(out.slice(-1)) && next !== undefined && isDigit(look(next)[0] || "")) {
          put(joint, start, place);
          continue;
        }
        if (!spaced || !out || out.endsWith(" ")) continue;
        if (tables.apostrophes.includes(character) && isWord(next)) {
          // people's → people, o'clock → oclock
          if (look(next) === "s" && !isWord(characters[i + 2])) {
            place += next.length;
            i += 1;
            last = next;
          }
          continue;
        }
        put(" ", start, place);
        continue;
      }
      // 10² is no 102, ①2 no 12.
      const melts = isNumeral(letters) && isNumeral(lastOf(out)) && (SIGN.test(character) || SIGN.test(before));
      if (melts) put(spaced ? " " : parting, start, start);
      if (spaced && STANDING.test(letters) && out && !out.endsWith(" ")) put(" ", start, start);
      put(letters, start, place);
    }
    if (out.endsWith(" ")) {
      out = out.slice(0, -1);
      if (trace) {
        from.pop();
        to.pop();
      }
    }
    return { text: out, from: from, to: to };
  }

  search.learn = forms.learn;
  search.simplify = forms.simplify;
  /** A text with the digits of all scripts in ASCII; all else stays. */
  search.figures = (text) => text.replace(/\p{Nd}/gu, figure);
  search.fold = fold;
})(self);
