"""Pairing never shifts: thousands of mutants, each published as it implies or refused in place."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.mutants import tally
from tests.specimens import specimens

LEAST = 2_000
SEEDS = (20231020, 20240101, 7)


def tried(folder: Path, seed: int, most: int) -> Counter[str]:
    """What became of the mutants of every specimen, of so many rounds at most; none is wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for own, rounds in specimens(folder):
        outcomes, faults = tally(own, random.Random(seed), min(rounds, most))
        counts += outcomes
        wrong += faults
    assert wrong == []
    assert counts["right"] > counts.total() // 10
    assert counts["refused"] > counts.total() // 10
    return counts


def test_no_mutant_of_one_round_is_published_with_a_unit_paired_to_another(tmp_path: Path) -> None:
    assert tried(tmp_path, SEEDS[0], 1).total() > LEAST // 10


@pytest.mark.sweep
@pytest.mark.parametrize("seed", SEEDS)
def test_no_mutant_is_published_with_a_unit_paired_to_another(tmp_path: Path, seed: int) -> None:
    assert tried(tmp_path, seed, LEAST).total() >= LEAST
