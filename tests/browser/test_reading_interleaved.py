"""The view sentence by sentence: each under its partner, at any width, without a script too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn

READING = "cn-la-2024/p2-s2/"
FULL = "cn-la-2024/full/"
SEEN = """
() => [...document.querySelectorAll(".rows > .unit")].map((unit) => {
  const name = (span) => span.dataset.pair || span.id.split(".").pop();
  const cells = [...unit.querySelectorAll(":scope > div[lang]:not(.missing)")];
  const texts = cells.map((cell) => [...cell.querySelectorAll("p > span")]);
  const all = texts.flatMap((spans, at) => spans.map((span) => (
    { top: span.getBoundingClientRect().top, at, pair: name(span) }
  )));
  return {
    isWhole: cells.some((cell) => cell.id) || !!unit.querySelector(".verbatim, .missing"),
    texts: texts.map((spans) => spans.map(name)),
    seen: all.sort((a, b) => a.top - b.top).map(({ at, pair }) => [at, pair]),
  };
})
"""
"""Of each unit: the pairs of each text in the document, and [text, pair] from the top down."""


@pytest.fixture
def server(server_of_several: str) -> str:
    """Address of a site with laws and treaties beside the first document."""
    return server_of_several


def order(texts: list[list[str]], *, swapped: bool) -> list[list[object]]:
    """What is to be seen from the top down: pair by pair, in each pair text by text."""
    pairs: list[str] = []
    for text in texts:
        at = 0
        for pair in text:
            if pair not in pairs:
                pairs.insert(at, pair)
            at = pairs.index(pair) + 1
    places = range(len(texts))
    return [
        [place, each]
        for pair in pairs
        for place in (reversed(places) if swapped else places)
        for each in texts[place]
        if each == pair
    ]


def check(page: Page, *, swapped: bool = False) -> None:
    """Every unit that is not left whole stands in the order of its pairs."""
    units = [unit for unit in page.evaluate(SEEN) if not unit["isWhole"]]
    assert units
    for unit in units:
        assert unit["seen"] == order(unit["texts"], swapped=swapped)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_sentences_stand_under_their_partners(
    width: int,
    javascript: bool,  # noqa: FBT001
    open_page: OpenPage,
) -> None:
    page = open_page(READING, width=width, javascript=javascript)
    page.locator("[name=view][value=pairs]").check(force=True)
    expect(page.locator("[name=view][value=pairs]")).to_be_checked()
    check(page)
    if javascript:
        page.locator("[data-do=swap]").click()
        expect(page.locator("html")).to_have_attribute("data-swap", "yes")
        check(page, swapped=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", [FULL, "un-charter/full/", "udhr/full/", "mulan-psl-2/full/"])
def test_all_units_of_a_document(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "?view=pairs")
    check(page)
    texts = "[...document.querySelectorAll('.cell')].map(cell => cell.textContent.trim())"
    with_view = page.evaluate(texts)
    page.goto(page.url.partition("?")[0])
    assert page.evaluate(texts) == with_view


STRAY = """
() => {
  const cell = document.querySelector("[data-unit=p2-s2-c2] .cell[data-key=zh] p");
  cell.querySelector(".s:nth-of-type(2)").after("（原文）");
  const numbers = { 1: 31, 2: 12, 3: 4 };
  document.querySelectorAll("[data-unit=p2-s2-c5] .s").forEach((each) => {
    each.dataset.pair = numbers[each.dataset.pair] || each.dataset.pair;
  });
}
"""


def test_numbers_that_do_not_run_on_and_text_of_no_sentence(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.evaluate(STRAY)
    page.locator("[name=view][value=pairs]").check()
    becomes(page, lambda: bool(page.locator("[data-goes]").count()), wanted=True)
    stray = page.get_by_text("（原文）", exact=True)
    tops = [
        page.locator(f"[data-unit=p2-s2-c2] .cell[data-key={key}] .s").nth(place).bounding_box()
        for key, place in (("zh", 1), ("en", 1))
    ]
    box = stray.bounding_box()
    assert box
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < box["y"] < tops[1]["y"]
    seen = next(unit for unit in page.evaluate(SEEN) if "31" in unit["texts"][0])
    assert seen["seen"] == order([["31", "12", "4"]] * 2, swapped=False)


def test_the_place_is_kept_and_the_view_remembered(open_page: OpenPage) -> None:
    page = open_page(f"{READING}#p2-s2-c7", width=390)
    drawn(page)
    top = "document.querySelector('[data-unit=p2-s2-c7]').getBoundingClientRect().top"
    before = page.evaluate(top)
    page.locator("[name=view][value=pairs]").check(force=True)
    becomes(page, lambda: abs(page.evaluate(top) - before) <= 2, wanted=True)
    page.reload()
    expect(page.locator("[name=view][value=pairs]")).to_be_checked()
    check(page)


def test_sentences_light_and_are_cited_as_elsewhere(open_page: OpenPage) -> None:
    page = open_page(f"{READING}?view=pairs")
    page.locator("[data-unit=p2-s2-c2] .cell[data-key=en] .s").nth(1).click()
    expect(page.locator("[data-unit=p2-s2-c2] .s.lit")).to_have_count(2)
    page.keyboard.press("c")
    expect(page.locator(".voice")).to_contain_text("sentence 2")


def test_the_key_v_leads_through_all_views(open_page: OpenPage) -> None:
    page = open_page(READING)
    for view, words in (
        ("zh", "Chinese"),
        ("en", "English"),
        ("pairs", "By sentence"),
        ("both", "Both"),
    ):
        page.keyboard.press("v")
        expect(page.locator(f"[name=view][value={view}]")).to_be_checked()
        expect(page.locator(".voice")).to_contain_text(words)
