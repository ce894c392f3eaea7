"""Text is text: a document full of markup and scripts comes out literal on every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from build_scripts.model import Bitext
from build_scripts.press.build import check_document
from tests.sites import HOSTILE, Built

KEYS = ("zh", "en")


def plain(text: str) -> str:
    """A text as HTML shows it: runs of ASCII white space are one blank."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip()


@pytest.fixture(scope="module")
def hostile(several: Built) -> tuple[Path, Bitext]:
    bitext = check_document(
        several.sources / "source_texts" / HOSTILE, several.sources, with_lock=False
    ).bitext
    assert bitext
    return several.site, bitext


def trees(site: Path) -> Iterator[tuple[str, Any]]:
    for file in sorted((site / "hostile").rglob("*.html")):
        yield (
            file.relative_to(site / "hostile").as_posix(),
            html.fromstring(file.read_bytes().decode()),
        )


def texts(bitext: Bitext, key: str) -> Mapping[str, str]:
    """Unit id → its text in one language, as a page shows it, without spaces."""
    return {unit.id: "".join("".join(unit.text[key] or ()).split()) for unit in bitext.units}


def shown(element: Any) -> str:
    return "".join(element.text_content().split())


def test_cells_hold_the_text_to_the_letter(hostile: tuple[Path, Bitext]) -> None:
    site, bitext = hostile
    checked = 0
    for name, page in trees(site):
        for section in page.xpath("//section[contains(@class, 'unit')]"):
            unit = section.xpath("string(@id | ./*[1]/@id)") or page.xpath("string(//h1/@id)")
            for cell in section.xpath("./div[@lang]"):
                key = cell.get("lang")[:2]
                assert shown(cell) == texts(bitext, key)[unit], f"{name} {unit} {key}"
                checked += 1
    assert checked >= 3 * len(KEYS) * len(bitext.units)  # reading, full and unit pages


def test_one_language_pages_hold_the_text_in_order(hostile: tuple[Path, Bitext]) -> None:
    site, bitext = hostile
    for key in KEYS:
        pages = [page for name, page in trees(site) if name.startswith(f"{key}/")]
        whole = "".join(shown(page.xpath("//main | //article")[0]) for page in pages)
        for node, text in texts(bitext, key).items():
            assert text in whole, f"{key} {node}"


def test_headings_and_titles_are_literal(hostile: tuple[Path, Bitext]) -> None:
    site, bitext = hostile
    [section] = bitext.divisions
    title = bitext.document.title
    for name, page in trees(site):
        if name.startswith("s1/") or name == "full/index.html":
            for key in KEYS:
                assert "".join((section.heading[key] or "").split()) in shown(page), name
        if name == "index.html":
            assert all("".join(title[key].split()) in shown(page) for key in KEYS)


def test_nothing_of_a_text_becomes_markup(hostile: tuple[Path, Bitext]) -> None:
    site, _ = hostile
    for name, page in trees(site):
        assert not page.xpath("//@onclick | //@onerror"), name
        assert not [href for href in page.xpath("//@href | //@src") if "evil" in href], name
        assert not [href for href in page.xpath("//@href") if href.startswith("javascript")], name
        assert not page.xpath("//*[@id='evil'] | //img | //blockquote"), name
        has_tables = name == "differences/index.html" or name.startswith("studies/")
        assert has_tables or not page.xpath("//table"), name
        for script in page.xpath("//script"):
            assert "alert(" not in (script.text or "") or script.get("type") in {
                "application/ld+json",
                "application/json",
            }, name
        raw = (site / "hostile" / name).read_text("utf-8")
        assert "<script>alert" not in raw, name


def test_json_and_data_scripts_hold_the_text_to_the_letter(hostile: tuple[Path, Bitext]) -> None:
    site, bitext = hostile
    data = json.loads((site / "hostile/downloads/document.json").read_text("utf-8"))
    found = {unit["id"]: unit["text"] for unit in data["units"]}
    for unit in bitext.units:
        assert found[unit.id] == {key: list(unit.text[key] or ()) for key in KEYS}
    for file in (site / "hostile").rglob("*.js"):
        assert "</script" not in file.read_text("utf-8").lower()
    for name, page in trees(site):
        for block in page.xpath("//script[@type='application/ld+json']/text()"):
            assert isinstance(json.loads(block), dict), name
