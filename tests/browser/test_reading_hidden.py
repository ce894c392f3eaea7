"""Texts that are not shown: they take no room, are found by the browser, and their row opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn

READING = "cn-la-2024/p2-s2/"
HIDDEN = ".cell[hidden=until-found]"
UNIT = "[data-unit=p2-s2-c2]"
HEIGHT = "document.querySelector('.page').scrollHeight"
FOUND = "document.querySelector('{}').dispatchEvent(new Event('beforematch', {{bubbles: true}}))"


@pytest.mark.parametrize(("view", "other"), [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_hidden_takes_no_room(
    view: str, other: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"{READING}?view={view}", width=width)
    rows = page.locator(".unit").count()
    expect(page.locator(f"{HIDDEN}[data-key={other}]")).to_have_count(rows)
    expect(page.locator(HIDDEN)).to_have_count(rows)
    with_attribute = page.evaluate(HEIGHT)
    page.evaluate("document.querySelectorAll('.cell').forEach(e => e.removeAttribute('hidden'))")
    drawn(page)
    assert page.evaluate(HEIGHT) == with_attribute


@pytest.mark.parametrize(
    ("view", "words", "other"), [("zh", "Sepon%20Integrated", "en"), ("en", "运营好赛色塔", "zh")]
)
def test_a_text_fragment_opens_its_row(
    view: str, words: str, other: str, open_page: OpenPage
) -> None:
    page = open_page(f"{READING}?view={view}#:~:text={words}")
    expect(page.locator(f"{UNIT} .cell[data-key={other}]")).to_be_visible()
    expect(page.locator(f"{UNIT} .cell[data-key={other}]")).to_be_in_viewport()
    expect(page.locator(f".cell[data-key={other}]:visible")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_word_found_opens_its_row_until_the_view_changes(width: int, open_page: OpenPage) -> None:
    page = open_page(f"{READING}?view=zh", width=width)
    other = page.locator(f"{UNIT} .cell[data-key=en]")
    page.evaluate(FOUND.format(f"{UNIT} .cell[data-key=en]"))
    expect(other).to_be_visible()
    own = page.locator(f"{UNIT} .cell[data-key=zh]").bounding_box()
    box = other.bounding_box()
    assert own
    assert box
    assert own["y"] + own["height"] <= box["y"]
    page.locator("[name=view][value=en]").check()
    expect(page.locator(f"{UNIT} .cell[data-key=zh]")).to_be_hidden()
    page.locator("[name=view][value=zh]").check()
    expect(other).to_be_hidden()


def test_a_word_found_unfolds_its_row(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    page.locator("[data-do=fold]").tap()
    expect(page.locator(HIDDEN)).to_have_count(page.locator(".unit").count())
    page.evaluate(FOUND.format(f"{UNIT} .cell[data-key=en]"))
    expect(page.locator(f"{UNIT} .cell[data-key=en]")).to_be_visible()
    expect(page.locator(f"{UNIT} .unfold")).to_have_attribute("aria-expanded", "true")
    page.locator(f"{UNIT} .unfold").tap()
    expect(page.locator(f"{UNIT} .cell[data-key=en]")).to_be_hidden()


def test_nothing_stays_hidden_in_a_wider_window(open_page: OpenPage) -> None:
    page = open_page(READING, width=390)
    page.locator("[data-do=fold]").click()
    expect(page.locator(HIDDEN)).not_to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(HIDDEN)).to_have_count(0)


def test_where_the_browser_does_not_know_it_styles_hide(open_page: OpenPage) -> None:
    page = open_page("")
    page.add_init_script("delete Document.prototype.onbeforematch; delete window.onbeforematch")
    page.goto(f"{page.url}{READING}?view=zh")
    expect(page.locator(HIDDEN)).to_have_count(0)
    expect(page.locator(f"{UNIT} .cell[data-key=en]")).to_be_hidden()
    page.evaluate(f"duidu.open(document.querySelector('{UNIT}'))")
    expect(page.locator(f"{UNIT} .cell[data-key=en]")).to_be_visible()


def test_tab_leads_to_a_sentence_that_is_shown(open_page: OpenPage) -> None:
    page = open_page(f"{READING}?view=en")
    expect(page.locator(".s[tabindex='0']")).to_have_count(1)
    becomes(page, lambda: in_tab_order(page), "en")
    page.locator("[name=view][value=zh]").check()
    becomes(page, lambda: in_tab_order(page), "zh")


def in_tab_order(page: Page) -> str:
    """The language of the sentence that takes part in the Tab order."""
    first = page.locator(".s[tabindex='0']")
    return str(first.evaluate("e => e.closest('.cell').dataset.key"))
