"""Two texts of a unit that have tables: which cells say the same.

Tables pair with tables, rows with rows, cells with cells, never across; what stands between tables
is aligned as any text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from build_scripts.alignment.beads import Bead, Beads, Evidence, Side, best_beads
from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.rows import (
    Couple,
    are_moved,
    have_figures_alike,
    in_step,
    row_couples,
)
from build_scripts.tabular import Row, is_table, rows

Between = Callable[[Bead, Sequence[int], Sequence[int]], Beads]
"""Aligns the sentences [a, b) of the first text with [c, d) of the second, some of them alone."""


Numbered = tuple[int, str]
"""The number of a sentence, and the cell that it is."""
NOTHING: Numbered = (-1, "")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the sentences of its cells: for each row and column one, or nothing (-1)."""

    start: int
    end: int
    """First sentence, and the one behind the last."""
    rows: tuple[Row, ...]
    places: tuple[tuple[int, ...], ...]

    def moved(self, by: int) -> Grid:
        """The same table in a text whose sentences are counted from another one."""
        places = tuple(
            tuple(place + by if place >= 0 else place for place in row) for row in self.places
        )
        return replace(self, start=self.start + by, end=self.end + by, places=places)


def grids(paragraphs: Sequence[str], counts: Sequence[int]) -> Iterator[Grid]:
    """The tables among paragraphs; ``counts``: how many sentences each paragraph has."""
    start = 0
    for paragraph, count in zip(paragraphs, counts, strict=True):
        if is_table(paragraph):
            found = rows(paragraph)
            numbers = iter(range(start, start + count))
            places = tuple(tuple(next(numbers) if cell else -1 for cell in row) for row in found)
            yield Grid(start, start + count, found, places)
        start += count


def with_tables(
    first: Sequence[Grid], second: Sequence[Grid], sizes: tuple[int, int], align: Between
) -> Beads:
    """The beads of two texts with these tables and so many sentences."""
    out: list[Bead] = []
    here = (0, 0)
    lone: tuple[list[int], list[int]] = ([], [])
    for one, other in _tables_in_step(first, second):
        if one is None or other is None:
            lone[0].extend(range(first[one].start, first[one].end) if one is not None else ())
            lone[1].extend(
                range(second[other].start, second[other].end) if other is not None else ()
            )
            continue
        mine, theirs = first[one], second[other]
        out += align((here[0], mine.start, here[1], theirs.start), *lone)
        out += _of_tables(mine, theirs)
        here, lone = (mine.end, theirs.end), ([], [])
    return (*out, *align((here[0], sizes[0], here[1], sizes[1]), *lone))


def _tables_in_step(first: Sequence[Grid], second: Sequence[Grid]) -> Sequence[Couple]:
    """Tables of as many in their order, others by their figures and sizes."""
    if len(first) == len(second):
        return [(n, n) for n in range(len(first))]
    whole = [[" ".join(map(" ".join, each.rows)) for each in side] for side in (first, second)]
    return in_step(*whole)


def _of_tables(mine: Grid, theirs: Grid) -> Iterator[Bead]:
    i, j = mine.start, theirs.start
    couples = _moved if are_moved(mine.rows, theirs.rows) else _by_columns
    for one, other in row_couples(mine.rows, theirs.rows):
        left = _cells(mine, one)
        right = _cells(theirs, other)
        for a, c in couples(left, right):
            if a >= 0 and c >= 0:
                yield a, a + 1, c, c + 1
            elif a >= 0:
                yield a, a + 1, j, j
            elif c >= 0:
                yield i, i, c, c + 1
            i, j = max(i, a + 1), max(j, c + 1)


def _cells(grid: Grid, row: int | None) -> Sequence[Numbered]:
    return () if row is None else tuple(zip(grid.places[row], grid.rows[row], strict=True))


def _by_columns(left: Sequence[Numbered], right: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
    """Cells by their columns; where these are not as many, by what stands in them."""
    if not left or not right or len(left) == len(right):
        for one, other in zip_longest(left, right, fillvalue=NOTHING):
            yield one[0], other[0]
        return
    left, right = ([each for each in own if each[1]] for own in (left, right))
    for mine, theirs in in_step([text for _, text in left], [text for _, text in right]):
        yield (
            left[mine][0] if mine is not None else NOTHING[0],
            right[theirs][0] if theirs is not None else NOTHING[0],
        )


def _moved(left: Sequence[Numbered], right: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
    """Cells of columns that stand in another order: no pair but that of the same figures."""
    left, right = ([each for each in own if each[1]] for own in (left, right))
    for mine, theirs in in_step([text for _, text in left], [text for _, text in right]):
        one = left[mine] if mine is not None else NOTHING
        other = right[theirs] if theirs is not None else NOTHING
        if have_figures_alike(one[1], other[1]):
            yield one[0], other[0]
        else:
            yield one[0], NOTHING[0]
            yield NOTHING[0], other[0]


def is_in_table(forced: Sequence[Bead], first: Sequence[Grid], second: Sequence[Grid]) -> bool:
    """Whether a person pairs cells: then what is found in the table by itself steps back."""
    return any(
        (a < grid.end and grid.start < b and a < b)
        for e, f, g, h in forced
        for (a, b), own in (((e, f), first), ((g, h), second))
        for grid in own
    )


def between(
    first: Side,
    second: Side,
    known: Lexicon,
    forced: Sequence[Bead],
    stretch: Bead,
    lone: Sequence[int],
    others: Sequence[int],
) -> Beads:
    """The beads of a stretch between tables; the cells of a table without partner stay alone."""
    a, b, c, d = stretch
    if a == b or c == d:
        return tuple(
            [(n, n + 1, c, c) for n in range(a, b)] + [(b, b, n, n + 1) for n in range(c, d)]
        )
    wanted = [
        (max(e - a, 0), max(f - a, 0), max(g - c, 0), max(h - c, 0))
        for e, f, g, h in forced
        if (a <= e and f <= b and e < f) or (c <= g and h <= d and g < h)
    ]
    wanted += [(n - a, n - a + 1, 0, 0) for n in lone] + [(0, 0, n - c, n - c + 1) for n in others]
    sides = (_part(first, a, b), _part(second, c, d))
    found = best_beads(Evidence(*sides, known), wanted)
    return tuple((a + e, a + f, c + g, c + h) for e, f, g, h in found)


def _part(side: Side, start: int, end: int) -> Side:
    breaks = frozenset(place - start for place in side.breaks if start <= place < end)
    return Side(side.tokens[start:end], breaks)
