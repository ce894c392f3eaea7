"""Tables among the lines of a source: rows with tabs, and tables that are drawn.

Rows stand in consecutive lines and have (nearly) the same number of cells. No tables are: one line
with a tab, lines that only begin with one, labels with a tab behind them (``1.⇥Scope``), a
contents list, signatures side by side. What is no table stays the lines that it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_scripts import tabular
from build_scripts.language.equivalence import is_blank, plain
from build_scripts.language.numerals import parse_number
from build_scripts.sources.templates import Template
from build_scripts.structure import drawn

# "1.", "1", "(a)", "（一）", "一、", "第三条", "Article 3", "IV.", "•": what numbers a paragraph.
LABEL = re.compile(
    r"\s*(?:[(（]?\s*(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[ivxlcdm]{1,6}|[a-z]|[〇零一二三四五六七八九十百]{1,4})"
    r"\s*[)）.．、,，:：]?|第\s*[0-9〇零一二三四五六七八九十百千]+\s*[编編章节節条條款项項部]\S{0,2}|"
    r"(?:part|book|chapter|section|article|annex|rule|regulation)\s+[0-9a-z]+[.:]?|[•·▪●○◆■–—*-])\s*\Z",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\s*(?:第\s*([0-9〇零一二三四五六七八九十百千]+)\s*[编編章节節条條款]|"
    r"(?:part|chapter|section|article|rule|clause)\s+([0-9]+)[.:]?)\s*\Z",
    re.IGNORECASE,
)
PAGE = re.compile(r"\s*[(（]?(?:[0-9]{1,4}|[ivxlc]{1,6})[)）]?\s*\Z", re.IGNORECASE)
CONTENTS = re.compile(r"\s*(?:目\s*[录錄次]|(?:table of )?contents)\s*[:：]?\s*\Z", re.IGNORECASE)
HEADING = re.compile(
    r"\s*(?:第\s*\S{1,6}\s*[编編章节節条條部]|附\s*[件录錄表]|[一二三四五六七八九十]+、|[0-9]+[.．]|"
    r"(?:part|book|chapter|section|article|annex|appendix|schedule)\s)",
    re.IGNORECASE,
)
# 甲方（盖章）： | For the Government of … | Signature: ______
SIGNED = re.compile(
    r"(?:^\s*(?:[甲乙丙丁买買卖賣]方|party\s+[a-z]\b|for\b|on behalf of|sign(?:ed|ature)|"
    r"(?:by|date|name|title):)|代表.{0,30}[：:(（]|代表\s*$|(?:representative|plenipotentiary)\s*$|[签簽][字署名]|[盖蓋]章|_{3,}|\(?(?:signature|signed|seal)\)?\s*[:：]?\s*$)",
    re.IGNORECASE,
)
MOST_SIGNED_COLUMNS, MOST_SIGNED_ROWS = 3, 12
LEAST_ROWS = 2
NEARLY = 1
"""By so many cells a row of a ragged table may differ from most of the others."""
SENTENCE_END = re.compile(r"[。；：.;:!?！？]\s*\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """Some lines of a source that are a table."""

    first: int
    last: int
    """Lines, 1-based."""
    text: str
    """The paragraph that it is."""
    strokes: str = ""
    """The characters with which it is drawn."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Lines that look like a drawn table and cannot be read as one; they stay as they are."""

    first: int
    last: int


def tables(
    raw: Sequence[str], first: int, last: int, declared: Sequence[Template] = ()
) -> tuple[tuple[Table, ...], tuple[Unclear, ...]]:
    """The tables in ``raw[first:last]``, in order, and the drawings that cannot be understood.

    ``declared``: what an editor says of lines. One that fits is no row, nor is what follows it
    without another line between; a drawing in which one fits is none.
    """
    found: list[Table] = []
    unclear: list[Unclear] = []
    drawings = list(drawn.drawings(raw, first, last))
    inside: set[int] = set()
    for start, end in drawings:
        if _is_declared(raw[start:end], declared):
            continue
        inside |= set(range(start, end))
        picture = drawn.read(raw[start:end])
        if picture is None:
            unclear.append(Unclear(start + 1, end))
        else:
            text = tabular.written(picture.rows, is_ruled=picture.has_head)
            found.append(Table(start + 1, end, text, picture.strokes))
    for run in _runs(raw, first, last, inside):
        end = next((n for n in run if _is_declared([raw[n]], declared)), last)
        if table := _table(raw, [n for n in run if n < end]):
            found.append(table)
    return tuple(sorted(found, key=lambda each: each.first)), tuple(unclear)


def _is_declared(lines: Sequence[str], declared: Sequence[Template]) -> bool:
    return any(each.match(line.strip()) for line in lines for each in declared)


def _runs(raw: Sequence[str], first: int, last: int, drawn_lines: set[int]) -> Iterator[list[int]]:
    """Places of consecutive lines with tabs; a text with empty lines between all is one too."""
    groups: list[list[int]] = []
    is_open, is_near = False, False
    for place in range(first, last):
        line = raw[place]
        if is_blank(line):
            is_open = is_open and "\t" in line  # a row without text
        elif "\t" not in line or place in drawn_lines:
            is_open, is_near = False, False
        else:
            if is_open or (is_near and _is_spaced(groups[-1]) and _is_alone(raw, place)):
                groups[-1].append(place)
            else:
                groups.append([place])
            is_open, is_near = True, True
    yield from groups


