"""The shelves of the search of many documents: what it fetches by need instead of every index.

``search/shelves.js`` is the directory, which stays as small however many documents there are: where
each block of documents and each node of shelves begins. A block has the ids of some documents, a
node the first keys of some shelves; a shelf has the postings of all documents for some keys in a
row, a part the texts of a few entries of one document, an outline (``outlines.py``) the numbers and
headings of some documents, a list of words those of one first letter.
``docs/javascripts/search/shelf.js`` reads them. A change of one document changes the parts of its
texts, and of the shelves those with its keys: where a shelf ends depends on the keys alone, if it
is not very long.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from build_scripts.language.han_forms import han_lines
from build_scripts.language.inflection import plural_lines
from build_scripts.outputs.indexes.assigned import assigned, named, script_json
from build_scripts.outputs.indexes.outlines import Outline, outline_of, outlines
from build_scripts.outputs.indexes.postings import Postings, read_places, write_places

Value = Mapping[str, Any]

DIRECTORY: Final = "shelves.js"
SMALL: Final = 1_000_000
"""Bytes of indexes (a quarter as they are sent) that are fetched all at once, without shelves."""
PARTS: Final = (8, 4, 2, 1)
"""Entries of a part: of a document so many that none of its parts is long, if that can be."""
PART_SIZE: Final = 16_000
"""Characters of a part that is not long."""
BLOCK: Final = 256
"""Documents of a block, and shelves of a node."""
TOGETHER: Final = 16
ROWS: Final = 1_000
"""Documents of a file of outlines at most, and rows after which it ends."""
LEAST, MOST = 3_000, 8_000
"""Characters of a shelf; between both it ends where a key says so."""
LONG: Final = 4_000
"""Characters of the places of a key that stand in one line."""
FURTHER: Final = "\0"
"""Stands between a key and the number of a further line of its places."""
ENDS: Final = 8
"""One key in so many may end a shelf."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One document as the shelves have it, which nothing but its own index changes."""

    row: Sequence[Any]
    """Of the directory: its id, how many entries a part of it has, which parts are long."""
    entries: int
    parts: Mapping[str, str]
    """Its texts: file of the folder ``search/`` → content."""
    named: Sequence[str]
    """The ids and names of what has no number: a reference to it has none either."""
    outline: Outline
    postings: Postings


def shelved(value: Value, found: Postings) -> Shelved:
    """A document as the shelves have it, from its index (``search.document_value``)."""
    return Shelved(_row(value), len(value["entries"]), _parts(value), _named(value),
        outline_of(value), found)  # fmt: skip


def to_bytes(given: Shelved) -> bytes:
    """A document as it is kept."""
    # Not by `asdict`, which copies all of it first and takes as long as all else.
    own = {name: getattr(given, name) for name in Shelved.__slots__}
    found = {name: getattr(given.postings, name) for name in Postings.__slots__}
    return json.dumps({**own, "postings": found}, ensure_ascii=False).encode()


def from_bytes(content: bytes) -> Shelved:
    """A document from what was kept."""
    kept = json.loads(content)
    own = {"outline": Outline(*kept["outline"]), "postings": Postings(**kept["postings"])}
    return Shelved(**{**kept, **own})


def _parts(value: Value) -> Mapping[str, str]:
    size = size_of_part(_lengths(value))
    return {
        f"d/{value['id']}/{first // size}.js": assigned(
            "parts", f"{value['id']}/{first // size}", _part(value, first, size)
        )
        for first in range(0, len(value["entries"]), size)
    }


def size_of_part(lengths: Sequence[int]) -> int:
    """How many entries stand in each part of a document; characters of each entry."""
    for size in PARTS[:-1]:
        firsts = range(0, len(lengths), size)
        if all(sum(lengths[first : first + size]) <= PART_SIZE for first in firsts):
            return size
    return PARTS[-1]


def _part(value: Value, first: int, size: int) -> Mapping[str, Any]:
    """Some entries in a row with what they need of others: pages, the rows they stand under."""
    entries = value["entries"][first : first + size]
    parents: dict[int, list[Any]] = {}
    for entry in entries:
        above = entry[2]
        while above >= 0 and above not in parents:
            parents[above] = [*value["entries"][above][:7], []]
            above = value["entries"][above][2]
    pages = {row[1]: value["pages"][row[1]] for row in (*entries, *parents.values())}
    return {
        "title": value["title"],
        "editions": value["editions"],
        "first": first,
        "entries": entries,
        "parents": parents,
        "pages": pages,
    }


