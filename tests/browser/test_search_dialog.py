"""The search dialog: keys, input methods, focus, marks, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn, is_within
from tests.browser.held import Held
from tests.browser.watch import Watch
from tests.sites import Built

READING = "cn-la-2024/p2-s2/"
OPEN = ".find-open"
FIELD = "#find input"
HITS = "#find .hit"
ONCE = "视情签署"
"""Words that one clause has and no term of the glossary."""
THERE = re.compile(r"/cn-la-2024/p3/(index\.html)?\?h=[^#]*#p3-par2$")
"""Where that clause is."""
ORDERS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "composing.yml").read_text("utf-8")
)


def highlighted(page: Page, name: str) -> str:
    script = "name => Array.from(CSS.highlights.get(name) || [], String).join('')"
    return str(page.evaluate(script, name))


@pytest.mark.parametrize("script", ["search-box.js", "search-worker.js"])
@pytest.mark.parametrize("goes", [False, True])
def test_what_is_typed_before_the_scripts_have_come_is_not_lost(
    open_page: OpenPage, script: str, *, goes: bool
) -> None:
    page = open_page(READING)
    held = Held(page, f"**/{script}")
    page.click(OPEN)
    for letter in ONCE:
        page.keyboard.insert_text(letter)
    if goes:
        page.keyboard.press("Enter")
    drawn(page)
    expect(page.locator(FIELD)).to_have_value(ONCE)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(HITS)).to_have_count(0)
    held.let_go()
    if goes:
        expect(page).to_have_url(THERE)
    else:
        expect(page.locator(HITS)).to_have_count(1)


@pytest.mark.parametrize("script", ["search-box.js", "search-worker.js"])
def test_words_that_change_after_enter_go_nowhere(open_page: OpenPage, script: str) -> None:
    page = open_page(READING)
    held = Held(page, f"**/{script}")
    page.click(OPEN)
    page.keyboard.insert_text("视情")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("签署")
    held.let_go()
    expect(page.locator(HITS)).to_have_count(1)
    drawn(page)
    expect(page).to_have_url(re.compile("/p2-s2/$"))


def test_enter_where_nothing_is_found_stays(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text("railwork")
    page.keyboard.press("Enter")
    expect(page.locator("#find .hit__term").first).to_be_visible()
    drawn(page)
    expect(page).to_have_url(re.compile("/p2-s2/$"))
    expect(page.locator("#find")).to_be_visible()


def test_a_lost_script_is_fetched_again_with_the_next_letter(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.allow("search-box.js")
    watch.allow("ERR_FAILED")
    page = open_page(READING)
    held = Held(page, "**/search-box.js")
    page.click(OPEN)
    page.keyboard.insert_text(ONCE[:2])
    with page.expect_event("requestfailed"):
        held.lose()
    page.keyboard.insert_text(ONCE[2:])
    expect(page.locator(HITS)).to_have_count(1)


def press_enter_of_input_method(keys: CDPSession) -> None:
    """The Enter that an input method takes: its name is Enter, its code 229."""
    enter: dict[str, Any] = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    keys.send("Input.dispatchKeyEvent", {"type": "char", "text": "\r", **enter})
    keys.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("key", "field", "typed", "taken", "there"),
    [
        ("/", FIELD, "shiqing", ONCE, THERE),
        ("g", "dialog.box input", "erliu", "第二部分一、6", re.compile("#?p2-s1-c6|/p2-s1/")),
    ],
    ids=["search", "go to"],
)
def test_enter_that_takes_a_candidate_does_nothing(
    open_page: OpenPage, order: str, key: str, field: str, typed: str, taken: str, there: Any
) -> None:
    page = open_page(READING)
    page.keyboard.press(key)
    expect(page.locator(field)).to_be_focused()
    keys = page.context.new_cdp_session(page)
    place = {"selectionStart": len(typed), "selectionEnd": len(typed)}
    keys.send("Input.imeSetComposition", {"text": typed, **place})
    for event in ORDERS[order]:
        if event == "take":
            keys.send("Input.insertText", {"text": taken})
        else:
            press_enter_of_input_method(keys)
    drawn(page)
    expect(page.locator(field)).to_have_value(taken)
    if key == "/":
        expect(page.locator(HITS)).to_have_count(1)
    drawn(page)
    expect(page).to_have_url(re.compile("/p2-s2/$"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(there)


def test_half_typed_pinyin_is_no_query(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text("铁路")
    expect(page.locator("#find")).to_have_attribute("data-query", "铁路")
    page.keyboard.press("Control+a")
    keys = page.context.new_cdp_session(page)
    composed = {"text": "shi qing", "selectionStart": 8, "selectionEnd": 8}
    keys.send("Input.imeSetComposition", composed)
    expect(page.locator(FIELD)).to_have_value("shi qing")
    drawn(page)
    expect(page.locator("#find")).to_have_attribute("data-query", "铁路")
    keys.send("Input.insertText", {"text": ONCE})
    expect(page.locator("#find")).to_have_attribute("data-query", ONCE)


def test_a_letter_in_the_list_goes_on_with_the_words(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text("铁路")
    expect(page.locator("#find")).to_have_attribute("data-complete", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).nth(1)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("x")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value(re.compile("^铁路x$|^x铁路$"))


def test_nearest_terms_are_reached_by_keys(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text("railwork")
    expect(page.locator("#find .hit__term").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    term = page.locator("#find .hit__term").first
    expect(term).to_be_focused()
    words = term.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value(words)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize("way", ["Escape", "button", "backdrop"])
def test_focus_goes_back_to_where_it_was(open_page: OpenPage, way: str) -> None:
    page = open_page(READING)
    link = page.locator("#p2-s2-c2 a").first
    link.focus()
    page.keyboard.press("/")
    page.keyboard.insert_text(ONCE)
    expect(page.locator(HITS)).to_have_count(1)
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        page.click("#find button")
    else:
        page.mouse.click(5, 880)
    expect(page.locator("#find")).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_have_value(ONCE)
    expect(page.locator(HITS)).to_have_count(1)


def test_a_hit_on_this_page_is_shown_without_loading_it_again(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.evaluate("window.isKept = true")
    for words, unit in (("标准轨", "p2-s2-c2"), ("standard gauge", "p2-s2-c2")):
        page.keyboard.press("/")
        page.keyboard.insert_text(words)
        expect(page.locator("#find")).to_have_attribute("data-query", words)
        page.locator(HITS).first.click()
        expect(page.locator("#find")).to_be_hidden()
        expect(page).to_have_url(re.compile(rf"\?h={quote(words)}#{unit}$"))
        becomes(page, lambda: highlighted(page, "search-found"), words)
        expect(page.locator(f"#{unit}")).to_be_in_viewport()
        expect(page.locator(f"#{unit} a").first).to_be_focused()
    assert page.evaluate("window.isKept")
    page.keyboard.press("Escape")
    becomes(page, lambda: highlighted(page, "search-found"), "")
    expect(page).to_have_url(re.compile("/p2-s2/#p2-s2-c2$"))


def test_a_hit_opens_in_a_new_tab_too(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text(ONCE)
    with page.context.expect_page() as opened:
        page.locator(HITS).click(modifiers=["Control"])
    opened.value.wait_for_url(THERE)
    expect(page.locator(HITS)).to_be_visible()


@pytest.mark.parametrize(
    ("words", "partner"), [("standard gauge", "以标准轨联通"), ("标准轨", "with standard gauge")]
)
def test_what_translates_a_match_is_marked_too(
    open_page: OpenPage, words: str, partner: str
) -> None:
    page = open_page(f"{READING}?h={quote(words)}#p2-s2-c2")
    becomes(page, lambda: highlighted(page, "search-found"), words)
    marked = highlighted(page, "search-partner")
    assert partner in marked
    assert words not in marked
    page.keyboard.press("Escape")
    becomes(page, lambda: highlighted(page, "search-partner"), "")


TEXTS = """
() => {
  const walker = document.createTreeWalker(document.querySelector(".rows"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  return texts;
}
"""
"""Every text node of the rows."""


def test_browsers_without_highlights_mark_both(open_page: OpenPage) -> None:
    page = open_page(READING)
    plain = page.evaluate(TEXTS)
    page.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights")
    page.goto(page.url + "?h=standard%20gauge#p2-s2-c2")
    expect(page.locator("mark.search-found")).to_have_text("standard gauge")
    assert "标准轨" in page.locator("mark.search-partner").all_inner_texts()
    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_have_count(0)
    assert page.evaluate(TEXTS) == plain


@pytest.mark.parametrize(("view", "shown"), [("zh", 1), ("en", 14), ("both", 14)])
def test_a_match_in_a_hidden_language_opens_its_row(
    open_page: OpenPage, view: str, shown: int
) -> None:
    page = open_page(READING)
    page.keyboard.press("v")
    page.locator(f"[name=view][value={view}]").check(force=True)
    page.goto(page.url + "?h=standard%20gauge#p2-s2-c2")
    becomes(page, lambda: highlighted(page, "search-found"), "standard gauge")
    cells = page.locator(".cell[data-key=en]")
    found = cells.evaluate_all(
        "all => all.filter(duidu.isShown).map((each) => each.parentElement.dataset.unit)"
    )
    assert len(found) == shown
    assert "p2-s2-c2" in found


def test_a_match_that_is_not_the_word_typed_is_said_to_be_near(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.keyboard.insert_text(ONCE)
    expect(page.locator(HITS)).to_have_count(1)
    page.evaluate(
        """() => {
          const { list } = duidu.search;
          const { show } = list;
          list.show = (result) => {
            const near = { kind: "reading", typed: "tielu", found: "铁路", lang: "zh-Hans" };
            result.items.forEach((item) => { item.near = [near]; });
            show(result);
          };
          duidu.find("standard gauge");
        }"""
    )
    expect(page.locator(HITS).first.locator(".hit__why")).to_have_text("相近： near: tielu → 铁路")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        *((READING, words) for words in ("", "铁路", "railwork")),
        ("cn-la-2024/p2-s2-c4/", "铁路"),
        *(
            pytest.param("cn-la-2024/p2-s2-c4/", words, marks=pytest.mark.sweep)
            for words in ("", "railwork")
        ),
    ],
)
def test_it_is_accessible(
    open_page: OpenPage, axe: Callable[[Page], list[str]], address: str, words: str
) -> None:
    page = open_page(address, width=390)
    page.click(OPEN)
    page.keyboard.insert_text(words)
    if words:
        expect(page.locator("#find")).to_have_attribute("data-complete", "true")
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_is_cut_off_with_letters_of_twice_the_size(open_page: OpenPage, width: int) -> None:
    page = open_page(READING, width=width)
    page.click(OPEN)
    page.keyboard.insert_text("standard gauge")
    expect(page.locator(HITS).first).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    for part in (FIELD, "#find button", HITS):
        assert is_within(page.locator(part).first, width), part
    assert page.locator("#find").evaluate("box => box.scrollWidth <= box.clientWidth")
    page.locator(HITS).first.scroll_into_view_if_needed()
    expect(page.locator(HITS).first).to_be_in_viewport()


def test_its_button_is_large_enough_for_a_finger(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    box = page.locator(OPEN).bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44


def test_paper_has_none_of_it(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.emulate_media(media="print")
    expect(page.locator(OPEN)).to_be_hidden()
    expect(page.locator("#find")).to_be_hidden()


def test_from_disk_a_hit_on_this_page_is_marked(open_page: OpenPage, plain: Built) -> None:
    page = open_page((plain.offline / READING / "index.html").as_uri())
    page.click(OPEN)
    page.keyboard.insert_text("标准轨")
    page.keyboard.press("Enter")
    expect(page.locator("#find")).to_be_hidden()
    becomes(page, lambda: highlighted(page, "search-found"), "标准轨")
    assert "standard gauge" in highlighted(page, "search-partner")
