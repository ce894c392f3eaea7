/*
 * The shelves of a site with many documents: what of their texts may have something is looked up here,
 * and only that is fetched. build_scripts/outputs/indexes/shelves.py writes the files:
 *   search/shelves.js  directory: {documents: [{id, title, editions, size, …} …], part, together,
 *                      shelves: [first key …], lists: [first letter …], han, plurals}
 *   search/k/….js      a shelf: lines of key, tab, of each document its number and its places
 *   search/w/….js      the words with one first letter
 *   search/o/….js      numbers and headings of some documents
 *   search/d/…/….js    a part: the texts of some entries of a document
 * A place is twice the order of an entry among all, one more for what is no heading.
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-.";
  const HALF = DIGITS.length / 2;
  /** Words are cut there. */
  const LONGEST = 24;
  const LAST = "\uffff";

  const nameOf = (first) => Array.from(first, (sign) => sign.codePointAt(0).toString(16)).join("-");

  /** The shelf of a site by its directory; it knows what has been fetched. */
  function createShelf(directory) {
    const { documents, shelves, lists } = directory;
    const firsts = [];
    let total = 0;
    for (const { size } of documents) {
      firsts.push(total);
      total += size;
    }
    const numbers = new Map(documents.map(({ id }, number) => [id, number]));
    const rows = new Map();
    const read = new Map();
    const vocabulary = search.emptyVocabulary();
    const taken = new Set();

    /** The last of rising values that is not above one. */
    function lastUpTo(values, wanted) {
      let low = 0;
      let high = values.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (values[middle] <= wanted) low = middle;
        else high = middle - 1;
      }
      return low;
    }

    /** The shelves on which keys with a beginning stand. */
    const shelvesOf = (beginning) =>
      shelves.slice(lastUpTo(shelves, beginning), lastUpTo(shelves, beginning + LAST) + 1);

    /** The lines of a shelf: key → places as written; null where it has not been fetched. */
    function linesOf(first) {
      if (rows.has(first)) return rows.get(first);
      const text = (search.shelves || {})[first];
      if (text === undefined) return null;
      const own = new Map(text.split("\n").map((line) => {
        const at = line.indexOf("\t");
        return [line.slice(0, at), line.slice(at + 1)];
      }));
      rows.set(first, own);
      delete search.shelves[first];
      return own;
    }

    function readPlaces(written) {
      if (read.has(written)) return read.get(written);
      const places = [];
      for (const [, number, own] of written.matchAll(/(\d+)([^\d]+)/g)) {
        let last = 2 * firsts[number];
        let size = 1;
        let gap = 0;
        for (const sign of own) {
          const digit = DIGITS.indexOf(sign);
          gap += (digit % HALF) * size;
          size *= HALF;
          if (digit >= HALF) continue;
          last += gap;
          places.push(last);
          gap = 0;
          size = 1;
        }
      }
      if (read.size > 2000) read.clear();
      read.set(written, places);
      return places;
    }

    /** The places of a key; what is not there yet is put to `missing`. */
    function placesOf(key, missing) {
      const first = shelves[lastUpTo(shelves, key)];
      const own = linesOf(first);
      if (!own) missing.add("search/k/" + nameOf(first) + ".js");
      const written = own && own.get(key);
      return written ? readPlaces(written) : [];
    }

    /** The places of all keys that begin so, or of those that are wanted, on the first shelves. */
    function placesBegun(beginning, missing, most, isWanted) {
      const found = new Set();
      for (const first of shelvesOf(beginning).slice(0, most)) {
        const own = linesOf(first);
        if (!own) missing.add("search/k/" + nameOf(first) + ".js");
        else for (const [key, written] of own) {
          if (key.startsWith(beginning) && (!isWanted || isWanted(key))) readPlaces(written).forEach((place) => found.add(place));
        }
      }
      return Array.from(found).sort((one, other) => one - other);
    }

    /** Take in the words with a first letter; false where they have to be fetched. */
    function takeList(first, missing) {
      if (taken.has(first) || !lists.includes(first)) return;
      const text = (search.lists || {})[first];
      if (text === undefined) {
        missing.add("search/w/" + nameOf(first) + ".js");
        return;
      }
      taken.add(first);
      for (const line of text.split("\n")) {
        const at = line.indexOf(" ");
        const rest = line.slice(at + 1);
        if (/^\d+$/.test(rest)) search.addWord(vocabulary, line.slice(0, at), Number(rest));
        else search.addJoined(vocabulary, line.slice(0, at), rest);
      }
    }

    /** First letters of words in the script of a word. */
    function listsLike(word) {
      const script = (sign) => (sign < "\x80" ? 0 : sign.charCodeAt(0) >> 8 || 1);
      return lists.filter((first) => !/\d/.test(first) && script(first) === script(word[0] || "a"));
    }

    return {
      directory: directory,
      vocabulary: vocabulary,
      total: total,
      numbers: numbers,
      shelvesOf: shelvesOf,
      placesOf: placesOf,
      placesBegun: placesBegun,
      takeList: takeList,
      listsLike: listsLike,
      firstOf: (id) => firsts[numbers.get(id)],
      /** The part that has an entry: {id, number, key, address}. */
      partOf(order) {
        const number = lastUpTo(firsts, order);
        const { id } = documents[number];
        const part = Math.floor((order - firsts[number]) / directory.part);
        return { id: id, key: id + "/" + part, address: "search/d/" + id + "/" + part + ".js" };
      },
      outlines: () => Array.from({ length: Math.ceil(documents.length / directory.together) }, (_, each) => "search/o/" + each + ".js"),
    };
  }

  search.createShelf = createShelf;
  search.keyOfWord = (word) => " " + word.slice(0, LONGEST);
  search.isCutWord = (word) => word.length >= LONGEST;
})(self);
