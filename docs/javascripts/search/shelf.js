/*
 * The shelves of a site with many documents: what of their texts may have something is looked up here,
 * and only that is fetched. build_scripts/outputs/indexes/shelves.py writes the files:
 *   search/shelves.js  directory: {entries, documents: how many there are, bits, block, outlines: [first document …],
 *                      blocks: [first id …], nodes: [first key …], lists: [first letter …], named, han, plurals}
 *   search/b/….js      a block: of some documents [id, entries of a part, {long part: for how many others it counts}]
 *   search/n/….js      a node: the first keys of some shelves
 *   search/k/….js      a shelf: lines of key, tab, of each document its number and its places
 *   search/w/….js      the words with one first letter
 *   search/o/….js      numbers and headings of some documents
 *   search/d/…/….js    a part: the texts of some entries of a document
 * The order of an entry is the number of its document times two to the power of `bits`, and its own
 * number; a place is twice that, one more for what is no heading. A key with very many places has
 * several lines, the first of which says how many follow: 3|0AB…
 */
(function (root) {
  "use strict";

  const search = root.duidu.search;

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-.";
  const HALF = DIGITS.length / 2;
  /** Words are cut there. */
  const LONGEST = 24;
  const LAST = "\uffff";
  /** Between a key and the number of a further line; so many of these are looked at. */
  const FURTHER = "\0";
  const MOST_LINES = 6;
  const MOST_READ = 2000;
  /** So many blocks and nodes are fetched before they are asked for: one after another they would take as long again. */
  const AHEAD = 8;

  const addressIn = (folder) => (name) => "search/" + folder + "/" + name + ".js";
  const nameOf = (first) => Array.from(first, (sign) => sign.codePointAt(0).toString(16)).join("-");

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

  /** Files of a table by their keys: null, and noted in `missing`, where one has not been fetched. */
  function createTable(name, address, read) {
    const known = new Map();
    return (key, missing) => {
      if (known.has(key)) return known.get(key);
      const own = (search[name] || {})[key];
      if (own === undefined) {
        missing.add(address(key));
        return null;
      }
      known.set(key, read(own));
      delete search[name][key];
      return known.get(key);
    };
  }

  const readLines = (text) => new Map(text.split("\n").map((line) => {
    const at = line.indexOf("\t");
    return [line.slice(0, at), line.slice(at + 1)];
  }));

  /** The places of a line, in rows of documents; `span` is from the first of one to the first of the next. */
  function readPlaces(written, span) {
    const places = [];
    for (const [, number, own] of written.matchAll(/(\d+)([^\d]+)/g)) {
      let last = span * number;
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
    return places;
  }

  /** The documents of a site by their numbers and ids, as far as their blocks have been fetched. */
  function createDocuments({ blocks, block, bits }) {
    const span = 2 ** bits;
    const addressOf = addressIn("b");
    const blockAt = createTable("blocks", addressOf, (rows) => rows);
    return {
      ofOrder: (order) => Math.floor(order / span),
      firstOf: (number) => number * span,
      /** Note the blocks that have to be fetched so that all ids are known. */
      lookAll: (missing) => blocks.forEach((_, number) => blockAt(String(number), missing)),
      /** The number of a document; -1 where there is none, or its block has to be fetched. */
      numberOf(id, missing) {
        const number = lastUpTo(blocks, id);
        const place = (blockAt(String(number), missing) || []).findIndex(([each]) => each === id);
        return place < 0 ? place : number * block + place;
      },
      /** The part that has an entry: {id, key, address, weight}; null where its block has to be fetched. */
      partOf(order, missing) {
        const number = Math.floor(order / span);
        const rows = blockAt(String(Math.floor(number / block)), missing);
        if (!rows) return null;
        const [id, size, heavy] = rows[number % block];
        const part = Math.floor((order % span) / size);
        return { id: id, key: id + "/" + part, address: "search/d/" + id + "/" + part + ".js", weight: (heavy && heavy[part]) || 1 };
      },
    };
  }

  /** The shelf of a site by its directory; it knows what has been fetched. */
  function createShelf(directory) {
    const { nodes, lists, bits } = directory;
    const nodeAt = createTable("nodes", addressIn("n"), (keys) => keys);
    const shelfAt = createTable("shelves", (key) => addressIn("k")(nameOf(key)), readLines);
    const listAt = createTable("lists", (key) => addressIn("w")(nameOf(key)), (text) => text);
    const read = new Map();
    const vocabulary = search.emptyVocabulary();
    const taken = new Set();

    /** The first keys of the shelves on which keys begin so; of many those of two nodes. */
    function shelvesOf(beginning, missing) {
      const first = lastUpTo(nodes, beginning);
      const last = lastUpTo(nodes, beginning + LAST);
      const own = [first, first + 1].filter((each) => each <= last).map((each) => nodeAt(String(each), missing));
      if (own.some((keys) => !keys)) return [];
      const keys = own.length > 1 ? own.flat() : own[0];
      return keys.slice(lastUpTo(keys, beginning), lastUpTo(keys, beginning + LAST) + 1);
    }

    function placesIn(written) {
      if (read.size > MOST_READ) read.clear();
      if (!read.has(written)) read.set(written, readPlaces(written.slice(written.indexOf("|") + 1), 2 ** (bits + 1)));
      return read.get(written);
    }

    function lineOf(key, missing) {
      const keys = nodeAt(String(lastUpTo(nodes, key)), missing);
      const lines = keys && shelfAt(keys[lastUpTo(keys, key)], missing);
      return (lines && lines.get(key)) || "";
    }

    /** The places of a key, {places, isCut}: of very many those of its first lines; what is not there is put to `missing`. */
    function placesOf(key, missing, most) {
      const written = lineOf(key, missing);
      const further = Number(/^(\d+)\||$/.exec(written)[1] || 0);
      if (!further) return { places: placesIn(written), isCut: false };
      const rows = [placesIn(written)];
      for (let row = 1; row <= Math.min(further, most); row += 1) {
        rows.push(placesIn(lineOf(key + FURTHER + String(row).padStart(4, "0"), missing)));
      }
      return { places: rows.flat().sort((one, other) => one - other), isCut: further > most };
    }

    /** The places of all keys that begin so, or of those that are wanted, on the first shelves. */
    function placesBegun(beginning, missing, most, isWanted) {
      const found = new Set();
      for (const first of shelvesOf(beginning, missing).slice(0, most)) {
        for (const [key, written] of shelfAt(first, missing) || []) {
          if (key.startsWith(beginning) && (!isWanted || isWanted(key))) placesIn(written).forEach((place) => found.add(place));
        }
      }
      return Array.from(found).sort((one, other) => one - other);
    }

    /** Take in the words with a first letter, where they have been fetched. */
    function takeList(first, missing) {
      if (taken.has(first) || !lists.includes(first)) return;
      const text = listAt(first, missing);
      if (text === null) return;
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

    const documents = createDocuments(directory);

    /** Note the blocks and nodes, where they are few. */
    function lookAhead(missing) {
      if (nodes.length + directory.blocks.length > AHEAD) return;
      documents.lookAll(missing);
      nodes.forEach((_, node) => nodeAt(String(node), missing));
    }

    return {
      directory: directory,
      documents: documents,
      lookAhead: lookAhead,
      vocabulary: vocabulary,
      shelvesOf: shelvesOf,
      placesOf: placesOf,
      placesBegun: placesBegun,
      takeList: takeList,
      listsLike: listsLike,
      /** Prepared outlines: number of the file → its documents as references are read. */
      cited: new Map(),
      /** The file of outlines that has a document. */
      outlineOf: (number) => lastUpTo(directory.outlines, number),
    };
  }

  search.createShelf = createShelf;
  search.MOST_LINES = MOST_LINES;
  search.keyOfWord = (word) => " " + word.slice(0, LONGEST);
  search.isCutWord = (word) => word.length >= LONGEST;
})(self);
