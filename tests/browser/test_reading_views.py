"""Views, columns, size of type: switched in place, remembered, the clause kept on screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes, drawn, settled, watch_timers

READING = "cn-la-2024/p2-s2/"
CLAUSE = "p2-s2-c7"
GROW = "() => document.documentElement.style.setProperty('font-size', '250%', 'important')"
"""As a reader's own style sheet does."""


def shown(page: Page) -> set[str]:
    """Keys of the languages that can be seen."""
    keys = page.locator(".unit > div[lang]:visible").evaluate_all(
        "a => a.map(e => e.lang.slice(0, 2))"
    )
    return set(keys)


def top(page: Page, unit: str) -> float:
    """Distance of a row from the top of the window."""
    place = page.locator(f"[data-unit='{unit}']").evaluate("e => e.getBoundingClientRect().top")
    return float(place)


def on_screen(page: Page, unit: str) -> bool:
    """Whether some of a row can be seen below the bar."""
    return bool(
        page.locator(f"[data-unit='{unit}']").evaluate(
            "e => e.getBoundingClientRect().bottom > document.querySelector('.bar')"
            ".getBoundingClientRect().bottom && e.getBoundingClientRect().top < innerHeight"
        )
    )


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_views_in_place(width: int, javascript: bool, open_page: OpenPage) -> None:  # noqa: FBT001
    page = open_page(READING, width=width, javascript=javascript)
    address = page.url
    becomes(page, lambda: shown(page), {"zh", "en"})
    page.locator("[name=view][value=zh]").check()
    becomes(page, lambda: shown(page), {"zh"})
    page.locator("[name=view][value=en]").check()
    becomes(page, lambda: shown(page), {"en"})
    page.locator("[name=view][value=both]").check()
    becomes(page, lambda: shown(page), {"zh", "en"})
    expect(page).to_have_url(address)


