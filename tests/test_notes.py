"""Editor's notes and accepted findings: one behaviour a file in `cases/notes/`.

A case gives `pairs` (and `headings`), the text of `notes`, and the expected `problems`; `written`:
the pairs or units of the notes, in order; `accepted`: the codes of the findings accepted.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from build_scripts.apparatus import notes
from build_scripts.apparatus.checks import differences
from build_scripts.apparatus.checks.difference import MAJOR, MINOR, NOTE, Difference
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


def difference(code: str = "DF08", **changes: str) -> Difference:
    quotes: dict[str, str] = {key: changes[key] for key in ("zh", "en") if key in changes}
    source = "check" if code else NOTE
    return Difference("s1-c1", "s1-c1.1", code, "omission", quotes, {"en": "said"}, source=source)


def test_data_have_the_promised_keys() -> None:
    rows = json.loads(as_json([difference(zh="甲等")]))
    assert list(rows[0]) == [
        "unit", "pair", "code", "kind", "zh", "en", "message", "source", "severity",
    ]  # fmt: skip
    assert (rows[0]["zh"], rows[0]["en"], rows[0]["source"]) == ("甲等", "", "check")


def test_text_names_the_place_and_the_check() -> None:
    assert list(as_text([difference(zh="甲等")])) == [
        "s1-c1.1: DF08 等 without counterpart", "    zh: 甲等", "    said",
    ]  # fmt: skip


def test_a_finding_that_a_note_makes_is_shown_once() -> None:
    note = difference("", zh="在交通、产能等领域", en="in transport")
    same = difference(zh="交通、产能等领域", en="in transport")
    other = difference(zh="农业等领域")
    assert distinct([note, same, other, other]) == (note, other)


def test_notes_stand_before_findings_and_the_gravest_first() -> None:
    minor = replace(difference("", zh="甲"), source=NOTE, severity=MINOR, certainty="sure")
    likely = replace(difference("", zh="乙"), source=NOTE, severity=MAJOR, certainty="likely")
    sure = replace(difference("", zh="丙"), source=NOTE, severity=MAJOR, certainty="sure")
    found = replace(difference("DF01", zh="丁"), severity=MAJOR)
    assert by_grade([found, minor, likely, sure]) == [sure, likely, minor, found]
