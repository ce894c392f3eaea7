"""The longest common subsequence of two sequences, in a time that is bounded whatever they are.

Rows of the table of lengths are kept as bits of whole numbers (Hyyrö, Bit-parallel LCS-length
computation revisited, 2004), so that two texts of 10,000 words take a tenth of a second. The
``difflib`` of the standard library takes time that grows with the cube of the length of a text
in which the same signs come again and again, and every text is one.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import takewhile

MOST = 400_000_000
"""Bits of the largest table; beyond it, only what both begin and end with is common."""


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of the elements that two sequences have in common, in their order: ``(old, new)``.

    ``("abcd", "acxd")`` → (0, 0), (2, 1), (3, 3).
    """
    start = _alike(old, new)
    rest_old, rest_new = old[start:], new[start:]
    end = _alike(rest_old[::-1], rest_new[::-1])
    middle_old, middle_new = (each[: len(each) - end] for each in (rest_old, rest_new))
    inside = _inside(middle_old, middle_new) if len(middle_old) * len(middle_new) <= MOST else []
    return [
        *((at, at) for at in range(start)),
        *((start + one, start + other) for one, other in inside),
        *((len(old) - at, len(new) - at) for at in range(end, 0, -1)),
    ]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many elements both begin with."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False)))


def _inside(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    places: dict[Hashable, int] = {}
    for at, each in enumerate(new):
        places[each] = places.get(each, 0) | 1 << at
    whole = (1 << len(new)) - 1
    rows = [whole]
    for each in old:
        row = rows[-1]
        hit = row & places.get(each, 0)
        rows.append(((row + hit) | (row - hit)) & whole)
    return _path(rows, len(old), len(new))


def _path(rows: Sequence[int], row: int, column: int) -> list[tuple[int, int]]:
    """The way back through the table; a bit that is not set is where the length grows."""
    found = []
    while row and column:
        if rows[row] >> (column - 1) & 1:
            column -= 1
        elif not rows[row - 1] >> (column - 1) & 1:
            row -= 1
        else:
            row, column = row - 1, column - 1
            found.append((row, column))
    return found[::-1]
