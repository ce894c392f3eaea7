"""Studies in which an editor decides: one behaviour a file in `cases/editor_studies/`.

A case gives `pairs` of the unit `s1-c1`, the text of `studies`, and the expected `problems`;
`headings`, `left_out` (language → line and text) and a `glossary` of short entries if it wants.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.apparatus import studies
from build_scripts.apparatus.concordance import Concordance, concordance, dictionary
from build_scripts.model import LeftOut
from build_scripts.sources import studies as declared_studies
from build_scripts.sources.glossary import Glossary
from tests.samples import bitext, glossary, marked, problems_of

CASES = Path(__file__).parent / "cases" / "editor_studies"


def looked_up(case: dict[str, Any]) -> tuple[Glossary, Concordance]:
    """The glossary of a case, and where its concepts occur."""
    left_out = {
        key: tuple(LeftOut(line, text, "before the text") for line, text in lines)
        for key, lines in case.get("left_out", {}).items()
    }
    document = bitext({"s1-c1": case["pairs"]}, case.get("headings"))
    terms = glossary(case.get("glossary", []))
    return terms, concordance(replace(document, left_out=left_out), dictionary(terms))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_what_an_editor_says_is_looked_up(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    written, problems = declared_studies.of(marked(case["studies"], "studies.yml"))
    if written:
        problems = (*problems, *studies.faults(written, *looked_up(case)))
    assert problems_of(problems) == case["problems"]
