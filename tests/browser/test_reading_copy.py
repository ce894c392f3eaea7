"""Copying: link, citations, bilingual quotation; with and without the clipboard API."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

READING = "cn-la-2024/p2-s2/"
ADDRESS = "https://duidu.example/read/cn-la-2024/p2-s2-c4/"
FORBID = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


def menu(page: Page, unit: str) -> None:
    """Opens the menu of a unit."""
    page.locator(f"[data-unit={unit}]").hover()
    page.locator(f"[data-unit={unit}] .more").click()
    expect(page.locator(".menu")).to_be_visible()


def copied(page: Page, name: str) -> str:
    """What an entry of the menu of p2-s2-c4 puts on the clipboard."""
    menu(page, "p2-s2-c4")
    page.locator(".menu button", has_text=name).click()
    expect(page.locator(".voice")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_link(open_page: OpenPage) -> None:
    assert copied(open_page(READING), "复制链接") == ADDRESS


def test_chinese_citation(open_page: OpenPage) -> None:
    text = copied(open_page(READING), "复制中文引文")
    assert "：第二部分“二”第4项" in text
    assert "[EB/OL]" in text
    assert re.search(r"\(2023-10-20\)\[\d{4}-\d\d-\d\d\]", text)
    assert text.endswith(f"{ADDRESS}.")


def test_english_citation(open_page: OpenPage) -> None:
    text = copied(open_page(READING), "Copy English citation")
    assert "Part Two, Section II, clause 4" in text
    assert "nofficial translation" in text
    assert re.search(r"October 23, 2023, accessed [A-Z][a-z]+ \d+, \d{4}, ", text)
    assert text.endswith(f"{ADDRESS}.")


def test_bilingual_quotation(open_page: OpenPage) -> None:
    page = open_page(READING)
    text = copied(page, "Copy bilingual quotation")
    for key in ("zh", "en"):
        cell = page.locator(f"[data-unit=p2-s2-c4] .cell[data-key={key}]")
        assert (cell.text_content() or "").strip() in text
    assert text.count(ADDRESS) == 2
    assert "nofficial translation" in text


def test_unit_that_one_language_lacks(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p3/")
    menu(page, "dateline")
    entries = page.locator(".menu button").all_inner_texts()
    assert any("复制中文引文" in each for each in entries)
    assert not any("English citation" in each for each in entries)


@pytest.mark.parametrize("name", ["复制链接", "复制中文引文", "Copy bilingual quotation"])
def test_without_the_clipboard_api(name: str, open_page: OpenPage) -> None:
    page = open_page("help/")
    page.add_init_script(FORBID)
    page.goto(page.url.replace("help/", READING))
    page.evaluate("addEventListener('copy', () => { window.taken = getSelection().toString() })")
    menu(page, "p2-s2-c4")
    page.locator(".menu button", has_text=name).click()
    expect(page.locator(".voice")).not_to_be_empty()
    expect(page.locator("textarea")).to_have_count(0)


def test_key(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c4")
    expect(page.locator("#contents .now")).to_have_attribute("href", "#p2-s2-c4")
    page.keyboard.press("c")
    expect(page.locator(".voice")).to_contain_text("II.4")
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


def test_message_is_announced(open_page: OpenPage) -> None:
    page = open_page(READING)
    copied(page, "复制链接")
    expect(page.locator(".voice")).to_have_attribute("role", "status")


def test_menu_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(READING)
    more = page.locator("[data-unit=p2-s2-c4] .more")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".menu button").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_have_count(0)
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


def test_menu_on_a_phone_stays_on_the_screen(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c4", width=360, height=640, touch=True)
    page.locator("[data-unit=p2-s2-c4] .more").tap()
    expect(page.locator(".menu")).to_be_in_viewport(ratio=1)
    page.locator("h1").dispatch_event("click")
    expect(page.locator(".menu")).to_have_count(0)


@pytest.mark.parametrize("key", ["zh", "en"])
def test_unit_page(key: str, open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/")
    page.locator(f".citation[data-key={key}] button").click()
    expect(page.locator(".voice")).not_to_be_empty()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert ADDRESS in text
    assert re.search(r"\[\d{4}-\d\d-\d\d\]|accessed ", text)


def test_unit_page_without_scripts(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/", javascript=False)
    assert page.locator("button:visible").count() == 0
    assert page.locator(".citation").count() == 2
    assert "accessed" not in page.locator(".page").inner_text()
