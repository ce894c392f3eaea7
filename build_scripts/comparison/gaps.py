"""Texts that were written anew, found by what stands before and behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_scripts.comparison.likeness import Wording, likeness

SAME_ID, BETWEEN, BESIDE = 0.05, 0.15, 0.2
"""Likeness from which two may be partners: between the same neighbours and under one id; between
the same neighbours; behind the same one, or before it."""

Place = tuple[str, str]
"""What stands before a text and behind it, of those that have a partner, as the newer document
calls them; empty at the ends."""


Ids = tuple[str, ...]


def in_place(
    found: Iterable[tuple[Ids, Ids]], old: Sequence[Wording], new: Sequence[Wording]
) -> Iterator[tuple[str, str]]:
    """Pairs of those of which nothing is known yet, the most alike first; each is used once.

    ``found``: the units of both sides that go together; none on a side where it is new, or dropped.
    """
    partners: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for before, after in found:
        partners[0].update(dict.fromkeys(before, after[0] if after else ""))
        partners[1].update(dict.fromkeys(after, after[0] if before and after else ""))
    lone = [_places(side, own) for side, own in zip((old, new), partners, strict=True)]
    by_id = [{each.id: each for each in side} for side in (old, new)]
    pairs = [
        (score, one, other)
        for one, here in lone[0].items()
        for other in _near(here, lone[1])
        if (score := _likeness(by_id[0][one], by_id[1][other]))
        >= _least(here, lone[1][other], is_one=one == other)
    ]
    used: set[tuple[str, str]] = set()
    for _, one, other in sorted(pairs, key=lambda each: (-each[0], each[1:])):
        if not used & {("old", one), ("new", other)}:
            used |= {("old", one), ("new", other)}
            yield one, other


def _near(here: Place, others: Mapping[str, Place]) -> Iterator[str]:
    """Those that have a neighbour in common with a text."""
    for other, there in others.items():
        if here[0] == there[0] or here[1] == there[1]:
            yield other


def _least(here: Place, there: Place, *, is_one: bool) -> float:
    if here != there:
        return BESIDE
    return SAME_ID if is_one else BETWEEN


def _likeness(one: Wording, other: Wording) -> float:
    alike = likeness(one, other)
    return sum(alike.values()) / len(alike) if alike else 0.0


def _places(units: Sequence[Wording], partners: Mapping[str, str]) -> Mapping[str, Place]:
    """Where the texts without partner stand."""
    before = dict(_last_seen(units, partners))
    behind = dict(_last_seen(units[::-1], partners))
    return {
        each.id: (before[each.id], behind[each.id]) for each in units if each.id not in partners
    }


def _last_seen(units: Sequence[Wording], partners: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    last = ""
    for each in units:
        yield each.id, last
        last = partners.get(each.id) or last
