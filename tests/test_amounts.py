"""Amounts in texts: the cases that the browser has too, and what holds for every text."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.language import numbers_en, numbers_zh
from build_scripts.language.amount import Amount, written
from build_scripts.language.amounts import amounts
from build_scripts.language.han import DIGITS, write_formal, write_han
from build_scripts.language.numerals import format_number

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "amounts.yml").read_text("utf-8"))
NUMBER_WORDS = yaml.safe_load(
    (Path(__file__).parent / "cases" / "number_words.yml").read_text("utf-8")
)
TABLES = {
    ("en", "numbers"): (numbers_en.NUMBERS, "{} items"),
    ("en", "scales"): (numbers_en.SCALES, "3 {} items"),
    ("en", "ordinals"): (numbers_en.ORDINALS, "the {} item"),
    ("zh", "digits"): (dict(zip(DIGITS, range(10), strict=True)), "{}个"),
    ("zh", "units"): (numbers_zh.UNITS, "三{}人"),
    ("zh", "tens"): (numbers_zh.TENS, "{}人"),
    ("zh", "scales"): (numbers_zh.SCALES, "三{}元"),
}
"""The tables of numbers, and a text with a word of each."""
HAN = st.text(
    "〇零一二三四五六七八九十百千万亿两兩萬億廿半点分之第多余数几成个天又½²%0123456789.,， 元",
    max_size=20,
)
WORDS = st.lists(
    st.sampled_from(
        "a an one two ten twenty hundred thousand million dozen dozens and half third thirds "
        "quarter of point between per cent % 3 ½ 1,000 2.5 first fold odd several few - to".split()
    ),
    max_size=12,
).map(" ".join)


def shown(text: str, found: list[Amount]) -> list[list[str]]:
    return [[text[each.start : each.end], written(each.value), each.kind] for each in found]


def wanted(listed: list[list[str]]) -> list[list[str]]:
    return [each if len(each) > 2 else [*each, "cardinal"] for each in listed]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"] or "nothing")
def test_amounts(case: dict[str, Any]) -> None:
    found = amounts(case["text"], case["lang"])
    sure = [each for each in found if not each.is_bare]
    bare = [each for each in found if each.is_bare]
    assert shown(case["text"], sure) == wanted(case["amounts"])
    if "bare" in case:
        assert shown(case["text"], bare) == wanted(case["bare"])


@pytest.mark.parametrize(("key", "name"), TABLES)
def test_every_word_of_a_number_is_worth_what_it_says(key: str, name: str) -> None:
    table, text = TABLES[key, name]
    values = {word: Fraction(value) for word, value in NUMBER_WORDS[key][name].items()}
    assert values.keys() == table.keys()
    times = 3 if "3" in text or "三" in text else 1
    for word, value in values.items():
        assert table[word] == value, word
        assert [each.value for each in amounts(text.format(word), key)] == [times * value], word


def test_every_part_of_one_is_one_of_so_many() -> None:
    values = {"half": 2, "quarter": 4, **NUMBER_WORDS["en"]["ordinals"]}
    del values["first"], values["second"]
    assert values.keys() == numbers_en.PARTS.keys()
    for word, value in values.items():
        for text, above in ((f"one {word}", 1), (f"three {word}s", 3)):
            if text != "three halfs":
                found = [each.value for each in amounts(text, "en")]
                assert found == [Fraction(above, int(value))], text


@pytest.mark.parametrize(
    ("text", "value"), [("ປີ 2024", "2024"), ("ປີ ໒໐໒໔", "2024"), ("98,5 1.5", "98 5 1.5")]
)
def test_of_other_languages_figures_are_read(text: str, value: str) -> None:
    assert [written(each.value) for each in amounts(text, "lo")] == value.split()


@given(st.one_of(HAN, WORDS, st.text()), st.sampled_from(["zh", "en", "lo"]))
def test_any_text_is_read(text: str, key: str) -> None:
    end = 0
    for each in amounts(text, key):
        assert end <= each.start < each.end <= len(text)
        assert each.value >= 0
        end = each.end


@given(st.integers(11, 9_999))
def test_a_number_as_it_is_written_is_that_number(number: int) -> None:
    forms = [(write_han(number), "zh"), (write_formal(number), "zh"), (str(number), "zh")]
    forms += [(format_number(number, "word"), "en"), (f"{number:,}", "en"), (str(number), "lo")]
    for text, key in forms:
        assert [each.value for each in amounts(text, key)] == [number], text


@given(st.integers(0, 9_999), st.integers(1, 9_999), st.integers(1, 9_999))
def test_a_number_is_read_up_to_a_billion(tail: int, ten_thousands: int, billions: int) -> None:
    number = billions * 10**8 + ten_thousands * 10**4 + tail
    rest = "" if not tail else write_han(tail) if tail >= 1000 else f"零{write_han(tail)}"
    middle = write_han(ten_thousands)
    middle = middle if ten_thousands >= 1000 else f"零{middle}"
    text = f"{write_han(billions)}亿{middle}万{rest}"
    assert [each.value for each in amounts(f"共{text}元", "zh")] == [number], text
