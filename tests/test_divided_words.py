"""Words that a line end divides: whole again, and no letter lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.structure.hyphens import mended

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "divided_words.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_divided_words(case: dict[str, Any]) -> None:
    found = mended(case["lines"])
    assert [line.strip() for line in found.lines] == case["whole"]
    assert [f"{line} {word}" for line, word in found.kept] == case.get("kept", [])
    letters = ["".join(filter(str.isalnum, "".join(own))) for own in (case["lines"], found.lines)]
    assert letters[0] == letters[1]
