"""The concordance: every place of a concept, with the wording of each language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.apparatus.gloss import gloss
from build_scripts.outputs.pages.marks import mark
from tests.samples import bitext, glossary

CASES = Path(__file__).parent / "cases" / "concordance"


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


def test_marking_changes_no_letter() -> None:
    assert mark("a <铁路> b", ((3, 5, "railway"),)) == (
        'a &#60;<span class="t" data-term="railway">铁路</span>&#62; b'
    )
