"""What is said of a text whose status nobody stated: the same on pages, in books and in exports."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import yaml
from lxml import etree, html

from build_scripts.outputs.books import epub
from build_scripts.outputs.books.typst.facts import facts, text_of
from build_scripts.outputs.exchange import akn, tmx
from build_scripts.outputs.pages.document_page import about_page
from build_scripts.publication.publication import Site, publication_of
from build_scripts.publication.words import phrases
from tests.bitexts import bitext_of
from tests.repository import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "standing" / "stated.yml").read_text("utf-8")
)
SITE = Site("https://example.org/")
UNIT = {"id": "c1", "label": {"zh": "1.", "en": "1."}, "text": {"zh": ["甲。"], "en": ["A."]}}


def document(case: dict[str, Any]) -> Any:
    return bitext_of(
        {
            "title": {"zh": "某约", "en": "Some Treaty"},
            "editions": case["editions"],
            "authentic": case["authentic"],
            "levels": [{"kind": "clause", "is_unit": True}],
            "nodes": [UNIT],
        }
    )


def said_on(page: str) -> str:
    body: Any = html.fromstring(page)
    return " ".join(body.text_content().split())


@pytest.mark.parametrize("name", CASES)
def test_alike_in_every_output(name: str) -> None:
    case, bitext = CASES[name], document(CASES[name])
    publication = publication_of(bitext, SITE)
    with zipfile.ZipFile(io.BytesIO(epub.render(publication))) as book:
        [cover] = [each for each in book.namelist() if each.endswith("title.xhtml")]
        whole: Any = etree.fromstring(book.read(cover))
    printed, about = "".join(whole.itertext()), said_on(about_page(publication))
    for key, said in case["said"].items():
        edition = bitext.document.edition(key)
        assert text_of(bitext.document, edition)["status"] == said
        assert said in printed
        assert said in akn.render(bitext, key)
        assert said in about


@pytest.mark.parametrize("name", CASES)
def test_rows_of_the_title_page_all_say_something(name: str) -> None:
    case, bitext = CASES[name], document(CASES[name])
    rows = facts(bitext, bitext.document.editions, SITE.url)
    assert all(any(each["value"]) or each["link"] for each in rows)
    found = {each["name"][0]: each["value"] for each in rows if each["name"][0] in ("中文", "英文")}
    assert found == case["rows"]


@pytest.mark.parametrize("name", CASES)
def test_the_list_of_sources_and_the_memory_say_the_same(name: str) -> None:
    case, bitext = CASES[name], document(CASES[name])
    page, word = about_page(publication_of(bitext, SITE)), phrases("status")["en"]
    lines = [line for line in page.split("\n") if line.startswith("- ") and f">{word}<" in line]
    assert len(lines) == len(case["listed"])
    for line, said in zip(lines, case["listed"].values(), strict=True):
        assert said in line
    root = etree.fromstring(tmx.render(bitext).encode())
    props = {each.get("type"): each.text for each in root.iter("prop")}
    found = {key: props.get(f"x-status-{key}") for key in ("zh", "en")}
    assert {key: text for key, text in found.items() if text} == case["listed"]
