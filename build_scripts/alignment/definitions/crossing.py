"""Definitions that stand in another order in another language, paired by what they say.

A Chinese text sorts its definitions by strokes or by sound, an English one by the alphabet. Inside
one unit each is held against each: the words of the whole, those of the term, the term of the other
language where it is quoted, the lengths. The assignment of greatest weight is taken where pairs
that are beyond doubt stand crosswise; else the order of the texts stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from build_scripts.alignment.definitions.assignment import assigned
from build_scripts.alignment.definitions.heads import UNKNOWN, Run, run
from build_scripts.alignment.definitions.weights import Read, folded, weights_of
from build_scripts.alignment.lexicon import Lexicon

Stretch = tuple[int, int, int, int]
"""First paragraphs [a, b) against second paragraphs [c, d); one side may be empty."""

LEAST, CLEAR, SURELY = 0.6, 0.6, 1.0
"""A pair beyond doubt weighs at least so much; and so much more than any other of its two
definitions, or all pairs together so much more than without it."""
GAIN, GAIN_EACH = 2.5, 0.5
"""So much more than in one order, and so much for each definition, all pairs weigh that cross."""
MOST_TRIED = 60
"""Without so many pairs, of those that are not clear by themselves, all others are tried."""
WEAK = 0.3
"""Where one text has more definitions, those are paired that weigh so much."""
SORTED = 4
"""So many terms in the order of the alphabet are no chance."""
MOST = 600
"""More definitions of one unit are not held against each other."""
BY_HAND = 1000.0
"""Weight of what an editor has set."""


@dataclass(frozen=True, slots=True)
class Held:
    """Two paragraphs that an editor has set side by side; ``None``: the other stands alone."""

    first: int | None
    second: int | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """How the definitions of a unit go together."""

    stretches: tuple[Stretch, ...]
    """All paragraphs in the order of the first text; empty where both have one order."""
    doubts: tuple[tuple[int, int], ...]
    """First paragraphs of the definitions that are paired by little evidence."""


def crossing(
    first: Sequence[str],
    second: Sequence[str],
    read: Read,
    known: Lexicon,
    held: Sequence[Held] = (),
) -> Crossing | None:
    """How the definitions among the paragraphs of two texts go together.

    ``None`` where they do not hold definitions, or the order that both have is not in question.
    """
    if min(len(first), len(second)) < 2:
        return None
    one, other = run(first), run(second)
    if not one or not other or max(len(one.starts), len(other.starts)) > MOST:
        return None
    one, other = _introduced(one, other)
    weights = weights_of((one, first), (other, second), read, known)
    for each in held:
        _hold(weights, one.number(each.first), other.number(each.second))
    least = -BY_HAND / 2 if len(one.starts) == len(other.starts) else WEAK
    pairs = [each for each in assigned(weights) if weights[each[0]][each[1]] > least]
    sure = set(_sure(weights, pairs))
    unsure = [(row, column) for row, column in pairs if (row, column) not in sure]
    doubts = tuple((one.starts[row], other.starts[column]) for row, column in unsure)
    is_crosswise = _is_crosswise(sure, pairs)
    if one.is_numbered and other.is_numbered:
        # Numbers pair, not words; an editor is asked.
        across = tuple((one.starts[a], other.starts[b]) for a, b in pairs if a != b)
        return Crossing((), across) if is_crosswise else None
    if is_crosswise and not _outweighs(weights, pairs):
        weak = tuple((one.starts[a], other.starts[b]) for a, b in pairs if a != b)
        return Crossing((), weak)
    if is_crosswise:
        return Crossing(_stretches(one, other, pairs, (len(first), len(second))), doubts)
    if 2 * len(sure) < len(pairs) and (_is_sorted(one) or _is_sorted(other)):
        in_order = zip(one.starts, other.starts, strict=False)
        return Crossing((), tuple(in_order))
    return None


def _is_crosswise(sure: Set[tuple[int, int]], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether pairs beyond doubt stand crosswise, or leave the others no room between them in
    which they could be paired in order.
    """
    anchors = sorted(sure)
    if any(after[1] < before[1] for before, after in pairwise(anchors)):
        return True
    rooms = [
        tuple(sum(anchor[side] < pair[side] for anchor in anchors) for side in (0, 1))
        for pair in pairs
        if pair not in sure
    ]
    return Counter(row for row, _ in rooms) != Counter(column for _, column in rooms)


