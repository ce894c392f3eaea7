"""Pairing never shifts: thousands of mutants, each published as it implies or refused in place."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from tests.mutants import tally
from tests.specimens import specimens

LEAST = 2_000
SEED = 20231020


def test_no_mutant_is_published_with_a_unit_paired_to_another(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for own, rounds in specimens(tmp_path):
        found, faults = tally(own, random.Random(SEED), rounds)
        counts += found
        wrong += faults
    assert wrong == []
    assert counts.total() >= LEAST
    assert counts["right"] > LEAST // 5
    assert counts["refused"] > LEAST // 5