def test_view_is_remembered(open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    page.locator("[name=view][value=en]").check()
    page.goto(server + "cn-la-2024/p2-s3/")
    becomes(page, lambda: shown(page), {"en"})


def test_view_in_the_address_is_honoured_not_stored(open_page: OpenPage, server: str) -> None:
    page = open_page(READING + "?view=zh")
    becomes(page, lambda: shown(page), {"zh"})
    page.goto(server + "cn-la-2024/p2-s3/")
    becomes(page, lambda: shown(page), {"zh", "en"})


@pytest.mark.parametrize("view", ["none", "<script>", "both'"])
def test_unknown_view_in_the_address(view: str, open_page: OpenPage) -> None:
    page = open_page(READING + "?view=" + view)
    becomes(page, lambda: shown(page), {"zh", "en"})


def test_broken_storage_does_not_matter(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.evaluate("localStorage.setItem('duidu', '{')")
    page.reload()
    page.locator("[name=view][value=zh]").check()
    becomes(page, lambda: shown(page), {"zh"})


def test_forbidden_storage_does_not_matter(open_page: OpenPage) -> None:
    page = open_page("help/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw 1 }})")
    page.goto(page.url.replace("help/", READING))
    page.locator("[name=view][value=zh]").check()
    becomes(page, lambda: shown(page), {"zh"})


@pytest.mark.parametrize("width", [390, 1280])
def test_view_keeps_the_place(width: int, open_page: OpenPage) -> None:
    page = open_page(f"{READING}#{CLAUSE}", width=width)
    drawn(page)
    before = top(page, CLAUSE)
    for view in ("zh", "en", "both"):
        page.locator(f"[name=view][value={view}]").check()
        becomes(page, lambda: abs(top(page, CLAUSE) - before) <= 2, wanted=True)


def test_view_keeps_the_middle_of_a_long_clause(open_page: OpenPage) -> None:
    page = open_page(READING, width=390)
    page.locator("[data-unit=p2-s2-c2]").evaluate(
        "e => scrollTo(0, e.getBoundingClientRect().top + scrollY + e.offsetHeight * 0.7)"
    )
    drawn(page)
    for view in ("en", "zh", "both"):
        page.locator(f"[name=view][value={view}]").check()
        becomes(page, lambda: on_screen(page, "p2-s2-c2"), wanted=True)


@pytest.mark.parametrize(("before", "after"), [(390, 844), (1280, 800), (1280, 600)])
def test_width_keeps_the_place(before: int, after: int, open_page: OpenPage) -> None:
    page = open_page(f"{READING}#{CLAUSE}", width=before)
    drawn(page)
    watch_timers(page)
    page.set_viewport_size({"width": after, "height": 700})
    settled(page)
    assert 0 <= top(page, CLAUSE) <= 250
    page.set_viewport_size({"width": before, "height": 900})
    settled(page)
    assert 0 <= top(page, CLAUSE) <= 250


def test_size_keeps_the_place_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page(f"{READING}#{CLAUSE}")
    drawn(page)
    before = top(page, CLAUSE)
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    small = page.locator(".cell").first.evaluate(size)
    for number in ("2", "3"):
        page.locator("[data-do=size]").click()
        expect(page.locator("html")).to_have_attribute("data-size", number)
        becomes(page, lambda: abs(top(page, CLAUSE) - before) <= 2, wanted=True)
    large = page.locator(".cell").first.evaluate(size)
    assert large > small
    page.reload()
    becomes(page, lambda: page.locator(".cell").first.evaluate(size), large)


def columns(page: Page) -> list[str]:
    """Keys of the languages in the order in which their columns stand, from the left."""
    keys = page.locator(f"[data-unit='{CLAUSE}'] .cell").evaluate_all(
        "all => all.map(e => [e.getBoundingClientRect().left, e.dataset.key]).sort("
        "(a, b) => a[0] - b[0]).map(each => each[1])"
    )
    return list(keys)


def test_swap(open_page: OpenPage) -> None:
    page = open_page(READING)
    becomes(page, lambda: columns(page), ["zh", "en"])
    page.locator("[data-do=swap]").click()
    becomes(page, lambda: columns(page), ["en", "zh"])
    page.reload()
    becomes(page, lambda: columns(page), ["en", "zh"])
    expect(page.locator("[data-do=swap]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-do=swap]").click()
    becomes(page, lambda: columns(page), ["zh", "en"])


def test_fold_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(READING, width=390, touch=True)
    unit = page.locator(f"[data-unit='{CLAUSE}']")
    page.locator("[data-do=fold]").tap()
    expect(page.locator(".unfold").first).to_be_visible()
    becomes(page, lambda: shown(page), {"zh"})
    unit.locator(".unfold").tap()
    expect(unit.locator(".cell[data-key=en]")).to_be_visible()
    expect(page.locator(".cell[data-key=en]:visible")).to_have_count(1)
    unit.locator(".unfold").tap()
    becomes(page, lambda: shown(page), {"zh"})
    page.reload()
    becomes(page, lambda: shown(page), {"zh"})
    page.locator("[data-do=swap]").tap()
    becomes(page, lambda: shown(page), {"en"})
    page.locator("[data-do=fold]").tap()
    becomes(page, lambda: shown(page), {"zh", "en"})


def test_fold_is_for_narrow_screens(open_page: OpenPage) -> None:
    page = open_page(READING, width=390)
    page.locator("[data-do=fold]").click()
    expect(page.locator(".unfold").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    becomes(page, lambda: shown(page), {"zh", "en"})
    expect(page.locator(".unfold:visible")).to_have_count(0)


def test_columns_begin_on_one_line(open_page: OpenPage) -> None:
    page = open_page(READING)
    tops = page.locator(f"[data-unit='{CLAUSE}'] .cell").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().top)"
    )
    assert max(tops) - min(tops) < 1


def test_text_may_grow_to_200_percent(open_page: OpenPage) -> None:
    page = open_page(READING, width=1280)
    page.evaluate(GROW)
    becomes(
        page, lambda: page.evaluate("document.documentElement.scrollWidth <= 1280"), wanted=True
    )
    expect(page.locator("[data-do=size]")).to_be_visible()
    becomes(page, lambda: shown(page), {"zh", "en"})
