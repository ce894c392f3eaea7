"""Pages as they are seen: no shift, the chosen colours, right without scripts, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.frames import becomes, drawn
from tests.browser.kinds import PAGES
from tests.browser.watch import Watch

READING = "cn-la-2024/p2-s2/"
TOO_WIDE = "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
"""By how many px the page is wider than its window."""


@pytest.mark.sweep
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_overflows_without_scripts(kind: str, open_page: OpenPage, watch: Watch) -> None:
    watch.allow(PAGES[kind].allowed)
    page = open_page(PAGES[kind].address, javascript=False)
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        becomes(page, lambda: page.evaluate(TOO_WIDE), 0)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_no_layout_shift(width: int, open_page: OpenPage, server: str) -> None:
    page = open_page("help/", width=width)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "e => window.shift += e.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.evaluate('localStorage.setItem(\'duidu\', \'{"view":"en","size":"3"}\')')
    page.goto(server + READING)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.005


@pytest.mark.parametrize(
    ("scheme", "is_dark"), [("light", False), ("dark", True)], ids=["light", "dark"]
)
@pytest.mark.parametrize("javascript", [True, False])
def test_scheme_of_the_system(
    scheme: Scheme,
    is_dark: bool,  # noqa: FBT001
    javascript: bool,  # noqa: FBT001
    open_page: OpenPage,
) -> None:
    page = open_page(READING, scheme=scheme, javascript=javascript)
    colour = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    lightness = sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))
    assert (lightness < 300) is is_dark


def test_scheme_chosen_is_remembered(open_page: OpenPage) -> None:
    page = open_page(READING, scheme="light")
    page.locator("[data-do=scheme]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    background = "e => getComputedStyle(e).backgroundColor"
    drawn(page)
    chosen = page.locator("body").evaluate(background)
    page.reload()
    becomes(page, lambda: page.locator("body").evaluate(background), chosen)
    page.locator("[data-do=scheme]").click()
    becomes(page, lambda: page.locator("body").evaluate(background) != chosen, wanted=True)


def test_contents_and_neighbours_without_scripts(open_page: OpenPage) -> None:
    page = open_page(READING, javascript=False)
    page.locator("#contents a", has_text="4.").first.click()
    page.wait_for_url("**/#p2-s2-c4")
    page.locator("a[rel=next]").last.click()
    page.wait_for_url("**/p2-s3/")
    expect(page.locator("button[data-do]:visible")).to_have_count(0)


def test_printed_without_the_frame(open_page: OpenPage) -> None:
    page = open_page(READING, scheme="dark")
    page.locator("[name=view][value=zh]").check()
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".bar", "header.top", "#contents"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".status")).to_be_visible()
    chinese = page.locator(".cell[data-key=zh]").first
    expect(chinese).to_be_visible()
    expect(page.locator(".cell[data-key=en]:visible")).to_have_count(0)
    expect(chinese).to_have_css("color", "rgb(0, 0, 0)")
