"""Home with one, a few and hundreds of documents: newest first, in groups, the newest to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.model import Document
from build_scripts.outputs.pages.home_page import home_page, newest_first
from build_scripts.outputs.pages.opening import taste
from build_scripts.publication.publication import Publication, Site, publication_of
from tests.bitexts import read_bitext
from tests.repository import ROOT
from tests.samples import bitext as sample

CASES = ROOT / "tests" / "cases"
HOMES: dict[str, Any] = yaml.safe_load((CASES / "home.yml").read_text("utf-8"))
SITE = Site("https://example.org/")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


@cache
def tiny() -> Publication:
    return publication_of(read_bitext(CASES / "pages" / "tiny.yml"), SITE)


def published(values: list[dict[str, Any]]) -> list[Publication]:
    """A small document for each: its id, and what else its `document.yml` says."""
    first = tiny()
    out = []
    for value in values:
        given = {"signed": "", "effective": "", **value}
        document: Document = replace(
            first.bitext.document,
            editions=tuple(replace(e, published="") for e in first.bitext.document.editions),
            **given,
        )
        out.append(replace(first, bitext=replace(first.bitext, document=document)))
    return out


def many(count: int) -> list[dict[str, Any]]:
    """Documents of twenty years, a few of them of a group."""
    return [
        {
            "id": f"doc-{at}",
            "title": {"zh": f"第{at}号文件", "en": f"Document No. {at}"},
            "signed": f"{2005 + at % 20}-0{1 + at % 9}-01",
            **({"group": {"zh": "条约", "en": "Treaties"}} if at % 50 == 0 else {}),
        }
        for at in range(1, count + 1)
    ]


def home(looks: Sequence[Publication]) -> str:
    """The home page of some documents."""
    documents = [each.bitext.document for each in looks]
    newest = newest_first(documents)[0].id if documents else ""
    return home_page(documents, next((each for each in looks if each.id == newest), None))


def shown(values: list[dict[str, Any]]) -> html.HtmlElement:
    body = home(published(values)).split("---\n", 2)[2]
    return html.fromstring(f"<body>{markdown.markdown(body, extensions=EXTENSIONS)}</body>")


def listed(page: html.HtmlElement) -> list[list[Any]]:
    """Each shelf: its name in English, the documents on it."""
    found = []
    for shelf in page.xpath("//div[@class='shelf']"):
        head = "preceding-sibling::*[1][self::h3]"
        names = shelf.xpath(f"{head}/span[@lang='en']/text() | {head}[not(*)]/text()")
        links = shelf.xpath(".//li/a/@href")
        found.append([*names, [each.removesuffix("/index.md") for each in links]])
    return found


@pytest.mark.parametrize("name", HOMES)
def test_documents_stand_newest_first_in_their_groups(name: str) -> None:
    case = HOMES[name]
    page = shown(case["documents"])
    assert listed(page) == case["shelves"]
    (begin,) = page.xpath("//a[@class='begin']/@href")
    assert begin == f"{case['begin']}/p1/index.md"
    assert bool(page.xpath("//div[@class='outline']")) is (len(case["documents"]) == 1)


def test_home_of_nothing_says_what_the_site_is() -> None:
    page = shown([])
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//a") == []


def test_every_one_of_five_hundred_is_listed_once() -> None:
    page = shown(many(500))
    ids = [each for *_, own in listed(page) for each in own]
    assert sorted(ids) == sorted(each["id"] for each in many(500))
    years = [name for name, _ in listed(page) if name != "Treaties"]
    assert years == [str(year) for year in range(2024, 2004, -1)]
    links = page.xpath("//div[@class='shelf']//small/a/@href")
    assert {"doc-7/zh/index.md", "doc-7/en/index.md"} < set(links)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_date_is_that_of_signing_then_of_force_then_of_publication() -> None:
    values = [{"id": "a", "effective": "2001"}, {"id": "b", "signed": "2002", "effective": "1999"}]
    documents = [each.bitext.document for each in published(values)]
    late = replace(documents[0].editions[0], published="2003-01-01")
    documents.append(replace(documents[0], id="c", effective="", editions=(late,)))
    assert [each.id for each in newest_first(documents)] == ["c", "b", "a"]


@pytest.mark.parametrize("name", yaml.safe_load((CASES / "taste.yml").read_text("utf-8")))
def test_a_taste_is_one_readable_pair(name: str) -> None:
    case = yaml.safe_load((CASES / "taste.yml").read_text("utf-8"))[name]
    found = taste(publication_of(sample(case["units"]), SITE))
    assert ([each.text for each in found.texts] if found else None) == case["shown"]
    if found:
        assert found.link.endswith(f"#{case['from']}")


LEADS: dict[str, Any] = yaml.safe_load((CASES / "home_languages.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", LEADS)
def test_the_languages_of_the_texts_are_named(name: str) -> None:
    case = LEADS[name]
    first = tiny().bitext.document
    [edition, *_] = first.editions
    documents = [
        replace(
            first,
            id=f"doc-{at}",
            editions=tuple(replace(edition, key=key, lang=key) for key in keys),
        )
        for at, keys in enumerate(case["editions"])
    ]
    page = home_page(documents, tiny() if documents else None)
    body: Any = html.fromstring(f"<body>{page}</body>")
    (lead,) = body.xpath("//p[@class='lead']")
    found = {each.get("lang")[:2]: each.text_content().strip() for each in lead}
    assert {key: words.startswith(case[key]) for key, words in found.items()} == {
        "zh": True,
        "en": True,
    }
    description = next(line for line in page.split("\n") if line.startswith("description:"))
    assert case["zh"] in description
    assert case["en"] in description


def test_a_filter_knows_other_forms_of_the_titles() -> None:
    values = many(9)
    values[0]["title"] = {"zh": "街市攤檔條例", "en": "Market Stalls"}
    (found,) = shown(values).xpath("//*[@data-han]/@data-han")
    lines = found.split()
    for simplified, traditional in ("摊攤", "档檔", "条條", "号號"):
        assert any(line[0] == simplified and traditional in line for line in lines)
    assert not shown(values[:8]).xpath("//*[@data-han]")
