"""Sentence ends: the cases of ``tests/cases/segment`` and what holds for every text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.alignment.segment import sentences

CASES = Path(__file__).parent / "cases" / "segment"
KEYS = ("zh", "en", "lo")
# Text in which every rule has something to do.
PIECES = (
    "。", "！", "？", ".", "!", "?", "…", "……", "...", "．", "“", "”", "\"", "'", "’", "「", "」",
    "（", "）", "(", ")", "《", "》", "[1]", " ", "\u3000", "\n", "\u00a0", "，", "：", ";", "—",
    "1", "3.0", "No", "Mr", "etc", "U.S", "A", "The", "a", "他说", "的", "第一条", "中国", "ສອງ",
)  # fmt: skip


def _paragraphs() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(CASES.glob("*.yml")):
        case = yaml.safe_load(path.read_text("utf-8"))
        for name, paragraphs in case["paragraphs"].items():
            for paragraph in paragraphs:
                yield case["key"], name, paragraph


@pytest.mark.parametrize(("key", "name", "expected"), [*_paragraphs()])
def test_paragraph_is_cut_as_a_reader_cuts_it(key: str, name: str, expected: list[str]) -> None:
    joint = "" if key == "zh" and not expected[0].isascii() else " "
    found = sentences(joint.join(expected), key)
    assert found == tuple(sentence.strip() for sentence in expected), name


def _check(paragraph: str, key: str) -> None:
    """Every sentence is a stretch of the paragraph, in order, with only white space between."""
    at = 0
    for sentence in sentences(paragraph, key):
        assert sentence
        assert sentence == sentence.strip()
        start = paragraph.index(sentence, at)
        assert not paragraph[at:start].strip()
        at = start + len(sentence)
    assert not paragraph[at:].strip()


@given(st.text(), st.sampled_from(KEYS))
def test_no_character_is_lost(paragraph: str, key: str) -> None:
    _check(paragraph, key)


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(KEYS))
def test_no_character_is_lost_where_rules_meet(paragraph: str, key: str) -> None:
    _check(paragraph, key)


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(KEYS))
def test_a_sentence_has_a_letter_or_digit_if_the_paragraph_has(paragraph: str, key: str) -> None:
    found = sentences(paragraph, key)
    if any(character.isalnum() for character in paragraph):
        assert all(any(character.isalnum() for character in sentence) for sentence in found)


@pytest.mark.parametrize("unit", [". ", "“", "（a。", "“a。", '"a. ', "。”"])
def test_a_long_paragraph_is_cut_in_linear_steps(unit: str) -> None:
    paragraph = unit * 20_000
    _check(paragraph, "zh")
