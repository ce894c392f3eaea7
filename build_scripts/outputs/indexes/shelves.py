"""The shelves of the search of many documents: what it fetches by need instead of every index.

``search/shelves.js`` is the directory: the documents, and the first key of each shelf. A shelf has
the postings of all documents for some keys in a row, a part has the texts of a few entries of one
document, an outline (``outlines.py``) the numbers and headings of some documents, a list of words
those of one first letter. ``docs/javascripts/search/shelf.js`` reads them. A change of one document
changes the parts of its texts, and of the shelves those with its keys: where a shelf ends depends
on the keys alone, if it is not very long.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from build_scripts.language.han_forms import han_lines
from build_scripts.language.inflection import plural_lines
from build_scripts.model import Document
from build_scripts.outputs.indexes.outlines import outlines
from build_scripts.outputs.indexes.postings import Postings

Value = Mapping[str, Any]

DIRECTORY: Final = "shelves.js"
SMALL: Final = 1_000_000
"""Bytes of indexes (a quarter as they are sent) that are fetched all at once, without shelves."""
PART: Final = 8
"""Entries of a part."""
TOGETHER: Final = 16
"""Documents of a file of outlines."""
LEAST, MOST = 6_000, 20_000
"""Characters of a shelf; between both it ends where a key says so."""
ENDS: Final = 16
"""One key in so many may end a shelf."""


def parts(value: Value) -> Mapping[str, str]:
    """The texts of a document in parts: file of the folder ``search/`` → content."""
    entries = value["entries"]
    return {
        f"d/{value['id']}/{first // PART}.js": _assigned(
            "parts", f"{value['id']}/{first // PART}", part
        )
        for first, part in ((first, _part(value, first)) for first in range(0, len(entries), PART))
    }


def facets(document: Document) -> Mapping[str, Any]:
    """What answers can be narrowed by: the document, its languages, its year, its kind."""
    return {
        "title": [document.short[edition.key] for edition in document.editions],
        "langs": [edition.lang for edition in document.editions],
        "year": document.date[:4],
        "group": dict(document.group),
    }


def _part(value: Value, first: int) -> Mapping[str, Any]:
    """Some entries in a row with what they need of others: pages, the rows they stand under."""
    entries = value["entries"][first : first + PART]
    parents: dict[int, list[Any]] = {}
    for entry in entries:
        above = entry[2]
        while above >= 0 and above not in parents:
            parents[above] = [*value["entries"][above][:7], []]
            above = value["entries"][above][2]
    pages = {row[1]: value["pages"][row[1]] for row in (*entries, *parents.values())}
    return {"first": first, "entries": entries, "parents": parents, "pages": pages}


def shelves(documents: Sequence[tuple[Value, Postings]], names: Iterable[str]) -> Mapping[str, str]:
    """The files of the folder ``search/``; each document with its postings.

    ``names``: folded words of the glossary and of pages, whose irregular forms are wanted too.
    """
    files = dict(_shelves([each for _, each in documents]))
    words: Counter[str] = Counter()
    joined: dict[str, str] = {}
    for _, each in documents:
        words.update(each.words)
        joined.update(each.joined)
    lists = _lists(words, joined)
    values = [value for value, _ in documents]
    directory = {
        "documents": [_entry(value) for value in values],
        "part": PART,
        "together": TOGETHER,
        "shelves": [*files],
        "lists": [*lists],
        "blocks": _blocks(values),
        "han": han_lines("".join(each.signs for _, each in documents)),
        "plurals": plural_lines({*words, *names}),
    }
    return {
        DIRECTORY: f"self.duidu.search.directory={_json(directory)};\n",
        **{f"k/{_name(first)}.js": _assigned("shelves", first, "\n".join(lines))
           for first, lines in files.items()},
        **{f"w/{_name(first)}.js": _assigned("lists", first, lines)
           for first, lines in lists.items()},
        **{f"o/{first // TOGETHER}.js": _assigned("outlines", str(first // TOGETHER),
                                                  outlines(values[first : first + TOGETHER]))
           for first in range(0, len(values), TOGETHER)},
    }  # fmt: skip


def _blocks(values: Iterable[Value]) -> Sequence[str]:
    """The ids and names of what has no number: a reference to it has none either."""
    entries = (entry for value in values for entry in value["entries"])
    named = (entry for entry in entries if not any(map(str.isdigit, entry[0])))
    return sorted({text for entry in named for text in (entry[0], entry[3], *entry[4]) if text})


def _entry(value: Value) -> Mapping[str, Any]:
    return {
        "id": value["id"],
        "title": value["title"],
        "editions": value["editions"],
        "size": len(value["entries"]),
    }


def _shelves(all_postings: Sequence[Postings]) -> Iterator[tuple[str, list[str]]]:
    """First key of a shelf → its lines: a key, a tab, each document's number and places."""
    merged: dict[str, list[str]] = {}
    for number, each in enumerate(all_postings):
        for key, places in each.places.items():
            merged.setdefault(key, []).append(f"{number}{places}")
    first, size, lines = "", 0, list[str]()
    # As JavaScript compares.
    for key in sorted(merged, key=lambda each: each.encode("utf-16-be", "surrogatepass")):
        is_end = size >= LEAST and zlib.crc32(key.encode()) % ENDS == 0
        if lines and (is_end or size >= MOST):
            yield first, lines
            size, lines = 0, []
        if not lines:
            first = key
        lines.append(f"{key}\t{''.join(merged[key])}")
        size += len(lines[-1]) + 1
    if lines:
        yield first, lines


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


def _assigned(table: str, key: str, value: object) -> str:
    own = f"self.duidu.search.{table}"
    return f"({own}={own}||{{}})[{_json(key)}]={_json(value)};\n"


def _json(value: object) -> str:
    # Safe inside a script element too, and U+2028 is no line end in old engines.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
