"""Every kind of page, walked once: requests, weight, words of the interface, width, search."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import drawn, until
from tests.browser.kinds import PAGES, Kind
from tests.browser.watch import Watch

FOREIGN = (Path(__file__).parent / "foreign.js").read_text("utf-8")
TOO_WIDE = "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
"""By how many px the page is wider than its window."""
TITLES = """
[...document.querySelectorAll("h1")].map((each) =>
  each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().height > 0)
"""
"""Of each heading of the first rank whether it is seen."""
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]*)"')
"""What a page loads at once, beside itself."""
WIDTHS = {"both": (1440, 768, 360), "zh": (320, 1280), "en": (1280, 320)}
"""Windows in which the page is looked at one after the other, by the language of the interface."""
ALONE = {"Chinese alone": "zh", "English alone": "en", "index of one language": "en"}
"""Pages in one language speak that language, whatever the reader chose."""
ONCE = "视情签署"
"""Words that one clause has and no term of the glossary."""
THERE = re.compile(r"/cn-la-2024/p3/\?h=[^#]*#p3-par2$")
"""Where that clause is."""
PARTS = 4
"""Among which the kinds are divided where one page goes from one to the next."""


@pytest.mark.parametrize("kind", PAGES)
def test_light_wide_enough_and_in_one_language(
    kind: str, open_page: OpenPage, watch: Watch, server: str, site: Path
) -> None:
    watch.allow(PAGES[kind].allowed)
    page = open_page(PAGES[kind].address, locale="de-DE")
    page.wait_for_load_state("networkidle")
    faults = [*faults_of_loading(PAGES[kind], watch.requests, server, site)]
    for ui in WIDTHS:
        if ui != "both":
            page.evaluate("ui => localStorage.setItem('duidu', JSON.stringify({ ui }))", ui)
            page.reload()
        faults += faults_of_showing(page, kind, ui)
    assert faults == []


def faults_of_loading(
    kind: Kind, requests: Sequence[str], server: str, site: Path
) -> Iterator[str]:
    if len(requests) > kind.requests:
        yield f"{len(requests)} requests, not {kind.requests} at most"
    yield from {f"asked for twice: {each}" for each in requests if requests.count(each) > 1}
    files = []
    for request in requests:
        path = site / request.removeprefix(server)
        path = path / "index.html" if path.is_dir() else path
        files.append(path if path.exists() else site / "404.html")
    if (found := weight(files)) > kind.weight * 1000:
        yield f"{found} bytes, not {kind.weight} kB at most"


@pytest.mark.parametrize("kind", ["unit", "concept"])
def test_the_heaviest_page_of_its_kind_is_light(kind: str, site: Path) -> None:
    weights = {}
    for page in site.rglob("index.html"):
        loaded = LOADED.findall(page.read_text("utf-8"))
        if any(each.endswith(f"stylesheets/{kind}.css") for each in loaded):
            weights[page] = weight([page, *(page.parent / each for each in loaded)])
    assert len(weights) > 1
    heaviest = max(weights, key=lambda page: weights[page])
    assert (heaviest, weights[heaviest] <= (PAGES[kind].most or PAGES[kind].weight) * 1000) == (
        heaviest,
        True,
    )


def weight(files: Sequence[Path]) -> int:
    """Bytes that these files take when compressed by gzip."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def faults_of_showing(page: Page, kind: str, ui: str) -> Iterator[str]:
    """What is too wide, or in another language than the one that the reader chose."""
    for width in WIDTHS[ui]:
        page.set_viewport_size({"width": width, "height": 844})
        drawn(page)
        at = f"interface {ui}, {width} px"
        if wide := until(page, lambda: page.evaluate(TOO_WIDE), 0):
            yield f"{at}: {wide} px too wide"
        if (titles := until(page, lambda: page.evaluate(TITLES), [True])) != [True]:
            yield f"{at}: visible headings h1: {titles}"
        if ui == "both":
            continue
        for words in foreign_words(page, ALONE.get(kind, ui)):
            yield f"{at}: not in that language: {words}"


def foreign_words(page: Page, spoken: str) -> Sequence[str]:
    return until(page, lambda: page.evaluate(FOREIGN, spoken), []) or ()


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("part", range(PARTS))
def test_search_is_at_hand(
    part: int, width: int, open_page: OpenPage, watch: Watch, server: str
) -> None:
    page = open_page("help/", width=width)
    for kind in [*PAGES][part::PARTS]:
        watch.allow(PAGES[kind].allowed)
        page.goto(server + PAGES[kind].address)
        page.keyboard.press("/")
        expect(page.locator("#find input"), kind).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#find"), kind).to_be_hidden()
        page.click(".find-open")
        page.keyboard.insert_text(ONCE)
        expect(page.locator("#find .hit"), kind).to_have_count(1)
        leads = page.locator("#find .hit").evaluate("hit => hit.href")
        assert THERE.search(leads), (kind, leads)
        assert (kind, watch.faults()) == (kind, [])
    page.keyboard.press("Enter")
    expect(page).to_have_url(THERE)
