"""Sentence pairs: the right partner lights up, is outlined, and goes out again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.frames import IS_NEAR_THE_TOP

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


@pytest.mark.parametrize("key", ["zh", "en"])
def test_hover(key: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    sentence = page.locator(f"[data-unit=p2-s2-par1] .cell[data-key={key}] .s").first
    sentence.hover()
    assert set(lit(page)) == {"p2-s2-par1.1"}
    keys = page.locator(".s.lit").evaluate_all("a => a.map(e => e.closest('.cell').dataset.key)")
    assert set(keys) == {"zh", "en"}
    shadow = sentence.evaluate("e => getComputedStyle(e).boxShadow")
    assert shadow != "none"
    page.locator("h1").hover()
    assert lit(page) == []


def test_tap_and_escape(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    page.locator("[data-unit=p2-s2-c1] .s").first.tap()
    assert set(lit(page)) == {"p2-s2-c1.1"}
    page.keyboard.press("Escape")
    assert lit(page) == []
    page.locator("[data-unit=p2-s2-c1] .s").first.tap()
    page.locator("h1").tap()
    assert lit(page) == []


def test_arrow_keys_move_from_sentence_to_sentence(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.locator(".s").first.focus()
    first = lit(page)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert lit(page) != first
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    assert lit(page) == first


def test_one_sentence_in_the_tab_order(open_page: OpenPage) -> None:
    page = open_page(READING)
    assert page.locator(".s[tabindex='0']").count() == 1


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
    copied = page.evaluate("navigator.clipboard.readText()")
    other = page.locator(f"[data-unit=p2-s2-par1] .cell:not([data-key={key}])").inner_text()
    assert cells[0].inner_text()[10:40] in copied
    assert other[:8] not in copied


def test_fragment_of_a_pair(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c2.1")
    box = page.locator("[id='p2-s2-c2.1']").bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert box
    assert bar
    assert bar["y"] + bar["height"] <= box["y"] < 300


@pytest.mark.parametrize("width", [390, 1280])
def test_fragment_of_a_pair_that_is_gone(width: int, open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c5.99", width=width)
    page.wait_for_url("**/#p2-s2-c5")
    assert page.locator("[data-unit=p2-s2-c5]").evaluate("e => e.matches(':has(:target)')")


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
    row = page.locator(f".unit:is(#{unit}, :has(> #{unit}))")
    cell = row.locator("> div[lang]").first.bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert cell
    assert bar
    assert bar["y"] + bar["height"] <= cell["y"] < 400
    assert row.evaluate("e => getComputedStyle(e).boxShadow") != "none"


def test_back_returns_to_the_clause(open_page: OpenPage) -> None:
    page = open_page(f"{READING}#p2-s2-c9")
    page.locator("#p2-s2-c9 a").click()
    assert page.url.endswith("/p2-s2-c9/")
    page.go_back()
    page.wait_for_function(IS_NEAR_THE_TOP, arg="p2-s2-c9")


def test_unit_page_without_a_script(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c2/", javascript=False, height=2000)
    shadows = "all => all.map(e => getComputedStyle(e).boxShadow !== 'none')"
    for key in ("zh", "en"):
        page.locator(f".unit > div[lang|={key}] span").nth(1).hover()
        sentences = page.locator(".unit > div span")
        pairs = sentences.evaluate_all("a => a.map(e => e.dataset.pair || e.id.split('.').pop())")
        assert sentences.evaluate_all(shadows) == [pair == "2" for pair in pairs]
