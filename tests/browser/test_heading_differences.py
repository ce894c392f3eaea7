"""Markers at headings in Chromium: seen and reached wherever a heading with a difference stands.

The site of these tests has one note more, on the heading of Part Two, which has no reading page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.kinds import CASES
from tests.repository import build_site, copy_to
from tests.serving import serving

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FIRST_NOTE = re.compile(r"^  - unit: ", re.MULTILINE)
SMALLEST = 24
"""CSS px of a target for a finger, each way (WCAG 2.5.8)."""

# Page, division, where its marker leads, where the entry there leads back to.
PLACES = [
    ("cn-la-2024/p3/", "p3", "cn-la-2024/differences/#p3", "cn-la-2024/p3/"),
    ("cn-la-2024/full/", "p3", "cn-la-2024/differences/#p3", "cn-la-2024/p3/"),
    ("cn-la-2024/full/", "p2-s4", "cn-la-2024/differences/#p2-s4", "cn-la-2024/p2-s4/"),
    ("cn-la-2024/p2-s1/", "p2", "cn-la-2024/differences/#p2", "cn-la-2024/p2-s1/#p2"),
    ("cn-la-2024/p2/", "p2", "cn-la-2024/p2/#differences", "cn-la-2024/p2-s1/#p2"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site whose first note is on the heading of Part Two."""
    sources = copy_to(tmp_path_factory.mktemp("noted"))
    notes = sources / "source_texts" / "cn-la-2024" / "notes.yml"
    one = (CASES / "note_on_p2.yml").read_text("utf-8")
    place = FIRST_NOTE.search(text := notes.read_text("utf-8"))
    assert place
    notes.write_text(text[: place.start()] + one + text[place.start() :], "utf-8")
    built = Path(tmp_path_factory.mktemp("built")) / "site"
    with serving(build_site(sources, built, offline=False)) as address:
        yield address


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("address", "division", "target", "back"), PLACES)
def test_marker_leads_to_the_entry_and_back(
    address: str,
    division: str,
    target: str,
    back: str,
    javascript: bool,  # noqa: FBT001
    open_page: OpenPage,
    server: str,
) -> None:
    page = open_page(address, javascript=javascript)
    marker = page.locator(f"#{division} .differ").get_by_role(
        "link", name=re.compile(r"^异\d+ \d+ difference")
    )
    expect(marker).to_be_visible()
    marker.click()
    expect(page).to_have_url(server + target)
    there = page.locator(f"#{target.partition('#')[2]}")
    expect(there).to_be_in_viewport(ratio=1)
    entry = page.locator(f".differ-list li:has(> #{division}), #differences + .differ-list li")
    entry.first.locator("a").first.click()
    expect(page).to_have_url(server + back)
    expect(page.locator(f"#{division}")).to_be_in_viewport()


@pytest.mark.parametrize(("address", "division"), [place[:2] for place in PLACES])
def test_marker_is_large_enough_and_not_printed(
    address: str, division: str, open_page: OpenPage
) -> None:
    page = open_page(address, width=360, touch=True)
    marker = page.locator(f"#{division} .differ a")
    box = marker.bounding_box()
    assert box is not None
    assert box["width"] >= SMALLEST
    assert box["height"] >= SMALLEST
    assert box["x"] + box["width"] <= 360
    page.emulate_media(media="print")
    assert not marker.is_visible()
    assert page.locator(f"#{division}").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address", [*(place[0] for place in PLACES[:1] + PLACES[3:]), PLACES[3][2]]
)
def test_axe(
    address: str, width: int, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(address, width=width, touch=width == 390)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, axe(page)) == (scheme, [])


def test_number_and_division_look_different_in_one_language(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/zh/p2-s1/")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    number = page.locator(".page > .number").first.evaluate(size)
    assert number < page.locator(".page > p.outer").evaluate(size)
    assert number < page.locator(".page > h1").evaluate(size) / 1.5
