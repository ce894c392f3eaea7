"""The glossary in Chromium: cards of terms, concept pages, lists, where the texts differ."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.frames import becomes, is_within

READING = "cn-la-2024/p2-s2/"
RAILWAY = "[data-unit=p2-s2-par1] .cell[data-key=zh] .t:text-is('中老铁路')"
MORE = "[data-unit=p2-s2-c4] .cell[data-key=en] .t:not(.few) >> nth=0"
LINES = ("none", "underline")
# The terms whose card lies over a line of the sentence that they stand in.
COVERED = """(step) => [...document.querySelectorAll(".t")].filter((term, at) => {
  if (at % step) return false;
  term.scrollIntoView({ block: "center" });
  term.click();
  const card = document.querySelector(".card").getBoundingClientRect();
  if (!card.height) return true;
  // One that is higher than what the card leaves of the screen has no place where it is whole.
  const { height } = term.closest(".s").getBoundingClientRect();
  const bar = document.querySelector(".bar").getBoundingClientRect().height;
  if (innerWidth < 700 && height > innerHeight - card.height - bar) return false;
  return [...term.closest(".s").getClientRects()].some((line) =>
    line.bottom > card.top + 1 && line.top < card.bottom - 1 &&
    line.right > card.left && line.left < card.right);
}).map((term) => term.closest(".unit").id + term.textContent)"""
# Words in another script than that of the language they are said to be in, addresses aside.
UNMARKED = """([language, pattern]) => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest("a")) continue;
    const lang = texts.currentNode.parentElement.closest("[lang]").lang.split("-")[0];
    const words = texts.currentNode.data.match(new RegExp(pattern, "g"));
    if (lang === language) found.push(...words || []);
  }
  return found;
}"""
PAGES = (
    "glossary/",
    "glossary/en/",
    "glossary/categories/",
    "glossary/china-laos-railway/",
    "cn-la-2024/glossary/",
    "cn-la-2024/differences/",
)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def test_hover_shows_the_card(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(RAILWAY).hover()
    card = page.locator(".card")
    expect(card).to_contain_text("China-Laos Railway")
    expect(card).to_contain_text("昆明")
    card.locator("a").click()
    expect(page.locator("h1")).to_contain_text("中老铁路")


def test_a_key_leads_from_term_to_term_and_into_the_card(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-par1")
    first, second = page.locator("[data-unit=p2-s2-par1] .few").all_text_contents()[:2]
    page.keyboard.press("t")
    focused, card = page.locator(".t:focus"), page.locator(".card")
    expect(focused).to_have_text(first)
    expect(card).to_contain_text(first)
    expect(focused).to_have_attribute("aria-describedby", card.get_attribute("id") or "-")
    page.keyboard.press("t")
    expect(focused).to_have_text(second)
    page.keyboard.press("Shift+T")
    expect(focused).to_have_text(first)
    page.keyboard.press("Enter")
    expect(card.locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(focused).to_have_text(first)


def test_a_term_in_focus_shows_its_card(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("Shift")  # the first key brings the script of the cards
    expect(page.locator(RAILWAY)).to_have_attribute("tabindex", "-1")
    page.locator(RAILWAY).focus()
    expect(page.locator(".card")).to_contain_text("China-Laos Railway")


def test_terms_are_no_tab_stops_and_no_buttons(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("t")
    expect(page.locator(".t:focus")).to_have_count(1)
    expect(page.locator(".t[tabindex='0'], .t[role]")).to_have_count(0)


def test_the_menu_of_a_clause_leads_to_its_terms(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator("[data-unit=p2-s2-c4]").hover()
    page.locator("[data-unit=p2-s2-c4] .more").click()
    page.locator(".menu a", has_text="本条术语").click()
    page.wait_for_url("**/p2-s2-c4/#terms")
    expect(page.locator("#terms")).to_have_count(1)


def test_tap_shows_the_card(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    page.locator(RAILWAY).tap()
    card = page.locator(".card")
    expect(card).to_be_visible()
    becomes(page, lambda: is_within(card, 390), wanted=True)


def test_few_terms_are_marked_or_none_or_all(open_page: OpenPage) -> None:
    page = open_page(READING)
    few, more = page.locator(RAILWAY), page.locator(MORE)
    choice = page.get_by_role("combobox", name="标示的术语")
    for value, is_few, is_more in (("", 1, 0), ("none", 0, 0), ("all", 1, 1)):
        choice.select_option(value)
        for again in (False, True):
            if again:
                page.reload()
            expect(choice).to_have_value(value)
            expect(few).to_have_css("text-decoration-line", LINES[is_few])
            expect(more).to_have_css("text-decoration-line", LINES[is_more])


def test_marks_that_were_switched_off_by_the_old_switch_stay_off(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.evaluate("localStorage.setItem('duidu', JSON.stringify({ui: 'both', terms: 'off'}))")
    page.reload()
    expect(page.locator("[name=terms]")).to_have_value("none")
    expect(page.locator(RAILWAY)).to_have_css("text-decoration-line", "none")
    page.locator(RAILWAY).click()
    expect(page.locator(".card")).to_be_hidden()


def test_a_card_opens_when_the_pointer_rests(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("Shift")  # the first key brings the script of the cards
    expect(page.locator(RAILWAY)).to_have_attribute("tabindex", "-1")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    box = page.locator(RAILWAY).evaluate("word => word.getClientRects()[0].toJSON()")
    card = page.locator(".card")
    for step in (2, 4, 6):  # a pointer that moves on opens nothing
        page.mouse.move(box["x"] + step, box["y"] + box["height"] / 2)
        page.clock.run_for(450)
        expect(card).to_be_hidden()
    page.clock.run_for(100)
    expect(card).to_be_visible()


def test_a_card_lights_the_word_in_the_other_text_and_says_how_often(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(RAILWAY).click()
    expect(page.locator(".card")).to_contain_text("13 places in this document")
    expect(page.locator(".t.twin")).to_have_text(["中老铁路", "China-Laos Railway"])
    page.keyboard.press("Escape")
    expect(page.locator(".t.twin")).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "step"),
    [
        *(pytest.param(each, 1, marks=pytest.mark.sweep) for each in (320, 390, 800, 1280)),
        (390, 4),
        (1280, 4),
    ],
)
def test_no_card_covers_its_sentence(width: int, step: int, open_page: OpenPage) -> None:
    """Of every term, or of each fourth one."""
    page = open_page(READING, width=width, height=844, touch=width < 500)
    page.locator("[name=terms]").select_option("all")
    page.locator(RAILWAY).click()
    expect(page.locator(".card")).to_be_visible()
    assert page.evaluate(COVERED, step) == []


def test_marks_leave_copying_alone(open_page: OpenPage) -> None:
    page = open_page(READING)
    text = page.locator("[data-unit=p2-s2-par1] .cell[data-key=zh]").evaluate(
        "element => { getSelection().selectAllChildren(element); return String(getSelection()); }"
    )
    assert text.strip().startswith(
        "加强战略对接，以中老经济走廊建设为主轴，以中老铁路、电网等大项目"
    )


def test_without_javascript_the_text_is_plain_and_the_lists_work(open_page: OpenPage) -> None:
    page = open_page(READING, javascript=False)
    assert page.locator(".card").count() == 0
    page.goto(page.url.replace(READING, "glossary/"))
    page.get_by_role("link", name="中老铁路", exact=True).click()
    expect(page.locator("mark").nth(10)).to_be_attached()


def test_without_javascript_a_marker_leads_to_the_notes_on_the_unit(open_page: OpenPage) -> None:
    page = open_page(READING, javascript=False)
    marker = page.locator("#p2-s2-c2").locator("..").get_by_role("link", name="差异")
    marker.click()
    page.wait_for_url("**/cn-la-2024/p2-s2-c2/#differences")
    expect(page.locator(".differ-list").first).to_contain_text("Saysettha")


def test_concordance_marks_both_languages(open_page: OpenPage) -> None:
    page = open_page("glossary/china-laos-railway/")
    first = page.locator(".uses li").first
    expect(first.locator("mark").first).to_have_text("中老铁路")
    expect(first.locator("mark").last).to_have_text("China-Laos Railway")
    assert "13" in str(page.locator("svg.spread").get_attribute("aria-label"))
    table = page.locator("figcaption table")
    expect(table.locator("caption")).to_contain_text("13 places")
    assert sum(map(int, table.locator("td").all_inner_texts())) == 13
    expect(table.locator("th").first).to_contain_text("Part")


def test_the_counts_of_differences_are_whole_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/differences/", width=320, touch=True)
    box = page.locator(".wide")
    assert box.evaluate("each => each.scrollWidth - each.clientWidth") == 0
    expect(box.locator("tr").last.locator("td").last).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_differences_print_in_a_few_pages(paper: str, open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/differences/")
    printed = pypdfium2.PdfDocument(page.pdf(format=paper))
    assert len(printed) <= 12
    said = "".join(each.get_textpage().get_text_range() for each in printed)
    for words in ("Saysettha", "全国", "Total"):
        assert words in said


@pytest.mark.sweep
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe(
    address: str, width: int, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(address, width=width, touch=width == 320)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, axe(page)) == (scheme, [])


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_with_a_card(width: int, open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page(READING, width=width, touch=width == 390)
    page.locator(RAILWAY).click()
    expect(page.locator(".card")).to_be_visible()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, axe(page)) == (scheme, [])


@pytest.mark.parametrize("ui", ["zh", "en", "both"])
def test_where_the_texts_differ_prints_on_twelve_pages(ui: str, open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/differences/", ui=ui)
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "15mm")
    paper = page.pdf(format="A4", margin=margin)  # type: ignore[arg-type]
    assert 2 < len(PdfReader(BytesIO(paper)).pages) <= 12


def test_foreign_words_quoted_in_notes_are_marked(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/differences/", javascript=False)
    assert page.evaluate(UNMARKED, ["en", "[\\u3400-\\u9fff]+"]) == []
    assert page.evaluate(UNMARKED, ["zh", "[A-Za-z'’-]*[a-z]{2,}"]) == []
