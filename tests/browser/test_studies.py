"""Studies: filters that a link keeps, rows that lead to their sentence, without a script too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

UNDERTAKINGS = "cn-la-2024/studies/undertakings/"
ROWS = ".study tbody tr"
SEEN = f"{ROWS}:visible"


@pytest.mark.parametrize("width", [390, 1280])
def test_filters_leave_their_rows_and_a_link_keeps_them(open_page: OpenPage, width: int) -> None:
    page = open_page(UNDERTAKINGS, ui="en", width=width)
    whole = page.locator(ROWS).count()
    sides = page.locator("[data-facet=side]")
    name = sides.nth(1).get_attribute("value")
    own = page.locator(f"{ROWS}[data-side={name}]").count()
    assert 0 < own < whole
    sides.nth(1).click()
    expect(sides.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(SEEN)).to_have_count(own)
    expect(page.locator(".facets [role=status]")).to_have_text(f"{own} of {whole} rows shown")
    page.goto(page.url)
    assert f"side={name}" in page.url
    expect(page.locator(SEEN)).to_have_count(own)
    section = page.locator("[data-facet=section]").nth(1)
    both = f"{ROWS}[data-side={name}][data-section={section.get_attribute('value')}]"
    section.click()
    expect(page.locator(SEEN)).to_have_count(page.locator(both).count())
    page.locator("[data-all]").click()
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(page.locator("[data-all]")).to_be_hidden()
    expect(page.locator(SEEN)).to_have_count(whole)
    assert "?" not in page.url


@pytest.mark.parametrize("query", ["?side=%3Cimg%20src=x%3E", "?side=", "?nothing=1&section=p9"])
def test_a_strange_query_hides_nothing(open_page: OpenPage, query: str) -> None:
    page = open_page(UNDERTAKINGS + query)
    assert page.locator(".facets").is_visible()
    assert page.locator(SEEN).count() == page.locator(ROWS).count()


def test_a_place_leads_to_its_sentence(open_page: OpenPage) -> None:
    page = open_page(UNDERTAKINGS)
    link = page.locator(f"{ROWS} td:first-child a").nth(20)
    wanted = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page.locator(f"[id='{wanted}']")).to_be_in_viewport()


def test_all_is_there_without_a_script(open_page: OpenPage) -> None:
    page = open_page(UNDERTAKINGS, javascript=False)
    assert page.locator(SEEN).count() > 100
    assert not page.locator(".facets").is_visible()
    page = open_page("cn-la-2024/studies/timeline/", javascript=False)
    assert page.locator("figure.drawn svg text").first.is_visible()
