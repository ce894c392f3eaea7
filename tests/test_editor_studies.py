"""Studies in which an editor decides: one behaviour a file in `cases/editor_studies/`.

A case gives `pairs` of the unit `s1-c1`, the text of `studies`, and the expected `problems`;
`headings`, `left_out` (language → line and text) and a `glossary` of short entries if it wants.
In `editor_studies_made/` a case gives what is `made`: study → its rows, each in one line.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.apparatus import studies
from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import Concordance, concordance, dictionary
from build_scripts.model import LeftOut
from build_scripts.outputs.pages.study_pages import study_pages
from build_scripts.outputs.studies.study import Row, Run
from build_scripts.outputs.studies.table import studies as all_studies
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources import studies as declared_studies
from build_scripts.sources.glossary import Glossary, Side
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


MADE = CASES.with_name("editor_studies_made")


def made(path: Path) -> tuple[dict[str, Any], Publication]:
    """A case, and its document ready to be shown."""
    case = yaml.safe_load(path.read_text("utf-8"))
    terms, found = looked_up(case)
    sides = tuple(
        Side(each, dict(zip(("zh", "en"), names, strict=True)))
        for each, names in case.get("sides", {}).items()
    )
    terms = replace(terms, sides=sides)
    written = declared_studies.NOTHING
    if "studies" in case:
        read, problems = declared_studies.of(marked(case["studies"], "studies.yml"))
        assert read is not None, problems
        assert studies.faults(read, terms, found) == ()
        written = read
    companion = Companion(found, (), studies=written)
    return case, publication_of(found.bitext, Site("https://site.example/"), terms, companion)


def line(row: Row) -> str:
    """A row in one line: its first facet but for a kind, its cells, where they lead."""
    own = [value for name, value in row.facets.items() if name != "kind"]
    return " | ".join((*own, *(" ".join(map(words_of, cell)) for cell in row.cells)))


def words_of(run: Run) -> str:
    text = run.texts[0].text if run.texts else f"@{run.at}"
    return f"{text} {run.url}".rstrip()


@pytest.mark.parametrize("path", sorted(MADE.glob("*.yml")), ids=lambda path: path.stem)
def test_registers_have_every_place_and_no_other(path: Path) -> None:
    case, publication = made(path)
    shown = {
        each.name: [line(row) for table in each.tables for row in table.rows]
        for each in all_studies(publication)
    }
    by_rule = {"undertakings", "renderings", "timeline", "divergence", "gravest"}
    assert {name: rows for name, rows in shown.items() if name not in by_rule} == case["made"]


def test_words_of_texts_are_no_markup_on_the_pages_of_studies() -> None:
    shown = [made(path)[1] for path in sorted(MADE.glob("*.yml"))]
    pages = "".join(text for each in shown for _, text in study_pages(each, all_studies(each)))
    assert [each for each in ("<b>*", "*x*", "<i>", "_y_") if each in pages] == []
    assert "&#42;x&#42;" in pages
