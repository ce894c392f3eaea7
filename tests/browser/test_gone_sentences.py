"""A link to a sentence that is no more leads to its unit, which says so; no one else sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.sites import GONE

UNIT = GONE.partition(".")[0]


@pytest.fixture
def server(server_of_several: str) -> str:
    """Address of a site in which one sentence of a document is out of use."""
    return server_of_several


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["full", UNIT])
def test_the_link_leads_to_the_unit_with_a_word(
    place: str,
    width: int,
    javascript: bool,  # noqa: FBT001
    open_page: OpenPage,
) -> None:
    page = open_page(f"udhr/{place}/#{GONE}", width=width, javascript=javascript)
    word = page.locator(f'[id="{GONE}"]')
    expect(word).to_be_in_viewport(ratio=0.9)
    for text in ("该编号已停用", "the id is out of use"):
        expect(word).to_contain_text(text)
    row = page.locator(".unit", has=word)
    cell = row.locator("div[lang]").first
    expect(cell).to_be_in_viewport()
    above, below = word.bounding_box(), cell.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    expect(row).not_to_have_css("box-shadow", "none")


@pytest.mark.parametrize("fragment", ["", f"#{UNIT}", f"#{UNIT}.1"])
def test_who_comes_otherwise_sees_no_word(fragment: str, open_page: OpenPage) -> None:
    page = open_page(f"udhr/full/{fragment}")
    expect(page.locator(f'[id="{GONE}"]')).to_be_hidden()
