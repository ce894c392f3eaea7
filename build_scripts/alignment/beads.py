"""The best way to cut two rows of sentences into beads, by dynamic programming.

After W. A. Gale and K. W. Church, “A Program for Aligning Sentences in Bilingual Corpora”
(1993), with words as further evidence after R. C. Moore, “Fast and Accurate Sentence
Alignment of Bilingual Corpora” (2002). All costs are negative logarithms of probabilities:
how often a kind of bead occurs, how well the lengths fit, how much better the words of one
side are explained by the other than by chance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log1p

from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.tokens import Tokens

Bead = tuple[int, int, int, int]
"""First sentences [a, b) against second sentences [c, d)."""
Beads = tuple[Bead, ...]
Best = dict[tuple[int, int], tuple[float, tuple[int, int]]]
"""Sentences covered on both sides → least cost, and the kind of the last bead."""
Matches = list[list[tuple[int, float, tuple[float, ...]]]]

SHAPES: Mapping[tuple[int, int], float] = {
    (1, 1): 0.1, (1, 2): 3.5, (2, 1): 3.5, (2, 2): 8.5, (1, 3): 5.0, (3, 1): 5.0,
    (1, 4): 6.5, (4, 1): 6.5, (1, 0): 4.7, (0, 1): 4.7,
}  # fmt: skip
"""Kind of bead → cost of choosing it."""
SPREAD = 0.9
"""Variance of the length of a translation, for each Chinese character."""
UNSAID = 0.5
"""Share of the gain usual for a word in this document that a word of a bead must bring:
sentences without a partner need not."""
WORDS = 0.5
"""Weight of the gain by words: it is counted once from each side."""
DOUBT = 6.0
"""Most that missing words can cost: two sentences that stand alone side by side are a pair."""
QUESTION = 1.5
"""Cost of each question mark that only one side has."""
NOTHING = 1e-9
"""Below this a strength is a rounding error."""
BAND = 12
"""How many sentences a bead may be away from where the lengths put it."""


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one edition's unit."""

    tokens: tuple[Tokens, ...]
    breaks: frozenset[int]
    """Numbers of the sentences that begin a paragraph."""


class Evidence:
    """What the lengths, words and paragraphs of one unit say about each possible bead."""

    __slots__ = ("_known", "_lexicon", "_matches", "_sides", "crossing", "shift")

    def __init__(self, first: Side, second: Side, lexicon: Lexicon) -> None:
        """Look up once which words of the two sides go together."""
        self._sides = (_Totals(first, lexicon.ratio), _Totals(second, 1.0))
        self._lexicon = lexicon
        self._matches = _matches(first, second, lexicon)
        self._known: dict[tuple[int, int, int, int], float] = {}
        is_parallel = len(first.breaks) == len(second.breaks)
        self.crossing = 6.0 if is_parallel else 1.0
        self.shift = 4.0 if is_parallel else 0.7

    def cost(self, bead: Bead) -> float:
        """The cost of a bead, the lower the likelier; its kind included."""
        a, b, c, d = bead
        first, second = self._sides
        kind = SHAPES.get((b - a, d - c), 8.0)
        if a == b or c == d:
            return kind
        inner = first.breaks_within(a, b) + second.breaks_within(c, d)
        uneven = (a in first.breaks) != (c in second.breaks)
        borders = self.crossing * inner + self.shift * uneven
        borders += QUESTION * abs(first.questions(a, b) - second.questions(c, d))
        expected = UNSAID * self._lexicon.usual * (first.mass(a, b) + second.mass(c, d))
        misfit = _misfit(first.size(a, b), second.size(c, d))
        return kind + borders + misfit - max(WORDS * (self._words(bead) - expected), -DOUBT)

    def density(self, bead: Bead) -> float:
        """The gain by words of a bead, for each of its words."""
        a, b, c, d = bead
        return self._words(bead) / (self._sides[0].mass(a, b) + self._sides[1].mass(c, d))

    def _words(self, bead: Bead) -> float:
        """How much better the words of each side are explained by the other than by chance."""
        a, b, c, d = bead
        gain, known = 0.0, self._known
        places = [(0, j, a, b) for j in range(c, d)] + [(1, i, c, d) for i in range(a, b)]
        for place in places:
            found = known.get(place)
            if found is None:
                found = known[place] = self._gain(*place)
            gain += found
        return gain

    def _gain(self, side: int, sentence: int, start: int, end: int) -> float:
        """The gain of one sentence by the sentences [start, end) of a side."""
        mass, gain = self._sides[side].mass(start, end), 0.0
        for count, rarity, totals in self._matches[side][sentence]:
            strength = totals[end] - totals[start]
            if strength > NOTHING:
                gain += count * log1p(strength * rarity / mass)
        return gain

    def size(self, side: int) -> tuple[float, ...]:
        """Running totals of a side's lengths."""
        return self._sides[side].sizes


