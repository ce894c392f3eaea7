"""`explain`: how a document is read, as text for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_scripts.intake import explain
from build_scripts.messages import CHINESE, translated
from tests.test_sources import write_sample

CASES = sorted((Path(__file__).parent / "cases" / "explain").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_explain(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text, _ = explain.explain(write_sample(tmp_path, case), tmp_path)
    shown = [line.strip() for line in text.split("\n")]
    assert [line for line in case["lines"] if line.strip() not in shown] == [], text
    chinese = translated(text, CHINESE)
    assert len(chinese.split("\n")) == len(shown)
    assert "== 并列：zh | en" in chinese
