"""Sentence pairs of a whole document, with the corrections an editor made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_scripts.alignment.forced import corrections
from build_scripts.alignment.pairs import pair_units
from build_scripts.model import Bitext, Pair
from build_scripts.problems import Problem
from build_scripts.sources.marked import Marked

Terms = Mapping[str, Sequence[tuple[str, str]]]
"""Language key → the glossary's words of the first edition and of that language."""


def pair(
    bitext: Bitext, marked: Marked | None, terms: Terms | None = None
) -> tuple[Mapping[str, tuple[Pair, ...]], tuple[Problem, ...]]:
    """Unit id → its pairs, and the faults of ``pairs.yml`` (``marked``)."""
    keys = bitext.document.keys
    corrected, problems = corrections(marked, keys) if marked else ((), ())
    units = {unit.id: unit.text for unit in bitext.units}
    pairs, faults = pair_units(units, keys, terms, corrected)
    return pairs, (*problems, *faults)
