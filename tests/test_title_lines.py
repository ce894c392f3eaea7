"""Where large titles break, one behaviour an entry of `cases/title_lines.yml`."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.publication.title_lines import CLOSING, title_lines
from tests.repository import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "title_lines.yml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["about"]))
def test_lines(case: dict[str, Any]) -> None:
    assert list(title_lines(case["text"], case["width"], case.get("words", ()))) == case["lines"]


@given(st.text(alphabet="中国和的关于共《》（）、，—2年 aB.\n", max_size=60), st.integers(1, 30))
def test_nothing_is_lost_and_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    lines = title_lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.strip() == line and line for line in lines)
    assert not any(line[0] in CLOSING for line in lines[1:] if not text.isascii())
