"""Studies: whatever a cell says comes out to the letter, on its page, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.outputs.exchange import studies as exchange
from build_scripts.outputs.exchange.tables import BYTE_ORDER_MARK, plain
from build_scripts.outputs.pages.study_pages import study_pages
from build_scripts.outputs.studies.gravest import gravest
from build_scripts.outputs.studies.study import (
    Column,
    Facet,
    Row,
    Study,
    Table,
    of_editor,
    places,
    quoted,
    text_column,
)
from build_scripts.outputs.studies.table import studies
from build_scripts.press.build import examined
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.publication.words import said, spoken
from build_scripts.sources.settings import read_settings
from tests.printed import CASES, FIRST
from tests.repository import ROOT, SITE_URL

HOSTILE: list[str] = yaml.safe_load((CASES / "escape" / "hostile.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def publication() -> Publication:
    checked, found = examined(ROOT / "source_texts" / FIRST, ROOT)
    assert checked.bitext
    companion = found.companions[checked.folder]
    return publication_of(checked.bitext, Site(SITE_URL), found.glossary, companion)


@pytest.fixture(scope="module")
def hostile(publication: Publication) -> Study:
    """A study of which every row has an awkward text in every place that takes one."""
    columns = (
        Column("place", said("study_col_place")),
        text_column(publication, "zh"),
        Column("says", spoken({"zh": HOSTILE[0], "en": HOSTILE[-1]})),
    )
    rows = [
        Row(
            (
                places(["p2-s2-c4.3", "dateline"]),
                quoted("zh", "zh-Hans", text, at="p3"),
                of_editor({"zh": text, "en": f"{text}."}),
            ),
            {"side": f"v{at}"},
        )
        for at, text in enumerate(HOSTILE)
    ]
    facet = Facet("side", spoken({"zh": HOSTILE[0], "en": HOSTILE[0]}), ((HOSTILE[1], ()),))
    table = Table("all", spoken({"zh": HOSTILE[0], "en": HOSTILE[0]}), columns, tuple(rows))
    return Study("gravest", (table,), (facet,))


def page_of(publication: Publication, study: Study) -> Any:
    text = dict(study_pages(publication, [study]))[f"studies/{study.name}/"]
    body = text.split("---\n", 2)[2]
    extensions = read_settings(ROOT).extensions
    return html.fromstring(
        python_markdown.markdown(
            body, extensions=list(extensions), extension_configs=dict(extensions)
        )
    )


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_a_page_shows_every_text_to_the_letter(publication: Publication, hostile: Study) -> None:
    page = page_of(publication, hostile)
    rows = page.xpath("//table/tbody/tr")
    assert len(rows) == len(HOSTILE)
    for row, text in zip(rows, HOSTILE, strict=True):
        place, zh, says = row.xpath("./td")
        assert squeezed(zh.text_content()) == squeezed(text)
        assert [squeezed(each.text_content()) for each in says.xpath("./span[@lang]")] == [
            squeezed(text), squeezed(f"{text}."),
        ]  # fmt: skip
        assert place.xpath("./a/@href")[0] == "../../p2-s2/#p2-s2-c4.3"
    assert page.xpath("//script | //img | //*[@onerror]") == []


def test_csv_and_json_have_every_text_to_the_letter(hostile: Study) -> None:
    table = list(
        csv.DictReader(io.StringIO(exchange.as_csv(hostile).removeprefix(BYTE_ORDER_MARK)))
    )
    [own] = json.loads(exchange.as_json(hostile))["tables"]
    assert len(table) == len(own["rows"]) == len(HOSTILE)
    for flat, nested, text in zip(table, own["rows"], HOSTILE, strict=True):
        assert plain(flat["zh"]) == nested["zh"][0]["zh"] == text
        assert plain(flat["says_zh"]) == nested["says"][0]["zh"] == text
        assert flat["place"] == "p2-s2-c4.3; dateline"
        assert flat["zh_at"] == nested["zh"][0]["at"] == "p3"
        assert flat["side"] == nested["side"]


def test_every_cell_leads_to_a_place_of_the_document(publication: Publication) -> None:
    ids = {*publication.nodes, *(pair.id for unit in publication.bitext.units
                                 for pair in unit.pairs)}  # fmt: skip
    concepts = {each.id for each in publication.glossary.concepts}
    made = studies(publication)
    assert made
    for study in made:
        for table in study.tables:
            for row in table.rows:
                assert len(row.cells) == len(table.columns), (study.name, table.name)
                for run in (run for cell in row.cells for run in cell):
                    assert not run.at or run.at in ids, (study.name, run)
                    assert not run.concept or run.concept in concepts, (study.name, run)


def test_what_is_quoted_stands_in_the_text(publication: Publication) -> None:
    """Words that a study says are a text's are that text's, in the place that they lead to."""
    checked = 0
    for study in studies(publication):
        for table in study.tables:
            for run in (run for row in table.rows for cell in row.cells for run in cell):
                if run.is_quoted and run.at and run.texts[0].key in publication.keys:
                    assert _stands(publication, run.at, run.texts[0].key, run.texts[0].text), run
                    checked += 1
    assert checked or not any(each.name == "undertakings" for each in studies(publication))


def _stands(publication: Publication, at: str, key: str, text: str) -> bool:
    node = publication.nodes[at if at in publication.nodes else at.rpartition(".")[0]]
    own = [node.label.get(key) or "", node.heading.get(key) or ""]
    own += [*(getattr(node, "text", {}).get(key) or ())]
    return "".join(text.split()) in "".join("".join(own).split())


def test_the_gravest_have_what_they_say_and_what_one_would_believe(
    publication: Publication,
) -> None:
    study = gravest(publication)
    assert study
    [table] = study.tables
    assert 10 <= len(table.rows) <= 20
    for row in table.rows:
        assert all(row.cells[:-1]), row
