"""Tables of a text: seen whole at any width, reached by the keyboard, read and taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_kinds import TOO_WIDE
from tests.sites import TABLES

WIDE = "an1-par1"
"""The unit whose table has eight columns."""
INSIDE = "a2"
"""The unit with a table between two paragraphs."""
HEADS = ["No.", "Type of boat", "Seats", "Time (minutes)"]
QUOTED = """\
Class\tVisitors\tAmount (yuan)
A\tAdults\t10
B\tElderly persons <b>\t5
\tChildren\tfree
"""
SELECT = """
unit => {
  const cell = document.getElementById(unit).closest(".unit").querySelector(".cell[data-key=zh]");
  getSelection().selectAllChildren(cell.querySelector("tbody"));
}
"""


@pytest.fixture
def server(server_of_several: str) -> str:
    """Address of a site that has a document with tables."""
    return server_of_several


def test_tables_are_seen_whole_and_taken(
    open_page: OpenPage, axe: Callable[[Page], list[str]], server: str
) -> None:
    page = open_page(f"{TABLES}/full/", width=320)
    box = page.locator(f"#{WIDE} [lang=en] .tabular")
    scrolled_by_keys(page, f"#{WIDE} [lang=en] .tabular")
    assert box.locator("thead th[scope=col]").all_inner_texts()[:4] == HEADS
    assert page.locator(f"#{WIDE} [lang=zh-Hans] .tabular").get_attribute("aria-label") == "表格"
    lit_with_its_partner(page)
    taken(page)
    for address, heads in {"full/": 1, f"{WIDE}/": 1, "zh/": 1, "en/": 0}.items():
        page.goto(f"{server}{TABLES}/{address}")
        expect(page.locator("thead th[scope=col]", has_text="周末")).to_have_count(heads)
        looked_at(page, axe)


def looked_at(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """The page is as wide as its window, dark and light; its tables scroll by themselves."""
    assert page.evaluate(TOO_WIDE) == 0, page.url
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == [], (page.url, scheme)


def scrolled_by_keys(page: Page, place: str) -> None:
    box = page.locator(place)
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("place => document.querySelector(place).scrollLeft > 0", arg=place)


def lit_with_its_partner(page: Page) -> None:
    """A cell lights the cell of the other text that says the same."""
    unit = page.locator(f".unit:has(#{INSIDE})")
    unit.locator("[lang=zh-Hans] td", has_text="成人").locator(".s").click()
    expect(unit.locator("[lang=en] .lit")).to_have_text("Adults")
    page.keyboard.press("Escape")


def taken(page: Page) -> None:
    """A quotation and a selection have the cells apart, as plain text and as a table."""
    unit = f'document.querySelector(".unit:has(#{INSIDE})")'
    quoted = page.evaluate(f'() => duidu.cite.quotation({unit}, "", "en")')
    assert f"Tickets are of these classes:\n{QUOTED}Children in" in quoted["text"]
    assert "<table><tr><td>Class</td><td>Visitors</td>" in quoted["html"]
    page.evaluate(SELECT, INSIDE)
    page.keyboard.press("ControlOrMeta+c")
    found = page.evaluate("navigator.clipboard.readText()")
    assert found.split("\n")[:2] == ["甲\t成人\t10", "乙\t老人 <b>\t5"]


def test_tables_are_there_without_scripts(open_page: OpenPage) -> None:
    page = open_page(f"{TABLES}/full/", width=390, javascript=False)
    expect(page.locator("table")).to_have_count(8)
    expect(page.locator(f"#{WIDE} [lang=zh-Hans] tbody tr")).to_have_count(3)
    assert page.evaluate(TOO_WIDE) == 0
