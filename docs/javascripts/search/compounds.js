/*
 * Words of several parts are one, however they are written: co-operate, co operate and cooperate;
 * e-commerce and ecommerce. What a text parts, a reader may join, and the other way about.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  /** e-commerce, co-ordinating, people-to-people; a hyphen of any form. */
  const PARTED = /\p{L}+(?:[-\u2010\u2011]\p{L}+)+/gu;
  /** A word, and the sign behind it. */
  const WORD = /([\p{L}\p{N}']+)([^\p{L}\p{N}']*)/gu;
  /** Beginnings that are no words by themselves. */
  const BEGINNINGS = new Set(
    ("anti bi bio co counter de e eco extra hyper infra inter intra macro mega meta micro mid mini mono " +
      "multi nano neo non over para poly post pre pro pseudo re semi socio sub super supra trans tri ultra " +
      "un under uni").split(" "),
  );
  /** Shorter beginnings say nothing. */
  const SHORTEST = 4;

  /** The parted words of a text: [[as one word, as the layer has it], …]: [["ecommerce", "e commerce"]]. */
  function partedIn(text) {
    return Array.from(text.matchAll(PARTED), ([printed]) => search.fold(printed, true, false).text)
      .filter((words) => words.includes(" "))
      .map((words) => [words.replace(/ /g, ""), words]);
  }

  /** Whether the texts have a word, or one that begins so, in one piece. */
  function hasJoined(corpus, word) {
    if (word.length < SHORTEST) return false;
    if (search.hasBegun(corpus, word)) return true;
    return search.relatives(corpus.vocabulary, word).some(([other]) => !other.includes(" "));
  }

  /** Whether the texts have a word, perhaps inflected. */
  const isWord = ({ vocabulary }, word) => search.smallWords.has(word) ||
    vocabulary.counts.has(word) || search.relatives(vocabulary, word).length > 0;

  function isOne(corpus, first, sign, second) {
    if ((sign !== " " && sign !== "-") || !/^[a-z]+$/.test(first + second)) return false;
    if (!hasJoined(corpus, first + second)) return false;
    // Words that are both at home in the texts stand apart on purpose.
    return sign === "-" || BEGINNINGS.has(first) || !isWord(corpus, first) || !isWord(corpus, second);
  }

  /** A query in which what the texts write as one word is one: strategic co-operation → strategic cooperation. */
  function uniteWords(corpus, query) {
    const words = Array.from(query.matchAll(WORD), ([, word, sign]) => ({ word: word, sign: sign }));
    if (words.length < 2) return query;
    let out = query.match(/^[^\p{L}\p{N}']*/u)[0];
    words.forEach(({ word, sign }, place) => {
      const next = words[place + 1];
      const isUnited = next && isOne(corpus, word.toLowerCase(), sign, next.word.toLowerCase());
      out += isUnited ? word : word + sign;
    });
    return out;
  }

  search.partedIn = partedIn;
  search.uniteWords = uniteWords;
})(self);
