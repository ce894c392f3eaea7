"""The go-to box in one document, and that a copied citation leads back to its clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch

READING = "cn-la-2024/p2-s2/"
LINES = "dialog[open] li a"


def ask(page: Page, query: str) -> None:
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill(query)
    page.keyboard.press("Enter")


def test_goes_to_a_clause_of_the_page(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "II.9")
    page.wait_for_url("**/p2-s2/#p2-s2-c9")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_goes_to_a_clause_of_another_page(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/zh/p2-s2/")
    ask(page, "第二部分一、6")
    page.wait_for_url("**/cn-la-2024/p2-s1/#p2-s1-c6")


def test_goes_to_a_division(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "第二部分")
    page.wait_for_url("**/cn-la-2024/p2/")


def test_from_a_page_that_does_not_exist(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("404")
    page = open_page("no/such/page/")
    page.locator(".page [data-do=goto]").click()
    page.locator("dialog[open] input").fill("II.9")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cn-la-2024/p2-s2/#p2-s2-c9")


def test_choice_between_several(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "clause 9")
    expect(page.locator("dialog[open] li a")).to_have_count(2)
    expect(page.locator("dialog[open] li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/p2-s2/#p2-s2-c9")


@pytest.mark.parametrize(
    ("address", "order"),
    [
        (READING, ["#p2-s2-c4", "../p2-s4/"]),
        ("cn-la-2024/p2-s4/", ["#p2-s4", "../p2-s2/#p2-s2-c4"]),
        ("cn-la-2024/zh/p2-s4/", ["#p2-s4", "../../p2-s2/#p2-s2-c4"]),
        ("cn-la-2024/full/#p2-s4-c1", ["#p2-s4", "#p2-s2-c4"]),
        ("cn-la-2024/p2-s4-c4/", ["../p2-s4/", "../p2-s2/#p2-s2-c4"]),
        ("cn-la-2024/differences/", ["../p2-s2/#p2-s2-c4", "../p2-s4/"]),
    ],
)
def test_readings_are_listed_what_is_being_read_first(
    address: str, order: list[str], open_page: OpenPage
) -> None:
    page = open_page(address)
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill("二、4")
    expect(page.locator(LINES)).to_have_count(2)
    wanted = page.evaluate("all => all.map(each => new URL(each, location.href).href)", order)
    page.keyboard.press("Enter")
    expect(page.locator(LINES).first).to_be_focused()
    assert page.locator(LINES).evaluate_all("all => all.map(each => each.href)") == wanted


def test_each_reading_has_its_first_words_in_both_languages(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "II.4.2")
    said = page.locator("dialog[open] li .said")
    expect(said).to_have_count(2)
    for line, unit, pair in ((0, "p2-s2-c4", "2"), (1, "p2-s4-c2", "1")):
        page_of = page.context.new_page()
        page_of.goto(page.url.replace("p2-s2/", f"{unit}/"))
        # What tells its sentences apart comes with the first key.
        page_of.keyboard.press("Shift")
        for lang in ("zh-Hans", "en"):
            words = said.nth(line).locator(f"[lang={lang}]").inner_text()
            sentence = page_of.locator(f".unit [lang={lang}] .s[data-pair='{pair}']").first
            assert len(words) > 6
            assert sentence.inner_text().startswith(words.removesuffix("…"))
        page_of.close()
    expect(page.locator(LINES).first).to_contain_text("第2句")
    expect(page.locator(LINES).first).to_contain_text("sentence 2")


@pytest.mark.parametrize("text", ["p2-s2-c4.2", "II.4, sentence 2", "第二部分二、4 第二句"])
@pytest.mark.parametrize("address", [READING, "cn-la-2024/en/p2-s2/", "cn-la-2024/p3/"])
def test_goes_to_a_sentence(text: str, address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, text)
    page.wait_for_url("**/cn-la-2024/p2-s2/#p2-s2-c4.2")


@pytest.mark.parametrize("text", ["p2-s2-c4.9", "II.4, sentence 9", "二、4第九句", "II.4.9"])
def test_a_sentence_beyond_the_last_is_said_to_be_missing(text: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, text)
    expect(page.locator("dialog[open] [role=status]")).to_contain_text("II.4 has 5 sentence pairs")
    expect(page.locator("dialog[open] [role=status]")).to_contain_text("没有所写的那一句")
    expect(page.locator(LINES)).to_have_count(1)
    expect(page.locator(LINES)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/p2-s2/#p2-s2-c4")


@pytest.mark.parametrize(
    ("text", "said", "entries"),
    [
        ("II.14", "The last one is II.13: there is no 14.", 1),
        ("II.12-15", "The last one is II.13: there is no 14, 15.", 3),
        ("第六节", "The last one is V: there is no 6.", 1),
        ("政治领域第6项（台湾问题）", "Not understood: 台湾问题.", 1),
    ],
)
def test_what_there_is_not_and_what_is_not_understood_is_said(
    text: str, said: str, entries: int, open_page: OpenPage
) -> None:
    page = open_page(READING)
    ask(page, text)
    expect(page.locator("dialog[open] [role=status]")).to_contain_text(said)
    expect(page.locator(LINES)).to_have_count(entries)
    expect(page.locator(LINES).first).to_be_focused()


def test_wrong_input_says_what_is_accepted(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "nonsense")
    status = page.locator("dialog[open] [role=status]")
    expect(status).to_contain_text("p2-s1-c6")
    page.locator("dialog[open] input").fill("II")
    expect(status).to_have_text("")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_arrows_go_through_the_list_and_escape_leads_back(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("g")
    field = page.locator("dialog[open] input")
    field.fill("clause 9")
    expect(page.locator(LINES)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINES).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINES).nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(LINES).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_open_box_is_accessible(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page(READING)
    ask(page, "clause 9")
    expect(page.locator(LINES)).to_have_count(2)
    assert axe(page) == []
    page.locator("dialog[open] input").fill("<nonsense>")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] [role=status] a")).to_be_visible()
    assert axe(page) == []


def test_words_that_name_no_unit_can_be_searched(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "命运共同体 🚄 %")
    page.locator("dialog[open] [role=status] a").click()
    expect(page.locator("dialog.box[open]")).to_have_count(0)
    expect(page.locator("#find input")).to_have_value("命运共同体 🚄 %")
    expect(page.locator("#find input")).to_be_focused()
    expect(page.locator("#find .hit").first).to_be_visible()


def test_search_is_offered_on_a_unit_page_too(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/")
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill("命运共同体")
    page.keyboard.press("Enter")
    page.locator("dialog[open] [role=status] a").click()
    expect(page.locator("#find input")).to_have_value("命运共同体")
    expect(page.locator("#find .hit").first).to_be_visible()


def test_a_heading_leads_to_its_division(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/en/p2-s2/")
    ask(page, "安全領域")
    page.wait_for_url("**/cn-la-2024/p2-s3/")


def test_list_of_units_is_loaded_on_first_use_only(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(READING)
    assert not [each for each in watch.requests if each.endswith(("units.js", "later.js"))]
    for _ in range(2):
        page.keyboard.press("g")
        page.locator("dialog[open] input").wait_for()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    ask(page, "clause 9")
    expect(page.locator(LINES)).to_have_count(2)
    assert len([each for each in watch.requests if each.endswith("/units.js")]) == 1


@pytest.mark.parametrize("name", ["复制中文参考文献", "Copy English citation", "复制链接"])
def test_copied_and_pasted_leads_back(name: str, open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    page.locator("[data-unit=p2-s2-c4]").hover()
    page.locator("[data-unit=p2-s2-c4] .more").click()
    page.locator(".menu button", has_text=name).click()
    expect(page.locator(".voice")).not_to_be_empty()
    page.goto(server + "cn-la-2024/p3/")
    page.keyboard.press("g")
    page.locator("dialog[open] input").wait_for()
    page.keyboard.press("Control+v")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p2-s2/#p2-s2-c4")
