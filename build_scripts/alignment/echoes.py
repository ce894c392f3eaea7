"""How well two texts as wholes go together by their words, found out for many texts at once.

The measure is that of a bead of one sentence each (``beads``). What a text could find on the other
side is worked out once for each text, so that holding it against several others costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.tokens import Tokens

Links = Mapping[str, Sequence[tuple[str, float]]]
"""Token → tokens of the other language that stand for it, and how strongly."""


@dataclass(frozen=True, slots=True)
class Echo:
    """One text, and what its words stand for in the other language."""

    mass: float
    rare: Sequence[tuple[str, int, float]]
    """Token, how often, how rare it is in its language."""
    meant: Mapping[str, float]
    """Token of the other language → how strongly this text has what stands for it."""


def echoes(
    pairs: Sequence[tuple[Tokens, Tokens]], lexicon: Lexicon
) -> tuple[list[Echo], list[Echo]]:
    """The first and the second texts of the pairs."""
    there = {token for _, second in pairs for token in second.counts}
    forward = {
        token: lexicon.partners(token, there)
        for token in {token for first, _ in pairs for token in first.counts}
    }
    backward: dict[str, list[tuple[str, float]]] = {}
    for token, partners in forward.items():
        for other, strength in partners:
            backward.setdefault(other, []).append((token, strength))
    sides = zip(*pairs, strict=True)
    first, second = (
        [_echo(tokens, links, rarity, lexicon.rarest) for tokens in side]
        for side, links, rarity in zip(sides, (forward, backward), lexicon.rarity, strict=True)
    )
    return first, second


def _echo(tokens: Tokens, links: Links, rarity: Mapping[str, float], rarest: float) -> Echo:
    meant: dict[str, float] = {}
    for token, count in tokens.counts.items():
        for other, strength in links.get(token, ()):
            meant[other] = meant.get(other, 0.0) + strength * count
    counted = tokens.counts.items()
    rare = [(token, count, rarity.get(token, rarest)) for token, count in counted]
    return Echo(tokens.mass, rare, meant)


def density(first: Echo, second: Echo) -> float:
    """How much better the words of two texts explain each other than chance, for each word."""
    return (gain(first, second) + gain(second, first)) / (first.mass + second.mass)


def gain(one: Echo, by: Echo) -> float:
    """How much better the words of one text are explained by those of another than by chance."""
    meant, mass = by.meant, by.mass
    found: Iterable[tuple[int, float, float]] = (
        (count, rare, meant[token]) for token, count, rare in one.rare if token in meant
    )
    return sum(count * log1p(strength * rare / mass) for count, rare, strength in found)


def densities(firsts: Sequence[Echo], seconds: Sequence[Echo]) -> list[list[float]]:
    """The density of each of the first texts with each of the second; only words that go together
    cost anything.
    """
    gains = [[0.0] * len(seconds) for _ in firsts]
    for row, column, gain in _gains(seconds, firsts):
        gains[row][column] += gain
    for column, row, gain in _gains(firsts, seconds):
        gains[row][column] += gain
    for row, one in enumerate(firsts):
        for column, other in enumerate(seconds):
            gains[row][column] /= one.mass + other.mass
    return gains


def _gains(texts: Sequence[Echo], by: Sequence[Echo]) -> Iterator[tuple[int, int, float]]:
    """Which of ``by`` explains a word of which text, and by how much."""
    places: dict[str, list[tuple[int, int, float]]] = {}
    for at, text in enumerate(texts):
        for token, count, rare in text.rare:
            places.setdefault(token, []).append((at, count, rare))
    for number, each in enumerate(by):
        for token, strength in each.meant.items():
            for at, count, rare in places.get(token, ()):
                yield number, at, count * log1p(strength * rare / each.mass)
