"""Notes on differences in Chromium: opened in place, their words lit in both texts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.held import intercept

READING = "cn-la-2024/p2-s2/"
DOCUMENTS = ("cn-la-2024", "mulan-psl-2", "udhr", "un-charter")
MARKED = ("cn-la-2024", "un-charter")
"""Documents with differences that are more than style and form."""
MARKER = "[data-unit=p2-s2-c2] .differ a"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LIT = "(name) => Array.from(CSS.highlights.get(name) || []).map(String)"
COME = "address => new Promise((done) => duidu.file(address, done)).then(() => null)"
# Of all differences of a page: those of whose quotations a letter is not found in its text.
NOT_FOUND = """() => Object.entries(duidu_differences).flatMap(([id, entries]) => {
  const row = document.querySelector(`[data-unit="${id}"]`) || document.getElementById(id);
  return entries.filter((entry) => {
    const found = duidu.quotes.find(row, entry[3], entry[2]).map(String).join("");
    const quoted = Object.values(entry[3]).join("");
    return found.replace(/\\s/g, "") !== quoted.replace(/\\s/g, "");
  }).map((entry) => [id, entry[3]]);
})"""
# Markers that lie over a text, a number or the button of a row, or beside the window.
COLLISIONS = """() => [...document.querySelectorAll(".unit>.differ a")].filter((marker) => {
  const own = marker.getBoundingClientRect(), row = marker.closest(".unit");
  const others = [...row.querySelectorAll(".cell p, .more, .num a, :is(h2,h3,h4,h5,h6)>a")];
  return own.left < 0 || own.width < 24 || own.height < 24 || others.some((each) => {
    const box = each.getBoundingClientRect();
    return box.left < own.right - 1 && box.right > own.left + 1 &&
      box.top < own.bottom - 1 && box.bottom > own.top + 1;
  });
}).map((marker) => marker.closest(".unit").dataset.unit)"""


@pytest.fixture
def server(server_of_several: str) -> str:
    """Address of a site with several documents."""
    return server_of_several


def test_a_marker_opens_the_notes_in_place(open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    marker, notes = page.locator(MARKER), page.locator(".notes")
    expect(marker).to_have_attribute("aria-expanded", "false")
    marker.click()
    expect(notes.locator("li").first).to_be_visible()
    expect(marker).to_have_attribute("aria-expanded", "true")
    assert page.url == server + READING
    assert {"赛色塔综合开发区", "Sepon Integrated Development Zone"} <= set(
        page.evaluate(LIT, "differing")
    )
    notes.locator("li", has_text="Sepon").hover()
    lit = ["赛色塔综合开发区", "Sepon Integrated Development Zone"]
    assert page.evaluate(LIT, "differing-now") == lit
    notes.get_by_role("button").click()
    expect(notes).to_have_count(0)
    expect(marker).to_be_focused()
    assert page.evaluate(LIT, "differing") == []


def test_another_marker_closes_the_notes_and_stays_where_it_is(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(MARKER).click()
    expect(page.locator("[data-unit=p2-s2-c2] .notes")).to_have_count(1)
    other = page.locator("[data-unit=p2-s2-c3] .differ a")
    other.scroll_into_view_if_needed()
    other.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notes")).to_have_count(1)
    expect(page.locator("[data-unit=p2-s2-c3] .notes")).to_have_count(1)
    expect(page.locator(MARKER)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page.locator(".notes")).to_have_count(0)


def test_keys_lead_from_note_to_note(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c2")
    page.keyboard.press("d")
    notes, focused = page.locator("[data-unit=p2-s2-c2] .notes"), page.locator(".notes :focus")
    expect(notes.locator("li").first).to_be_focused()
    page.keyboard.press("d")
    expect(notes.locator("li").nth(1)).to_be_focused()
    page.keyboard.press("Shift+D")
    expect(notes.locator("li").first).to_be_focused()
    page.keyboard.press("Shift+D")
    expect(page.locator("[data-unit=p2-s2-c1] .notes")).to_have_count(1)
    expect(focused).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".notes")).to_have_count(0)
    expect(page.locator("[data-unit=p2-s2-c1] .differ a")).to_be_focused()


def test_keys_pass_every_difference_of_a_page_once(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p1/")
    expected = page.locator(".differ a").count()
    opened: list[str] = []
    page.keyboard.press("d")
    expect(page.locator(".notes :focus")).to_have_count(1)
    while True:
        focused = page.evaluate(
            "document.activeElement.closest('[data-unit]').dataset.unit + ' ' +"
            "document.activeElement.textContent"
        )
        if opened and opened[-1] == focused:
            break
        opened.append(focused)
        page.keyboard.press("d")
    assert len(set(opened)) == len(opened)
    assert len({each.split(" ")[0] for each in opened}) == expected


def test_what_checks_found_and_what_is_of_form_is_folded_and_named(open_page: OpenPage) -> None:
    page = open_page(READING, ui="zh")
    page.evaluate(f"document.querySelector('{MARKER}').focus()")
    page.keyboard.press("Enter")
    expect(page.locator(".notes li").first).to_be_visible()
    folds = page.locator(".notes details", has_text="机检结果")
    for marker in page.locator(".differ a").all():
        if folds.count():
            break
        marker.click()
        expect(marker).to_have_attribute("aria-expanded", "true")
    expect(folds.locator("li").first).to_be_hidden()
    folds.locator("summary").click()
    expect(folds.locator("li").first).to_be_visible()
    expect(page.locator(".notes")).not_to_contain_text(re.compile(r"DF\d"))
    form = page.locator(".notes details", has_text="三级：措辞、形式")
    page.locator("[data-unit=p2-s2-c4] .differ a").click()
    expect(form).to_have_count(1)
    expect(form.locator("li").first).to_be_hidden()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_quotation_is_found_in_the_text(document: str, open_page: OpenPage) -> None:
    page = open_page(f"{document}/full/")
    page.keyboard.press("d")
    page.wait_for_function("() => window.duidu && duidu.quotes")
    page.evaluate(COME, "differences.js")  # also where all is of style and form
    assert page.evaluate(NOT_FOUND) == []


def test_words_are_lit_where_the_browser_cannot_paint(open_page: OpenPage) -> None:
    page = open_page(READING)
    text = "document.querySelector('[data-unit=p2-s2-c2]').innerHTML"
    page.evaluate("delete window.Highlight")
    page.keyboard.press("Shift")
    expect(page.locator(".t[tabindex]").first).to_be_attached()
    before = page.evaluate(text)
    page.locator(MARKER).click()
    expect(page.locator("mark.differing", has_text="Sepon")).to_have_text(
        "Sepon Integrated Development Zone"
    )
    page.locator(".notes li", has_text="Sepon").hover()
    expect(page.locator("mark.differing-now").first).to_be_attached()
    page.locator(MARKER).click()
    expect(page.locator("mark")).to_have_count(0)
    page.evaluate("document.querySelectorAll('.lit').forEach((each) => each.className = 's')")
    assert page.evaluate(text) == before


def test_without_the_data_the_marker_is_a_link(open_page: OpenPage) -> None:
    page = open_page(READING)
    nothing = "var duidu_differences = {}"
    intercept(page, "**/differences.js", lambda route: route.fulfill(body=nothing))
    page.locator(MARKER).click()
    page.wait_for_url("**/cn-la-2024/p2-s2-c2/#differences")


def test_on_a_phone_notes_lie_over_the_foot_and_show_their_words(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    marker, notes = page.locator(MARKER), page.locator(".notes")
    text = page.locator("[data-unit=p2-s2-c2] .cell").first
    marker.scroll_into_view_if_needed()
    before = text.evaluate("cell => cell.getBoundingClientRect().top + scrollY")
    marker.tap()
    expect(notes.locator("li").first).to_be_visible()
    assert text.evaluate("cell => cell.getBoundingClientRect().top + scrollY") == before
    assert notes.evaluate("notes => notes.getBoundingClientRect().height") <= page.evaluate(
        "innerHeight / 2"
    )
    for note in notes.locator("li:visible").all():
        note.tap()
        words = page.evaluate(
            "[...CSS.highlights.get('differing-now')][0].getBoundingClientRect().toJSON()"
        )
        top = notes.evaluate("notes => notes.getBoundingClientRect().top")
        assert 0 <= words["top"] < words["bottom"] <= top


@pytest.mark.parametrize(
    ("width", "ui"),
    [
        *((width, "both") for width in (320, 390, 800, 1280, 1440)),
        *((320, ui) for ui in ("zh", "en")),
        *(
            pytest.param(width, ui, marks=pytest.mark.sweep)
            for width in (390, 800, 1280, 1440)
            for ui in ("zh", "en")
        ),
    ],
)
def test_markers_lie_over_nothing(width: int, ui: str, open_page: OpenPage, server: str) -> None:
    page = open_page("cn-la-2024/full/", width=width, touch=width < 500, ui=ui)
    for document in MARKED:
        page.goto(f"{server}{document}/full/")
        assert page.locator(".unit>.differ a").count() > 0
        assert (document, page.evaluate(COLLISIONS)) == (document, [])
        page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice as large
        assert (document, page.evaluate(COLLISIONS)) == (document, [])


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_with_notes(width: int, open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page(READING, width=width, touch=width == 320)
    page.locator(MARKER).click()
    expect(page.locator(".notes")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, axe(page)) == (scheme, [])
