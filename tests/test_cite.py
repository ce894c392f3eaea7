"""Places in words and in short forms, as our own pages and as the styles of citing write them."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.intake.naming import citing
from build_scripts.publication import cite, locators
from tests.bitexts import bitext_of, read_bitext
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases" / "cite"
NAMES = ["action_plan", "alike", "law", "restarting"]
MANNERS = ("chicago", "mla", "bluebook", "oscola")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    "row", _rows(CASES / "fill.tsv"), ids=lambda row: f"{row['template']}-{row['number']}"
)
def test_number_in_a_template(row: dict[str, str]) -> None:
    assert cite.fill(row["template"], row["number"], row["language"]) == row["expected"]


@pytest.mark.parametrize("name", NAMES)
def test_words_and_short_forms(name: str) -> None:
    value = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    bitext = bitext_of(value)
    cited = cite.citations(bitext)
    shorts = cite.short_forms(cited)
    found = {
        each: [*(cited.full(each, key) for key in ("zh", "en")), shorts[each]]
        for each in value["expect"]
    }
    assert found == value["expect"]


@pytest.mark.parametrize("name", ["action_plan", "law"])
def test_places_as_styles_write_them(name: str) -> None:
    value = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    cited = cite.citations(bitext_of(value))
    found = {
        each: [locators.place(cited, each, manner) for manner in MANNERS]
        for each in value["places"]
    }
    assert found == value["places"]


@pytest.mark.parametrize("name", NAMES)
def test_no_two_short_forms_are_alike(name: str) -> None:
    bitext = read_bitext(CASES / f"{name}.yml")
    forms = cite.short_forms(cite.citations(bitext))
    assert sorted(forms) == sorted(node.id for node in bitext.nodes())
    assert len(set(forms.values())) == len(forms)


def test_language_without_words_is_cited_as_english() -> None:
    cited = cite.citations(read_bitext(CASES / "law.yml"))
    assert cited.full("a33-i4", "km") == cited.full("a33-i4", "en")


def test_usual_words_are_in_the_characters_of_the_text() -> None:
    law = read_bitext(CASES / "law.yml")
    wanted = {"zh-Hans": "第三十三条第（四）项", "zh-Hant": "第三十三條第（四）項"}
    for tag, words in {**wanted, "zh-HK": wanted["zh-Hant"]}.items():
        own = [replace(each, lang=tag) if each.key == "zh" else each
               for each in law.document.editions]  # fmt: skip
        usual = tuple(replace(each, cite={}) for each in law.levels)
        text = replace(law, document=replace(law.document, editions=tuple(own)), levels=usual)
        cited = cite.citations(text)
        assert cited.full("a33-i4", "zh") == words
        assert cited.full("a33-i4", "en") == "Article 33, item (4)"


@pytest.mark.parametrize("case", yaml.safe_load((CASES.parent / "citing.yml").read_text("utf-8")))
def test_words_of_labels(case: dict[str, Any]) -> None:
    templates = {key: case[key] for key in ("zh", "en")}
    assert citing(case["kind"], templates, {"zh": case.get("tag", "zh-Hans")}) == case["cite"]


def test_letters_of_inserted_numbers_are_cited_as_printed() -> None:
    law = read_bitext(CASES / "law.yml")
    label = {"zh": "第33A条", "en": "Article 33A."}
    units = [replace(unit, label=label) if unit.id == "a33_1" else unit for unit in law.units]
    cited = cite.citations(replace(law, units=tuple(units)))
    assert [cited.full("a33_1", key) for key in ("zh", "en")] == ["第33A条", "Article 33A"]
