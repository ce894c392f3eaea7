"""Folding: what counts as the same for a searcher. The browser's twin has the same cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.language.fold import fold
from build_scripts.language.han_forms import han_forms, han_lines

CASES = Path(__file__).parent / "cases" / "fold"


def read_cases(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return [(text, folded) for text, folded in rows]


@pytest.mark.parametrize(("text", "folded"), read_cases("unspaced.tsv"))
def test_unspaced(text: str, folded: str) -> None:
    assert fold(text, spaced=False) == folded


@pytest.mark.parametrize(("text", "folded"), read_cases("spaced.tsv"))
def test_spaced(text: str, folded: str) -> None:
    assert fold(text, spaced=True) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    for spaced in (False, True):
        once = fold(text, spaced=spaced)
        assert fold(once, spaced=spaced) == once


@given(st.text(alphabet="一二三四五六七八九十百千万铁路中老", max_size=8))
def test_spaces_and_dashes_between_han_are_nothing(text: str) -> None:
    assert fold("—".join(text), spaced=False) == fold(" ".join(text), spaced=False) == text


def test_no_form_of_the_table_leads_to_another_form() -> None:
    forms = han_forms()
    assert len(forms) > 4000
    assert [form for form, target in forms.items() if target in forms] == []


def test_only_lines_of_these_characters() -> None:
    assert han_lines("里") == ("里哩裏裡",)
    assert han_lines("x") == ()
