"""Editor's notes and accepted findings: one behaviour a file in `cases/notes/`.

A case gives `pairs` (and `headings`), the text of `notes`, and the expected `problems`; `written`:
the pairs or units of the notes, in order; `accepted`: the codes of the findings accepted.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.apparatus import notes
from build_scripts.apparatus.checks import differences
from build_scripts.apparatus.checks.difference import CHECK, CONTENT, FORM, GRAVE, NOTE, Difference
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.apparatus.distinct import by_grade, distinct
from build_scripts.outputs.exchange.differences import as_json, as_text
from build_scripts.sources import notes as declared_notes
from build_scripts.sources.glossary import Glossary
from tests.samples import bitext, marked, problems_of

CASES = Path(__file__).parent / "cases" / "notes"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_notes(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    document = bitext({"s1-c1": case["pairs"]}, case.get("headings"))
    written, problems = declared_notes.of(marked(case["notes"], "notes.yml"))
    everything: tuple[Difference, ...] = ()
    if written:
        found = differences(Glossary(), concordance(document, dictionary(Glossary())))
        everything, faults = notes.apply(written, document, found)
        problems = (*problems, *faults)
    assert problems_of(problems) == case["problems"]
    own = [each for each in everything if each.source == NOTE]
    if "written" in case:
        assert [each.pair or each.unit for each in own] == case["written"]
        assert list(everything[: len(own)]) == own
    assert [each.code for each in everything if each.accepted] == case.get("accepted", [])
    grades = {each.pair or each.unit: each.grade for each in own}
    assert {place: grades[place] for place in case.get("grades", {})} == case.get("grades", {})
    if "remarked" in case:
        assert [
            [each.remark, each.pair, each.code, *each.quotes.values()]
            for each in everything
            if each.remark
        ] == case["remarked"]


def difference(code: str = "DF08", **changes: str) -> Difference:
    quotes: dict[str, str] = {key: changes[key] for key in ("zh", "en") if key in changes}
    source = "check" if code else NOTE
    return Difference("s1-c1", "s1-c1.1", code, "omission", quotes, {"en": "said"}, source=source)


def test_data_have_the_promised_keys() -> None:
    rows = json.loads(as_json([difference(zh="甲等")]))
    assert list(rows[0]) == [
        "unit", "pair", "code", "kind", "zh", "en", "message", "source", "grade", "severity",
    ]  # fmt: skip
    assert (rows[0]["zh"], rows[0]["en"], rows[0]["source"]) == ("甲等", "", "check")


def test_text_names_the_place_and_the_check() -> None:
    assert list(as_text([difference(zh="甲等")])) == [
        "s1-c1.1: DF08 Open list (等) closed in the English (grade 2)", "    zh: 甲等", "    said",
    ]  # fmt: skip


COVERED = yaml.safe_load((CASES.parent / "covered.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", COVERED, ids=lambda case: case["about"])
def test_a_note_hides_the_findings_that_it_makes_and_no_other(case: dict[str, Any]) -> None:
    note, found = (
        Difference(
            "s1-c1", each.get("pair", ""), code, "term",
            {key: each[key] for key in ("zh", "en") if key in each},
            {"en": each.get("said", "")}, source=source,
        )
        for each, code, source in ((case["note"], "", NOTE), (case["finding"], "DF07", CHECK))
    )  # fmt: skip
    assert distinct([note, found, found]) == ((note,) if case["covered"] else (note, found))


def test_the_gravest_stand_first_and_of_one_grade_notes_before_findings() -> None:
    slight = replace(difference("", zh="甲"), grade=FORM, certainty="sure")
    likely = replace(difference("", zh="乙"), grade=GRAVE, certainty="likely")
    sure = replace(difference("", zh="丙"), grade=GRAVE, certainty="sure")
    grave = replace(difference("DF01", zh="丁"), grade=GRAVE)
    found = replace(difference("DF07", zh="戊"), grade=CONTENT)
    assert by_grade([found, slight, grave, likely, sure]) == [sure, likely, grave, found, slight]
