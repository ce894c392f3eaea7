"""Pairing never shifts: thousands of mutants, each published as it implies or refused in place."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.mutants import tally
from tests.specimens import specimens

SEED = 20231020


@pytest.mark.parametrize(
    ("most", "least"), [(2, 700), pytest.param(100, 2_000, marks=pytest.mark.sweep)]
)
def test_no_mutant_is_published_with_a_unit_paired_to_another(
    tmp_path: Path, most: int, least: int
) -> None:
    """With so many rounds of each document at most."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for own, rounds in specimens(tmp_path):
        found, faults = tally(own, random.Random(SEED), min(rounds, most))
        counts += found
        wrong += faults
    assert wrong == []
    assert counts.total() >= least
    assert counts["right"] > least // 5
    assert counts["refused"] > least // 5
