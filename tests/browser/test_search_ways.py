"""The search dialog names the places that a query means, as the go-to box reads it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHOOSE
from tests.repository import ROOT
from tests.serving import serving
from tests.sites import Built

CASES = ROOT / "tests" / "cases" / "search" / "ways" / "places.tsv"
READING = "cn-la-2024/p2-s2/"
WAYS = "#find .find__way"
ANSWERED = """
query => { const {dataset} = document.getElementById('find');
  return dataset.query === query && dataset.complete === 'true'; }
"""


@pytest.fixture(scope="module")
def address(several: Built) -> Iterator[str]:
    with serving(several.site) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(CHOOSE % "en")
    page = context.new_page()
    page.goto(address + READING)
    yield page
    context.close()


def ask(page: Page, query: str) -> None:
    page.evaluate("duidu.find()")
    page.locator("#find input").fill(query)
    page.wait_for_function(ANSWERED, arg=query)


def cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [(query, places.split()) for query, places in pairs]


@pytest.mark.parametrize(("query", "places"), cases(), ids=[query for query, _ in cases()])
def test_places(page: Page, address: str, query: str, places: list[str]) -> None:
    ask(page, query)
    found = page.locator(WAYS).evaluate_all("all => all.map(({href}) => href)")
    assert [each.removeprefix(address) for each in found][: len(places) or 1] == places
    assert len(found) == len(places) or len(places) > 1


def test_a_place_is_the_first_that_the_arrow_keys_reach(page: Page) -> None:
    ask(page, "第2部分第3节")
    page.keyboard.press("ArrowDown")
    expect(page.locator(WAYS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find .hit").first).to_be_focused()


def test_enter_leads_to_the_one_place(page: Page, address: str) -> None:
    page.goto(address + READING)
    ask(page, "Art. 5 UDHR")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}udhr/full/#a5")
    page.goto(address + READING)
