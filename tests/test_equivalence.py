"""Which characters are one: the cases that the browser has too, and what holds for every text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from build_scripts.language.equivalence import plain, radicals, traced
from build_scripts.language.fold import fold

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "folding.yml").read_text("utf-8"))
TEXTS = st.text(
    st.characters() | st.sampled_from("第⼀条⺠①½ﬁ…㎞，（\u200b\u00ad\u0301\ufe0fé\u3000 \t“—")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_plain(case: dict[str, str]) -> None:
    assert plain(case["text"]) == case["plain"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "unspaced" in case], ids=lambda case: ascii(case["text"])
)
def test_a_searcher_sees_the_same(case: dict[str, str]) -> None:
    assert fold(case["text"], spaced=False) == fold(case["plain"], spaced=False) == case["unspaced"]


@given(TEXTS)
def test_a_plain_text_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(TEXTS, st.data())
def test_each_character_leads_to_where_it_came_from(text: str, data: st.DataObject) -> None:
    found = traced(text)
    assume(found.text)
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    first, last = found.span(start, end)
    assert 0 <= first < last <= len(text)
    assert found.text[start:end] in plain(text[first:last])
    assert plain(text[: found.span(0, 1)[0]]) == ""
    assert plain(text[found.span(len(found.text) - 1, len(found.text))[1] :]) == ""


def test_every_radical_of_unicode_is_an_ideograph() -> None:
    block = [chr(code) for code in range(0x2E80, 0x2FD6)]
    unmatched = [each for each in block if plain(each) == each and each.isprintable()]
    # These have no equivalent in EquivalentUnifiedIdeograph.txt.
    assert "".join(unmatched) == "⺀"
    assert not set(radicals()) & set(radicals().values())
