"""Words that a line end divides, in a text whose lines are broken by width.

A soft hyphen is no part of its word. Of a hyphen only the word can tell: it goes where the whole
word is known or stands elsewhere in the text (``man-|agement``), and stays where the word with the
hyphen does, its parts are words (``state-|owned``) or it may be spelled either way
(``co-|operation``); then the editor is told. The first part goes to the second, so that what
follows reads whole words; which lines go on is told too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from build_scripts.language.inflection import is_known

SOFT = "\u00ad"
# “strengthen the man-”; “agement of”
DIVIDED = re.compile(rf"(?P<word>[A-Za-z][A-Za-z-]*)(?P<sign>[-‐{SOFT}])\s*\Z")
REST = re.compile(r"\s*(?P<word>[a-z]+(?:-[a-z]+)*)")
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
OWN_HYPHEN = frozenset({"anti", "co", "non", "self", "vice"})
"""Before a word these have a hyphen of their own as often as not: co-operation, non-profit."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The lines of a source with their words whole."""

    lines: tuple[str, ...]
    going_on: frozenset[int] = frozenset()
    """Numbers of the lines that go on with the word of the line before, from 1."""
    kept: tuple[tuple[int, str], ...] = ()
    """Words whose hyphen was kept without the text having them so elsewhere, and in which line."""


def mended(raw: Sequence[str]) -> Mended:
    """The lines with each divided word whole, in the line of its second part."""
    lines, going_on, kept = list(raw), set(), []
    places = [
        at for at, line in enumerate(raw[:-1]) if DIVIDED.search(line) and REST.match(raw[at + 1])
    ]
    words = _words(raw, places) if places else frozenset()
    for at in places:
        found, rest = DIVIDED.search(lines[at]), REST.match(lines[at + 1])
        if not found or not rest:
            continue
        sign, is_told = found["sign"], False
        if sign == SOFT:
            sign = ""
        else:
            sign, is_told = _sign(found["word"], sign, rest["word"], words)
        begin = rest.start("word")
        whole = f"{found['word']}{sign}{rest['word']}"
        lines[at] = lines[at][: found.start()]
        lines[at + 1] = f"{lines[at + 1][:begin]}{whole}{lines[at + 1][rest.end() :]}"
        going_on.add(at + 2)
        if is_told:
            kept.append((at + 1, whole))
    return Mended(tuple(lines), frozenset(going_on), tuple(kept))


def _words(raw: Sequence[str], places: Collection[int]) -> frozenset[str]:
    """The words of the text, without those that a line end divides."""
    out: set[str] = set()
    divided = set(places)
    for at, line in enumerate(raw):
        end = DIVIDED.search(line) if at in divided else None
        rest = REST.match(line) if at - 1 in divided else None
        own = line[rest.end() if rest else 0 : end.start() if end else len(line)]
        out.update(word.lower() for word in WORD.findall(own))
    return frozenset(out)


def _sign(first: str, sign: str, rest: str, words: Collection[str]) -> tuple[str, bool]:
    """The hyphen of a divided word, or nothing; and whether an editor is to be told."""
    parted, whole = f"{first}-{rest}".lower(), f"{first}{rest}".lower()
    if parted in words and whole not in words:
        return sign, False
    last = whole.rpartition("-")[2]
    if whole in words:
        return "", False
    if is_known(last) and first.lower() not in OWN_HYPHEN:
        return "", False
    return sign, True
