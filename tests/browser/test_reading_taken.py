"""What lands on the clipboard, plain and as HTML: of a sentence, of a clause, of a selection."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes
from tests.browser.held import Held, intercept
from tests.browser.watch import Watch
from tests.repository import SITE_URL

READING = "cn-la-2024/p2-s2/"
LATER = "**/javascripts/later.js"
DOCUMENT = f"{SITE_URL}cn-la-2024"
CASES = Path(__file__).parent / "cases"
COPIED: Mapping[str, Any] = yaml.safe_load((CASES / "copied.yml").read_text("utf-8"))
SELECTED: Mapping[str, Any] = yaml.safe_load((CASES / "selected.yml").read_text("utf-8"))
CLIPBOARD = """
async () => {
  const [found] = await navigator.clipboard.read(), kinds = {};
  for (const type of found.types) kinds[type] = await (await found.getType(type)).text();
  return kinds;
}
"""
SELECT = """
([from, to]) => {
  const sentence = ([unit, key, place]) => document.querySelectorAll(
    `[data-unit="${unit}"] .cell[data-key="${key}"] .s`)[place - 1];
  const range = document.createRange();
  range.setStartBefore(sentence(from).firstChild);
  range.setEndAfter(sentence(to).lastChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""
REFUSE = "document.execCommand = () => false"


def sentence(page: Page, unit: str, key: str, place: int) -> Any:
    return page.locator(f"[data-unit={unit}] .cell[data-key={key}] .s").nth(place - 1)


def landed(page: Page) -> dict[str, str]:
    """What is on the clipboard by its kind, once the message is there."""
    expect(page.locator(".voice")).not_to_be_empty()
    return dict(page.evaluate(CLIPBOARD))


def whole(words: list[str]) -> list[str]:
    """Expected words with the address of the document in them."""
    return [each.replace("…/", f"{DOCUMENT}/") for each in words]


def in_its_menu(page: Page, unit: str, words: str) -> None:
    """Chooses an entry of the menu of a unit."""
    page.locator(f"[data-unit={unit}]").hover()
    page.locator(f"[data-unit={unit}] .more").click()
    page.locator(".menu button", has_text=words).first.click()


@pytest.mark.parametrize("name", COPIED)
def test_copied(name: str, open_page: OpenPage) -> None:
    case = COPIED[name]
    page = open_page(READING + "#p2-s2-c3")
    if "lit" in case:
        sentence(page, *case["lit"]).click()
    if "menu" in case:
        in_its_menu(page, case.get("unit") or case["lit"][0], case["menu"])
    else:
        page.keyboard.press(case["press"])
    found = landed(page)
    assert all(each in found["text/plain"] for each in whole(case["plain"])), found
    assert all(each in found["text/html"] for each in whole(case.get("html", []))), found
    assert not [each for each in case.get("lacks", []) if each in "".join(found.values())]


@pytest.mark.parametrize("name", SELECTED)
def test_selected(name: str, open_page: OpenPage) -> None:
    case = SELECTED[name]
    page = open_page(READING)
    page.keyboard.press("?")  # the first key brings the script
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(SELECT, [case["from"], case["to"]])
    page.keyboard.press("Control+c")
    becomes(page, lambda: bool(page.evaluate("navigator.clipboard.readText()")), wanted=True)
    found = dict(page.evaluate(CLIPBOARD))
    lines = found["text/plain"].split("\n")
    ends = zip(lines, case["begin"], case["end"], strict=True)
    assert all(line.startswith(begin) and line.endswith(end) for line, begin, end in ends), lines
    assert found["text/html"].count("<p lang=") == len(lines)
    assert all(each in found["text/html"] for each in whole(case.get("html", []))), found
    assert not [each for each in ("⋯", "异", "¶", "style=", "<span") if each in str(found)]


def test_a_sentence_out_of_sight_is_not_meant(open_page: OpenPage) -> None:
    page = open_page(READING)
    sentence(page, "p2-s2-c1", "zh", 1).click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("c")
    assert "/p2-s2-c1/" not in landed(page)["text/plain"]


def test_a_sentence_in_focus(open_page: OpenPage) -> None:
    page = open_page(READING)
    sentence(page, "p2-s2-c1", "en", 2).focus()
    page.keyboard.press("c")
    assert landed(page)["text/plain"] == f"{DOCUMENT}/p2-s2-c1/#p2-s2-c1.2"


def test_the_link_of_a_sentence_lights_it(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c4.2")
    expect(page.locator(".s.lit")).to_have_count(2)
    page.keyboard.press("c")
    assert landed(page)["text/plain"].endswith("#p2-s2-c4.2")


def test_the_first_copy_needs_no_other_script(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("later.js")
    watch.allow("ERR_FAILED")
    page = open_page(READING + "#p2-s2-c3")
    intercept(page, LATER, lambda route: route.abort())
    page.keyboard.press("c")
    address = f"{DOCUMENT}/p2-s2-c3/"
    becomes(page, lambda: page.evaluate("navigator.clipboard.readText()"), address)


@pytest.mark.parametrize("refused", ["", REFUSE])
@pytest.mark.parametrize("name", ["copyLink", "copyQuotation"])
def test_what_comes_late_was_promised_in_time(name: str, refused: str, open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2-c4/")
    held = Held(page, "**/javascripts/copy.js")
    page.evaluate(refused or "0")
    page.locator(f"[data-do={name}]").click()
    held.let_go()
    found = landed(page)
    assert f"{DOCUMENT}/p2-s2-c4/" in found["text/plain"]
    assert f'<a href="{DOCUMENT}/p2-s2-c4/">' in found["text/html"]


def test_where_the_old_command_is_gone(open_page: OpenPage) -> None:
    page = open_page(READING + "#p2-s2-c3")
    page.evaluate(REFUSE)
    page.keyboard.press("c")
    assert landed(page)["text/plain"] == f"{DOCUMENT}/p2-s2-c3/"


def test_a_selection_elsewhere_is_left_alone(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/about/")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    heading = page.locator("h2").last.inner_text().split()[0]
    becomes(page, lambda: heading in page.evaluate("navigator.clipboard.readText()"), wanted=True)
