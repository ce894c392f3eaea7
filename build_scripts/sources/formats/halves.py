"""One file with both languages as two texts: by the columns of a table, else by script.

A text goes where its column or its letters say. What has no letters stays with what stands before
it. Nothing is moved across a row: where one cell is empty, the row is one-sided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from build_scripts.messages import phrase
from build_scripts.problems import WARNING, Found, Problem
from build_scripts.sources.formats.blocks import (
    Block,
    Cell,
    LeftOut,
    Paragraph,
    Row,
    Table,
    count,
    cut,
)
from build_scripts.sources.formats.columns import HEAD, NUMBERS, THIRD, Columns, columns
from build_scripts.sources.formats.scripts import EN, KEYS, MIXED, ZH, parted, script, weights

SEAMS = phrase("signs between two languages")


@dataclass(slots=True)
class Halves:
    """The two texts as they are put together."""

    shown: str
    blocks: dict[str, list[Block]] = field(default_factory=lambda: {key: [] for key in KEYS})
    rows: list[dict[str, tuple[int, int]]] = field(default_factory=list)
    """Of each row of a bilingual table, the blocks in each language: first, behind the last."""
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    last: str = ""
    """The language of what stood before."""
    waiting: list[Paragraph] = field(default_factory=list)
    """What has no letters and stands before all that has."""
    tables: int = 0
    parted: list[str] = field(default_factory=list)
    """Paragraphs that were parted: each has both languages."""
    unlettered: list[str] = field(default_factory=list)
    """Paragraphs that no script tells: they went where the one before them did."""

    def put(self, key: str, block: Block) -> None:
        """Add a block to a text."""
        if self.waiting:
            self.blocks[key] += self.waiting
            self.waiting = []
        self.blocks[key].append(block)
        self.last = key

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph where its letters say, in pieces where it has both languages."""
        stated = paragraph.lang.lower().partition("-")[0]
        if stated in KEYS and script(paragraph.text) in (stated, MIXED):
            self.put(stated, paragraph)
            return
        pieces = self._parted(paragraph)
        added = paragraph.added
        for key, text in pieces:
            piece = Paragraph(text, paragraph.lang, added)
            added = 0
            if key == MIXED:
                key = self._nearest(text)
            if not key:
                self.unlettered.append(text)
            if key or self.last:
                self.put(key or self.last, piece)
            else:
                self.waiting.append(piece)

    def _parted(self, paragraph: Paragraph) -> list[tuple[str, str]]:
        """The pieces of a paragraph; a sign that only parts them is left out."""
        pieces = parted(paragraph.text)
        if len(pieces) > 1:
            self.parted.append(paragraph.text)
        signs = count(paragraph.text) - sum(count(text) for _, text in pieces)
        if signs:
            self.left_out.append(LeftOut(SEAMS, "/" * signs))
        return pieces

    def _nearest(self, text: str) -> str:
        """The language that has more of a mixed text; said, for a person to look at."""
        own = weights(text)
        key = ZH if own[ZH] >= own[EN] else EN
        self.problems.append(Problem(
            self.shown, 1, "I07", phrase("“{text}” has both languages; it is put into {key}.txt",
                text=cut(text), key=key),
            phrase("look at it in {key}.txt, and divide it there if need be", key=key), WARNING,
        ))  # fmt: skip
        return key

    def table(self, table: Table) -> None:
        """Add a table: by its columns if it is bilingual, else as a table or as its text."""
        self.tables += 1
        found, problems = columns(table, self.shown, self.tables)
        self.problems += problems
        if found:
            self._bilingual(table, found)
        elif problems:
            return
        elif table.is_layout or len(table.columns) < 2:
            for cell in table.cells:
                self.add(cell.blocks)
        elif (key := script(" ".join(cell.text for cell in table.cells))) in KEYS:
            self.put(key, table)
        elif not key:
            self.put(self.last or ZH, table)
        else:
            self._both_in_cells(table)

    def _bilingual(self, table: Table, found: Columns) -> None:
        heads = 1 if found.has_head else 0
        for row in table.rows:
            if len(row) > 1 and heads:
                heads = 0
                self._leave(HEAD, row)
                continue
            first = {key: len(self.blocks[key]) for key in KEYS}
            if len([cell for cell in row if cell.paragraphs]) == 1 and row[0].span > 1:
                self.add(row[0].blocks)
            else:
                self._row(row, found)
            self.rows.append({key: (first[key], len(self.blocks[key])) for key in KEYS})

    def _row(self, row: Row, found: Columns) -> None:
        numbers = found.cells(row, NUMBERS)
        self._leave(THIRD, found.cells(row, THIRD))
        if not found.is_numbered:
            self._leave(NUMBERS, numbers)
        label = " ".join(cell.text for cell in numbers) if found.is_numbered else ""
        added = sum(each.added for cell in numbers for each in cell.paragraphs)
        for key in KEYS:
            paragraphs = [list(cell.paragraphs) for cell in found.cells(row, key)]
            if not any(paragraphs):
                continue
            if label:
                paragraphs.insert(0, [Paragraph(label, added=added)])
                added = count(label)  # the second time it is a copy
            for paragraph in _joined(paragraphs):
                self.put(key, paragraph)
        if label and all(not found.cells(row, key) for key in KEYS):
            self._leave(NUMBERS, numbers)

    def _leave(self, kind: str, cells: Sequence[Cell]) -> None:
        for cell in cells:
            for each in cell.paragraphs:
                self.left_out.append(LeftOut(kind, each.text, each.added))

    def _both_in_cells(self, table: Table) -> None:
        """A table whose cells have both languages: each text gets the table, with its own words."""
        rows: dict[str, list[Row]] = {key: [] for key in KEYS}
        for row in table.rows:
            halves: dict[str, list[Cell]] = {key: [] for key in KEYS}
            for cell in row:
                own = self._in_cell(cell)
                for key in KEYS:
                    halves[key].append(replace(cell, blocks=tuple(own[key])))
            for key in KEYS:
                rows[key].append(tuple(halves[key]))
        for key in KEYS:
            self.put(key, Table(tuple(rows[key])))

    def _in_cell(self, cell: Cell) -> dict[str, list[Paragraph]]:
        """The pieces of a cell by language; what has no letters stands in both."""
        own: dict[str, list[Paragraph]] = {key: [] for key in KEYS}
        for paragraph in cell.paragraphs:
            added = paragraph.added
            for key, text in self._parted(paragraph):
                if key == MIXED:
                    key = self._nearest(text)
                if key:
                    own[key].append(Paragraph(text, added=added))
                else:
                    own[ZH].append(Paragraph(text, added=added))
                    own[EN].append(Paragraph(text, added=count(text)))
                added = 0
        return own

    def add(self, blocks: Sequence[Block]) -> None:
        """Add blocks, in order."""
        for block in blocks:
            if isinstance(block, Table):
                self.table(block)
            else:
                self.paragraph(block)


def _joined(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """Cells in one language side by side: a label goes before the first paragraph of the text."""
    out = cells[0]
    for cell in cells[1:]:
        last, *others = out[-1], *cell
        if others:
            joined = Paragraph(f"{last.text} {others[0].text}", added=last.added + others[0].added)
            out = [*out[:-1], joined, *others[1:]]
    return out


def halved(blocks: Sequence[Block], shown: str) -> Found[Halves]:
    """The two texts of a file; ``None`` and the reason where its tables cannot be told apart."""
    out = Halves(shown)
    out.add(blocks)
    if out.waiting:
        out.blocks[ZH] += out.waiting
    problems = tuple(out.problems)
    if any(each.severity != WARNING for each in problems):
        return Found(None, problems)
    return Found(out, problems)
