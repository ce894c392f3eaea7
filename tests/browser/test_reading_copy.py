"""Copying: link, citations, quotation; with and without the clipboard API."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.repository import SITE_URL
from tests.sites import Built

READING = "cn-la-2024/p2-s2/"
ADDRESS = f"{SITE_URL}cn-la-2024/p2-s2-c4/"
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
    text = copied(open_page(READING), "复制中文参考文献")
    assert "：第二部分第二节第4项[EB/OL]" in text
    assert re.search(r"（2023-10-20）\[\d{4}-\d\d-\d\d\]", text)
    assert text.endswith(f"{ADDRESS}.")


def test_english_citation(open_page: OpenPage) -> None:
    text = copied(open_page(READING), "Copy English citation")
    assert "unofficial English translation" in text
    assert "October 23, 2023, pt. 2, sec. II, para. 4, " in text
    assert text.endswith(f"{ADDRESS}.")


def test_bilingual_quotation(open_page: OpenPage) -> None:
    page = open_page(READING)
    text = copied(page, "Copy quotation")
    for key in ("zh", "en"):
        cell = page.locator(f"[data-unit=p2-s2-c4] .cell[data-key={key}]")
        assert (cell.text_content() or "").strip() in text
    assert text.count(ADDRESS) == 2
    assert "unofficial English translation" in text
    assert "（作准文本之一" in text


def test_unit_that_one_language_lacks(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p3/")
    menu(page, "dateline")
    entries = page.locator(".menu button").all_inner_texts()
    assert any("复制中文参考文献" in each for each in entries)
    assert not any("English citation" in each for each in entries)


@pytest.mark.parametrize("name", ["复制链接", "复制中文参考文献", "Copy quotation"])
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
    shown = page.locator(f".citation[data-key={key}]").inner_text().rsplit(".", 1)[0]
    page.locator(f".citation[data-key={key}] button").click()
    expect(page.locator(".voice")).not_to_be_empty()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert re.sub(r"\[\d{4}-\d\d-\d\d\]", "", text) == f"{shown}."


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_every_style_of_a_unit(protocol: str, open_page: OpenPage, plain: Built) -> None:
    """They come when the reader opens them; what is copied is one clean line with today's date."""
    page = open_page("cn-la-2024/p2-s2-c4/")
    if protocol == "file":
        page.goto((plain.offline / "cn-la-2024" / "p2-s2-c4" / "index.html").as_uri())
    page.locator(".styles summary").click()
    styled = page.locator(".styles .styled")
    expect(styled).to_have_count(20)
    today = date.today()
    own = {
        "OSCOLA": f"pt 2, s II, para 4 <{ADDRESS}> accessed {today.day} {today:%B %Y}.",
        "GB/T 7714—2015": f", 2023: 第二部分第二节第4项(2023-10-20)[{today}]. {ADDRESS}.",
        "Bluebook": f", pt. 2, § II, ¶ 4, 新华社 (Oct. 20, 2023), {ADDRESS}.",
    }
    for name, ending in own.items():
        row = styled.filter(has_text=name).first
        row.locator("button").click()
        if protocol == "http":
            expect(page.locator(".voice")).not_to_be_empty()
            text = str(page.evaluate("navigator.clipboard.readText()"))
            assert text == row.locator(".citation").inner_text()
        assert row.locator(".citation").inner_text().endswith(ending)


def test_data_are_copied_with_the_day_of_reading(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/cite/")
    page.locator(".styled").filter(has_text="@online").locator("button").click()
    expect(page.locator(".voice")).not_to_be_empty()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert text.count(f"  urldate = {{{date.today()}}},\n}}\n") == 2


def test_unit_page_without_scripts(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/", javascript=False)
    assert page.locator("button:visible").count() == 0
    assert page.locator(".citation").count() == 2
    page.locator(".styles summary").click()
    page.locator(".styles a").click()
    expect(page.locator("h1")).to_have_attribute("id", "cite")
    assert page.locator(".citation").count() == 20
    assert page.locator("button:visible").count() == 0
    text = page.locator(".page").inner_text()
    assert "accessed" not in text
    assert "urldate" not in text
