"""The concordance: every place of a concept, with the wording of each language."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.apparatus.gloss import gloss
from build_scripts.apparatus.notable import is_notable
from build_scripts.outputs.pages.marks import marks_script
from build_scripts.publication.publication import Site, publication_of
from build_scripts.sources.glossary import Term
from tests.samples import bitext, glossary

CASES = Path(__file__).parent / "cases" / "concordance"
FEW: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "marks" / "few.yml").read_text("utf-8")
)
LISTED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "marks" / "listed.yml").read_text("utf-8")
)
MARKS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "marks" / "offsets.yml").read_text("utf-8")
)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_concordance(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    found = concordance(
        bitext(case["units"], case.get("headings")), dictionary(glossary(case["glossary"]))
    )
    shown = {
        concept: [
            [use.pair or use.unit, *(list(use.wordings(key)) for key in ("zh", "en"))]
            for use in uses
        ]
        for concept, uses in found.uses.items()
    }
    assert shown == case["uses"]


def test_first_occurrence_in_a_unit_is_marked() -> None:
    known = glossary([{"id": "railway", "zh": ["铁路"], "en": ["railway"]}])
    document = bitext({"s1-c1": [["铁路和铁路", "railway"], ["铁路", "the railway"]]})
    margin = gloss(known, concordance(document, dictionary(known)), ())
    assert dict(margin.marks) == {
        ("s1-c1.1", "zh", 0): ((0, 2, "0"),),
        ("s1-c1.1", "en", 0): ((0, 7, "0"),),
    }


@pytest.mark.parametrize("name", FEW)
def test_which_terms_are_marked_by_default(name: str) -> None:
    case = FEW[name]
    said = {"zh": "一句", "en": "said"}
    texts = {key: dict(said) for key in ("definition", "note") if case["concept"].get(key)}
    words = {"zh": ["铁路"], "en": ["railway"]}
    [concept] = glossary([{"id": "one", **words, **case["concept"], **texts}]).concepts
    found = {
        key: {Term(text, "preferred") for text in wordings}
        for key, wordings in case["found"].items()
    }
    assert is_notable(concept, found) is case["marked"]


@pytest.mark.parametrize("name", LISTED)
def test_a_unit_lists_the_concepts_that_it_has(name: str) -> None:
    case = LISTED[name]
    known = glossary(case["glossary"])
    document = bitext({"s1-c1": case["pairs"]})
    margin = gloss(known, concordance(document, dictionary(known)), ())
    listed = {each.concept.id: list(each.keys) for each in margin.terms["s1-c1"]}
    assert listed == case["listed"]
    numbers = {number for marks in margin.marks.values() for *_, number in marks}
    assert {margin.concepts[int(each)].id for each in numbers} == set(listed)


def test_terms_marked_by_default_come_first() -> None:
    known = glossary(
        [
            {"id": "line", "zh": ["铁路"], "en": ["railway"], "mark": "never"},
            {"id": "port", "zh": ["口岸"], "en": ["port"], "mark": "always"},
        ]
    )
    document = bitext({"s1-c1": [["铁路和口岸", "railway and port"]]})
    margin = gloss(known, concordance(document, dictionary(known)), ())
    assert [each.id for each in margin.concepts] == ["port", "line"]
    assert margin.few == 1
    assert margin.marks["s1-c1.1", "en", 0] == ((0, 7, "1"), (12, 16, "0"))


@pytest.mark.parametrize("name", MARKS)
def test_marks_are_offsets_in_the_text_of_a_cell(name: str) -> None:
    case = MARKS[name]
    document = bitext({"s1-c1": case["pairs"]})
    texts = {key: tuple(texts) for key, texts in case["text"].items()}
    document = replace(document, units=(replace(document.units[0], text=texts),))
    known = glossary(case["glossary"])
    companion = Companion(concordance(document, dictionary(known)), ())
    look = publication_of(document, Site("https://example.org/"), known, companion)
    data = json.loads(marks_script(look, document.units).split(" = ")[1].rstrip(";\n"))
    found = {}
    for key, places in data["s1-c1"].items():
        text = "".join(texts[key]).encode("utf-16-le")  # as JavaScript counts
        pieces = zip(places[::3], places[1::3], strict=True)
        found[key] = [text[2 * start : 2 * end].decode("utf-16-le") for start, end in pieces]
    assert found == case["marked"]
