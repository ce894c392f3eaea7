"""Which of some texts goes with which of others: the assignment of greatest weight."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assigned(weights: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Row and column of each pair of the assignment whose weights have the greatest sum.

    As many pairs as the smaller side has, sorted by rows; of equals the same each time. By
    shortest augmenting paths: H. W. Kuhn (1955), in the form of R. Jonker and A. Volgenant (1987).
    """
    if not weights or not weights[0]:
        return ()
    if len(weights) > len(weights[0]):
        turned = assigned(tuple(zip(*weights, strict=True)))
        return tuple(sorted((row, column) for column, row in turned))
    count = len(weights[0])
    rows, columns = [0.0] * (len(weights) + 1), [0.0] * (count + 1)
    row_of = [0] * (count + 1)
    for row in range(1, len(weights) + 1):
        _augment(weights, row, rows, columns, row_of)
    return tuple(sorted((row - 1, at - 1) for at, row in enumerate(row_of) if at and row))


def _augment(
    weights: Sequence[Sequence[float]],
    row: int,
    rows: list[float],
    columns: list[float],
    row_of: list[int],
) -> None:
    """Give one row more a column; potentials and assignment are changed in place.

    Rows and columns count from 1; column 0 stands for the row that has none yet.
    """
    count = len(columns)
    row_of[0] = row
    least, before = [inf] * count, [0] * count
    is_done = [False] * count
    at = 0
    while row_of[at]:
        is_done[at] = True
        current, step, following = row_of[at], inf, 0
        for column in range(1, count):
            if is_done[column]:
                continue
            cost = -weights[current - 1][column - 1] - rows[current] - columns[column]
            if cost < least[column]:
                least[column], before[column] = cost, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(count):
            if is_done[column]:
                rows[row_of[column]] += step
                columns[column] -= step
            else:
                least[column] -= step
        at = following
    while at:
        row_of[at] = row_of[before[at]]
        at = before[at]
