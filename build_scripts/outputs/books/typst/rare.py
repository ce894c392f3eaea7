"""Rare signs: what to do where the fonts of a text lack one, so that it never costs the book.

All fonts there are are tried, in one order. A sign that none of them has is marked: a box with its
code point stands for it, and a notice at the end names it. Typst itself says which those are.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import typst

from build_scripts.messages import phrase
from build_scripts.outputs.books.typst.fonts import (
    LATIN,
    Wheel,
    folder,
    fonts_of,
    further,
    of_wheels,
    spare,
    with_spare,
)
from build_scripts.problems import WARNING, Problem

PROBE = Path(__file__).with_name("probe.typ")

# the text '"𠀀"' could not be displayed with font `Noto Serif SC`
NO_GLYPH = re.compile(r"the text [\"'`]*(?P<text>.+?)[\"'`]* could not be displayed", re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

# Private use (whatever a font has there is another's), what turns the order of letters round (not
# isolates, which only keep a text by itself), byte order marks, and selectors of variants, of which
# fonts have few and say nothing of the others.
ALWAYS = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\u202a-\u202e\ufeff\ufff9-\ufffc"
    "\u180b-\u180d\ufe00-\ufe0d\U000e0000-\U000e01ef\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
LISTS = ("serif", "sans", "plain")
"""Names of lists of fonts in what the templates are given."""

Set = TypeVar("Set")


@dataclass(frozen=True, slots=True)
class Signs:
    """How the signs of a book are set."""

    marked: frozenset[str] = frozenset()
    """Those that are marked."""
    has_spare: bool = False
    """Whether all fonts are tried, and not only those of each language."""

    def changes(self, sheet: Mapping[str, Any]) -> dict[str, Any]:
        """What of a sheet is otherwise with these signs, as plain JSON values."""
        named = ("texts", "plain")
        fonts: dict[str, Any] = self.in_fonts({name: sheet[name] for name in named})
        return fonts | self.marks()

    def marks(self) -> dict[str, Any]:
        """What the templates must know of marked signs."""
        return {"marked": [_row(each) for each in sorted(self.marked)]}

    def in_fonts(self, value: Any) -> Any:
        """A JSON value in which every list of fonts is followed by all that there are."""
        if not self.has_spare:
            return value
        if isinstance(value, dict):
            return {
                name: with_spare(each) if name in LISTS else self.in_fonts(each)
                for name, each in value.items()
            }
        return [self.in_fonts(each) for each in value] if isinstance(value, list) else value

    def wheels(self, own: Collection[Wheel]) -> Collection[Wheel]:
        """The wheels that are needed, of which the texts' ``own`` are always."""
        return {*own, *spare()} if self.has_spare else own


def _row(sign: str) -> dict[str, str]:
    name = unicodedata.name(sign, "")
    return {"sign": sign, "code": code(sign), "name": name, "escape": rf"\x{{{ord(sign):X}}}"}


def code(sign: str) -> str:
    """``U+20BB7``."""
    return f"U+{ord(sign):04X}"


def warning(sign: str, path: str, line: int) -> Problem:
    """That a sign stands as its code point in the book, with the place where it is first."""
    wheel = further(sign)
    return Problem(
        path, line, "F02", phrase(
            "the PDF has no glyph for {text!r} and shows {code} in its place", text=sign,
            code=code(sign)),
        phrase(
            "correct the character if it is a slip; a font that may have it: python -m pip install"
            " {requirement}", requirement=wheel.requirement) if wheel else
        "correct the character if it is a slip; else nothing is to be done: the PDF names it at"
        " its end",
        WARNING,
    )  # fmt: skip


def unprintable(text: str, langs: Iterable[str]) -> frozenset[str]:
    """The signs of a text in these languages (BCP 47) that its book will mark.

    No book is made for it. What only a font and several letters together can tell is left to the
    book; so is all where fonts are missing, of which it speaks.
    """
    always = frozenset(ALWAYS.findall(text))
    if not all(folder(wheel) for lang in langs for wheel in fonts_of(lang).wheels):
        return always
    letters = "".join(sorted({each for each in text if each > "\x7f"} - always - _printable))
    with suppress(typst.TypstError):
        unknown = frozenset(_unknown(letters))
        _printable.update(frozenset(letters) - unknown)
        always |= unknown
    return always


_printable: set[str] = set()
"""Letters that a font has, as far as anybody asked: most are those of the document before."""


def set_with(text: str, compiled: Callable[[Signs], Set]) -> tuple[Set, Signs]:
    """What is compiled, and which signs of its text are marked; TypstError where that is no help.

    Most texts are compiled once: only where Typst misses a glyph are all fonts tried.
    """
    signs = Signs(frozenset(ALWAYS.findall(text)))
    while True:
        try:
            return compiled(signs), signs
        except typst.TypstError as refused:
            further = _without(signs, missing(refused.message), text)
            if further is None:
                raise
            signs = further


def missing(message: str) -> str:
    """The text for which Typst has no glyph; empty where it speaks of something else."""
    if not (found := NO_GLYPH.search(message)):
        return ""
    return ESCAPED.sub(lambda each: chr(int(each[1], 16)), found["text"])


def _without(signs: Signs, refused: str, text: str) -> Signs | None:
    """Signs with more fonts or more marks; ``None`` where neither helps."""
    if not refused:
        return None
    if not signs.has_spare:
        letters = frozenset(each for each in text if each > "\x7f") - signs.marked
        return Signs(signs.marked | frozenset(_unknown("".join(sorted(letters)))), has_spare=True)
    # Of signs that have glyphs one by one and none together, the one that is put upon another.
    new = frozenset(refused) - signs.marked
    upon = frozenset(each for each in new if unicodedata.category(each)[0] in "MC")
    return Signs(signs.marked | (upon or new), has_spare=True) if new else None


@lru_cache(maxsize=64)
def _unknown(letters: str) -> str:
    """The letters that no font has; Typst stops at the first, so it is asked again for the rest."""
    found = ""
    while letters:
        asked = {"fonts": with_spare([LATIN]), "letters": [*letters]}
        try:
            typst.compile(
                str(PROBE),
                root=str(PROBE.parent),
                font_paths=of_wheels(spare()),
                ignore_system_fonts=True,
                sys_inputs={"asked": json.dumps(asked)},
                pdf_standards=["a-2b"],
                timestamp=0,
            )
        except typst.TypstError as refused:
            sign = missing(refused.message)
            _, is_there, rest = letters.partition(sign) if sign else ("", "", "")
            if not is_there:
                raise
            found, letters = found + sign, rest
        else:
            break
    return found
