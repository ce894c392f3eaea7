"""Where am I: the clause in view is marked in the contents and the bar; keys move on from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import IS_NEAR_THE_TOP, drawn

READING = "cn-la-2024/p2-s2/"


def now(page: Page) -> str:
    """Address of the entry of the contents that is marked."""
    return page.locator("#contents .now").first.get_attribute("href") or ""


def test_clause_in_view_is_marked(open_page: OpenPage) -> None:
    page = open_page(READING)
    for unit in ("p2-s2-c3", "p2-s2-c11", "p2-s2-c1"):
        page.locator(f"[data-unit={unit}]").evaluate(
            "e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)"
        )
        expect(page.locator("#contents .now")).to_have_attribute("href", f"#{unit}")
        expect(page.locator("#contents .now")).to_have_attribute("aria-current", "location")
        words = page.locator(f"[data-unit={unit}]").get_attribute("data-cite-en")
        expect(page.locator(".here [data-key=en]")).to_have_text(words or "")


def test_section_in_view_is_marked_on_the_full_page(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/full/#p2-s4-c2")
    expect(page.locator("#contents .now")).to_have_attribute("href", "#p2-s4")


def test_clause_in_view_is_marked_on_a_page_in_one_language(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/en/p2-s2/#p2-s2-c6")
    expect(page.locator("#contents .now")).to_have_attribute("href", "#p2-s2-c6")


def test_next_and_previous_clause(open_page: OpenPage) -> None:
    page = open_page(READING)
    for place in range(1, 14):
        page.keyboard.press("j")
        expect(page.locator(":target")).to_have_id(f"p2-s2-c{place}")
    page.keyboard.press("j")
    expect(page.locator(":target")).to_have_id("p2-s2-c13")
    page.keyboard.press("k")
    expect(page.locator(":target")).to_have_id("p2-s2-c12")
    assert page.evaluate("history.length") <= 2


def test_next_clause_follows_the_eye(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c2")
    page.locator("[data-unit=p2-s2-c9]").evaluate(
        "e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)"
    )
    expect(page.locator("#contents .now")).to_have_attribute("href", "#p2-s2-c9")
    page.keyboard.press("j")
    expect(page.locator(":target")).to_have_id("p2-s2-c10")


def test_view_key(open_page: OpenPage) -> None:
    page = open_page(READING)
    for view in ("zh", "en", "pairs", "both"):
        page.keyboard.press("v")
        expect(page.locator(f"[name=view][value={view}]")).to_be_checked()


def test_search_key(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("/")
    expect(page.locator("#find input")).to_be_focused()


def test_help_lists_all_keys(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()  # its script comes with the first key
    keys = page.locator("dialog[open] kbd").all_inner_texts()
    assert set("jkvcg/?") <= set(keys)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_help_page_lists_the_same_keys(open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()  # its script comes with the first key
    keys = set(" ".join(page.locator("dialog[open] kbd").all_inner_texts()).split())
    page.goto(server + "help/")
    listed = page.locator("#keys ~ table td:first-child").all_inner_texts()
    assert set(" ".join(listed).split()) == keys


@pytest.mark.parametrize("key", list("jkvctTg?"))
def test_no_keys_while_typing(key: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(".find-open").click()
    page.keyboard.press(key)
    expect(page.locator("#find input")).to_have_value(key)
    drawn(page)
    assert page.locator("dialog[open]").count() == 1
    assert page.locator(":target").count() == 0
    assert page.locator("[name=view][value=both]").is_checked()


@pytest.mark.parametrize("key", list("jkvcg"))
def test_no_keys_with_control(key: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    page.evaluate("addEventListener('keydown', e => { window.stopped = e.defaultPrevented })")
    page.evaluate(
        "key => document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{key, ctrlKey: true, bubbles: true, cancelable: true}))",
        key,
    )
    assert page.evaluate("window.stopped") is False


def test_contents_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    here = page.locator(".here")
    here.tap()
    expect(here).to_have_attribute("aria-expanded", "true")  # its script comes with the touch
    entry = page.locator("#contents a[href='#p2-s2-c8']")
    expect(entry).to_be_in_viewport()
    entry.tap()
    page.wait_for_url("**/#p2-s2-c8")
    page.wait_for_function(IS_NEAR_THE_TOP, arg="p2-s2-c8")
    here.tap()
    expect(here).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(here).to_have_attribute("aria-expanded", "false")
