"""What PDFium reads of scripts whose letters are turned round or set upon one another.

Typst draws a mark that a font puts higher or lower as a piece of its own, and says of it the whole
letter again; PDFium says some letters again where it turns a text round. Here each is told once.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from codecs import BOM_UTF16_BE
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_LEFT = (
    "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
)
LEFTWARD = re.compile(f"[{_LEFT}]")
"""A letter of a script that runs from right to left."""
SHAPED = re.compile(f"[{_LEFT}\u0300-\u036f\u0900-\u109f\u1780-\u17ff\u1a00-\u1cff\ua8e0-\uaaff]")
"""One of those, or a letter that may bear marks."""

ROOM = 256
"""Bytes for what the PDF says of a glyph."""
VIRAMA = 9
"""Combining class of the sign that sets a letter below the one before."""
REACH = 0.15
"""How far the middle of a mark may stand beside its letter, in em."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A character and where it stands on the page, in points."""

    letter: str
    x: float
    y: float

    def place(self) -> tuple[int, float]:
        """Before which others it is read."""
        return -round(self.y), self.x


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
    signs: list[Sign] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What it says; where nothing is turned round in it, from line to line, left to right."""
        text = _joined(self.signs)
        return text if SHAPED.search(text) else _joined(sorted(self.signs, key=Sign.place))

    @property
    def text(self) -> str:
        """Without white space."""
        return "".join(self.said.split())

    @property
    def width(self) -> float:
        """Of what is seen."""
        return self.right - self.left

    def is_said_by(self, other: Piece) -> bool:
        """Whether it is a mark on a letter that the other has said, in the same place."""
        middle, more = (self.left + self.right) / 2, self.size * REACH
        return (
            abs(self.base - other.base) < self.size
            and other.left - more <= middle <= other.right + more
            and not Counter(self.text) - Counter(other.text)
        )


@dataclass(frozen=True, slots=True)
class Span:
    """What the PDF itself says of some objects, as it does where one glyph is of two characters.

    PDFium leaves out the second of two such objects that look alike and stand close: ``))``.
    """

    piece: Piece
    text: str
    left: float
    objects: set[int] = field(default_factory=set)
    """Addresses of its objects."""


def _joined(signs: Iterable[Sign]) -> str:
    """Their text; PDFium gives what is beyond the first plane as two surrogates."""
    text = "".join(each.letter for each in signs)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def shaped_texts(page: Any) -> Mapping[int, str]:
    """Number of marked content on the page → its text, each letter once."""
    pieces = _pieces(page)
    kept: list[Piece] = []
    for piece in sorted(pieces.values(), key=lambda each: (-len(each.text), -each.width)):
        if not (_bears_mark(piece.text) and any(piece.is_said_by(other) for other in kept)):
            kept.append(piece)
    return {piece.mark: piece.said for piece in kept}


def repeating(text: str) -> re.Pattern[str]:
    """The text, of which each letter that bears marks may be said once more at once.

    So it is where a line of letters goes on behind a mark that is drawn by itself.
    """
    letters: list[str] = []
    for sign in text:
        is_joined = bool(letters) and unicodedata.combining(letters[-1][-1]) == VIRAMA
        if letters and (is_joined or _bears_mark(sign)):
            letters[-1] += sign
        else:
            letters.append(sign)
    return re.compile(
        "".join(
            f"(?:{re.escape(each)}){{1,2}}" if each[1:] else re.escape(each) for each in letters
        )
    )


def _bears_mark(text: str) -> bool:
    return any(unicodedata.category(each) in ("Mn", "Mc") for each in text)


def _pieces(page: Any) -> Mapping[int, Piece]:
    text_page = page.get_textpage()
    owner: dict[int, Piece] = {}
    pieces: dict[int, Piece] = {}
    spans: dict[int, Span] = {}
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        each = pdfium.FPDFPage_GetObject(page, number)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each)
        if mark >= 0 and pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT:
            piece = _piece(each, mark)
            known = pieces.setdefault(mark, piece)
            known.left, known.right = min(known.left, piece.left), max(known.right, piece.right)
            address = ctypes.addressof(each.contents)
            owner[address] = known
            for place, text in _actual_texts(each):
                spans.setdefault(place, Span(known, text, piece.left)).objects.add(address)
    said = set()
    for address, sign in _signs(text_page):
        if address in owner:
            owner[address].signs.append(sign)
            said.add(address)
    text_page.close()
    for span in spans.values():
        if not said & span.objects:
            span.piece.signs += (Sign(each, span.left, span.piece.base) for each in span.text)
    return pieces


def _actual_texts(each: Any) -> Iterator[tuple[int, str]]:
    """Address and ``ActualText`` of the marks of an object that have one."""
    size = ctypes.c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(each)):
        mark = pdfium.FPDFPageObj_GetMark(each, number)
        value = (ctypes.c_ubyte * ROOM)()
        asked = (mark, b"ActualText", value, ROOM, size)
        if pdfium.FPDFPageObjMark_GetParamBlobValue(*asked) and size.value <= ROOM:
            text = bytes(value[: size.value])
            is_wide = text.startswith(BOM_UTF16_BE)
            yield (
                ctypes.addressof(mark.contents),
                text[2:].decode("utf-16-be", "replace") if is_wide else text.decode("latin-1"),
            )


def _signs(text_page: Any) -> Iterator[tuple[int, Sign]]:
    """Address of its object and every character on the page."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(pdfium.FPDFText_CountChars(text_page)):
        if each := pdfium.FPDFText_GetTextObject(text_page, number):
            pdfium.FPDFText_GetCharOrigin(text_page, number, x, y)
            letter = chr(pdfium.FPDFText_GetUnicode(text_page, number))
            yield ctypes.addressof(each.contents), Sign(letter, x.value, y.value)


def _piece(each: Any, mark: int) -> Piece:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(each, matrix)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(each, left, bottom, right, top)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(each, size)
    return Piece(mark, matrix.f, size.value, left.value, right.value)
