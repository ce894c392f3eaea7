"""Two texts of a unit that have tables: which cells say the same.

Tables pair with tables, rows with rows, cells with cells, never across; what stands between tables
is aligned as any text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from build_scripts.alignment.beads import Bead, Beads, Evidence, Side, best_beads
from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.rows import Couple, in_step, row_couples
from build_scripts.tabular import Row, is_table, rows

Between = Callable[[Bead, Sequence[int], Sequence[int]], Beads]
"""Aligns the sentences [a, b) of the first text with [c, d) of the second, some of them alone."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the sentences of its cells: for each row and column one, or nothing (-1)."""

    start: int
    end: int
    """First sentence, and the one behind the last."""
    rows: tuple[Row, ...]
    places: tuple[tuple[int, ...], ...]


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
    for one, other in row_couples(mine.rows, theirs.rows):
        left = mine.places[one] if one is not None else ()
        right = theirs.places[other] if other is not None else ()
        texts = (mine.rows[one or 0], theirs.rows[other or 0])
        for a, c in _cell_couples(left, right, texts):
            if a >= 0 and c >= 0:
                yield a, a + 1, c, c + 1
            elif a >= 0:
                yield a, a + 1, j, j
            elif c >= 0:
                yield i, i, c, c + 1
            i, j = max(i, a + 1), max(j, c + 1)


def _cell_couples(
    left: Sequence[int], right: Sequence[int], texts: tuple[Row, Row]
) -> Iterator[tuple[int, int]]:
    """Cells by their columns; where these are not as many, by what stands in them."""
    if not left or not right or len(left) == len(right):
        yield from zip_longest(left, right, fillvalue=-1)
        return
    said = [[n for n, cell in enumerate(row) if cell] for row in texts]
    for one, other in in_step(
        *([row[n] for n in own] for row, own in zip(texts, said, strict=True))
    ):
        yield (
            left[said[0][one]] if one is not None else -1,
            right[said[1][other]] if other is not None else -1,
        )


def is_in_table(forced: Beads, first: Sequence[Grid], second: Sequence[Grid]) -> bool:
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
    forced: Beads,
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