def shelves(documents: Sequence[Shelved], names: Iterable[str]) -> Mapping[str, str]:
    """The files of the folder ``search/``, but for the parts of each document.

    ``names``: folded words of the glossary and of pages, whose irregular forms are wanted too.
    """
    files = dict(_shelves([each.postings for each in documents]))
    words: Counter[str] = Counter()
    joined: dict[str, str] = {}
    for each in documents:
        words.update(each.postings.words)
        joined.update(each.postings.joined)
    lists = _lists(words, joined)
    rows = [each.row for each in documents]
    blocks = [rows[first : first + BLOCK] for first in range(0, len(rows), BLOCK)]
    firsts = [*files]
    nodes = [firsts[first : first + BLOCK] for first in range(0, len(firsts), BLOCK)]
    together = [*_together(documents)]
    directory = {
        "entries": sum(each.entries for each in documents),
        "documents": len(documents),
        # Places of a document begin at a multiple of two to this power.
        "bits": max(each.entries for each in documents).bit_length(),
        "outlines": [first for first, _ in together],
        "block": BLOCK,
        "blocks": [block[0][0] for block in blocks],
        "nodes": [node[0] for node in nodes],
        "lists": [*lists],
        "named": sorted({name for each in documents for name in each.named}),
        "han": han_lines("".join(each.postings.signs for each in documents)),
        "plurals": plural_lines({*words, *names}),
    }
    return {
        DIRECTORY: named("directory", directory),
        **{f"b/{number}.js": assigned("blocks", str(number), block)
           for number, block in enumerate(blocks)},
        **{f"n/{number}.js": assigned("nodes", str(number), node)
           for number, node in enumerate(nodes)},
        **{f"k/{_name(first)}.js": assigned("shelves", first, "\n".join(lines))
           for first, lines in files.items()},
        **{f"w/{_name(first)}.js": assigned("lists", first, lines)
           for first, lines in lists.items()},
        **{f"o/{number}.js": assigned("outlines", str(number), outlines(some))
           for number, (_, some) in enumerate(together)},
    }  # fmt: skip


def _named(value: Value) -> Sequence[str]:
    named = (entry for entry in value["entries"] if not any(map(str.isdigit, entry[0])))
    return sorted({text for entry in named for text in (entry[0], entry[3], *entry[4]) if text})


def _together(documents: Sequence[Shelved]) -> Iterator[tuple[int, Sequence[Outline]]]:
    """The outlines of each file of them, with the number of the first: of long ones fewer."""
    first, rows = 0, 0
    own = [each.outline for each in documents]
    for number, each in enumerate(documents):
        if number - first == TOGETHER or (number > first and rows + each.entries > ROWS):
            yield first, own[first:number]
            first, rows = number, 0
        rows += each.entries
    yield first, own[first:]


def _row(value: Value) -> Sequence[Any]:
    """Of a document its id, how many entries a part of it has, and which parts are long.

    Long is what has one very long entry: part → for how many others it counts.
    """
    lengths = _lengths(value)
    size = size_of_part(lengths)
    sums = [sum(lengths[first : first + size]) for first in range(0, len(lengths), size)]
    heavy = {
        str(part): -(-length // PART_SIZE) for part, length in enumerate(sums) if length > PART_SIZE
    }
    return [value["id"], size, *([heavy] if heavy else [])]


def _lengths(value: Value) -> Sequence[int]:
    """Characters of each entry as it is written."""
    return [len(script_json(entry)) for entry in value["entries"]]


def _shelves(all_postings: Sequence[Postings]) -> Iterator[tuple[str, list[str]]]:
    """First key of a shelf → its lines: a key, a tab, each document's number and places."""
    merged: dict[str, list[str]] = {}
    for number, each in enumerate(all_postings):
        for key, places in each.places.items():
            merged.setdefault(key, []).append(f"{number}{places}")
    first, size, lines = "", 0, list[str]()
    # As JavaScript compares.
    for key in sorted(merged, key=lambda each: each.encode("utf-16-be", "surrogatepass")):
        for line in _lines(key, merged[key]):
            own = line.partition("\t")[0]
            is_end = size >= LEAST and zlib.crc32(own.encode()) % ENDS == 0
            if lines and (is_end or size + len(line) > MOST):
                yield first, lines
                size, lines = 0, []
            if not lines:
                first = own
            lines.append(line)
            size += len(line) + 1
    if lines:
        yield first, lines


def _lines(key: str, groups: Sequence[str]) -> Iterator[str]:
    """The line of a key; several where its places are very many, those in headings first.

    Before the places of the first of several stands how many follow.
    """
    if sum(map(len, groups)) <= LONG:
        yield f"{key}\t{''.join(groups)}"
        return
    rows = list(_rows(groups))
    for number, row in enumerate(rows):
        own, count = (f"{key}{FURTHER}{number:04}", "") if number else (key, f"{len(rows) - 1}|")
        yield f"{own}\t{count}{row}"


def _rows(groups: Sequence[str]) -> Iterator[str]:
    """The places of many documents in rows of a bounded length: in headings, then in texts."""
    row = ""
    for side in (0, 1):
        for group in groups:
            number = group[: len(group) - len(group.lstrip("0123456789"))]
            places = [each for each in read_places(group[len(number) :]) if each % 2 == side]
            if not places:
                continue
            written = f"{number}{write_places(places)}"
            if row and len(row) + len(written) > LONG:
                yield row
                row = ""
            row += written
    if row:
        yield row


def _lists(words: Mapping[str, int], joined: Mapping[str, str]) -> Mapping[str, str]:
    """First letter → the words of the texts with it, how often each stands, what is joined."""
    lines: dict[str, list[str]] = {}
    for word in sorted(words):
        lines.setdefault(word[0], []).append(f"{word} {words[word]}")
    for one, parted in sorted(joined.items()):
        lines.setdefault(one[0], []).append(f"{one} {parted}")
    return {first: "\n".join(each) for first, each in sorted(lines.items())}


def _name(first: str) -> str:
    """The name of a file for a key, whatever its letters: ``94c1-8def``."""
    return "-".join(f"{ord(sign):x}" for sign in first)
