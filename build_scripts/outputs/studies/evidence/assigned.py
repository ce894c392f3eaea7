"""Which English words render which Chinese ones, word by word, in each sentence pair."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.alignment.definitions.assignment import assigned
from build_scripts.apparatus.concordance import Hit, Line
from build_scripts.publication.publication import Publication

FIRST, SECOND = "zh", "en"
FITS = 10.0
"""What it weighs that an English wording is one of the concept's, against the place (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """An occurrence of a concept in the Chinese, and the English words there that render it."""

    concept: str
    unit: str
    pair: str
    first: Hit
    second: Hit | None
    """``None`` where the English has no wording of the glossary left for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a sentence pair has of some concepts."""

    unit: str
    pair: str
    first: tuple[tuple[str, Hit], ...]
    second: tuple[tuple[Hit, frozenset[str]], ...]
    """English words, each with the concepts that it may stand for."""


def rendered(publication: Publication, concepts: Collection[str]) -> tuple[Rendered, ...]:
    """Every occurrence of some concepts in sentences of the Chinese, in the order of the text.

    Each English wording renders at most one word of its sentence pair. Among the ways to give them
    out that is taken which serves the most Chinese words, and of those the one in which words stand
    at the most alike places of their sentences.
    """
    if not {FIRST, SECOND} <= set(publication.keys):
        return ()
    return tuple(each for place in _places(publication, concepts) for each in _assigned(
        publication, place))  # fmt: skip


def _places(publication: Publication, concepts: Collection[str]) -> Iterator[Place]:
    first: dict[tuple[str, str], list[tuple[str, Hit]]] = {}
    second: dict[tuple[str, str], dict[tuple[int, int, int], tuple[Hit, set[str]]]] = {}
    for concept in concepts:
        for use in publication.concordance.uses.get(concept, ()):
            if not use.pair:
                continue
            place = use.unit, use.pair
            first.setdefault(place, []).extend((concept, hit) for hit in use.found.get(FIRST, ()))
            for hit in use.found.get(SECOND, ()):
                span = hit.line.number, hit.match.start, hit.match.end
                second.setdefault(place, {}).setdefault(span, (hit, set()))[1].add(concept)
    for place in publication.concordance.lines:
        if first.get(place):
            own = sorted(first[place], key=lambda each: _place(each[1]))
            spans = [value for _, value in sorted(second.get(place, {}).items())]
            yield Place(*place, tuple(own), tuple((hit, frozenset(of)) for hit, of in spans))


def _place(hit: Hit) -> tuple[int, int]:
    return hit.line.number, hit.match.start


def _assigned(publication: Publication, place: Place) -> Iterator[Rendered]:
    lines = publication.concordance.lines[place.unit, place.pair]
    shares = {key: _shares(lines, key) for key in (FIRST, SECOND)}
    weights = [
        [_weight(concept, hit, other, of, shares) for other, of in place.second]
        for concept, hit in place.first
    ]
    chosen = {row: column for row, column in assigned(weights) if weights[row][column] > 0}
    for row, (concept, hit) in enumerate(place.first):
        other = place.second[chosen[row]][0] if row in chosen else None
        yield Rendered(concept, place.unit, place.pair, hit, other)


def _shares(lines: Sequence[Line], key: str) -> Mapping[int, tuple[int, int]]:
    """Sentence of a pair → where it begins, and how long all of them are."""
    own = [line for line in lines if line.key == key]
    total = sum(len(line.text) for line in own)
    return {line.number: (sum(len(each.text) for each in own[:at]), total)
            for at, line in enumerate(own)}  # fmt: skip


def _weight(
    concept: str,
    hit: Hit,
    other: Hit,
    of: frozenset[str],
    shares: Mapping[str, Mapping[int, tuple[int, int]]],
) -> float:
    if concept not in of:
        return 0.0
    return FITS + 1 - abs(_share(hit, shares[FIRST]) - _share(other, shares[SECOND]))


def _share(hit: Hit, shares: Mapping[int, tuple[int, int]]) -> float:
    """At which share of the pair's text in its language a word stands."""
    before, total = shares[hit.line.number]
    return (before + hit.match.start) / (total or 1)
