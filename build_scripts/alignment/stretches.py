"""A unit's two texts as stretches that go together, where they have not one order.

Definitions are laid beside each other by what they say (``crossing``); pairs that an editor has
set crosswise stand as they were set, and what follows one of them goes with what follows it there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from build_scripts.alignment.beads import Bead, Beads, Evidence, best_beads
from build_scripts.alignment.definitions.crossing import Held, crossing
from build_scripts.alignment.grids import between, is_in_table, with_tables
from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.segmented import Segmented

MOST_COMPARED = 1_000_000
"""Sentences of one text times those of the other that are compared, at 200 bytes each. Where one
unit has more, it is no text in sentences: all of it is one pair."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What goes with what in the two texts of a unit."""

    beads: Beads
    doubts: frozenset[int] = frozenset()
    """First sentences of the definitions that are paired by little evidence."""


def laid(first: Segmented, second: Segmented, known: Lexicon, wanted: Sequence[Bead] = ()) -> Laid:
    """The beads of two texts, in the order of the first; ``wanted``: those set by hand."""
    if not first.sentences or not second.sentences:
        return Laid(_in_order(first, second, known, ()))
    stretches, doubts = _stretches(first, second, known, wanted)
    beads: list[Bead] = []
    for a, b, c, d in stretches:
        inside = [_within(each, a, c) for each in wanted if _is_in(each, (a, b, c, d))]
        for e, f, g, h in _in_order(first.part(a, b), second.part(c, d), known, inside):
            beads.append((e + a, f + a, g + c, h + c))
    return Laid(tuple(beads), doubts)


def parts(
    first: Segmented, second: Segmented, known: Lexicon
) -> Iterator[tuple[Segmented, Segmented]]:
    """The stretches of two texts in which both have something."""
    for a, b, c, d in _stretches(first, second, known, ())[0]:
        if a < b and c < d and (b - a) * (d - c) <= MOST_COMPARED:
            yield first.part(a, b), second.part(c, d)


def _in_order(first: Segmented, second: Segmented, known: Lexicon, wanted: Sequence[Bead]) -> Beads:
    """The beads of two texts that have one order."""
    n, m = len(first.sentences), len(second.sentences)
    if not n or not m:
        return tuple([(i, i + 1, 0, 0) for i in range(n)] + [(0, 0, j, j + 1) for j in range(m)])
    if n == m == 1:
        return ((0, 1, 0, 1),)
    if n * m > MOST_COMPARED:
        return ((0, n, 0, m),)
    if not (first.grids or second.grids) or is_in_table(wanted, first.grids, second.grids):
        return best_beads(Evidence(first.side, second.side, known), wanted)
    align = partial(between, first.side, second.side, known, wanted)
    return with_tables(first.grids, second.grids, (n, m), align)


def _within(bead: Bead, first: int, second: int) -> Bead:
    """A bead with its sentences counted from these; an empty side still stands anywhere."""
    a, b, c, d = bead
    mine = (a - first, b - first) if a < b else (0, 0)
    yours = (c - second, d - second) if c < d else (0, 0)
    return (*mine, *yours)


def _is_in(bead: Bead, stretch: Bead) -> bool:
    """Whether all sentences of a bead are in a stretch."""
    (a, b, c, d), (e, f, g, h) = bead, stretch
    return (a == b or e <= a < b <= f) and (c == d or g <= c < d <= h)


def _stretches(
    first: Segmented, second: Segmented, known: Lexicon, wanted: Sequence[Bead]
) -> tuple[Sequence[Bead], frozenset[int]]:
    """Stretches of sentences in the order of the first text, and where there is doubt."""
    whole = (0, len(first.sentences), 0, len(second.sentences))
    mine, yours = first.bounds, second.bounds
    held = [Held(_place(mine, a, b), _place(yours, c, d)) for a, b, c, d in wanted]
    found = crossing(first.paragraphs, second.paragraphs, first.tokens_of, known, held)
    doubts = frozenset(mine[row] for row, _ in found.doubts) if found else frozenset[int]()
    stretches: Sequence[Bead] = [whole]
    if found and found.stretches:
        stretches = [(mine[a], mine[b], yours[c], yours[d]) for a, b, c, d in found.stretches]
    both = sorted(each for each in wanted if each[0] < each[1] and each[2] < each[3])
    is_crosswise = any(after[2] < before[2] for before, after in pairwise(both))
    fits = all(any(_is_in(each, stretch) for stretch in stretches) for each in wanted)
    if not fits or (is_crosswise and len(stretches) == 1):
        return _as_set(both, whole), frozenset()
    return stretches, doubts


def _place(bounds: Sequence[int], start: int, end: int) -> int | None:
    """The paragraph in which some sentences begin; ``None`` where there are none."""
    return bisect_right(bounds, start) - 1 if start < end else None


def _as_set(both: Sequence[Bead], whole: Bead) -> list[Bead]:
    """Stretches at beads that stand crosswise: each of them, and what follows it in both texts."""
    firsts = [*(each[0] for each in both), whole[1]]
    seconds = sorted((*(each[2] for each in both), whole[3]))
    out = [(0, firsts[0], 0, seconds[0])]
    for (a, b, c, d), following in zip(both, firsts[1:], strict=True):
        out += [(a, b, c, d), (b, following, d, seconds[bisect_right(seconds, c)])]
    return [each for each in out if each[0] < each[1] or each[2] < each[3]]
