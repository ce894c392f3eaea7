"""Blocks as the lines of a plain text: a paragraph a line, a row of a table its cells with tabs.

Consecutive lines with the same number of tabs are a table; where paragraphs with tabs would look
like one, their tabs become blanks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.sources.formats.blocks import Block, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Lines:
    """A text as lines, and where each block of it stands."""

    lines: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """First and last line of each block, 1-based; last before first where it has none."""
    blanked: int = 0
    """Tabs that became blanks."""

    @property
    def text(self) -> str:
        """The file."""
        return "".join(f"{line}\n" for line in self.lines)


def lines(blocks: Sequence[Block]) -> Lines:
    """The lines of blocks, in order."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    tables: set[int] = set()
    for block in blocks:
        first = len(out)
        if isinstance(block, Paragraph):
            out += [line for line in block.text.split("\n") if line.strip()]
        elif _is_text(block):
            inner = [part for cell in block.cells for part in cell.blocks]
            own = lines(inner)
            tables |= {first + n for n, line in enumerate(own.lines) if "\t" in line}
            out += own.lines
        else:
            if first and first - 1 in tables:
                out.append("")  # two tables are not one
                first += 1
            out += _rows(block)
            tables |= set(range(first, len(out)))
        places.append((first + 1, len(out)))
    return _with_blanks(out, places, tables)


def _is_text(table: Table) -> bool:
    return table.is_layout or len(table.columns) < 2


def _rows(table: Table) -> Iterator[str]:
    columns = table.columns
    for row in table.rows:
        cells = {cell.column: " ".join(cell.text.replace("\t", " ").split("\n")) for cell in row}
        if any(map(str.strip, cells.values())):
            yield "\t".join(cells.get(column, "") for column in columns)


def _with_blanks(out: list[str], places: list[tuple[int, int]], tables: set[int]) -> Lines:
    """Take from paragraphs the tabs that would make a table of them."""
    tabs = [line.count("\t") for line in out]
    blanked = 0
    for index, number in enumerate(tabs):
        near = [n for n in (index - 1, index + 1) if 0 <= n < len(out)]
        if number and index not in tables and any(tabs[n] == number for n in near):
            out[index] = out[index].replace("\t", " ")
            blanked += number
    return Lines(tuple(out), tuple(places), blanked)
