"""Pairs of definitions in another order that rest on little evidence: said until confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Pair, Unit
from build_scripts.problems import WARNING, Problem

MOST_SHOWN = 4
"""Pairs that a message shows."""
LETTERS = 16
"""Letters of each side that it shows."""


def confirmed(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs of a unit that an editor has looked at."""
    return tuple(pair if pair.is_sure else replace(pair, is_sure=True) for pair in pairs)


def problems(
    units: Sequence[Unit], paths: Mapping[str, str], asked: Collection[str]
) -> Iterator[Problem]:
    """A warning for each unit with such pairs; ``asked``: units that ``pairing:`` names."""
    for unit in units:
        doubtful = [pair for pair in unit.pairs if not pair.is_sure]
        if doubtful and unit.id not in asked:
            key = next(iter(paths))
            yield Problem(
                paths[key], unit.line.get(key) or 1, "PA12",
                phrase("the definitions of {unit} have another order in each text, and some are "
                       "paired by little evidence: {pairs}",
                       unit=unit.id, pairs=shown([pair.texts for pair in doubtful])),
                "correct them in pairs.yml; where they are right, name the unit under `pairing:` "
                "with a reason",
                WARNING,
            )  # fmt: skip


def shown(pairs: Sequence[Mapping[str, Sequence[str]]]) -> str:
    """``名木，是指… – "famous tree"…; …``."""
    said = [
        " – ".join(_cut(sentences[0]) if sentences else "∅" for sentences in pair.values())
        for pair in pairs[:MOST_SHOWN]
    ]
    return one_after_another(
        [*said, *(["…"] if len(pairs) > MOST_SHOWN else [])], "{first}; {next}"
    )


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else text[:LETTERS].rstrip() + "…"
