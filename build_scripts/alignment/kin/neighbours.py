"""Texts held against those of their neighbours: which would fit better in another's place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from build_scripts.alignment.echoes import Echo, density

NEAR, FAR = 10, 40
"""So many texts on either side a text is held against; a doubtful one against so many."""
DOUBTFUL = 0.7
"""A text of which each word gains less may stand in another's place far away."""


@dataclass(frozen=True, slots=True)
class Fits:
    """How well each first text goes with each second one: the gain a word, found when asked."""

    firsts: Sequence[Echo]
    seconds: Sequence[Echo]
    own: Sequence[float]
    """How well the two texts of each place go together."""
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def at(self, first: int, second: int) -> float:
        """The fit of the first text of one place with the second text of another."""
        place = (first, second)
        found = self.known.get(place)
        if found is None:
            found = self.known[place] = density(self.firsts[first], self.seconds[second])
        return found

    def crosswise(self, one: int, other: int) -> float:
        """How much better the texts of two places fit when exchanged."""
        there, back = self.at(one, other), self.at(other, one)
        return there + back - self.own[one] - self.own[other]

    def elsewhere(self, one: int, other: int) -> float:
        """How much better one text of a place fits the other text of another."""
        return max(self.at(one, other), self.at(other, one)) - self.own[one]


def fits(firsts: Sequence[Echo], seconds: Sequence[Echo]) -> Fits:
    """The fits of texts that stand side by side."""
    return Fits(firsts, seconds, list(map(density, firsts, seconds)))


def near(own: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The places to hold against each other, the earlier first, nearest first."""
    doubtful = [place for place, gain in enumerate(own) if gain < DOUBTFUL]
    for one in range(len(own)):
        yield from ((one, other) for other in range(one + 1, min(one + NEAR, len(own) - 1) + 1))
        if own[one] < DOUBTFUL:
            first, last = (bisect_right(doubtful, one + far) for far in (NEAR, FAR))
            yield from ((one, other) for other in doubtful[first:last])
