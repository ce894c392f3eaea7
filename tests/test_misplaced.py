"""A text beside another's, under labels that are in order, is never called an agreement."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.damage import inferred, laws
from tests.misplaced import damaged
from tests.test_shapes import CASES, rows_of, texts
from tests.verdicts import owners, verdict

ROOT = Path(__file__).parents[1]
NEW = sorted((ROOT / "tests" / "cases" / "new").glob("*.yml"))
REAL = [*sorted((ROOT / "tests" / "documents").iterdir()), ROOT / "source_texts" / "cn-la-2024"]
HONEST = {"refused", "right", "asked", "by label", "by order"}


def tally(folder: Path, own: Mapping[str, str], rounds: int) -> tuple[Counter[str], list[str]]:
    """How the damages of one pair of texts came out, and those that came out wrong."""
    outcome = inferred(folder, own)
    assert outcome.collation and outcome.collation.bitext, outcome.refusal
    known, chance = owners(outcome.collation.bitext), random.Random(len(own["zh"]))
    counts: Counter[str] = Counter()
    wrong = []
    for _ in range(rounds):
        for name, key, changed in damaged(own, outcome.collation.attempts, chance):
            found = verdict(inferred(folder, changed), known)
            counts[found] += 1
            if found not in HONEST:
                wrong.append(f"{name} in {key}: {found}")
    return counts, wrong


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.sweep)])
def test_shapes(path: Path, rounds: int, tmp_path: Path) -> None:
    own = {key: "\n".join((*lines, "")) for key, lines in texts(rows_of(path)).items()}
    counts, wrong = tally(tmp_path, own, rounds)
    assert wrong == []
    assert counts["asked"] + counts["refused"] > counts.total() // 2


@pytest.mark.sweep
@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/cases/new").glob("*.yml")), ids=lambda p: p.stem
)
def test_new_documents(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    if "units" in case:
        assert tally(tmp_path, {key: case[key] for key in ("zh", "en")}, 4)[1] == []


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["udhr", "un-charter", "mulan-psl-2", "cn-la-2024"])
def test_real_documents(name: str, tmp_path: Path) -> None:
    folder = (
        next(
            each
            for each in (ROOT / "tests/documents", ROOT / "source_texts")
            if (each / name).exists()
        )
        / name
    )
    own = {key: (folder / f"{key}.txt").read_text("utf-8") for key in ("zh", "en")}
    assert tally(tmp_path, own, 4)[1] == []


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(6))
def test_made_up_laws(seed: int, tmp_path: Path) -> None:
    for own in laws(20, seed):
        assert tally(tmp_path, own, 1)[1] == []
