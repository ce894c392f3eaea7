"""A document in more languages than two: one to three of its texts, chosen by the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes
from tests.sites import IN_SIX

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "texts.yml").read_text("utf-8")
)
FULL = f"{IN_SIX}/full/"
CELLS = """
() => Array.from(document.querySelectorAll("#a2 ~ div[lang], [id=a2] div[lang]"))
  .filter((cell) => !cell.hidden && cell.checkVisibility())
  .map((cell) => [cell.lang.split("-")[0], ...["left", "top", "right", "bottom"]
    .map((side) => Math.round(cell.getBoundingClientRect()[side]))])
"""
"""The texts of Article 2 that are shown, and where they lie."""
PLACES = """
(all) => all.filter((each) => each.checkVisibility()).map((each) =>
  ["left", "top", "right", "bottom"].map((side) => Math.round(each.getBoundingClientRect()[side])))
"""


def shown(page: Page) -> list[str]:
    return [key for key, *_ in page.evaluate(CELLS)]


def choose(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(f"label[for=text-{key}]").click()


@pytest.mark.parametrize("name", CASES)
def test_chosen_texts(name: str, open_in_six: OpenPage) -> None:
    case = CASES[name]
    page = open_in_six(f"{FULL}{case.get('start', '')}")
    choose(page, *case.get("boxes", ()))
    assert shown(page) == case["shown"]
    page.goto(page.url.partition("?")[0])
    assert shown(page) == (case["shown"] if case.get("boxes") else ["zh", "en"])


@pytest.mark.parametrize(
    ("ui", "keys", "said"),
    [
        ("en", ("fr", "ar"), "No more than 3 texts are shown at once: Chinese is no longer shown."),
        ("zh", ("fr", "ar"), "最多同时显示 3 种文本，已不再显示中文。"),
        ("en", ("zh", "en"), "At least one text is shown."),
        ("zh", ("zh", "en"), "至少显示一种文本。"),
    ],
)
def test_what_a_box_does_besides_is_said(
    ui: str, keys: tuple[str, ...], said: str, open_in_six: OpenPage
) -> None:
    page = open_in_six(FULL, ui=ui)
    choose(page, *keys[:-1])
    expect(page.locator(".voice")).to_have_count(0)
    choose(page, keys[-1])
    expect(page.locator(".voice[role=status]")).to_have_text(said, use_inner_text=True)


@pytest.mark.parametrize("width", [1280, 800, 390])
@pytest.mark.parametrize("script", ["with", "without"])
def test_no_text_lies_over_another(width: int, script: str, open_in_six: OpenPage) -> None:
    page = open_in_six(FULL, width=width, javascript=script == "with")
    for keys in ((), ("ar",), ("zh", "en")):
        choose(page, *keys)
        places = page.evaluate(CELLS)
        assert places
        for at, (key, left, top, right, bottom) in enumerate(places):
            assert right - left > 200 and bottom > top, (key, width)
            for other, *its in places[at + 1 :]:
                is_apart = right <= its[0] or its[2] <= left or bottom <= its[1] or its[3] <= top
                assert is_apart, (key, other, width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("view", "width"), [("both", 390), ("both", 800), ("pairs", 1280)])
def test_headings_are_apart_as_the_texts_are(view: str, width: int, open_in_six: OpenPage) -> None:
    page = open_in_six(f"{FULL}?view={view}&texts=en,fr,ru", width=width)
    places = page.locator("#a2 bdi").evaluate_all(PLACES)
    assert len(places) == 3
    for at, (left, top, right, bottom) in enumerate(places):
        for its in places[at + 1 :]:
            assert right <= its[0] or its[2] <= left or bottom <= its[1] or its[3] <= top, view
    lines = page.locator("#a2").inner_text().split("\n")
    assert lines == ["Article 2", "Article 2", "Статья 2"]


def test_labels_on_one_line_are_parted(open_in_six: OpenPage) -> None:
    page = open_in_six(f"{IN_SIX}/a3/", width=390)
    labels = page.locator(".unit.wide > p:first-child")
    found = [each.strip() for each in labels.inner_text().split("·")]
    assert found == labels.locator("bdi").all_inner_texts()
    assert len(found) == 6


def test_columns_where_the_width_allows(open_in_six: OpenPage) -> None:
    page = open_in_six(f"{FULL}?texts=en,ru,ar")
    for width, columns in ((1280, 3), (880, 1), (390, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        assert len({left for _, left, *_ in page.evaluate(CELLS)}) == columns
    page.locator("label[for=text-ru]").click()
    page.set_viewport_size({"width": 880, "height": 900})
    assert len({left for _, left, *_ in page.evaluate(CELLS)}) == 2


def test_from_right_to_left(open_in_six: OpenPage) -> None:
    for address, text in (("a3/", ".unit > div[lang=ar]"), ("ar/", ".page h1")):
        page = open_in_six(f"{IN_SIX}/{address}")
        assert page.locator(text).evaluate("each => getComputedStyle(each).direction") == "rtl"
        crumbs = page.locator(".crumbs")
        assert crumbs.evaluate("each => getComputedStyle(each).direction") == "ltr"


def test_quotation_has_what_is_shown(open_in_six: OpenPage) -> None:
    page = open_in_six(f"{FULL}?texts=fr,ar#a3", ui="en")
    page.keyboard.press("q")
    expect(page.locator(".voice")).not_to_be_empty()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Tout individu a droit" in text
    assert "لكل فرد الحق" in text
    assert "Everyone has the right" not in text


def test_folded_on_a_phone(open_in_six: OpenPage) -> None:
    page = open_in_six(f"{FULL}?texts=fr,es,ar", width=390, ui="en")
    page.locator("[data-do=fold]").click()
    becomes(page, lambda: shown(page), ["fr"])
    button = page.locator("[data-unit=a2] .unfold")
    expect(button.locator("[lang=en]")).to_have_text("Show Spanish / Arabic")
    button.click()
    becomes(page, lambda: shown(page), ["fr", "es", "ar"])


@pytest.mark.parametrize("width", [390, 1280])
def test_axe(
    width: int,
    open_in_six: OpenPage,
    axe: Callable[[Page], list[str]],
) -> None:
    for address in (f"{FULL}?texts=fr,ar,zh", f"{IN_SIX}/a3/", f"{IN_SIX}/ar/"):
        page = open_in_six(f"{address}", width=width, scheme="dark")
        assert axe(page) == []


def test_results_run_in_the_direction_of_their_language(open_in_six: OpenPage) -> None:
    page = open_in_six(FULL)
    page.click(".find-open")
    page.keyboard.insert_text("الحق")
    for lang, direction in (("ar", "rtl"), ("en", "ltr")):
        text = page.locator(f"#find .hit q[lang={lang}]").first
        expect(text).to_have_css("direction", direction)


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_a_text_has_the_fonts_of_its_own_language(ui: str, open_in_six: OpenPage) -> None:
    """A French apostrophe is not as wide as a Han character, whatever the interface speaks."""
    page = open_in_six(f"{IN_SIX}/", ui=ui)
    fonts = {
        key: page.locator(f"h1 [lang|={key}]").evaluate("each => getComputedStyle(each).fontFamily")
        for key in ("zh", "en", "fr", "es", "ru", "ar")
    }
    assert len({fonts[key] for key in ("en", "fr", "es", "ru", "ar")}) == 1
    assert fonts["zh"] != fonts["en"]


def test_a_long_title_leaves_the_header_one_line(open_in_six: OpenPage) -> None:
    page = open_in_six(f"{IN_SIX}/", ui="en")
    line = page.locator(".top__inner")
    before = line.evaluate("each => each.offsetHeight")
    name = page.locator(".top__name small")
    name.evaluate("each => { each.textContent = 'Regulations '.repeat(30) }")
    assert line.evaluate("each => each.offsetHeight") == before


def test_what_the_help_gives_as_places_is_found(open_in_six: OpenPage) -> None:
    page = open_in_six("help/")
    given = page.locator("#goto ~ ul").first.locator("code").all_inner_texts()
    assert len(given) > len("zh en fr es ru ar".split())
    assert "1, 2" in given
    for each in given:
        page.goto(page.url.partition(IN_SIX)[0].partition("help/")[0] + "help/")
        page.keyboard.press("g")
        page.locator("dialog[open] input").fill(each)
        if ", " in each:  # two of them, to choose from
            expect(page.locator("dialog[open] li a")).to_have_count(2)
        else:
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/{IN_SIX}/**#a2")


NUMBERED = """
() => Array.from(document.querySelectorAll(".unit:not(.wide)")).map((unit) => {
  const label = unit.querySelector(":scope > :is(h2,h3,h4,h5,h6,p:first-child) a");
  const cells = Array.from(unit.querySelectorAll(":scope > div[lang]"));
  const cell = cells.find((each) => !each.hidden && each.checkVisibility());
  if (!label || !cell || !/^[0-9]+[.]$/.test(label.innerText)) return null;
  const box = label.getBoundingClientRect(), text = cell.getBoundingClientRect();
  return [Math.round(box.left - text.right), Math.round(text.left - box.right)];
}).filter(Boolean)
"""
"""How far each number stands behind the right side of its text, and before the left."""


@pytest.mark.parametrize(
    ("keys", "side"), [("ar", 0), ("fr", 1), ("fr,ar", 1)], ids=["ar", "fr", "both"]
)
def test_numbers_stand_where_their_text_begins(keys: str, side: int, open_in_six: OpenPage) -> None:
    page = open_in_six(f"{FULL}?texts={keys}", width=1280)
    assert shown(page) == keys.split(",")
    found = page.evaluate(NUMBERED)
    assert len(found) > 10
    assert all(-1 <= each[side] < 40 for each in found), found[:5]
