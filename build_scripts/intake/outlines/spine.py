"""The named labels of two texts against each other: articles one by one, then the headings.

Articles must be the same in both, or the texts do not go together. Headings between two articles
are paired there; one that a text lacks, prints twice or numbers otherwise is a doubt of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from build_scripts.intake.outlines.forms import ANNEX, ARTICLE
from build_scripts.intake.outlines.skeleton import Head, Skeleton

EQUAL, LIKE, ALONE = 3.0, 0.5, -0.6
"""Pairing headings: with equal numbers, of one rank with others, one without a partner."""
MOST_COMPARED = 500
"""More headings than these between two articles are paired in order alone."""

Couple = tuple[Head | None, Head | None]
NO_LINES: tuple[Set[int], Set[int]] = (frozenset(), frozenset())
"""Of each text the places of labels that the other lacks: none known."""


@dataclass(frozen=True, slots=True)
class Spine:
    """Labels of both texts in pairs, in the order of the text."""

    articles: tuple[Couple, ...]
    headings: tuple[Couple, ...]
    twice: Mapping[int, tuple[Head, ...]] = field(default_factory=dict)
    """Place of a language → headings that it prints twice."""
    alone: tuple[Couple, ...] = ()
    """The articles that one text lacks, as a table with both has shown."""

    def annexes(self) -> list[Couple]:
        """The headings of annexes that both texts have."""
        return [(one, two) for one, two in self.headings if one and two and _is_annex(one, two)]


def _is_annex(*heads: Head) -> bool:
    return all(head.label.rank == ANNEX for head in heads)


def difference(
    first: Skeleton, second: Skeleton, alone: tuple[Set[int], Set[int]] = NO_LINES
) -> tuple[Head | None, Head | None] | None:
    """Where the articles of two texts part: the first of each that is not that of the other.

    ``alone``: of each text the places of those that the other is known to lack.
    """
    mine, yours = (_shared(own, lines) for own, lines in zip((first, second), alone, strict=True))
    for place in range(max(len(mine), len(yours))):
        one = mine[place] if place < len(mine) else None
        other = yours[place] if place < len(yours) else None
        if one is None or other is None or one.label.numbers != other.label.numbers:
            return one, other
    return None


def spine(first: Skeleton, second: Skeleton, alone: tuple[Set[int], Set[int]] = NO_LINES) -> Spine:
    """Both skeletons in pairs; their articles are the same, but for those known to be ``alone``."""
    both = tuple(zip((first, second), alone, strict=True))
    gaps = [_gaps(own, lines) for own, lines in both]
    headings = [couple for pair in zip(*gaps, strict=True) for couple in _paired(*pair)]
    articles = tuple(zip(*(_shared(own, lines) for own, lines in both), strict=True))
    left: list[Couple] = [(head, None) for head in first.articles if head.index in alone[0]]
    left += [(None, head) for head in second.articles if head.index in alone[1]]
    twice = {0: first.twice, 1: second.twice}
    return Spine(articles, tuple(headings), twice, tuple(left))


def _shared(own: Skeleton, alone: Set[int]) -> list[Head]:
    return [head for head in own.articles if head.index not in alone]


def _gaps(own: Skeleton, alone: Set[int]) -> list[list[Head]]:
    """The headings before, between and behind the articles that both texts have."""
    gaps: list[list[Head]] = [[]]
    for head in own.heads:
        if head.label.rank != ARTICLE:
            gaps[-1].append(head)
        elif head.index not in alone:
            gaps.append([])
    return gaps


def _paired(mine: Sequence[Head], yours: Sequence[Head]) -> Iterator[Couple]:
    numbers = [[head.label.numbers for head in heads] for heads in (mine, yours)]
    is_crossed = _is_crossed(mine, yours)
    if (numbers[0] == numbers[1] and not is_crossed) or max(len(mine), len(yours)) > MOST_COMPARED:
        longest = max(len(mine), len(yours))
        for place in range(longest):
            yield (
                mine[place] if place < len(mine) else None,
                yours[place] if place < len(yours) else None,
            )
        return
    yield from _best(mine, yours, by_rank=is_crossed)


def _is_crossed(mine: Sequence[Head], yours: Sequence[Head]) -> bool:
    """Whether an outer heading stands before an inner one here, and behind it there."""
    falls = [
        [one.label.rank - two.label.rank for one, two in pairwise(own)] for own in (mine, yours)
    ]
    return any(one * two < 0 for one, two in zip(*falls, strict=False))


def _best(mine: Sequence[Head], yours: Sequence[Head], *, by_rank: bool) -> list[Couple]:
    """The pairing in order that weighs most; ``by_rank``: of headings of one rank alone."""
    table = [[0.0] * (len(yours) + 1) for _ in range(len(mine) + 1)]

    def steps(i: int, j: int) -> Iterator[tuple[float, int, int]]:
        if i < len(mine) and j < len(yours):
            yield _likeness(mine[i], yours[j], by_rank=by_rank) + table[i + 1][j + 1], 1, 1
        if i < len(mine):
            yield ALONE + table[i + 1][j], 1, 0
        if j < len(yours):
            yield ALONE + table[i][j + 1], 0, 1

    for i in range(len(mine), -1, -1):
        for j in range(len(yours), -1, -1):
            if i < len(mine) or j < len(yours):
                table[i][j] = max(score for score, _, _ in steps(i, j))
    out: list[Couple] = []
    i = j = 0
    while i < len(mine) or j < len(yours):
        _, down, right = max(steps(i, j))
        out.append((mine[i] if down else None, yours[j] if right else None))
        i, j = i + down, j + right
    return out


def _likeness(one: Head, other: Head, *, by_rank: bool) -> float:
    is_one_rank = one.label.rank == other.label.rank
    if by_rank and not is_one_rank:
        return 2 * ALONE - 1
    if one.label.numbers == other.label.numbers:
        return EQUAL + is_one_rank
    return LIKE if is_one_rank else 2 * ALONE - 1
