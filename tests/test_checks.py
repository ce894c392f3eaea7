"""The checks on where two texts differ: one behaviour a file in `cases/checks/`.

A case gives a `code`, `pairs` (Chinese and English; further `units` and `headings` where it needs
them), a `glossary` of short entries, and what the check must find: for each finding the pair's
number and the words of each text.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.apparatus.checks import CHECKS, differences, open_lists
from build_scripts.apparatus.checks.difference import KINDS, Difference
from build_scripts.apparatus.checks.grades import GRADES
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.language.languages import names_of
from build_scripts.model import Bitext
from build_scripts.outputs.exchange.differences import findings
from build_scripts.press.build import check_document
from build_scripts.publication.publication import published
from build_scripts.sources.glossary import Glossary
from tests.growth import MOST, growth
from tests.repository import ROOT
from tests.samples import bitext, glossary

CASES = Path(__file__).parent / "cases" / "checks"
FILES = sorted(CASES.glob("*.yml"))
OPEN_LISTS = yaml.safe_load((CASES.parent / "open_lists.yml").read_text("utf-8"))
MARKS = yaml.safe_load((CASES.parent / "quotation_marks.yml").read_text("utf-8"))
LONG = CASES / "long_runs.txt"
PIECES = 400
SIGNS = st.text("一二十年月日等、，“”《》\"'ab 98%()-.", max_size=30)


def found_in(document: Bitext, known: Glossary) -> tuple[Difference, ...]:
    return differences(known, concordance(document, dictionary(known)))


def of_case(case: dict[str, Any]) -> tuple[Difference, ...]:
    known = glossary(case.get("glossary", []))
    units = case.get("units") or {"s1-c1": case["pairs"]}
    return found_in(bitext(units, case.get("headings")), known)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_checks(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    found = [each for each in of_case(case) if each.code == case["code"]]
    shown = [
        [each.pair or each.unit, each.quotes.get("zh", ""), each.quotes.get("en", "")]
        for each in found
    ]
    assert shown == case["found"]
    if "said" in case:
        assert [[each.grade, each.message["en"]] for each in found] == case["said"]


@pytest.mark.parametrize("case", OPEN_LISTS, ids=lambda case: case["about"])
def test_lists_that_the_chinese_leaves_open(case: dict[str, Any]) -> None:
    document = concordance(bitext({"s1-c1": [case["pair"]]}), dictionary(Glossary()))
    assert [
        [each.quotes["zh"], each.quotes.get("en", ""), each.opener]
        for each in open_lists(Glossary(), document)
    ] == case["lists"]


def with_text(document: Bitext, key: str, texts: dict[str, str], labels: dict[str, str]) -> Bitext:
    """A bitext with a text in a further language, or another text in one: unit → text, label."""
    units = tuple(
        replace(
            unit,
            text={**unit.text, key: (texts[unit.id],)},
            label={**unit.label, key: labels.get(unit.id, "1.")},
            line={"zh": 1, "en": 2, key: 10 + at},
        )
        for at, unit in enumerate(document.units)
    )
    own = document.document
    edition = replace(own.editions[0], key=key, lang=key, file=f"{key}.txt")
    others = tuple(each for each in own.editions if each.key != key)
    return replace(document, units=units, document=replace(own, editions=(*others, edition)))


@pytest.mark.parametrize("case", MARKS, ids=lambda case: f"{case['key']}: {case['text'][:30]}")
def test_marks_are_those_of_the_language(case: dict[str, Any]) -> None:
    key = case["key"]
    document = with_text(bitext({"a1": [["甲", "A"]]}), key, {"a1": case["text"]}, {})
    found = [each for each in found_in(document, Glossary()) if each.code == "DF03"]
    name = names_of(key)["en"]
    assert [each.message["en"] for each in found] == [
        f"In the {name} the marks {signs} are not in pairs." for signs in case["signs"]
    ]
    assert [each.split(" DF03")[0] for each in findings(document, found, "en")] == [
        f"source_texts/sample/{key}.txt:10:" for _ in found
    ]


def test_a_finding_names_the_file_of_the_text_that_it_speaks_of() -> None:
    """Labels are looked at where their style is known, each once: in French the first is a word."""
    document = bitext({f"a{at}": [["甲", "A"]] for at in range(1, 5)})
    texts = {unit.id: "X" for unit in document.units}
    french = {"a1": "Article premier", **{f"a{at}": f"Article {at}" for at in range(2, 5)}}
    for key, wanted in (("fr", []), ("en", ["source_texts/sample/en.txt:10: DF14 a1"])):
        own = with_text(document, key, texts, french)
        said = findings(own, found_in(own, Glossary()), "en")
        assert [each.split(": The")[0] for each in said if "DF14" in each] == wanted


def test_two_labels_are_no_series() -> None:
    document = bitext({"a1": [["甲", "A"]], "a2": [["乙", "B"]]})
    own = with_text(document, "en", {"a1": "A", "a2": "B"}, {"a1": "I."})
    assert found_in(own, Glossary()) == ()


def test_findings_are_the_editors_who_sees_them_in_a_draft() -> None:
    case = yaml.safe_load((CASES / "sentence_alone.yml").read_text("utf-8"))
    found = of_case(case)
    own = bitext({"s1-c1": case["pairs"]}).document
    assert found
    for keeps, is_draft, shown in ((False, False, found), (True, False, ()), (True, True, found)):
        document = replace(own, keeps_findings=keeps, is_draft=is_draft)
        assert published(document, found) == shown


def test_every_check_has_cases_that_find_and_that_do_not() -> None:
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in FILES]
    finding = {case["code"] for case in cases if case["found"]}
    assert finding == {check.code for check in CHECKS}


def test_codes_are_in_order_and_kinds_are_known() -> None:
    assert [check.code for check in CHECKS] == [f"DF{at:02}" for at in range(1, len(CHECKS) + 1)]
    assert {check.kind for check in CHECKS} <= set(KINDS)
    assert {check.code for check in CHECKS} == {each.split()[0] for each in GRADES}


@given(zh=SIGNS, en=SIGNS)
def test_any_text_is_checked(zh: str, en: str) -> None:
    document = bitext({"s1-c1": [[zh, en]]})
    for each in found_in(document, Glossary()):
        for key, text in each.quotes.items():
            assert text.strip() in {"zh": zh, "en": en}[key]


@pytest.mark.parametrize(("zh", "en"), yaml.safe_load(LONG.read_text("utf-8")))
def test_long_runs_are_read_in_linear_time(zh: str, en: str) -> None:
    """A sentence of thousands of equal pieces."""
    known = glossary(
        [{"id": "one", "zh": ["甲"], "en": ["word", "!such"], "not": {"zh": ["甲乙"]}}]
    )

    def check(size: int) -> None:
        found_in(bitext({"s1-c1": [[zh * size, en * size]]}), known)

    check(1)  # what is kept for later is made
    assert growth(check, PIECES) < MOST


@pytest.mark.parametrize("folder", ["mulan-psl-2", "udhr", "un-charter"])
def test_few_findings_where_two_texts_are_both_official(folder: str) -> None:
    path = ROOT / "tests" / "documents" / folder
    checked = check_document(path, ROOT, with_lock=False)
    assert checked.bitext is not None
    found = found_in(checked.bitext, Glossary())
    pairs = sum(len(unit.pairs) for unit in checked.bitext.units)
    assert len(found) <= pairs / 3
