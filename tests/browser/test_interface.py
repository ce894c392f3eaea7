"""The interface in the reader's language: how it is chosen, kept and changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.press.hand_written import FOLDERS
from tests.browser.conftest import OpenPage
from tests.browser.frames import drawn

FOREIGN = (Path(__file__).parent / "foreign.js").read_text("utf-8")
READING = "cn-la-2024/p2-s2/"
EMPTY = """
() => [...document.querySelectorAll("main :is(li,p,td,th,dt,dd,h1,h2,h3,summary)")]
  .filter((each) => getComputedStyle(each).display !== "none" && each.getClientRects().length)
  .filter((each) => !each.innerText.trim() && !each.querySelector("img,svg,input,button"))
  .map((each) => each.outerHTML)
"""
"""What a reader sees of a page that says nothing."""
CHOICE = "() => [document.documentElement.dataset.ui || 'both', document.documentElement.lang]"


def stored(page: Page) -> object:
    return page.evaluate("JSON.parse(localStorage.getItem('duidu') || '{}').ui")


@pytest.mark.parametrize(
    ("locale", "ui", "lang"),
    [
        ("zh-CN", "zh", "zh-Hans"),
        ("zh-TW", "zh", "zh-Hans"),
        ("en-GB", "en", "en"),
        ("lo", "en", "en"),
    ],
)
def test_first_taken_from_the_browser(locale: str, ui: str, lang: str, open_page: OpenPage) -> None:
    page = open_page(READING, locale=locale, ui="")
    assert page.evaluate(CHOICE) == [ui, lang]
    assert stored(page) is None


def test_chosen_once_for_every_page(open_page: OpenPage, server: str) -> None:
    page = open_page(READING, locale="zh-CN", ui="")
    title = page.title()
    page.locator("select[name=ui]").select_option("en")
    expect(page.locator("h1")).to_have_text("II. Economic Field", use_inner_text=True)
    assert page.title() != title
    assert page.evaluate(FOREIGN, "en") == []
    page.goto(server + "cn-la-2024/about/")
    assert page.evaluate(CHOICE) == ["en", "en"]
    page.locator("select[name=ui]").select_option("both")
    expect(page.locator("h1")).to_have_text(
        "关于这份文件\nAbout this document", use_inner_text=True
    )
    page.reload()
    assert page.evaluate(CHOICE) == ["both", "zh-Hans"]


def test_settings_of_another_form_are_replaced(open_page: OpenPage) -> None:
    page = open_page(READING, locale="en-GB")
    for garbage in ("5", "[]", "true", "null", '"x"', "{", '{"ui":7,"view":[]}'):
        page.evaluate("text => localStorage.setItem('duidu', text)", garbage)
        page.reload()
        assert (garbage, page.evaluate(CHOICE)) == (garbage, ["en", "en"])
        page.locator("select[name=ui]").select_option("zh")
        page.locator("[name=view][value=en]").check(force=True)
        page.reload()
        assert (garbage, page.evaluate(CHOICE)) == (garbage, ["zh", "zh-Hans"])
        expect(page.locator("[name=view][value=en]"), garbage).to_be_checked()


def test_the_place_is_kept_when_the_language_changes(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, height=844, ui="zh")
    page.evaluate("scrollTo(0, 3000)")
    drawn(page)
    here = page.locator(".here [data-key=zh]").text_content()
    page.locator("select[name=ui]").evaluate(
        "list => { list.value = 'en'; list.dispatchEvent(new Event('change')); }"
    )
    drawn(page)
    assert page.locator(".here [data-key=zh]").text_content() == here


def test_both_texts_stay_whatever_the_interface_speaks(open_page: OpenPage) -> None:
    page = open_page(READING, ui="en")
    row = page.locator("[data-unit=p2-s2-c4]")
    expect(row.locator(".cell:lang(zh)")).to_be_visible()
    expect(row.locator(".cell:lang(en)")).to_be_visible()
    expect(page.locator(".heads").get_by_text("二、经济领域")).to_be_visible()
    page.locator("[name=view][value=en]").check(force=True)
    expect(page.locator(".heads").get_by_text("二、经济领域")).to_be_hidden()


def test_without_scripts_both_are_said(open_page: OpenPage) -> None:
    page = open_page(READING, javascript=False)
    expect(page.locator("h1")).to_have_text("二、经济领域\nII. Economic Field", use_inner_text=True)
    expect(page.locator("select[name=ui]")).to_be_hidden()


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("address", [f"{name}/" for name in FOLDERS])
def test_nothing_that_people_wrote_is_empty(address: str, ui: str, open_page: OpenPage) -> None:
    page = open_page(address, ui=ui)
    assert page.locator("main li").count() > 3
    assert page.evaluate(EMPTY) == []
