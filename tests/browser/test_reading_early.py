"""What a reader does before its script is there: it is done as soon as that comes, all of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes
from tests.browser.held import Held
from tests.browser.watch import Watch

READING = "cn-la-2024/p2-s2/"
LATER = "**/javascripts/later.js"


@pytest.mark.parametrize("way", ["click", "press"])
def test_a_click_before_its_script_is_not_lost(open_page: OpenPage, way: str) -> None:
    page = open_page(READING)
    held = Held(page, LATER)
    button = page.locator("[data-do=swap]")
    button.click() if way == "click" else button.press("Enter")
    expect(page.locator("html")).not_to_have_attribute("data-swap", "yes")
    held.let_go()
    expect(page.locator("html")).to_have_attribute("data-swap", "yes")
    expect(button).to_have_attribute("aria-pressed", "true")


def test_all_that_was_asked_for_is_done_in_order(open_page: OpenPage) -> None:
    page = open_page(READING)
    held = Held(page, LATER)
    for name in ("swap", "size", "size", "scheme"):
        page.locator(f"[data-do={name}]").click()
    page.keyboard.press("g")
    held.let_go()
    html = page.locator("html")
    expect(html).to_have_attribute("data-swap", "yes")
    expect(html).to_have_attribute("data-size", "3")
    expect(html).to_have_attribute("data-scheme", "dark")
    expect(page.locator("dialog[open] input")).to_be_focused()


def test_a_lost_script_is_fetched_again(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("later.js")
    watch.allow("ERR_FAILED")
    page = open_page(READING)
    held = Held(page, LATER)
    page.locator("[data-do=swap]").click()
    held.lose()
    becomes(page, lambda: keys_are_shown(page), wanted=True)


def keys_are_shown(page: Page) -> bool:
    """Whether the keys are listed once they are asked for (again)."""
    page.keyboard.press("?")
    return page.locator("dialog[open]").count() == 1


@pytest.mark.parametrize(
    ("address", "script", "name", "done"),
    [
        (READING, "duidu.js", "swap", "html[data-swap=yes]"),
        ("", "duidu.js", "goto", "dialog[open]"),
        (READING, "duidu.js", "find", "#find[open]"),
        ("cn-la-2024/p2-s2-c4/", "unit.js", "copyLink", ".voice:not(:empty)"),
    ],
)
def test_a_click_before_any_script_is_not_lost(
    open_page: OpenPage, server: str, address: str, script: str, name: str, done: str
) -> None:
    page = open_page("help/")
    held = Held(page, f"**/javascripts/{script}")
    page.goto(server + address, wait_until="commit")
    page.locator(f"[data-do={name}]").first.click()
    expect(page.locator(done)).to_have_count(0)
    held.let_go()
    expect(page.locator(done)).to_have_count(1)
