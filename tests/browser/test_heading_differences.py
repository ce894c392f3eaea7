"""Markers at headings in Chromium: seen and reached wherever a heading with a difference stands.

The site of these tests has notes on three headings; that of Part Two has no reading page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Scheme

NAME = re.compile(r"^差异\d+处 \d+ note")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
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


@pytest.fixture
def server(server_of_several: str) -> str:
    """Address of a site with notes on three headings."""
    return server_of_several


@pytest.mark.parametrize(("address", "division", "target", "back"), PLACES)
def test_without_javascript_a_marker_leads_to_the_entry_and_back(
    address: str, division: str, target: str, back: str, open_page: OpenPage, server: str
) -> None:
    page = open_page(address, javascript=False)
    marker = page.locator(f"#{division} .differ").get_by_role("link", name=NAME)
    expect(marker).to_be_visible()
    marker.click()
    expect(page).to_have_url(server + target)
    there = page.locator(f"#{target.partition('#')[2]}")
    expect(there).to_be_in_viewport(ratio=1)
    entry = page.locator(f".differ-list li:has(> #{division}), #differences + .differ-list li")
    entry.first.locator("a").first.click()
    expect(page).to_have_url(server + back)
    expect(page.locator(f"#{division}")).to_be_in_viewport()


@pytest.mark.parametrize(("address", "division"), [place[:2] for place in PLACES[:-1]])
def test_marker_opens_the_notes_below_its_heading(
    address: str, division: str, open_page: OpenPage, server: str
) -> None:
    page = open_page(address)
    marker = page.locator(f"#{division} .differ").get_by_role("link", name=NAME)
    marker.click()
    expect(page.locator(f"#{division} + .notes li").first).to_be_visible()
    expect(marker).to_have_attribute("aria-expanded", "true")
    expect(page).to_have_url(server + address)
    lit = page.evaluate("Array.from(CSS.highlights.get('differing')).map(String)")
    heading = page.locator(f"#{division}").text_content() or ""
    assert lit
    assert [each for each in lit if each not in heading] == []


def test_marker_of_a_page_without_texts_leads_to_the_entry(
    open_page: OpenPage, server: str
) -> None:
    page = open_page("cn-la-2024/p2/")
    page.locator("#p2 .differ").get_by_role("link", name=NAME).click()
    expect(page).to_have_url(server + "cn-la-2024/p2/#differences")


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
    expect(marker).to_be_hidden()
    expect(page.locator(f"#{division}")).to_be_visible()


@pytest.mark.parametrize("width", [pytest.param(390, marks=pytest.mark.sweep), 1280])
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
    number = page.locator(".page > h2").first.evaluate(size)
    assert number < page.locator(".page > p.outer").evaluate(size)
    assert number < page.locator(".page > h1").evaluate(size) / 1.5
