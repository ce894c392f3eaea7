"""Which units of a document may have what is searched: key → places, given once a document.

Keys are what the search looks up before it fetches texts (``docs/javascripts/search/shelf.js``):
two characters that stand side by side in a text without spaces (``铁路``), a word behind a space
(``" railway"``), the first letters of a name behind an equals sign (``=bri``), the number of an
entry behind a hash (``#27``). Texts are folded; those with numbers in words stand in a second time
with figures, as the search compares them.

A place is twice the number of an entry in the index of its document, one more for its text than
for its heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from build_scripts.language.fold import fold
from build_scripts.outputs.indexes.figures import counted

Row = list[Any]

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-."
"""The digits of places: the first half end a number, the second half go on."""
HALF: Final = len(DIGITS) // 2
LONGEST: Final = 24
"""Longer words are cut: whoever asks for one gets those that begin so."""
INITIALS: Final = range(3, 8)
"""So many first letters are looked up."""
LAST: Final = re.compile(r"(\d+)(?:_\d+)?\Z")
CASED: Final = 0x20000
"""Beyond are ideographs, tags and private signs: there are neither capitals nor small letters."""
PARTED = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Postings:
    """What one document gives to the shelves of the search."""

    places: Mapping[str, str]
    """Key → its places, each as the distance to the one before (``write_places``)."""
    words: Mapping[str, int]
    """Word of a text with spaces → how often it stands there."""
    joined: Mapping[str, str]
    """What a text writes with a hyphen, in one: ``ecommerce`` → ``e commerce``."""
    signs: str
    """The characters of texts without spaces, folded."""


def postings(value: Mapping[str, Any]) -> Postings:
    """The postings of a document from its index (``search.document_value``)."""
    places: dict[str, list[int]] = {}
    words: Counter[str] = Counter()
    joined: dict[str, str] = {}
    signs: set[str] = set()
    for number, entry in enumerate(value["entries"]):
        if own := number_of(entry[0]):
            _put(places, f"#{own}", 2 * number)
        for side, (key, _, spaced) in enumerate(value["editions"]):
            heading, body = heading_of(entry, side), [pair[side] for pair in entry[7] if pair[side]]
            for place, texts in (
                (2 * number, [heading] if heading else []),
                (2 * number + 1, body),
            ):
                for each in _keys(texts, key, spaced=spaced):
                    _put(places, each, place)
                if spaced:
                    words.update(" ".join(fold(text, spaced=True) for text in texts).split())
                    joined.update(_joined(texts))
                else:
                    signs.update("".join(fold(text, spaced=False) for text in texts))
    written = {key: write_places(found) for key, found in sorted(places.items())}
    return Postings(written, dict(words), joined, "".join(sorted(signs)))


def heading_of(entry: Row, side: int) -> str:
    """A heading as it is searched: label and words; a bare number is none."""
    label, heading = entry[5][side] or "", entry[6][side]
    if not heading:
        return ""
    if not label:
        return str(heading)
    gap = " " if label[-1] < "\u2000" else "\u3000" if label[-1].isalpha() else ""
    return f"{label}{gap}{heading}"


def number_of(id: str) -> int:
    """The last number of an id: 27 of ``ch2-a27``, 27 of ``a27_1`` too; 0 where it has none."""
    found = LAST.search(id)
    return int(found[1]) if found and str(int(found[1])) == found[1] else 0


def read_places(written: str) -> Iterator[int]:
    """The places that were written so: ``ADlB`` → 0, 3, 40."""
    last = gap = 0
    size = 1
    for digit in map(DIGITS.index, written):
        gap += digit % HALF * size
        size *= HALF
        if digit < HALF:
            last += gap
            yield last
            gap, size = 0, 1


def write_places(places: Sequence[int]) -> str:
    """Rising numbers as the distances between them: ``[0, 3, 40]`` → ``ADlB``."""
    out = ""
    last = 0
    for place in places:
        rest = place - last
        last = place
        while rest >= HALF:
            out += DIGITS[HALF + rest % HALF]
            rest //= HALF
        out += DIGITS[rest]
    return out


def _put(places: dict[str, list[int]], key: str, place: int) -> None:
    found = places.setdefault(key, [])
    if not found or found[-1] != place:
        found.append(place)


def _keys(texts: Sequence[str], key: str, *, spaced: bool) -> Iterator[str]:
    """The keys of some texts of an entry that stand in a row, each once."""
    plain = [fold(text, spaced=spaced) for text in texts]
    figures = [counted(text, key) for text in texts]
    rows = [plain]
    if figures != list(texts):
        rows.append([fold(text, spaced=spaced) for text in figures])
    found: dict[str, None] = {}
    for row in rows:
        if spaced:
            found.update((f" {word[:LONGEST]}", None) for word in " ".join(row).split())
        else:
            found.update((pair, None) for pair in pairs_of("".join(row)))
    if spaced:
        found.update((f"={each}", None) for text in texts for each in _initials(text))
    yield from found


def pairs_of(text: str) -> Iterator[str]:
    """Each character with the next one, and the last alone: ``铁路网`` → 铁路, 路网, 网."""
    yield from (text[at : at + 2] for at in range(len(text)))


def _joined(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for found in PARTED.finditer(text):
            words = fold(found[0], spaced=True)
            if " " in words:
                yield words.replace(" ", ""), words


def _class_of(category: str) -> str:
    """A class of a regular expression with every letter of a category."""
    signs = [each for each in range(CASED) if unicodedata.category(chr(each)) == category]
    ranges: list[list[int]] = []
    for each in signs:
        if ranges and ranges[-1][1] == each - 1:
            ranges[-1][1] = each
        else:
            ranges.append([each, each])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


@cache
def _name_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Capitalised words in a row, and the first letters of the words in them."""
    capital = f"[{_class_of('Lu')}]"
    word = rf"{capital}(?:[^\W\d_]|[’'])*"
    small = r"(?:(?:of|and|the|on|for|to)[\s-]+){0,2}"
    return (
        re.compile(rf"{word}(?:[\s-]+{small}{word})+"),
        re.compile(rf"(?:^|(?<=[\s-])){capital}"),
    )


def _initials(text: str) -> Iterator[str]:
    """The first letters of names, and some of them in a row: Belt and Road Initiative → bri."""
    names, firsts = _name_patterns()
    for name in names.finditer(text):
        letters = "".join(firsts.findall(name[0])).lower()
        for size in INITIALS:
            yield from (letters[at : at + size] for at in range(len(letters) - size + 1))
