"""An address whose fragment nothing on the page has: a line says where that is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.held import Held

LINE = ".astray"


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("cn-la-2024/p2-s4/#p2-s2-c4", "cn-la-2024/p2-s2/#p2-s2-c4"),
        ("cn-la-2024/p2-s4/#p2-s2-c4.2", "cn-la-2024/p2-s2/#p2-s2-c4.2"),
        ("cn-la-2024/zh/p2-s4/#p2-s2-c4", "cn-la-2024/p2-s2/#p2-s2-c4"),
        ("cn-la-2024/p2-s2-c4/#p2-s4-c1", "cn-la-2024/p2-s4/#p2-s4-c1"),
        ("cn-la-2024/p2-s2-c4/#p2-s4", "cn-la-2024/p2-s4/"),
    ],
)
def test_a_clause_of_another_page_is_linked(
    address: str, leads: str, open_page: OpenPage, server: str
) -> None:
    page = open_page(address)
    link = page.locator(f"{LINE} a")
    expect(link).to_be_visible()
    assert page.url == server + address
    assert link.evaluate("link => link.href") == server + leads
    link.click()
    expect(page).to_have_url(server + leads)
    expect(page.locator(LINE)).to_have_count(0)


@pytest.mark.parametrize("address", ["cn-la-2024/p2-s4/", "cn-la-2024/p2-s2-c4/"])
def test_a_name_of_nothing_is_said_to_be_none(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}#chapter-9")
    expect(page.locator(LINE)).to_contain_text("chapter-9")
    expect(page.locator(f"{LINE} a")).to_have_count(0)


@pytest.mark.parametrize(
    "address",
    ["cn-la-2024/p2-s4/#p2-s4-c1", "cn-la-2024/p2-s2-c4/#p2-s2-c4.2", "cn-la-2024/p2-s4/"],
)
def test_what_is_there_has_no_line(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.keyboard.press("g")
    page.locator("dialog[open] input").wait_for()
    expect(page.locator(LINE)).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "script"),
    [
        ("cn-la-2024/p2-s4/", "later.js"),
        ("cn-la-2024/p2-s2-c4/", "clause.js"),
        ("cn-la-2024/p2-s2-c4/", "later.js"),
    ],
)
def test_letters_behind_g_are_for_the_box(address: str, script: str, open_page: OpenPage) -> None:
    page = open_page(address)
    held = Held(page, f"**/javascripts/{script}")
    page.keyboard.type("gII.55")
    page.keyboard.press("Backspace")
    held.let_go()
    expect(page.locator("dialog.box[open] input")).to_have_value("II.5")
    expect(page.locator("dialog.box[open] li a")).to_have_count(1)


def test_enter_typed_early_goes_there(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s4/")
    held = Held(page, "**/javascripts/later.js")
    page.keyboard.type("gII.5")
    page.keyboard.press("Enter")
    held.let_go()
    page.wait_for_url("**/cn-la-2024/p2-s2/#p2-s2-c5")


def test_a_clause_s_own_page_copies_one_language(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("Shift+Q")
    expect(page.locator(".voice")).not_to_be_empty()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "——" in text
    assert "Action Plan" not in text
