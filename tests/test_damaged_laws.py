"""No damage to a law is ever taken for right: refused, or asked about, or without consequence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.damage import damaged, inferred, laws, owners, wrong


def tried(folder: Path, articles: int, seed: int) -> tuple[int, list[str]]:
    """How many damaged laws were tried, and what was wrong with any."""
    count, found = 0, []
    chance = random.Random(seed)
    for number, texts in enumerate(laws(articles, seed)):
        outcome = inferred(folder, texts)
        assert outcome.refusal is None, outcome.refusal
        assert outcome.collation and outcome.collation.bitext
        known = owners(outcome.collation.bitext)
        for name, changed in damaged(texts, chance):
            count += 1
            bad = wrong(inferred(folder, changed), known)
            if bad:
                found.append(f"law {number} of {seed}, {name}: {bad[0]}")
    return count, found


def test_damage_is_never_taken_for_right(tmp_path: Path) -> None:
    count, found = tried(tmp_path, 14, 4)
    assert count > 100
    assert found == []


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(100, 142))
def test_no_damage_is_ever_taken_for_right(tmp_path: Path, seed: int) -> None:
    _, found = tried(tmp_path, 24, seed)
    assert found == []
