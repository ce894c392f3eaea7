"""Search through the real box: what is loaded, shown, read out and marked, and what never is."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn, is_within
from tests.browser.watch import Watch

READING = "cn-la-2024/p2-s2/"
OPEN = ".find-open"
BOX = "#find input"
HITS = "#find .hit"
TOLD = "#find .find__told"
ONCE = "视情签署"
"""Words that one clause has and no term of the glossary."""
ANSWERED = """
(query) => {
  const {dataset} = document.getElementById("find");
  return dataset.query === query && dataset.complete === "true";
}
"""


def test_lone_surrogates_and_spaces_do_no_harm(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    for query in ("\\ud800", "\\udc00 铁路", "   ", "\\u3000"):
        page.evaluate(
            f"""() => {{ const box = document.querySelector("{BOX}"); box.value = "{query}";
            box.dispatchEvent(new Event("input", {{bubbles: true}})); }}"""
        )
    page.fill(BOX, "铁路")
    expect(page.locator(HITS).first).to_be_visible()


def type_query(page: Page, query: str) -> None:
    page.click(OPEN)
    page.keyboard.insert_text(query)
    page.wait_for_function(ANSWERED, arg=query)


def files_asked_for(watch: Watch) -> set[str]:
    return {address.rpartition("/")[2] for address in watch.requests}


def test_nothing_of_search_comes_before_the_dialog_opens(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(READING)
    drawn(page)
    assert [address for address in watch.requests if "search" in address] == []
    page.click(OPEN)
    wanted = {"search-box.js", "search.css", "search-worker.js", "manifest.js", "search.js"}
    becomes(page, lambda: wanted <= files_asked_for(watch), wanted=True)
    page.keyboard.type("铁")
    expect(page.locator(HITS).first).to_be_visible()
    assert not [address for address in watch.requests if "search_index" in address]


def test_where_data_is_dear_what_searches_waits_for_the_first_key(
    open_page: OpenPage, watch: Watch
) -> None:
    page = open_page(READING)
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    page.evaluate(saving)
    page.click(OPEN)
    becomes(page, lambda: {"search-box.js", "search.css"} <= files_asked_for(watch), wanted=True)
    drawn(page)
    assert "search-worker.js" not in files_asked_for(watch)
    page.keyboard.type("铁")
    expect(page.locator(HITS).first).to_be_visible()


def test_a_hit_shows_number_heading_match_and_partner(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "標準軌")
    hit = page.locator(HITS).first
    expect(hit.locator(".hit__number")).to_have_text("II.2")
    expect(hit.locator(".hit__head [lang=zh-Hans]")).to_contain_text("经济领域")
    expect(hit.locator(".hit__head [lang=en]")).to_contain_text("Economic Field")
    expect(hit.locator(".hit__text").first.locator("mark")).to_have_text("标准轨")
    expect(hit.locator(".hit__text--other[lang=en]")).to_contain_text("standard gauge")


def test_the_language_of_the_query_comes_first(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "standard gauge")
    hit = page.locator(HITS).first
    expect(hit.locator(".hit__text").first).to_have_attribute("lang", "en")
    expect(hit.locator(".hit__text--other")).to_have_attribute("lang", "zh-Hans")


def test_scrolling_brings_every_hit(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "合作")
    count = int(page.get_attribute("#find", "data-count") or 0)
    assert count > 40
    shown = min(count, 100)
    page.hover("#find ol")
    while (there := page.locator(HITS).count()) < shown:
        page.mouse.wheel(0, 40_000)
        expect(page.locator(HITS).nth(there)).to_be_attached()
    expect(page.locator(HITS)).to_have_count(shown)


def test_arrow_keys_go_on_past_the_first_hits(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "合作")
    for place in range(15):
        page.keyboard.press("ArrowDown")
        expect(page.locator(HITS).nth(place)).to_be_focused()


def test_markup_in_a_query_is_text(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "<b>railway</b> <img src=x>")
    drawn(page)
    assert page.locator("#find :is(b:not(.hit__number), img)").count() == 0


def test_partial_matches_are_said_to_be_partial(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "cataract railway zzzz")
    expect(page.locator(TOLD)).to_contain_text("some of them")
    expect(page.locator(HITS).first.locator("del")).to_contain_text("zzzz")


def test_nothing_found_offers_the_nearest_terms(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "railwork")
    told = page.locator(TOLD)
    expect(told).to_contain_text("没有找到")
    expect(told).to_contain_text("Nothing found")
    page.locator("#find button.hit__term", has_text="railway").first.click()
    expect(page.locator(BOX)).to_have_value("railway")
    expect(page.locator(HITS).first).to_be_visible()


def test_why_an_abbreviation_is_a_hit(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "AIIB")
    expect(page.locator(HITS).first).to_contain_text("AIIB = Asian Infrastructure Investment Bank")


def test_another_name_of_the_glossary_says_why(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "Saysettha")
    hit = page.locator(HITS).first
    expect(hit.locator(".hit__number")).to_have_text("II.2")
    expect(hit.locator(".hit__why")).to_have_text("Saysettha Development Zone = 赛色塔综合开发区")
    expect(page.locator(HITS).nth(1)).to_contain_text("Glossary")


def test_pages_written_by_hand_are_found(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "左右互换")
    hit = page.locator(HITS).first
    expect(hit).to_contain_text("Pages of this site")
    hit.click()
    page.wait_for_url("**/help/?h=*#reading")


def test_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("光明行")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cn-la-2024/p2-s4/?h=*#p2-s4-c4")
    expect(page.locator("#find")).to_be_hidden()


def test_escape_closes_the_box(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "铁路")
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()


def test_the_count_is_read_out(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, ONCE)
    expect(page.locator("#find [role=status]")).to_have_text("找到 1 处 1 result")


def test_pasted_text_is_searched_without_a_key(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.click(OPEN)
    page.evaluate("text => navigator.clipboard.writeText(text)", ONCE)
    page.evaluate(
        """async () => {
          const box = document.activeElement;
          box.value = await navigator.clipboard.readText();
          box.dispatchEvent(new InputEvent("input", {bubbles: true}));
        }"""
    )
    expect(page.locator(HITS)).to_have_count(1)


def test_clearing_the_box_clears_the_list(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "铁路")
    page.fill(BOX, "")
    expect(page.locator(HITS)).to_have_count(0)


def test_q_in_the_address_opens_a_search(open_page: OpenPage) -> None:
    page = open_page(f"cn-la-2024/?q={quote(ONCE)}")
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(HITS)).to_have_count(1)


MARKED = """
() => Array.from(CSS.highlights.get("search-found") || [], (range) => range.toString())
"""


def test_the_query_stays_marked_on_the_page_it_leads_to(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "鐵路 Thai")
    page.locator(HITS).first.click()
    page.wait_for_url("**/p2-s2/?h=*#p2-s2-c2")
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    becomes(page, lambda: {"铁路", "Thai"} <= set(page.evaluate(MARKED)), wanted=True)
    page.keyboard.press("Escape")
    page.wait_for_function("() => !CSS.highlights.has('search-found')")
    expect(page).not_to_have_url(re.compile("h="))


def test_an_abbreviation_is_marked_by_what_it_stands_for(open_page: OpenPage) -> None:
    page = open_page(READING)
    type_query(page, "AIIB")
    page.locator(HITS).first.click()
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    marked = ["Asian Infrastructure Investment Bank"]
    becomes(page, lambda: page.evaluate(MARKED), marked)


def test_an_irregular_plural_is_marked_as_its_singular(open_page: OpenPage) -> None:
    page = open_page(READING + "?h=axes")
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    assert page.evaluate(MARKED) == ["axis"]


def test_marks_change_nothing_of_the_text(open_page: OpenPage) -> None:
    plain = open_page(READING).locator(".rows").inner_html()
    page = open_page(READING + "?h=%E9%93%81%E8%B7%AF")
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    assert page.locator(".rows").inner_html() == plain


def test_browsers_without_highlights_get_marks(open_page: OpenPage) -> None:
    page = open_page(READING)
    text = page.locator(".rows").inner_text()
    page.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights")
    page.goto(page.url + "?h=%E9%93%81%E8%B7%AF")
    expect(page.locator("mark.search-found").first).to_have_text("铁路")
    assert page.locator(".rows").inner_text() == text


def test_without_a_worker_the_page_searches_itself(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("search-worker.js")
    page = open_page()
    page.context.add_init_script("delete window.Worker")
    page.goto(page.url + READING)
    type_query(page, ONCE)
    expect(page.locator(HITS)).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1280])
def test_without_javascript_the_whole_text_stands_for_the_box(
    open_page: OpenPage, width: int
) -> None:
    page = open_page(READING, width=width, javascript=False)
    expect(page.locator(BOX)).to_be_hidden()
    page.click(OPEN)
    page.wait_for_url("**/cn-la-2024/full/")


@pytest.mark.parametrize("width", [320, 390])
def test_phone(open_page: OpenPage, width: int) -> None:
    page = open_page(READING, width=width, height=740, touch=True)
    page.tap(OPEN)
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("standard gauge")
    hit = page.locator(HITS).first
    expect(hit).to_be_visible()
    becomes(page, lambda: is_within(hit, width), wanted=True)
    hit.tap()
    page.wait_for_url("**/p2-s2/?h=*#p2-s2-c2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_is_accessible(
    open_page: OpenPage, axe: Callable[[Page], list[str]], scheme: str
) -> None:
    page = open_page(READING, scheme=scheme)
    type_query(page, "铁路")
    assert axe(page) == []
