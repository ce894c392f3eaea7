"""Simplified and traditional characters: as OpenCC has them, in every part of a text."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from opencc import OpenCC

from build_scripts.publication.conversion import (
    FORMS,
    Form,
    Needed,
    forms,
    lexicon,
    longest,
    runs,
    tables,
)
from tests.repository import ROOT

CASES = Path(__file__).parent / "cases" / "conversion" / "words.yml"
TEXTS = ("source_texts/cn-la-2024", "tests/documents/udhr", "tests/documents/mulan-psl-2")
ALL = {each.name: each for forms in FORMS.values() for each in forms}


def cases() -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load(CASES.read_text("utf-8"))
    return found


def texts(form: Form) -> list[str]:
    """Lines of documents and of the cases in the script that is converted."""
    lines = [
        line for name in TEXTS for line in (ROOT / name / "zh.txt").read_text("utf-8").split("\n")
    ]
    if form.name == "hans":
        lines = list(map(OpenCC("s2t").convert, lines))
    source = "hant" if form.name == "hans" else "hans"
    return lines + [case[source] for case in cases() if next(iter(case)) == source]


def needed(lines: list[str], form: Form) -> Needed:
    return tables(runs(lines), "zh-Hant" if form.name == "hans" else "zh-Hans")[form]


@pytest.mark.parametrize("case", cases(), ids=lambda case: next(iter(case.values())))
def test_words_not_only_characters(case: dict[str, str]) -> None:
    (_, source), *wanted = case.items()
    for name, text in wanted:
        table = needed([source], ALL[name])
        assert longest(source, table) == text


@pytest.mark.parametrize("form", ALL.values(), ids=ALL)
def test_every_part_of_a_text_is_as_opencc_has_it(form: Form) -> None:
    lines, chance, program = texts(form), random.Random(1), OpenCC(form.config)
    table = needed(lines, form)
    # Of what the dictionary has, a small part.
    assert len(table.words) < 200
    for line in lines:
        start, end = sorted(chance.choices(range(len(line) + 1), k=2))
        for part in (line, line[start:end]):
            assert longest(part, table) == program.convert(part)


@pytest.mark.parametrize("config", [each.config for each in ALL.values()])
def test_every_word_keeps_its_length(config: str) -> None:
    """The browser exchanges characters one by one."""
    program, words = OpenCC(config), lexicon(config).words
    assert words
    assert [each for each in words if len(program.convert(each)) != len(each)] == []


@pytest.mark.parametrize("config", [each.config for each in ALL.values()])
def test_no_word_has_a_figure(config: str) -> None:
    """So figures part the stretches of a text, and other figures need no other tables."""
    found = lexicon(config)
    assert [each for each in found.words | found.later if re.search("[0-9]", each)] == []
    assert runs(["截至2024年6月，共3,405字"]) == runs(["截至1999年1月，共12字"])


@pytest.mark.parametrize(
    ("tag", "names"),
    [("zh", "hant tw hk"), ("zh-Hans", "hant tw hk"), ("zh-TW", "hans"), ("zh-Hant", "hans"),
     ("ja", ""), ("en", "")],
)  # fmt: skip
def test_forms_of_a_language(tag: str, names: str) -> None:
    found: Any = [each.name for each in forms(tag)]
    assert found == names.split()
