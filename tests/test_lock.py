"""The promise of permanent ids: what the lock notices, one behaviour a file in `cases/lock/`.

A case is a sample as in `test_sources.py` with a `lock` (a text, or none), perhaps a `pairs.yml`
(`pairs`), and the expected `problems`; `lost`: what `python -m build_scripts lock` refuses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_scripts.press import build
from build_scripts.problems import Problem
from build_scripts.sources import read
from tests.places import unreal
from tests.test_sources import write_sample

CASES = Path(__file__).parent / "cases" / "lock"


def shown(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{Path(p.path).name}:{p.line}: {p.code} {p.message}" for p in problems]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_lock(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    folder = write_sample(tmp_path, case)
    if "pairs" in case:
        (folder / "pairs.yml").write_text(case["pairs"], "utf-8")
    if "lock" in case:
        (folder / "anchors.lock").write_text(case["lock"], "utf-8")
    checked = build.check_document(folder, tmp_path)
    assert unreal(checked.problems, tmp_path) == []
    assert shown(checked.problems) == case.get("problems", [])
    assert (checked.bitext is None) == bool(case.get("problems"))
    hints = [each.hint for each in checked.problems if "build_scripts lock" in each.hint]
    assert all(f".venv/bin/python -m build_scripts lock {folder.name}" in hint for hint in hints)
    if "lost" in case:
        before = read.lock_text(folder / "anchors.lock", tmp_path)
        assert shown(build.write_lock(folder, tmp_path)) == case["lost"]
        assert read.lock_text(folder / "anchors.lock", tmp_path) == before
    else:
        assert build.write_lock(folder, tmp_path) == ()
        assert build.check_document(folder, tmp_path).problems == ()
        if "relocked" in case:
            assert read.lock_text(folder / "anchors.lock", tmp_path).value == case["relocked"]


def test_a_glossary_with_faults_keeps_the_lock(tmp_path: Path) -> None:
    """Its terms help to pair sentences: without them the lock might promise other pairs."""
    case = yaml.safe_load((CASES / "kept.yml").read_text("utf-8"))
    folder = write_sample(tmp_path, case)
    (tmp_path / "source_texts" / "glossary.yml").write_text("concepts: 1\n", "utf-8")
    assert build.write_lock(folder, tmp_path)
    assert read.lock_text(folder / "anchors.lock", tmp_path).value is None
