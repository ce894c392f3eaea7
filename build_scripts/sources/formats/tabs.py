"""A table as text, cells parted by tabs, and any plain text: as paragraphs and rows.

Cells are quoted as spreadsheets do it: a cell with a tab, a line end or a quotation mark inside may
stand in quotation marks, which are doubled in it. A cell that only begins with a quotation mark
(“Law” means …) is text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.messages import phrase
from build_scripts.sources.formats.blocks import Block, Cell, Extract, LeftOut, Paragraph, Table
from build_scripts.sources.formats.blocks import count as characters

NAMES = (".tsv", ".tab")
QUOTED = re.compile(r'(?<![^\t\n])"((?:[^"]|"")*+)"(?=\t|\n|\Z)')
PLAIN = re.compile(r"[^\t\n]*")
NEEDS_QUOTES = re.compile(r'[\t\n]|""')


def read_tabs(text: str, name: str) -> Extract:
    """A plain text; lines with tabs are rows where all lines have some, or the name says so."""
    lines = [line for line in text.split("\n") if line.strip()]
    is_table = name.lower().endswith(NAMES) or all("\t" in line for line in lines)
    if not is_table:
        paragraphs = tuple(Paragraph(line.rstrip()) for line in lines)
        return Extract(phrase("text"), paragraphs, total=characters(text))
    rows = list(_rows(text.removesuffix("\n")))
    width = max(len(row) for row in rows)
    table = Table(tuple(_row(row, width) for row in rows if any(map(str.strip, row))))
    quotes = characters(text) - sum(characters(cell) for row in rows for cell in row)
    left = (LeftOut(phrase("quotation marks round cells"), '"' * quotes),) if quotes else ()
    return Extract(phrase("table with tabs"), (table,), total=characters(text), left_out=left)


def _row(cells: list[str], width: int) -> tuple[Cell, ...]:
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) == 1:
        return (Cell(_paragraphs(cells[0]), 0, width),)
    return tuple(Cell(_paragraphs(cell), column) for column, cell in enumerate(cells))


def _paragraphs(cell: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line.rstrip()) for line in cell.split("\n") if line.strip())


def _rows(text: str) -> Iterator[list[str]]:
    """The cells of each row, without the quotation marks that only hold a cell together."""
    plain = [cell for line in text.split("\n") for cell in line.split("\t") if cell]
    all_quoted = all(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in plain)
    # Who puts one cell into quotation marks doubles those that a text has of its own.
    are_marks = all_quoted or any(NEEDS_QUOTES.search(each[1]) for each in QUOTED.finditer(text))
    row: list[str] = []
    place = 0
    while place <= len(text):
        quoted = QUOTED.match(text, place)
        if quoted and are_marks:
            cell, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            found = PLAIN.match(text, place)
            assert found is not None  # it matches an empty cell too
            cell, place = found[0], found.end()
        row.append(cell)
        if text[place : place + 1] != "\t":
            yield row
            row = []
        place += 1
