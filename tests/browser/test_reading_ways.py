"""The place is kept on the way to another language and to a hidden sentence; keys of a clause."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn

READING = "cn-la-2024/p2-s2/"


def scroll_to(page: Page, unit: str) -> None:
    """Put a clause under the bar."""
    page.locator(f"[data-unit={unit}], [id={unit}]").first.evaluate(
        "e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)"
    )


def is_on_screen(page: Page, selector: str) -> bool:
    """Whether the top of an element is on the screen and not under the bar."""
    return bool(
        page.locator(selector).first.evaluate(
            """e => {
                const box = e.getBoundingClientRect(), bar = document.querySelector(".bar");
                return box.height > 0 && box.top < innerHeight &&
                    box.top > (bar ? bar.getBoundingClientRect().bottom : 0) - 1;
            }"""
        )
    )


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("start", "link", "unit", "end"),
    [
        (READING, ".elsewhere a[data-key=en]", "p2-s2-c7", "cn-la-2024/en/p2-s2/#p2-s2-c7"),
        (READING, ".elsewhere a[data-key=zh]", "p2-s2-c7", "cn-la-2024/zh/p2-s2/#p2-s2-c7"),
        (
            "cn-la-2024/zh/p2-s2/",
            ".seg a[data-key=en]",
            "p2-s2-c9",
            "cn-la-2024/en/p2-s2/#p2-s2-c9",
        ),
        ("cn-la-2024/en/p2-s2/", ".seg a[data-key=both]", "p2-s2-c9", READING + "#p2-s2-c9"),
        # What the English lacks: the last clause before it that it has.
        ("cn-la-2024/p3/", ".elsewhere a[data-key=en]", "dateline", "cn-la-2024/en/p3/#signature"),
    ],
)
def test_another_language_opens_at_the_clause(
    open_page: OpenPage, server: str, width: int, start: str, link: str, unit: str, end: str
) -> None:
    page = open_page(start + (f"#{unit}" if unit == "dateline" else ""), width=width, height=500)
    scroll_to(page, unit)
    drawn(page)
    page.locator(link).evaluate("link => link.click()")
    page.wait_for_url(server + end)
    becomes(page, lambda: is_on_screen(page, f"[id={end.split('#')[1]}]"), wanted=True)


def test_from_the_top_the_other_language_opens_at_the_top(open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    page.locator(".elsewhere a[data-key=en]").evaluate("link => link.click()")
    page.wait_for_url(server + "cn-la-2024/en/p2-s2/")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sentence_of_a_hidden_language_leads_to_its_partner(
    open_page: OpenPage, width: int
) -> None:
    page = open_page(READING + "?view=en#p2-s2-c4.3", width=width)
    partner = "[data-unit=p2-s2-c4] .cell[data-key=en] .s[data-pair='3']"
    expect(page.locator(partner)).to_have_class("s lit")
    becomes(page, lambda: is_on_screen(page, partner), wanted=True)


def test_a_folded_sentence_is_unfolded(open_page: OpenPage, server: str) -> None:
    page = open_page(READING, width=390)
    page.locator("[data-do=swap]").click()
    page.locator("[data-do=fold]").click()
    expect(page.locator(".unfold").first).to_be_visible()
    expect(page.locator("[data-unit=p2-s2-c4] .cell[data-key=zh]")).to_be_hidden()
    page.evaluate("location.hash = 'p2-s2-c4.3'")
    expect(page.locator("[id='p2-s2-c4.3']")).to_be_visible()
    becomes(page, lambda: is_on_screen(page, "[id='p2-s2-c4.3']"), wanted=True)


def test_folded_rows_do_not_jump_when_their_buttons_come(open_page: OpenPage) -> None:
    page = open_page(READING, width=390)
    page.locator("[data-do=fold]").click()
    expect(page.locator(".unfold").first).to_be_visible()
    place = "document.querySelector('[data-unit=p2-s2-c9]').getBoundingClientRect().top + scrollY"
    with_buttons = page.evaluate(place)
    page.evaluate("document.querySelectorAll('.unfold').forEach(each => each.remove())")
    assert abs(page.evaluate(place) - with_buttons) < 24


def copied(page: Page) -> str:
    """What is on the clipboard, once the message is there."""
    expect(page.locator(".voice")).to_contain_text("已复制")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_c_in_a_menu_copies_the_link_of_its_clause(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c3")
    page.locator("[data-unit=p2-s2-c4]").hover()
    page.locator("[data-unit=p2-s2-c4] .more").click()
    expect(page.locator(".menu")).to_be_visible()
    page.keyboard.press("c")
    assert copied(page).endswith("/p2-s2-c4/")
    expect(page.locator(".menu")).to_have_count(0)


def test_c_copies_the_clause_of_the_sentence_pointed_at(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c5")
    page.locator("[data-unit=p2-s2-c6] .cell[data-key=en] .s").first.hover()
    expect(page.locator("[data-unit=p2-s2-c6] .s.lit")).to_have_count(2)
    page.keyboard.press("c")
    assert copied(page).endswith("/p2-s2-c6/")


@pytest.mark.parametrize("address", ["cn-la-2024/full/#p2-s3", "cn-la-2024/full/#p3"])
def test_below_the_heading_of_a_division_its_first_clause_counts(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address)
    division = address.split("#")[1]
    here = page.locator("#contents .now")
    expect(here).to_have_attribute("href", f"#{division}")
    page.keyboard.press("c")
    assert f"/{division}-" in copied(page)


def test_contents_are_a_sheet_that_opens_and_closes_by_keys(open_page: OpenPage) -> None:
    page = open_page(READING, width=768)
    page.keyboard.press("Shift")  # the first key brings the script of the sheet
    here = page.locator(".here")
    expect(here).to_have_attribute("role", "button")
    here.focus()
    page.keyboard.press(" ")
    expect(here).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#contents a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(here).to_have_attribute("aria-expanded", "false")


def test_contents_beside_the_text_are_no_sheet(open_page: OpenPage) -> None:
    page = open_page(READING, width=1440)
    page.keyboard.press("Shift")
    page.locator(".here").click()
    expect(page).to_have_url(re.compile("#contents$"))
    expect(page.locator(".here")).not_to_have_attribute("role", re.compile(""))


def test_the_view_in_the_address_gives_way_to_a_choice(open_page: OpenPage) -> None:
    page = open_page(READING + "?view=en#p2-s2-c3")
    page.locator("[name=view][value=both]").check(force=True)
    becomes(page, lambda: page.evaluate("location.search + location.hash"), "#p2-s2-c3")
    page.reload()
    expect(page.locator("[name=view][value=both]")).to_be_checked()


# What shifted until now. A shift that is made here must be seen first: the browser tells of it
# last, and tells of it at all.
SHIFTS = """
() => new Promise((done) => {
  const seen = [];
  const row = document.querySelector("[data-unit=p2-s2-c3]");
  document.documentElement.style.overflowAnchor = "none";
  const start = performance.now();
  new PerformanceObserver((list) => {
    seen.push(...list.getEntries());
    const before = seen.filter((each) => each.startTime < start);
    if (before.length < seen.length) done(before.map((each) => each.value));
  }).observe({ type: "layout-shift", buffered: true });
  row.style.marginTop = "200px";
})
"""


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_shifts(open_page: OpenPage, width: int) -> None:
    page = open_page(READING + "#p2-s2-c3", width=width)
    page.wait_for_load_state("networkidle")
    drawn(page)
    assert sum(page.evaluate(SHIFTS)) < 0.001  # a good page has less than 0.1


def test_an_address_that_is_none(open_page: OpenPage) -> None:
    page = open_page(READING + "#%")
    page.keyboard.press("j")
    expect(page.locator(":target")).to_have_count(1)


@pytest.mark.parametrize("address", ["", "cn-la-2024/", "help/", "cn-la-2024/p2-s2-c4/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_go_to_box_has_a_button_everywhere(
    open_page: OpenPage, address: str, width: int
) -> None:
    page = open_page(address, width=width)
    page.locator("[data-do=goto]").first.click()
    page.locator("dialog[open] input").fill("II.6")
    page.keyboard.press("Enter")
    page.wait_for_url("**p2-s2-c6**")


def test_keys_of_a_clause_s_own_page(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/")
    page.keyboard.press("j")
    page.wait_for_url("**/p2-s2-c5/")
    page.keyboard.press("k")
    page.wait_for_url("**/p2-s2-c4/")
    page.keyboard.press("c")
    assert copied(page).endswith("/p2-s2-c4/")
    page.keyboard.press("g")
    expect(page.locator("dialog[open] input")).to_be_focused()
