"""Which paragraphs of a unit go together where its texts have not one order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from build_scripts.footmarks import sentences
from build_scripts.model import Unit

Beside = tuple[Mapping[str, tuple[int, ...]], ...]
"""Stretches of a unit: language key → which of its paragraphs, from 0."""


def beside(unit: Unit, keys: Sequence[str]) -> Beside:
    """The paragraphs of a unit as they stand side by side where a text has another order.

    Stretch by stretch in the order of the first text; empty where all texts have one order, or
    where sentences cross inside paragraphs, which cannot be taken apart.
    """
    if not _is_crosswise(unit, keys):
        return ()
    order = {pair.id: at for at, pair in enumerate(unit.pairs)}
    held: dict[str, dict[int, list[int]]] = {key: {} for key in keys}
    for key in keys:
        for each in sentences(unit, key):
            held[key].setdefault(each.paragraph, []).append(order[each.pair.id])
    stretches = _stretches(held, keys)
    return stretches if _is_whole(unit, stretches, keys) else ()


def _is_crosswise(unit: Unit, keys: Sequence[str]) -> bool:
    """Whether the pairs have another order than the text of an edition."""
    runs = ([at for pair in unit.pairs for at in pair.places.get(key, ())] for key in keys)
    return any(before > after for run in runs for before, after in pairwise(run))


def _stretches(
    held: Mapping[str, Mapping[int, Sequence[int]]], keys: Sequence[str]
) -> tuple[Mapping[str, tuple[int, ...]], ...]:
    """The paragraphs that pairs hold together, by the first of their pairs."""
    group: dict[int, int] = {}
    for key in keys:
        for pairs in held[key].values():
            known = {group.get(pair, pair) for pair in pairs}
            least = min(known)
            for pair in [*pairs, *(each for each, of in group.items() if of in known)]:
                group[pair] = least
    found: dict[int, dict[str, list[int]]] = {}
    for key in keys:
        for paragraph, pairs in held[key].items():
            own = found.setdefault(group[pairs[0]], {each: [] for each in keys})
            own[key].append(paragraph)
    return tuple(
        {key: tuple(paragraphs) for key, paragraphs in found[first].items()}
        for first in sorted(found)
    )


def _is_whole(unit: Unit, stretches: Beside, keys: Sequence[str]) -> bool:
    """Whether every paragraph stands in a stretch, and the first text keeps its order."""
    shown = {key: [at for each in stretches for at in each[key]] for key in keys}
    first = next(key for key in keys if shown[key])
    return shown[first] == sorted(shown[first]) and all(
        sorted(shown[key]) == list(range(len(unit.text.get(key) or ()))) for key in keys
    )


def shown(unit: Unit, key: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of one edition as they stand beside those of the others."""
    paragraphs = tuple(unit.text.get(key) or ())
    places = [at for each in beside(unit, keys) for at in each[key]]
    return tuple(paragraphs[at] for at in places) or paragraphs
