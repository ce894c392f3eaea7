"""Where the source's own title lines stand: below the heading of the first page, named."""

from __future__ import annotations

from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.model import Division, Unit
from build_scripts.outputs.pages import pages
from build_scripts.outputs.pages.rows import title_below
from build_scripts.publication.publication import Site, publication_of
from tests.bitexts import read_bitext
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases"
ORDERS = yaml.safe_load((CASES / "printed_title.yml").read_text("utf-8"))


def node(name: str) -> Division | Unit:
    """`p1` and `p1-s2` are divisions, `title`, `preamble` and `p1-c1` units."""
    kind = {"p": "part", "s": "section", "c": "clause"}.get(name.rpartition("-")[2][0])
    if name.isalpha():
        return Unit(name, name, name, "", 0, {}, {}, {}, {})
    if kind == "clause":
        return Unit(name, kind, "1", "", 0, {}, {}, {}, {})
    return Division(name, kind or "", "1", "", 0, {}, {}, {})


@pytest.mark.parametrize(("before", "after"), ORDERS)
def test_order_of_a_page(before: str, after: str) -> None:
    nodes = [node(each) for each in before.split()]
    assert [each.id for each in title_below(nodes)] == after.split()


def body(path: Path, page: str) -> html.HtmlElement:
    bitext = read_bitext(path)
    files = pages.render(publication_of(bitext, Site("https://example.org/")))
    text = files[f"{bitext.document.id}/{page}/index.md"].split("---\n", 2)[2]
    return html.fromstring(
        f"<body>{markdown.markdown(text, extensions=['attr_list', 'md_in_html'])}</body>"
    )


@pytest.mark.parametrize("page", ["p1", "full"])
def test_title_lines_are_named_as_reproduced(page: str) -> None:
    found = body(CASES / "pages" / "tiny.yml", page)
    assert found.xpath("//section[1]/preceding::h1")
    # The full page has the document's title over it, and its title lines before the first part.
    assert bool(found.xpath("(//section)[1]/preceding::*[@id='p1']")) is (page == "p1")
    (row,) = found.xpath("//section[@id='title']")
    names = row.xpath("p[1]/a[@href='../title/index.md']/span/text()")
    assert names == ["原文标题行", "Title lines as printed"]


def test_text_before_the_first_heading_stands_under_the_document() -> None:
    found = body(CASES / "text_before_headings.yml", "ch1")
    rows = found.xpath("//section")
    assert [row.get("id") for row in rows[:2]] == ["title", "preamble"]
    (over,) = rows[0].xpath("preceding::p[@class='outer']")
    assert over.xpath("span/text()") == ["某条约", "Some Treaty"]
    assert rows[0].xpath("preceding::h1") == []


def test_alone_without_pages_they_stand_before_the_first_heading() -> None:
    found = body(CASES / "printed_title" / "without_pages.yml", "zh")
    (lines,) = found.xpath("//*[@id='title']")
    heads = lines.xpath("preceding::*[self::h1 or self::h2]/@id")
    assert heads == ["document"]


@pytest.mark.parametrize(
    ("page", "words"), [("zh/p1", "原文标题行"), ("en/p1", "Title lines as printed")]
)
def test_in_one_language_too(page: str, words: str) -> None:
    found = body(CASES / "pages" / "tiny.yml", page)
    (lines,) = found.xpath("//*[@id='title']")
    assert lines.xpath("preceding-sibling::*[1]/text()") == [words]
    assert lines.xpath("preceding-sibling::h1")