class _Totals:
    """One side with running totals, so that any stretch is measured at once."""

    __slots__ = ("_breaks", "_questions", "breaks", "masses", "sizes")

    def __init__(self, side: Side, ratio: float) -> None:
        tokens = side.tokens
        self.sizes = tuple(accumulate((one.size * ratio for one in tokens), initial=0.0))
        self.masses = tuple(accumulate((one.mass for one in tokens), initial=0.0))
        self.breaks = side.breaks
        self._breaks = tuple(
            accumulate((at in side.breaks for at in range(len(tokens))), initial=0)
        )
        self._questions = tuple(accumulate((one.counts.get("?", 0) for one in tokens), initial=0))

    def size(self, start: int, end: int) -> float:
        return self.sizes[end] - self.sizes[start]

    def mass(self, start: int, end: int) -> float:
        return self.masses[end] - self.masses[start]

    def questions(self, start: int, end: int) -> int:
        return self._questions[end] - self._questions[start]

    def breaks_within(self, start: int, end: int) -> int:
        return self._breaks[end] - self._breaks[start + 1]


def _matches(first: Side, second: Side, lexicon: Lexicon) -> tuple[Matches, Matches]:
    """What the words of each side's sentences find on the other side.

    The first are those of the second side's sentences, to be explained by the first side.
    """
    places: dict[str, dict[int, int]] = {}
    for j, tokens in enumerate(second.tokens):
        for token, count in tokens.counts.items():
            places.setdefault(token, {})[j] = count
    forward: dict[str, dict[int, float]] = {}
    backward: dict[str, dict[int, float]] = {}
    partners: dict[str, list[tuple[str, float]]] = {}
    for i, tokens in enumerate(first.tokens):
        for token, count in tokens.counts.items():
            if token not in partners:
                partners[token] = lexicon.partners(token, places)
                for other, strength in partners[token]:
                    row = backward.setdefault(token, {})
                    for j, times in places[other].items():
                        row[j] = row.get(j, 0.0) + strength * times
            for other, strength in partners[token]:
                found = forward.setdefault(other, {})
                found[i] = found.get(i, 0.0) + strength * count
    rarity = lexicon.rarity
    return (
        _rows(second, forward, len(first.tokens), rarity[1], lexicon.rarest),
        _rows(first, backward, len(second.tokens), rarity[0], lexicon.rarest),
    )


def _rows(
    side: Side,
    found: Mapping[str, Mapping[int, float]],
    count: int,
    rarity: Mapping[str, float],
    rarest: float,
) -> Matches:
    """For each sentence its words that find something: count, rarity, running totals."""
    totals = {
        token: tuple(accumulate((row.get(at, 0.0) for at in range(count)), initial=0.0))
        for token, row in found.items()
    }
    return [
        [
            (times, rarity.get(token, rarest), totals[token])
            for token, times in tokens.counts.items()
            if token in totals
        ]
        for tokens in side.tokens
    ]


def _misfit(first: float, second: float) -> float:
    """Cost of two lengths that should be equal; heavy-tailed, for translations are free."""
    variance = SPREAD * (first + second) / 2 + 4.0
    return 2.0 * log1p((second - first) ** 2 / variance / 4.0)


def best_beads(evidence: Evidence, forced: Sequence[Bead] = ()) -> Beads:
    """The beads of least cost that cover both sides in order, with the forced ones among them.

    Of equals the first in the order of ``SHAPES`` is chosen.
    """
    n, m = len(evidence.size(0)) - 1, len(evidence.size(1)) - 1
    shapes = list(dict.fromkeys([*SHAPES, *((b - a, d - c) for a, b, c, d in forced)]))
    bounds = _band(evidence, n, m) if not forced else [(0, m)] * (n + 1)
    best: Best = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        for j in range(bounds[i][0], bounds[i][1] + 1):
            least = best.get((i, j))
            for x, y in shapes:
                before = best.get((i - x, j - y))
                bead = (i - x, i, j - y, j)
                if before is None or (forced and not _is_allowed(bead, forced)):
                    continue
                cost = before[0] + evidence.cost(bead)
                if least is None or cost < least[0] - NOTHING:
                    least = (cost, (x, y))
            if least is not None:
                best[i, j] = least
    return _path(best, n, m)


def _path(best: Best, i: int, j: int) -> Beads:
    found: list[Bead] = []
    while i or j:
        x, y = best[i, j][1]
        found.append((i - x, i, j - y, j))
        i, j = i - x, j - y
    return tuple(reversed(found))


def _is_allowed(bead: Bead, forced: Sequence[Bead]) -> bool:
    """Whether a bead is one of the forced ones or leaves them alone."""
    a, b, c, d = bead
    for e, f, g, h in forced:
        touches = (e < f and a < f and e < b) or (g < h and c < h and g < d)
        fits_first = (a, b) == (e, f) if e < f else a == b
        fits_second = (c, d) == (g, h) if g < h else c == d
        if touches and not (fits_first and fits_second):
            return False
    return True


def _band(evidence: Evidence, n: int, m: int) -> list[tuple[int, int]]:
    """For each number of first sentences, how many second ones may go with them."""
    if n * m <= 900:
        return [(0, m)] * (n + 1)
    first, second = evidence.size(0), evidence.size(1)
    scale = second[-1] / first[-1]
    middle = [bisect_left(second, size * scale) for size in first]
    width = BAND + abs(n - m) // 2
    lows = [max(0, j - width) for j in middle]
    highs = [min(m, j + width) for j in middle]
    return [(0 if i < BAND else low, m if i > n - BAND else high)
            for i, (low, high) in enumerate(zip(lows, highs, strict=True))]  # fmt: skip
