"""Sentence pairs: the right partner lights up, is outlined, and goes out again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import IS_NEAR_THE_TOP, becomes

Axe = Callable[[Page], list[str]]

READING = "cn-la-2024/p2-s2/"
ALL = "all => all.map(e => [e.closest('[data-unit]').dataset.unit, e.dataset.pair].join('.'))"


def lit(page: Page) -> list[str]:
    """Unit and pair of every sentence that is lit."""
    return list(page.locator(".s.lit").evaluate_all(ALL))


def test_every_pair_lights_its_partner(open_page: OpenPage) -> None:
    page = open_page(READING)
    pairs = page.locator(".s").evaluate_all(ALL)
    assert len(set(pairs)) >= 14
    seen = page.evaluate(
        "all => [...document.querySelectorAll('.s')].map(sentence => {"
        "sentence.focus(); return eval(all)([...document.querySelectorAll('.s.lit')])})",
        ALL,
    )
    assert seen == [[pair] * pairs.count(pair) for pair in pairs]


def is_below_the_bar(page: Page, selector: str, lowest: int) -> bool:
    """Whether the top of an element is under the bar and above this height."""
    box, bar = page.locator(selector).first.bounding_box(), page.locator(".bar").bounding_box()
    return bool(box and bar and bar["y"] + bar["height"] <= box["y"] < lowest)


@pytest.mark.parametrize("key", ["zh", "en"])
def test_hover(key: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    sentence = page.locator(f"[data-unit=p2-s2-par1] .cell[data-key={key}] .s").first
    sentence.hover()
    becomes(page, lambda: set(lit(page)), {"p2-s2-par1.1"})
    keys = page.locator(".s.lit").evaluate_all("a => a.map(e => e.closest('.cell').dataset.key)")
    assert set(keys) == {"zh", "en"}
    expect(sentence).not_to_have_css("box-shadow", "none")
    page.locator("h1").hover()
    expect(page.locator(".s.lit")).to_have_count(0)


def test_tap_and_escape(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    page.locator("[data-unit=p2-s2-c1] .s").first.tap()
    becomes(page, lambda: set(lit(page)), {"p2-s2-c1.1"})
    page.keyboard.press("Escape")
    expect(page.locator(".s.lit")).to_have_count(0)
    page.locator("[data-unit=p2-s2-c1] .s").first.tap()
    expect(page.locator(".s.lit").first).to_be_visible()
    # Beside the text: over it the partner may lie, at the foot or at the top.
    page.touchscreen.tap(3, page.locator(".s.lit").first.evaluate("s => s.getClientRects()[0].top"))
    expect(page.locator(".s.lit")).to_have_count(0)


def test_arrow_keys_move_from_sentence_to_sentence(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(".s").first.focus()
    expect(page.locator(".s.lit").first).to_be_focused()
    first = lit(page)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    becomes(page, lambda: lit(page) not in ([], first), wanted=True)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    becomes(page, lambda: lit(page), first)


def test_one_sentence_in_the_tab_order(open_page: OpenPage) -> None:
    page = open_page(READING)
    expect(page.locator(".s[tabindex='0']")).to_have_count(1)


@pytest.mark.parametrize("key", ["zh", "en"])
def test_selection_over_clauses_takes_one_language(key: str, open_page: OpenPage) -> None:
    page = open_page(READING, height=2000)
    cells = [
        page.locator(f"[data-unit=p2-s2-{unit}] .cell[data-key={key}]") for unit in ("par1", "c1")
    ]
    first, last = (cell.bounding_box() for cell in cells)
    assert first
    assert last
    page.mouse.move(first["x"] + 2, first["y"] + 12)
    page.mouse.down()
    page.mouse.move(last["x"] + 60, last["y"] + 70, steps=8)
    page.mouse.up()
    page.keyboard.press("Control+c")
    wanted = cells[0].inner_text()[10:40]
    becomes(page, lambda: wanted in page.evaluate("navigator.clipboard.readText()"), wanted=True)
    other = page.locator(f"[data-unit=p2-s2-par1] .cell:not([data-key={key}])").inner_text()
    assert other[:8] not in page.evaluate("navigator.clipboard.readText()")


def test_fragment_of_a_pair(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c2.1")
    becomes(page, lambda: is_below_the_bar(page, "[id='p2-s2-c2.1']", 300), wanted=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_fragment_of_a_pair_that_is_gone(width: int, open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c5.99", width=width)
    page.wait_for_url("**/#p2-s2-c5")
    expect(page.locator("[data-unit=p2-s2-c5]:has(:target)")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("unit", ["p2-s2-par1", "p2-s2-c9"])
@pytest.mark.parametrize("javascript", [True, False])
def test_target_is_marked_and_not_under_the_header(
    unit: str,
    width: int,
    javascript: bool,  # noqa: FBT001
    open_page: OpenPage,
) -> None:
    page = open_page(f"{READING}#{unit}", width=width, javascript=javascript)
    row = f".unit:is(#{unit}, :has(> #{unit}))"
    becomes(page, lambda: is_below_the_bar(page, f"{row} > div[lang]", 400), wanted=True)
    expect(page.locator(row)).not_to_have_css("box-shadow", "none")


def test_back_returns_to_the_clause(open_page: OpenPage) -> None:
    page = open_page(f"{READING}#p2-s2-c9")
    page.locator("#p2-s2-c9 a").click()
    page.wait_for_url("**/p2-s2-c9/")
    page.go_back()
    page.wait_for_function(IS_NEAR_THE_TOP, arg="p2-s2-c9")


def test_unit_page_without_a_script(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c2/", javascript=False, height=2000)
    shadows = "all => all.map(e => getComputedStyle(e).boxShadow !== 'none')"
    sentences = page.locator(".unit > div span")
    pairs = sentences.evaluate_all("a => a.map(e => e.dataset.pair || e.id.split('.').pop())")
    wanted = [pair == "2" for pair in pairs]
    for key in ("zh", "en"):
        page.locator(f".unit > div[lang|={key}] span").nth(1).hover()
        becomes(page, lambda: sentences.evaluate_all(shadows), wanted)


@pytest.mark.parametrize("address", [READING, "cn-la-2024/p2-s2-c5/"])
def test_a_sentence_that_is_not_there_leads_to_its_clause_with_a_word(
    address: str, open_page: OpenPage
) -> None:
    page = open_page(f"{address}#p2-s2-c5.99")
    page.wait_for_url("**/#p2-s2-c5")
    expect(page.locator(".voice")).to_contain_text("There is no sentence 99")


def test_a_page_in_one_language_says_nothing_of_sentences(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/en/p2-s2/#p2-s2-c5.2")
    page.wait_for_url("**/#p2-s2-c5")
    expect(page.locator(".voice")).to_have_count(0)


PARTNER = ".partner"
LONG = "[data-unit=p2-s2-c4] .cell[data-key=zh] .s"


def test_a_tap_shows_the_partner_at_the_foot(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(READING + "#p2-s2-c4", width=390, height=844, touch=True)
    before = page.locator(LONG).nth(1).bounding_box()
    page.locator(LONG).nth(1).tap()
    sheet = page.locator(PARTNER)
    expect(sheet).to_be_in_viewport(ratio=1)
    expect(sheet.locator("div[lang=en]")).to_have_text(
        page.locator("[data-unit=p2-s2-c4] .cell[data-key=en] .s").nth(1).inner_text()
    )
    own, over = page.locator(LONG).nth(1).bounding_box(), sheet.bounding_box()
    assert own == before
    assert own
    assert over
    assert own["y"] + own["height"] <= over["y"] or over["y"] + over["height"] <= own["y"]
    assert axe(page) == []
    sheet.locator("button").first.tap()
    expect(page.locator(".voice")).not_to_be_empty()
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.endswith("/p2-s2-c4/#p2-s2-c4.2")
    sheet.locator("button").last.tap()
    expect(sheet).to_have_count(0)
    expect(page.locator(".s.lit")).to_have_count(2)


def test_a_partner_in_sight_needs_no_sheet(open_page: OpenPage) -> None:
    page = open_page(READING, height=1200)
    page.locator("[data-unit=p2-s2-c1] .s").first.click()
    page.keyboard.press("?")  # by now the script is here
    expect(page.locator("dialog[open]")).to_be_visible()
    expect(page.locator(PARTNER)).to_have_count(0)


def test_the_sheet_goes_with_its_sentence(open_page: OpenPage) -> None:
    page = open_page(READING + "?view=zh#p2-s2-c4", width=390, height=844, touch=True)
    for place in ("", ".here"):
        page.locator(LONG).first.tap()
        expect(page.locator(PARTNER)).to_contain_text("Launch negotiations")
        page.locator(LONG).nth(4).tap()
        expect(page.locator(PARTNER)).to_contain_text("Guide and encourage")
        expect(page.locator(PARTNER)).to_have_count(1)
        if place:
            page.locator(place).dispatch_event("click")
        else:
            page.keyboard.press("Escape")
        expect(page.locator(PARTNER)).to_have_count(0)


def test_a_sentence_stays_lit_while_its_menu_is_open(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(LONG).nth(1).click()
    page.locator("[data-unit=p2-s2-c4] .more").click()
    expect(page.locator(".menu button").first).to_contain_text("sentence 2")
    expect(page.locator(".s.lit")).to_have_count(2)
    page.keyboard.press("Escape")
    page.locator("[data-unit=p2-s2-c3] .more").click()
    expect(page.locator(".menu button").first).not_to_contain_text("sentence")
