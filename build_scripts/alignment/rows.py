"""Rows of two tables that say the same: in order, by their figures and lengths, none across.

Rows of as many pair in their order unless their figures speak against it; a row that one text
alone has stays alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import normalize

from build_scripts.messages import phrase
from build_scripts.tabular import Row, is_table, rows

LONE, UNLIKE, OTHER, SAME = 1.0, 0.5, 1.4, -1.5
"""Costs: of one without partner; of two as far as their lengths are unlike (at most); of two with
figures and none in common, and of two with the same figures."""
BAND = 64
"""A row is looked for so far from its own place."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Couple = tuple[int | None, int | None]
"""Places of two that go together, one of them perhaps alone."""


def row_couples(first: Sequence[Row], second: Sequence[Row]) -> Sequence[Couple]:
    """Rows that go together, in order; numbers that only count the rows are no evidence."""
    if _is_counted(first) and _is_counted(second):
        first, second = [row[1:] for row in first], [row[1:] for row in second]
    return in_step(["\t".join(row) for row in first], ["\t".join(row) for row in second])


def _is_counted(table: Sequence[Row]) -> bool:
    """Whether the first column has 1, 2, 3 … below its head."""
    numbers = [row[0].strip(".、．") for row in table]
    numbers = numbers if numbers[0].isdecimal() else numbers[1:]
    return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def in_step(first: Sequence[str], second: Sequence[str]) -> Sequence[Couple]:
    """Texts of two sides in order, so that figures and lengths fit best."""
    if len(first) == len(second):
        costs = (_unlike(*each) for each in zip(first, second, strict=True))
        if all(cost <= UNLIKE for cost in costs):
            return [(n, n) for n in range(len(first))]
    n, m = len(first), len(second)
    width = abs(n - m) + BAND
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        for j in range(max(0, i - width), min(m, i + width) + 1):
            ways = []
            if i and j and (before := best.get((i - 1, j - 1))):
                ways.append((before[0] + _unlike(first[i - 1], second[j - 1]), (1, 1)))
            if i and (before := best.get((i - 1, j))):
                ways.append((before[0] + LONE, (1, 0)))
            if j and (before := best.get((i, j - 1))):
                ways.append((before[0] + LONE, (0, 1)))
            if ways:
                best[i, j] = min(ways, key=lambda way: way[0])
    return _path({place: step for place, (_, step) in best.items()}, n, m)


def _path(steps: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Sequence[Couple]:
    found: list[Couple] = []
    while i or j:
        x, y = steps[i, j]
        i, j = i - x, j - y
        found.append((i if x else None, j if y else None))
    return found[::-1]


def _unlike(one: str, other: str) -> float:
    """How little two texts go together: by their figures, then by their lengths."""
    mine, theirs = _figures(one), _figures(other)
    length = UNLIKE * abs(len(one) - len(other) / 2) / (len(one) + len(other) / 2 + 1)
    if not mine or not theirs:
        return length + (UNLIKE if mine or theirs else 0.0)
    shared = (mine & theirs).total() / (mine | theirs).total()
    return length + OTHER + (SAME - OTHER) * shared


def _figures(text: str) -> Counter[str]:
    return Counter(found.replace(",", "") for found in NUMBER.findall(normalize("NFKC", text)))


def doubt(first: Sequence[str], second: Sequence[str], keys: tuple[str, str]) -> str:
    """What makes it doubtful that the tables of two texts are the same; empty where nothing does.

    Another number of tables, rows or columns; rows whose figures do not go together; a column that
    has figures in one text alone.
    """
    found = [[rows(each) for each in side if is_table(each)] for side in (first, second)]
    if len(found[0]) != len(found[1]):
        return phrase(
            "{count} tables in {first!r} and {other} in {second!r}",
            count=len(found[0]), other=len(found[1]), first=keys[0], second=keys[1],
        )  # fmt: skip
    for mine, theirs in zip(*found, strict=True):
        if (len(mine), len(mine[0])) != (len(theirs), len(theirs[0])):
            return phrase(
                "a table of {rows} rows × {columns} columns in {first!r} and of {others} × {wide} "
                "in {second!r}", rows=len(mine), columns=len(mine[0]), others=len(theirs),
                wide=len(theirs[0]), first=keys[0], second=keys[1],
            )  # fmt: skip
        alone = next((each for each in row_couples(mine, theirs) if None in each), None)
        if alone:
            key, table = (keys[0], mine) if alone[0] is not None else (keys[1], theirs)
            row = alone[0] if alone[0] is not None else alone[1]
            assert row is not None  # one of the two is there
            return phrase(
                "a row of the table in {key!r} has no partner by its figures: {text}",
                key=key, text=" ".join(filter(None, table[row])),
            )  # fmt: skip
        if _figured(mine) != _figured(theirs):
            return phrase(
                "other columns of the table have figures in {first!r} than in {second!r}",
                first=keys[0], second=keys[1],
            )  # fmt: skip
    return ""


def are_by_order(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a table of two texts has rows that nothing but their order pairs: most of those below
    the first have no number in common, not even one that counts them."""
    found = [[rows(each) for each in side if is_table(each)] for side in (first, second)]
    for mine, theirs in zip(*found, strict=False):
        bodies = [["\t".join(row) for row in table[1:]] for table in (mine, theirs)]
        alike = [bool(_figures(one) & _figures(other)) for one, other in zip(*bodies, strict=False)]
        if len(alike) > 1 and sum(alike) * 2 < len(alike):
            return True
    return False


def are_moved(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether as many columns of two tables have figures, and in other places: 项目 | 金额 against
    Amount | Item."""
    mine, theirs = _figured(first), _figured(second)
    return mine != theirs and sorted(mine) == sorted(theirs)


def have_figures_alike(one: str, other: str) -> bool:
    """Whether two texts have the same figures, and some."""
    return bool(_figures(one)) and _figures(one) == _figures(other)


def _figured(table: Sequence[Row]) -> list[bool]:
    """For each column whether most of its cells have figures."""
    columns = [[cell for cell in column if cell] for column in zip(*table, strict=True)]
    return [sum(bool(_figures(cell)) for cell in own) * 2 > len(own) for own in columns]
