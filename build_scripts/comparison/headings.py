"""Which heading of an older document became which: by its words, and by what stands under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from build_scripts.comparison.likeness import Wording, likeness
from build_scripts.comparison.partners import BY_ID, PROPOSED, SAME_ID, Match
from build_scripts.model import Bitext

LEAST = 0.25
"""Headings go together from this likeness on, of their words and of what is under them."""
SURE = 0.5
"""The same under one id: below, it is a proposal."""


def heading_matches(
    older: Bitext,
    newer: Bitext,
    units: Sequence[Match],
    wordings: tuple[Sequence[Wording], Sequence[Wording]],
    decided: Sequence[Match] = (),
) -> tuple[Match, ...]:
    """Every division of both documents in one match; ``units``: how their units go together."""
    used_old = {each for match in decided for each in match.old}
    used_new = {each for match in decided for each in match.new}
    found = list(decided)
    places = [{each.id: at for at, each in enumerate(own)} for own in wordings]
    likely = sorted(
        _scores(older, newer, units, wordings),
        key=lambda each: (-each[0], abs(places[0][each[1]] - places[1][each[2]]), each[1:]),
    )
    for score, old, new in likely:
        if score >= LEAST and old not in used_old and new not in used_new:
            used_old.add(old)
            used_new.add(new)
            is_sure = old == new and score - SAME_ID >= SURE
            found.append(Match((old,), (new,), BY_ID if is_sure else PROPOSED))
    found += [Match((each,), (), BY_ID) for each in places[0] if each not in used_old]
    return (*found, *(Match((), (each,), BY_ID) for each in places[1] if each not in used_new))


def _scores(
    older: Bitext,
    newer: Bitext,
    units: Sequence[Match],
    wordings: tuple[Sequence[Wording], Sequence[Wording]],
) -> Iterator[tuple[float, str, str]]:
    """How well two divisions go together, for each pair that has anything in common."""
    around = [_around(each) for each in (older, newer)]
    sizes = [Counter(each for own in one.values() for each in own) for one in around]
    both = Counter(
        pair
        for match in units
        for one, other in product(match.old, match.new)
        for pair in product(around[0].get(one, ()), around[1].get(other, ()))
    )
    by_id = [{each.id: each for each in own} for own in wordings]
    pairs = {*both, *((each, each) for each in by_id[0].keys() & by_id[1].keys())}
    pairs |= {*_said_alike(*wordings)}
    for old, new in sorted(pairs):
        alike = likeness(by_id[0][old], by_id[1][new])
        size = sizes[0][old] + sizes[1][new]
        scores = [sum(alike.values()) / len(alike)] if alike else []
        scores += [2 * both[old, new] / size] if size else []
        if scores:
            yield sum(scores) / len(scores) + (SAME_ID if old == new else 0), old, new


def _said_alike(old: Sequence[Wording], new: Sequence[Wording]) -> Iterator[tuple[str, str]]:
    """Headings that have the same words, and are the only ones that have them."""
    words: list[dict[str, list[str]]] = [{}, {}]
    for own, side in zip(words, (old, new), strict=True):
        for each in side:
            own.setdefault(repr(sorted(each.shingles.items())), []).append(each.id)
    for said, before in words[0].items():
        after = words[1].get(said, [])
        if len(before) == len(after) == 1:
            yield before[0], after[0]


def _around(bitext: Bitext) -> Mapping[str, tuple[str, ...]]:
    """Unit → the divisions that it stands in."""
    parents = {node.id: node.parent for node in bitext.nodes()}
    divisions = {each.id for each in bitext.divisions}
    out = {}
    for unit in bitext.units:
        own, above = [], unit.parent
        while above in parents:
            own += [above] if above in divisions else []
            above = parents[above]
        out[unit.id] = tuple(own)
    return out
