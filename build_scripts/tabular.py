"""A table in a text: one paragraph with a line for each row, its cells parted by tabs.

A paragraph has no other line ends, so that whatever knows nothing of tables sees a paragraph.
An empty line stands below a head that the source itself parts from the rows below it by a rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from build_scripts.messages import phrase

Row = tuple[str, ...]
CELL, ROW, RULE = "\t", "\n", "\n\n"

# "10", "1,200.50", "30%", "¥ 5", "2024-01-31", "（12）", "10 yuan", "60分钟", "—"
FIGURE = re.compile(r"[\W\d]*\d[\W\d]*[^\W\d]{0,8}[\W\d]*|[-–—/]+")
# What stands at the head of a column whatever stands below it.
HEAD_WORDS = re.compile(
    r"(?:序\s*号|編?\s*號|编\s*号|项\s*目|項\s*目|名\s*称|名\s*稱|类\s*别|類\s*別|备\s*注|備\s*註|单\s*位|"
    r"内\s*容|标\s*准|金\s*额|no\.?|number|serial (?:no\.?|number)|item|name|type|category|"
    r"description|remarks?|notes?|unit|amount|rate|contents?)(?:\s*[(（].*)?\Z",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[。；;.!！?？]\Z")
ABBREVIATED = re.compile(r"\w{1,4}\.\Z")
LONGEST_HEAD = 60
"""Characters of a cell at the head of a column."""


def is_table(paragraph: str) -> bool:
    """Whether a paragraph is a table."""
    return ROW in paragraph and CELL in paragraph


def written(rows: Sequence[Sequence[str]], *, is_ruled: bool = False) -> str:
    """Rows as a paragraph, all as wide as the widest; ``is_ruled``: a rule follows the first."""
    width = max(map(len, rows))
    lines = [CELL.join((*row, *[""] * (width - len(row)))) for row in rows]
    return lines[0] + (RULE if is_ruled and len(lines) > 1 else ROW) + ROW.join(lines[1:])


def rows(paragraph: str) -> tuple[Row, ...]:
    """The rows of a table, each with as many cells as the widest.

    ``No.\\tItem\\n1\\tTicket`` → ``(("No.", "Item"), ("1", "Ticket"))``
    """
    found = [tuple(line.split(CELL)) for line in paragraph.split(ROW) if line]
    width = max(map(len, found))
    return tuple((*row, *[""] * (width - len(row))) for row in found)


def cells(paragraph: str) -> tuple[str, ...]:
    """What stands in the cells of a table, row by row, the empty ones left out."""
    return tuple(cell for row in rows(paragraph) for cell in row if cell)


def flat(paragraph: str) -> str:
    """A paragraph in one line, a blank between cells: ``1 Ticket 10``; others as they are."""
    return " ".join(cells(paragraph)) if is_table(paragraph) else paragraph


def measured(paragraph: str) -> str:
    """The size of a table and its first row: ``4 rows × 3 columns: No. Item``."""
    found = rows(paragraph)
    return phrase(
        "{rows} rows × {columns} columns: {text}",
        rows=len(found),
        columns=len(found[0]),
        text=" ".join(filter(None, found[0])),
    )


@lru_cache(maxsize=512)
def has_head(paragraph: str) -> bool:
    """Whether the first row of a table heads its columns: a rule says so, or what stands below.

    Its cells are words; under one of them there are figures, or it is a word such as ``No.``
    """
    first, *others = rows(paragraph)
    if RULE in paragraph:
        return True
    named = [cell for cell in first if cell]
    if not others or len(named) < len(first) - 1 or len(named) < 2 or any(map(_is_body, named)):
        return False
    columns = [[row[place] for row in others if row[place]] for place in range(len(first))]
    figures = [bool(own) and all(map(is_figure, own)) for own in columns]
    return any(
        figure or HEAD_WORDS.match(cell)
        for cell, figure in zip(first, figures, strict=True)
        if cell
    )


def _is_body(cell: str) -> bool:
    is_sentence = SENTENCE_END.search(cell) and not ABBREVIATED.fullmatch(cell)
    return is_figure(cell) or bool(is_sentence) or len(cell) > LONGEST_HEAD


def is_figure(cell: str) -> bool:
    """Whether a cell has a number and next to nothing else."""
    return FIGURE.fullmatch(normalize("NFKC", cell)) is not None
