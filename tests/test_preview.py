"""The pictures for previews of links: one size, all inside the margins, the colours of the site."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from PIL import Image, ImageChops

from build_scripts.outputs.books.typst.preview import (
    HEIGHT,
    TEMPLATE,
    WIDTH,
    Preview,
    drawn,
    preview_of,
    site_preview,
)
from build_scripts.press import keep
from build_scripts.press.documents import previews
from build_scripts.problems import WARNING
from tests.printed import FIRST, NAMES, bitext, ready
from tests.repository import ROOT

MARK = (ROOT / "docs" / "assets" / "favicon.svg").read_text("utf-8")
TOKENS = (ROOT / "docs" / "stylesheets" / "parts" / "tokens.css").read_text("utf-8")
CASES: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "preview_titles.yml").read_text("utf-8")
)
MARGIN = 60
PAPER = (0xFC, 0xFB, 0xF8)


def titled(titles: dict[str, str]) -> Preview:
    own = bitext(FIRST)
    return preview_of(ready(replace(own, document=replace(own.document, title=titles))))


def picture(preview: Preview) -> Image.Image:
    found = drawn(preview, MARK)
    assert not found.problems, found.problems
    assert found.value
    return Image.open(io.BytesIO(found.value)).convert("RGB")


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is not paper."""
    paper = Image.new("RGB", image.size, PAPER)
    box = ImageChops.difference(image, paper).getbbox()
    assert box
    return box


@pytest.mark.parametrize("case", CASES)
def test_whatever_the_title_all_is_inside_the_margins(case: str) -> None:
    image = picture(titled(CASES[case]))
    assert image.size == (WIDTH, HEIGHT)
    left, top, right, bottom = inked(image)
    assert left >= MARGIN
    assert top >= MARGIN
    assert right <= WIDTH - MARGIN
    assert bottom <= HEIGHT - MARGIN + 10
    # The titles keep off the mark above them and the rule below.
    for y in (130, 134, 488):
        row = image.crop((0, y, WIDTH, y + 1))
        assert row.getcolors() == [(WIDTH, PAPER)], y


@pytest.mark.parametrize("name", NAMES)
def test_every_document_has_a_picture(name: str) -> None:
    assert picture(preview_of(ready(bitext(name)))).size == (WIDTH, HEIGHT)


def test_the_site_has_a_picture() -> None:
    assert picture(site_preview()).size == (WIDTH, HEIGHT)


def test_the_title_breaks_between_phrases() -> None:
    card = preview_of(ready(bitext(FIRST))).card
    assert card["titles"][0]["lines"][0] == "中国共产党和老挝人民革命党"


def test_a_picture_that_typst_refuses_is_a_fault_of_itself_alone(tmp_path: Any) -> None:
    """Typst only warns of a font that there is not."""
    preview = titled({"zh": "甲", "en": "A"})
    preview.card["titles"][0]["text"]["sans"][1] = "No Such Serif"
    fault = drawn(preview, MARK).problems[0]
    assert fault.code == "F05"
    assert "no such serif" in fault.message
    assert fault.path == f"source_texts/{FIRST}/document.yml"
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "docs" / previews.MARK).write_text(MARK, "utf-8")
    content, faults = previews.picture(tmp_path, preview, "one")
    assert content is None
    assert [each.severity for each in faults] == [WARNING]


def test_the_same_gives_the_same_bytes_and_is_drawn_once(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "docs" / previews.MARK).write_text(MARK, "utf-8")
    first = previews.picture(tmp_path, site_preview(), "site").value
    assert first == drawn(site_preview(), MARK).value
    monkeypatch.setattr(previews, "drawn", lambda *_: pytest.fail("drawn again"))
    assert previews.picture(tmp_path, site_preview(), "site").value == first
    assert [each.name for each in (tmp_path / keep.CACHE / previews.FOLDER).iterdir()] == [
        "site.png"
    ]


@pytest.mark.parametrize(
    ("name", "token"),
    [("paper", "paper"), ("ink", "ink"), ("quiet", "quiet"), ("line-colour", "line")],
)
def test_colours_are_those_of_the_site(name: str, token: str) -> None:
    own = re.search(rf'#let {name} = rgb\("(#[0-9a-f]+)"\)', TEMPLATE.read_text("utf-8"))
    site = re.search(rf"--{token}:(#[0-9a-f]+);", TOKENS)
    assert own
    assert site
    assert own[1] == site[1]
