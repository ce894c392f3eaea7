"""axe-core finds nothing on any kind of page, in both colour schemes, on phone and desktop."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.kinds import PAGES
from tests.browser.watch import Watch

SCHEMES: tuple[Scheme, ...] = ("light", "dark")


LONG = ("guide", "table of codes", "glossary", "glossary in English order", "help", "full")
"""Pages that take axe long and are on a phone what others of their frame are."""
AS_OTHERS = ("first reading page", "English alone", "glossary of a document", "about", "division")
"""Pages that are on a phone what others of their frame are, too."""
ALIKE = ("reading with an outer heading", "unit in one language only", "index of one language")
"""Kinds that have nothing for axe that another of these pages has not."""


def is_for_sweeps(kind: str, width: int) -> bool:
    return kind in ALIKE or (width == 390 and kind in (*LONG, *AS_OTHERS))


@pytest.mark.parametrize(
    ("kind", "width"),
    [
        pytest.param(kind, width, marks=pytest.mark.sweep if is_for_sweeps(kind, width) else ())
        for kind in PAGES
        for width in (390, 1280)
    ],
)
def test_axe(
    kind: str,
    width: int,
    open_page: OpenPage,
    axe: Callable[[Page], list[str]],
    watch: Watch,
) -> None:
    watch.allow(PAGES[kind].allowed)
    page = open_page(PAGES[kind].address, width=width, touch=width == 390)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, axe(page)) == (scheme, [])


@pytest.mark.parametrize("key", ["g", "?"])
def test_axe_dialog(key: str, open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page("cn-la-2024/p2-s2/")
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    assert axe(page) == []


def test_axe_menu_and_lit_pair(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page("cn-la-2024/p2-s2/#p2-s2-c2")
    page.locator("[data-unit=p2-s2-c2] .s").first.focus()
    page.locator("[data-unit=p2-s2-c2] .more").click()
    expect(page.locator(".menu")).to_be_visible()
    assert axe(page) == []


def test_axe_contents_on_a_phone(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page("cn-la-2024/p2-s2/", width=390, touch=True)
    page.locator(".here").tap()
    expect(page.locator("#contents a").first).to_be_visible()
    assert axe(page) == []


# A hundred entries that are alike, and how each tenth is spoilt, in its own way.
ENTRY = '<li><a href="#x" lang="en"><b>one</b> <i>two</i></a> <img src="data:," alt="a"></li>'
SPOILT = {
    "color-contrast": "entry.querySelector('i').style.color = '#ddd'",
    "link-name": "entry.querySelector('a').textContent = ''",
    "image-alt": "entry.querySelector('img').removeAttribute('alt')",
    "valid-lang": "entry.querySelector('a').lang = 'englisch'",
    "aria-allowed-attr": "entry.setAttribute('aria-checked', 'true')",
    "nested-interactive": "entry.querySelector('a').setAttribute('role', 'button');"
    "entry.querySelector('a').append(document.createElement('button'))",
    "list": "entry.before(document.createElement('p'))",
    "landmark-unique": "document.querySelector('ul').append("
    "...['', ''].map(() => document.createElement('nav')))",
}


def test_axe_finds_each_one_among_many_that_is_spoilt(
    browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    page = browser.new_page()
    page.set_content(f"<!doctype html><html lang=en><title>t</title><ul>{ENTRY * 100}</ul>")
    entries = page.query_selector_all("li")[10::10]
    for spoil, entry in zip(SPOILT.values(), entries, strict=False):
        page.evaluate(f"entry => {{ {spoil} }}", entry)
    assert set(SPOILT) - {fault.split()[0] for fault in axe(page)} == set()
    assert page.locator("li").count() < len(SPOILT) + 5
    page.close()
