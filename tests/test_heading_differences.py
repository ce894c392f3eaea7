"""Differences in the words of a heading: marked wherever it stands, and led to and fro.

One case an entry of `cases/heading_differences/cases.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.apparatus.checks.difference import NOTE, Difference
from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import Concordance
from build_scripts.model import Bitext
from build_scripts.outputs.pages import pages
from build_scripts.outputs.pages.differences_page import differences_page
from build_scripts.publication.publication import publication_of
from tests.bitexts import bitext_of
from tests.repository import ROOT
from tests.theme import Theme, front

CASES: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "heading_differences" / "cases.yml").read_text("utf-8")
)
SITE = pages.Site("https://example.org/")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def _bitext(case: Mapping[str, Any]) -> Bitext:
    """A document of ``nodes``: "id label" is a division, "id" alone a clause."""
    nodes = []
    for number, line in enumerate(case["nodes"], 1):
        node, _, label = line.partition(" ")
        both = {"zh": label or f"{number}.", "en": f"Label {number}"}
        text = {"zh": [f"甲{number}"], "en": [f"A{number}"]}
        nodes.append({"id": node, "label": both} | ({} if label else {"text": text}))
    return bitext_of({"levels": case["levels"], "nodes": nodes})


def _two(node: str) -> tuple[Difference, ...]:
    """What a check finds at a heading and, after the notes, what an editor says of it."""
    said = {"zh": "说明", "en": "said"}
    note = Difference(
        node, "", "", "label", {"zh": "甲", "en": "A"}, said, source=NOTE, certainty="sure"
    )
    return note, Difference(node, "", "DF07", "term", {"zh": "乙", "en": "B"}, said)


def _files(case: Mapping[str, Any], found: tuple[Difference, ...]) -> Mapping[str, str]:
    """Address inside the document → the body of its page."""
    bitext = _bitext(case)
    companion = Companion(Concordance(bitext, {}, {}), found)
    ready = publication_of(bitext, SITE, companion=companion)
    files = dict(pages.render(ready))
    files[f"{bitext.document.id}/differences/index.md"] = differences_page(ready)
    return {
        path.removeprefix(f"{bitext.document.id}/").removesuffix("index.md"): text
        for path, text in files.items()
        if path.endswith(".md")
    }


def _html(text: str) -> html.HtmlElement:
    body = markdown.markdown(text.split("---\n", 2)[2], extensions=EXTENSIONS)
    return html.fromstring(f"<body>{body}</body>")


def _labels(text: str, theme: Theme, address: str) -> list[str]:
    """What the contents beside a page say, in order."""
    reader = markdown.Markdown(extensions=EXTENSIONS)
    reader.convert(text.split("---\n", 2)[2])
    page = html.fromstring(f"<div>{theme.clauses(reader.toc_tokens, front(text), address)}</div>")
    links: Any = page.xpath("//a")
    return [str(each.text_content()) for each in links]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_markers(case: Mapping[str, Any]) -> None:
    files = _files(case, _two(case["division"]))
    found = {}
    for address, text in files.items():
        for marker in _html(text).xpath("//span[@class='differ']/a"):
            heading = marker.xpath("ancestor::*[@id][1]")[0]
            assert heading.get("id") == case["division"], address
            assert marker.text_content() == "差异2处 2 notes"
            assert [each.get("lang") for each in marker] == ["zh-Hans", "en"]
            found[address] = marker.get("href")
    assert found == case["markers"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_markers_lead_to(case: Mapping[str, Any]) -> None:
    files = _files(case, _two(case["division"]))
    for address, target in case["markers"].items():
        there = address if target.startswith("#") else "differences/"
        fragment = target.partition("#")[2]
        [place] = _html(files[there]).xpath(f"//*[@id='{fragment}']")
        entry = place if place.tag == "b" else place.getnext().xpath(".//li")[0]
        assert "甲" in entry.xpath("string(ancestor-or-self::li)"), address


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_entries_lead_to_the_heading_and_to_each_other(case: Mapping[str, Any]) -> None:
    page = _html(_files(case, _two(case["division"]))["differences/"])
    first, second = page.xpath("//*[@class='differ-list']//li")
    for entry in (first, second):
        assert entry.xpath(".//a/@href")[0] == case["entry"]
    [further] = second.xpath(".//b/@id")
    assert first.xpath(".//small/a/@href") == [f"#{further}"]
    assert second.xpath(".//small/a") == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_an_editor_accepted_is_not_marked(case: Mapping[str, Any]) -> None:
    accepted = tuple(
        replace(each, accepted={"zh": "有意", "en": "meant"}) for each in _two(case["division"])[1:]
    )
    for address, text in _files(case, accepted).items():
        assert _html(text).xpath("//*[@class='differ']") == [], address


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_labels_of_the_contents_stay(case: Mapping[str, Any]) -> None:
    plain, marked = _files(case, ()), _files(case, _two(case["division"]))
    theme = Theme(pages.render(publication_of(_bitext(case), SITE)))
    for address in case["markers"]:
        texts = [_labels(files[address], theme, address) for files in (plain, marked)]
        assert "差异2处" not in "".join(texts[1])
        assert [each for each in texts[1] if "Where the texts differ" not in each] == texts[0]
