"""What PDFium reads of scripts whose letters are turned round or set upon one another.

Typst draws a mark that a font puts higher or lower as a piece of its own, and says of it the whole
letter again; PDFium says some letters again where it turns a text round. Here each is told once.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_LEFT = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
LEFTWARD = re.compile(f"[{_LEFT}]")
"""A letter of a script that runs from right to left."""
SHAPED = re.compile(f"[{_LEFT}\u0300-\u036f\u0900-\u109f\u1780-\u17ff\u1a00-\u1cff\ua8e0-\uaaff]")
"""One of those, or a letter that may bear marks."""


@dataclass(slots=True)
class Piece:
    """What is drawn at once: one marked content, on one line of letters."""

    mark: int
    base: float
    """Height of its line on the page."""
    size: float
    """Of its letters."""
    left: float
    right: float
    signs: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Without white space."""
        return "".join("".join(map(chr, self.signs)).split())

    def is_said_by(self, other: Piece) -> bool:
        """Whether it is a mark on a letter that the other has said, in the same place."""
        return (
            self.mark != other.mark
            and 0 < abs(self.base - other.base) < self.size
            and other.left - self.size / 2 <= self.left
            and self.right <= other.right + self.size / 2
            and not Counter(self.text) - Counter(other.text)
        )


def shaped_texts(page: Any) -> Mapping[int, str]:
    """Number of marked content on the page → its text, each letter once."""
    pieces = _pieces(page)
    upon = [each for each in pieces.values() if _bears_mark(each.text)]
    said = {
        each.mark for each in upon if any(each.is_said_by(other) for other in pieces.values())
    }
    return {
        mark: "" if mark in said else "".join(map(chr, piece.signs))
        for mark, piece in pieces.items()
    }


def _bears_mark(text: str) -> bool:
    return any(unicodedata.category(each) in ("Mn", "Mc") for each in text)


def _pieces(page: Any) -> Mapping[int, Piece]:
    text_page = page.get_textpage()
    owner: dict[int, Piece] = {}
    pieces: dict[int, Piece] = {}
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        each = pdfium.FPDFPage_GetObject(page, number)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each)
        if mark >= 0 and pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT:
            piece = _piece(each, mark)
            known = pieces.setdefault(mark, piece)
            known.left, known.right = min(known.left, piece.left), max(known.right, piece.right)
            owner[ctypes.addressof(each.contents)] = known
    for address, sign in _signs(text_page):
        if address in owner:
            owner[address].signs.append(sign)
    text_page.close()
    return pieces


def _signs(text_page: Any) -> Iterator[tuple[int, int]]:
    """Address of the object and code point of every character on the page."""
    for number in range(pdfium.FPDFText_CountChars(text_page)):
        if each := pdfium.FPDFText_GetTextObject(text_page, number):
            yield ctypes.addressof(each.contents), pdfium.FPDFText_GetUnicode(text_page, number)


def _piece(each: Any, mark: int) -> Piece:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(each, matrix)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(each, size)
    return Piece(mark, matrix.f, size.value, left.value, right.value)
