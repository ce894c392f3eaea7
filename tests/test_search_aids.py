"""What helps a query whose words stand in no text: readings of characters, and short forms."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.language.abbreviations import abbreviation_lines
from build_scripts.language.readings import read, readings_of
from build_scripts.outputs.indexes.aids import aids_script
from build_scripts.press import search_files
from tests.repository import ROOT

READINGS = yaml.safe_load((ROOT / "tests" / "cases" / "readings.yml").read_text("utf-8"))
CHINESE = (ROOT / "source_texts" / "cn-la-2024" / "zh.txt").read_text("utf-8")
LARGEST = 16_000
"""Bytes of the aids of the first document's text as they are sent."""


@pytest.mark.parametrize("case", READINGS, ids=lambda case: case["text"])
def test_readings(case: dict[str, Any]) -> None:
    found = readings_of([case["text"]], case.get("known"))
    for sign, syllables in case["signs"].items():
        assert [each for each in found.signs[sign] if each in syllables] == syllables, sign
        assert found.signs[sign][0] == syllables[0]
    if "words" in case:
        assert [list(word) for word in found.words] == case["words"]


def test_a_text_takes_along_the_short_forms_that_it_spells_out() -> None:
    assert abbreviation_lines("农村电子商务") == ("电商 电子商务",)
    assert "高铁 高速铁路" in abbreviation_lines("高速公路和铁路")
    assert abbreviation_lines("铁路") == ()


def script_value(script: str) -> Any:
    return json.loads(script[script.index("=") + 1 : -2])


def test_each_character_of_a_text_has_its_usual_reading_first() -> None:
    value = script_value(aids_script([CHINESE], {}))
    first: dict[str, str] = {}
    for line in value["signs"]:
        place = next(i for i, sign in enumerate(line) if sign.isdigit()) + 1
        syllable, signs = line[:place], line[place:]
        for sign in signs:
            first.setdefault(sign, syllable)
    found = readings_of([CHINESE])
    assert first == {sign: each[0] for sign, each in found.signs.items() if each}


def test_the_aids_are_small_and_the_same_each_time() -> None:
    script = aids_script([CHINESE], {})
    assert len(gzip.compress(script.encode())) <= LARGEST
    assert aids_script([CHINESE], {}) == script


def test_only_a_document_that_changed_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = CHINESE.split("\n")
    texts = {f"d{part}": tuple(lines[part::4]) for part in range(4)}
    known = {"行长": "háng zhǎng", "长行": "cháng xíng", "铁路": "tiě lù"}
    read_again: list[Sequence[str]] = []

    def counted(own: Sequence[str], terms: Mapping[str, str]) -> Any:
        read_again.append(own)
        return read(own, terms)

    def made() -> str:
        read_again.clear()
        return search_files.aids_file(tmp_path, texts, known).decode()

    def together() -> str:
        return aids_script([text for own in texts.values() for text in own], known)

    monkeypatch.setattr(search_files, "read", counted)
    assert made() == together()
    assert read_again == [*texts.values()]
    texts["d2"] = (*texts["d2"], "银行行长行走在铁路上")
    assert made() == together()
    assert read_again == [texts["d2"]]
    # A reading by an editor concerns the documents that have the term.
    known["行走"] = "háng zǒu"
    assert made() == together()
    assert read_again == [own for own in texts.values() if any("行走" in text for text in own)]