def _outweighs(weights: Sequence[Sequence[float]], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the pairs weigh so much more than those in one order that it is no chance."""
    own = sum(weights[row][column] for row, column in pairs)
    if len(weights) == len(weights[0]):
        in_order = sum(line[row] for row, line in enumerate(weights))
    else:
        in_order = _heaviest_in_order(weights)
    return own - in_order >= max(GAIN, GAIN_EACH * len(pairs))


def _heaviest_in_order(weights: Sequence[Sequence[float]]) -> float:
    """The greatest sum of weights without pairs that cross; any may be left out."""
    best = [0.0] * (len(weights[0]) + 1)
    for line in weights:
        row = [0.0]
        for column, weight in enumerate(line):
            row.append(max(best[column] + max(weight, 0.0), best[column + 1], row[column]))
        best = row
    return best[-1]


def _hold(weights: list[list[float]], row: int | None, column: int | None) -> None:
    """Set two definitions side by side; one without the other stands alone."""
    if row is not None and column is not None:
        weights[row][column] = BY_HAND
    elif row is not None:
        weights[row] = [-BY_HAND] * len(weights[row])
    elif column is not None:
        for line in weights:
            line[column] = -BY_HAND


def _introduced(one: Run, other: Run) -> tuple[Run, Run]:
    """Both without what introduces them: where one text alone has something before its
    definitions and fewer of them, the first of the other is no definition.
    """
    leads, counts = (one.starts[0], other.starts[0]), (len(one.starts), len(other.starts))
    if leads[0] and not leads[1] and 1 < counts[0] < counts[1]:
        return one, other.rest
    if leads[1] and not leads[0] and 1 < counts[1] < counts[0]:
        return one.rest, other
    return one, other


def _sure(
    weights: Sequence[Sequence[float]], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs beyond doubt."""
    unclear = []
    for row, column in pairs:
        if weights[row][column] < LEAST:
            continue
        if _is_clear(weights, row, column):
            yield row, column
        else:
            unclear.append((row, column))
    total = sum(weights[row][column] for row, column in pairs)
    for row, column in unclear if len(unclear) <= MOST_TRIED else ():
        without = [list(line) for line in weights]
        without[row][column] = -BY_HAND
        others = sum(max(without[a][b], 0.0) for a, b in assigned(without))
        if total - others >= SURELY:
            yield row, column


def _is_clear(weights: Sequence[Sequence[float]], row: int, column: int) -> bool:
    rivals = [each for at, each in enumerate(weights[row]) if at != column]
    rivals += [line[column] for at, line in enumerate(weights) if at != row]
    return all(weights[row][column] >= each + CLEAR for each in rivals)


def _is_sorted(own: Run) -> bool:
    """Whether the terms stand in the order of the alphabet."""
    terms = [folded(head.term) for head in own.heads if head != UNKNOWN]
    return (
        len(terms) >= SORTED
        and all(term[:1].isascii() for term in terms)
        and all(before <= after for before, after in pairwise(terms))
    )


def _stretches(
    one: Run, other: Run, pairs: Sequence[tuple[int, int]], ends: tuple[int, int]
) -> tuple[Stretch, ...]:
    """All paragraphs in the order of the first text; a definition that only the second has stands
    behind the one that precedes it there.
    """
    column_of, rows = dict(pairs), {column: row for row, column in pairs}
    alone: dict[int, list[int]] = {}
    for column in range(len(other.starts)):
        if column not in rows:
            before = max((at for at in rows if at < column), default=-1)
            alone.setdefault(rows.get(before, -1), []).append(column)
    start = one.starts[0]
    out = [(0, start, 0, other.starts[0])]
    out += [(start, start, *other.spans[column]) for column in alone.get(-1, ())]
    for row, (begin, end) in enumerate(one.spans):
        at = column_of.get(row)
        out.append((begin, end, *(other.spans[at] if at is not None else (0, 0))))
        out += [(end, end, *other.spans[column]) for column in alone.get(row, ())]
    out.append((one.end, ends[0], other.end, ends[1]))
    return tuple(each for each in out if each[0] < each[1] or each[2] < each[3])
