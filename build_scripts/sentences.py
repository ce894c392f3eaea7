"""Sentence pairs of a whole document, with the corrections an editor made by hand."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import Bitext, Pair, Unit
from build_scripts.problems import Problem
from build_scripts.yaml_reader import Marked


def pair(
    bitext: Bitext, corrections: Marked | None
) -> tuple[Mapping[str, tuple[Pair, ...]], tuple[Problem, ...]]:
    """Unit id → its pairs, and the faults of the corrections."""
    return {unit.id: _whole(unit) for unit in bitext.units}, ()


def _whole(unit: Unit) -> tuple[Pair, ...]:
    texts = {key: text or () for key, text in unit.text.items()}
    return (Pair(f"{unit.id}.1", texts, "order"),) if any(texts.values()) else ()
