"""The policy of the pages, under use: no page needs more than it allows, and it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import PAGES
from tests.browser.violations import REPORT, VIOLATIONS
from tests.browser.watch import Watch
from tests.sites import Built

CASES: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "hostile.yml").read_text("utf-8")
)
READING, UNIT = "cn-la-2024/p2-s2/", "cn-la-2024/p2-s2-c4/"
UNTOUCHED = """() => [
  typeof window.alerted, typeof ({}).ui, document.querySelectorAll("img[src=x],svg[onload]").length,
  [...document.scripts].filter((each) => each.src && !each.src.includes("/javascripts/")
    && !each.src.endsWith(".js")).length]"""
"""Nothing ran, no prototype was changed, nothing typed became an element or a script."""
SET = "() => JSON.stringify({ ...document.documentElement.dataset })"
CLEAN = ["undefined", "undefined", 0, 0]


def used(page: Page) -> None:
    """Do what brings every script and style: search, go to, settings, menus, cards, copying."""
    page.keyboard.press("/")
    page.locator("#find-words").fill("铁路")
    expect(page.locator("#find li").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("header [data-do=goto]").click()
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    for name in ("scheme", "size", "swap"):
        if (button := page.locator(f"[data-do={name}]:visible").first).count():
            button.click()
    for selector in (".t.few", ".differ a"):
        if (found := page.locator(f"{selector}:visible").first).count():
            found.click()
    for key in ("c", "q", "?"):
        page.keyboard.press(key)
        page.keyboard.press("Escape")
    for value in ("pairs", "zh"):
        if (view := page.locator(f"[name=view][value={value}]")).count():
            view.check(force=True)
    for name in ("ui", "terms"):
        if (chosen := page.locator(f"select[name={name}]:visible")).count():
            chosen.select_option(index=0)


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_violates_it(kind: str, open_page: OpenPage, watch: Watch, server: str) -> None:
    watch.allow(PAGES[kind].allowed)
    page = open_page("help/")
    page.context.add_init_script(REPORT)
    page.goto(server + PAGES[kind].address)
    used(page)
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("address", [READING, UNIT, "", "help/", "cn-la-2024/zh/p2-s2/"])
def test_no_page_violates_it_on_disk(address: str, open_page: OpenPage, plain: Built) -> None:
    page = open_page((plain.offline / "help/index.html").as_uri())
    page.context.add_init_script(REPORT)
    page.goto((plain.offline / f"{address}index.html").as_uri())
    used(page)
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        ("document.body.append(Object.assign(document.createElement('script'), "
         "{ textContent: 'window.alerted = 1' }))", "require-trusted-types-for"),
        ("document.body.innerHTML = '<b>x</b>'", "require-trusted-types-for"),
        ("trustedTypes.createPolicy('other', {})", "trusted-types"),
        ("document.body.append(Object.assign(document.createElement('style'), "
         "{ textContent: 'a{}' }))", "style-src-elem"),
        ("document.body.append(Object.assign(new Image(), { src: 'data:,' }))", "img-src"),
        ("document.head.append(Object.assign(document.createElement('base'), { href: '/x/' }))",
         "base-uri"),
    ],
)  # fmt: skip
def test_it_holds(attempt: str, directive: str, open_page: OpenPage, watch: Watch) -> None:
    watch.allow("")
    page = open_page(READING)
    page.evaluate(REPORT)
    page.evaluate(f"() => {{ try {{ {attempt} }} catch {{}} }}")
    page.wait_for_function("() => (window.violations || []).length")
    assert page.evaluate(VIOLATIONS)[0].startswith(directive)
    assert page.evaluate(UNTOUCHED) == CLEAN


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/a.js", "//elsewhere.example/a.js", "data:,1", "blob:x", "/../a.js"],
)
def test_no_script_of_another_place_is_trusted(address: str, open_page: OpenPage) -> None:
    page = open_page(READING)
    refused = "address => { try { return String(duidu.trusted(address)); } catch { return null; } }"
    given = page.evaluate(refused, address)
    assert given is None or given.startswith(page.url.replace(READING, ""))


def addresses() -> Iterator[str]:
    """Each of the words in every parameter, and as a fragment."""
    for words in CASES["words"]:
        said = quote(words.encode("utf-8", "surrogatepass"))
        asked = "&".join(f"{name}={said}" for name in CASES["parameters"])
        yield f"?{asked}#{said}"
        yield f"#{said}"


@pytest.mark.parametrize("place", [READING, UNIT])
def test_no_address_does_more_than_show(
    place: str, open_page: OpenPage, watch: Watch, server: str
) -> None:
    page = open_page(place)
    page.context.add_init_script(f"window.alert = () => {{ window.alerted = 1; }};{REPORT}")
    faults = []
    for address in addresses():
        page.goto("about:blank")
        page.goto(server + place + address)
        page.wait_for_load_state("networkidle")
        if page.evaluate(UNTOUCHED) != CLEAN or page.evaluate(VIOLATIONS):
            faults.append(address)
    assert faults == []


def stored() -> Iterator[str]:
    """Each of the words, and values of other kinds, under every key."""
    yield from CASES["whole"]
    for value in [*CASES["words"], 7, None, [], {"a": 1}]:
        yield json.dumps(dict.fromkeys(CASES["stored"], value))


def test_nothing_stored_does_more_than_show(open_page: OpenPage) -> None:
    page = open_page(READING, ui="")
    page.context.add_init_script(f"window.alert = () => {{ window.alerted = 1; }};{REPORT}")
    unset = page.evaluate(SET)
    faults = []
    for text in stored():
        page.evaluate("text => localStorage.setItem('duidu', text)", text)
        page.reload()
        page.keyboard.press("v")
        if page.evaluate(UNTOUCHED) != CLEAN or page.evaluate(VIOLATIONS):
            faults.append(text)
        if page.evaluate(SET) != unset:
            faults.append(f"set by {text}")
    assert faults == []
