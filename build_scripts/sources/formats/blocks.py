"""What a file of another kind holds, whatever the kind: paragraphs, tables, notes, an account.

Each reader (``word``, ``web``, ``tabs``) gives an ``Extract``. White space is never counted: the
account is of the characters that print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_scripts.messages import phrase

SHOWN = 60
"""Characters of a text that a message shows."""


def count(text: str) -> int:
    """The characters of a text that are not white space."""
    return sum(map(len, text.split()))


def cut(text: str) -> str:
    """The beginning of a text, in one line, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a reader of the file sees it."""

    text: str
    """With line feeds where the file breaks a line inside the paragraph."""
    lang: str = ""
    """Language tag, where the file states one."""
    added: int = 0
    """Characters of ``text`` that the file prints and does not hold: labels, marks of notes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, in the first of the columns that it spans."""

    blocks: tuple[Block, ...]
    column: int
    span: int = 1

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What stands in it, a table in it as a paragraph a row."""
        return tuple(flat(self.blocks))

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(each.text for each in self.paragraphs)


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; a cell that spans rows stands in the first of them."""

    rows: tuple[Row, ...]
    is_layout: bool = False
    """Whether it only sets a page: its cells hold headings, tables or columns of running text."""

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row

    @property
    def columns(self) -> tuple[int, ...]:
        """The places at which cells begin, from the left."""
        return tuple(sorted({cell.column for cell in self.cells}))


Block = Paragraph | Table
LAYOUT_PARAGRAPHS, LAYOUT_SIZE = 4, 400
"""A cell with so many paragraphs and characters is a column of text, no cell of figures."""


def is_layout(cells: Iterable[Cell]) -> bool:
    """Whether cells hold tables, or columns of text."""
    return any(
        any(isinstance(block, Table) for block in cell.blocks)
        or (len(cell.blocks) >= LAYOUT_PARAGRAPHS and count(cell.text) >= LAYOUT_SIZE)
        for cell in cells
    )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text of the file that is not text of the document, and why."""

    kind: str
    """``headers and footers``, ``comments``, …"""
    text: str
    added: int = 0
    """Characters of it that the file does not hold."""

    @property
    def size(self) -> int:
        """The characters of the file that are left out with it."""
        return count(self.text) - self.added


@dataclass(frozen=True, slots=True)
class Extract:
    """A whole file, read."""

    form: str
    """What the file is: ``Word``, ``HTML``."""
    blocks: tuple[Block, ...]
    notes: tuple[Paragraph, ...] = ()
    """Footnotes and endnotes, each beginning with its mark."""
    total: int = 0
    """All characters that the file holds as text, counted without regard to where they stand."""
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was done that a person should know."""

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, also those in cells and notes, in order."""
        yield from flat(self.blocks)
        yield from self.notes


def flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Blocks as paragraphs alone: a row of a table is one."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            cells = [each for cell in row for each in cell.paragraphs]
            if cells:
                text = " ".join(" ".join(each.text.split("\n")) for each in cells)
                yield Paragraph(text, added=sum(each.added for each in cells))


ELSEWHERE = phrase("in places that are not read")


def left_out(extract: Extract, taken: int) -> Mapping[str, int]:
    """Characters left out, by kind. With ``taken`` they are all characters of the file.

    What neither was taken nor is known to be left out is a kind of its own.
    """
    kinds = Counter[str]()
    for each in extract.left_out:
        kinds[each.kind] += each.size
    rest = extract.total - taken - kinds.total()
    return {kind: number for kind, number in {**kinds, ELSEWHERE: rest}.items() if number}