def _is_spaced(group: Sequence[int]) -> bool:
    """Whether no two lines of a group follow each other."""
    return all(other > one + 1 for one, other in pairwise(group))


def _is_alone(raw: Sequence[str], place: int) -> bool:
    """Whether the next line is empty too."""
    return place + 1 >= len(raw) or is_blank(raw[place + 1])


def _table(raw: Sequence[str], run: Sequence[int]) -> Table | None:
    """The table in a run of lines with tabs, or nothing."""
    rows = [(place, [cell.strip() for cell in raw[place].split("\t")]) for place in run]
    while rows and _is_indented(rows[0][1]):
        del rows[0]
    while rows and _is_indented(rows[-1][1]):
        del rows[-1]
    rows = _in_step(rows)
    texts = _without_margins([cells for _, cells in rows])
    if len(rows) < LEAST_ROWS or not _is_tabular(texts) or _is_something_else(raw, rows, texts):
        return None
    return Table(rows[0][0] + 1, rows[-1][0] + 1, tabular.written(texts))


def _is_indented(cells: Sequence[str]) -> bool:
    """Whether a line has tabs in front alone and reads as a paragraph, and as no row."""
    said = [cell for cell in cells if cell]
    return len(said) == 1 and cells[-1] == said[0] and bool(SENTENCE_END.search(said[0]))


def _in_step(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The longest stretch of rows that have nearly as many cells as most of them."""
    if not rows:
        return rows
    usual = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    best: list[tuple[int, list[str]]] = []
    own: list[tuple[int, list[str]]] = []
    for row in rows:
        own = [*own, row] if abs(len(row[1]) - usual) <= NEARLY else []
        best = own if len(own) > len(best) else best
    return best


def _without_margins(rows: list[list[str]]) -> list[list[str]]:
    """The rows without columns at the edges that are empty in all: indentation, loose tabs."""
    while rows and all(len(row) > 1 and not row[0] for row in rows):
        rows = [row[1:] for row in rows]
    width = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    while width > 1 and not any(row[-1] for row in rows):
        rows, width = [row[:-1] for row in rows], width - 1
    return rows


def _is_tabular(rows: Sequence[Sequence[str]]) -> bool:
    """Two columns or more, and rows enough that have something in two cells."""
    whole = [row for row in rows if sum(map(bool, row)) > 1]
    return len(whole) >= LEAST_ROWS and len(whole) * 2 >= len(rows)


def _is_something_else(
    raw: Sequence[str], rows: Sequence[tuple[int, list[str]]], texts: Sequence[Sequence[str]]
) -> bool:
    return (
        _is_list(texts)
        or _is_contents(raw, rows[0][0], texts)
        or _is_signed(raw, rows[-1][0], texts)
    )


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is one text behind its labels: ``1.⇥Scope``, ``1.⇥(a)⇥Scope``; or articles
    that go on from one another, whatever stands beside their texts.

    Letters before figures are no labels: ``A⇥10``.
    """
    said = [[cell for cell in row if cell] for row in rows]
    if all(tabular.is_figure(row[-1]) and all(map(str.isalpha, row[:-1])) for row in said):
        return False
    return _are_articles(rows) or all(
        len(row) < 2 or all(LABEL.match(plain(cell)) for cell in row[:-1]) for row in said
    )


def _are_articles(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows begin with named labels that go on from one another: 第一条, 第二条."""
    found = [NAMED.match(plain(row[0])) for row in rows]
    numbers = [_number(each[1] or each[2]) for each in found if each]
    return len(numbers) == len(rows) and all(
        one is not None and other == one + 1 for one, other in pairwise(numbers)
    )


def _number(numeral: str) -> int | None:
    system = "arabic" if numeral.isascii() else "han"
    return parse_number(numeral, system)


def _is_contents(raw: Sequence[str], first: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last cells are rising page numbers, behind headings or under the word itself."""
    pages = [[cell for cell in row if cell][-1] for row in rows]
    if not all(PAGE.match(page) for page in pages):
        return False
    numbers = [int(page.strip("()（） ")) for page in pages if page.strip("()（） ").isdecimal()]
    if any(one > other for one, other in pairwise(numbers)):
        return False
    before = next((raw[n] for n in range(first - 1, -1, -1) if not is_blank(raw[n])), "")
    headed = sum(bool(HEADING.match(plain(next(filter(None, row), "")))) for row in rows)
    return bool(CONTENTS.match(plain(before))) or headed * 2 > len(rows)


def _is_signed(raw: Sequence[str], last: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether these are signatures side by side: a few columns with the words that go with them."""
    if len(rows) > MOST_SIGNED_ROWS or len(rows[0]) > MOST_SIGNED_COLUMNS:
        return False
    said = [[bool(SIGNED.search(plain(cell))) for cell in row if cell] for row in rows]
    return any(len(row) > 1 and all(row) for row in said)
