"""Terms in texts: one behaviour a file in `cases/matching/`.

A case gives the language `key`, `terms` (concept → words), `not` (concept → contexts), a `text`,
and what is `found`: concept, the words of the text, and within which concept.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.apparatus.matching import Matcher, spans_by_length
from build_scripts.language.symbols import symbols

CASES = Path(__file__).parent / "cases" / "matching"
WORDS = st.text("ab中老铁路 -—“'s.*", max_size=12)


def matcher(case: dict[str, Any]) -> Matcher:
    found = Matcher(case["key"])
    for concept, terms in case["terms"].items():
        for term in terms:
            found.add(concept, term)
    for concept, contexts in case.get("not", {}).items():
        for context in contexts:
            found.add(concept, context, is_context=True)
    return found


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_matching(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = matcher(case).find(text)
    shown = [[each.concept, text[each.start : each.end], each.within] for each in found]
    assert [each if each[2] else each[:2] for each in shown] == case["found"]


@pytest.mark.parametrize("key", ["zh", "en"])
@given(terms=st.lists(WORDS, max_size=6), text=WORDS)
def test_any_terms_in_any_text(key: str, terms: list[str], text: str) -> None:
    found = Matcher(key)
    for number, term in enumerate(terms):
        found.add(f"c{number}", term)
    matches = found.find(text)
    for match in matches:
        inside = [each.key for each in symbols(text[match.start : match.end], key)]
        assert inside
        assert any(len(inside) == len(symbols(term, key)) for term in terms)
    outer = spans_by_length(matches)
    assert all(one.end <= two.start for one, two in pairwise(outer))


def test_ten_thousand_terms() -> None:
    found_by_count = {}
    for count in (100, 10_000):
        found = Matcher("zh")
        for number in range(count):
            found.add(f"c{number}", f"词{number}项")
        found.add("railway", "中老铁路")
        found_by_count[count] = found.find("中老铁路与词42项。" * 500)
    assert len(found_by_count[100]) == len(found_by_count[10_000]) == 1000


def test_terms_inside_each_other_without_end() -> None:
    found = Matcher("zh")
    for length in range(1, 120):
        found.add(f"c{length}", "甲" * length)
    matches = found.find("甲" * 300)
    assert {match.concept for match in matches if not match.within} == {"c119", "c62"}
