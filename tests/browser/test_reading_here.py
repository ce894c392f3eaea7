"""Which clause is "here", at every scroll position: compared with what lies in the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenPage
from tests.browser.frames import drawn

LOOK = (Path(__file__).parent / "here.js").read_text("utf-8")
STEPS = (50, 230)
"""Steps from the last clause that comes to the top to the end, and pixels of a scroll before it."""
LINE = 36
"""Pixels of a line of text with the space under it: less of a clause is not read."""
HEIGHTS = (480, 800, 1300)
READING = ("p1", "p2-s1", "p2-s2", "p2-s3", "p2-s4", "p2-s5", "p3")

WHOLE = ("p2-s2", 1280)
SOME = frozenset({WHOLE, ("p3", 1280), ("zh/p2-s2", 1280), ("p2-s2", 390)})
"""A page of each kind; all of them in a sweep."""

Look = Mapping[str, Any]


def addresses() -> Iterator[tuple[str, int]]:
    yield from ((page, 1280) for page in (*READING, "full"))
    yield from ((f"{key}/{page}", 1280) for key in ("zh", "en") for page in READING)
    yield from ((page, 390) for page in ("p2-s2", "p3", "zh/p2-s2", "en/p1"))


def faults(looks: Sequence[Look], most: float, end: float, height: float) -> Iterator[str]:
    """What a reader would object to, of looks from the top of the page to its bottom.

    ``end``: where the last clause that comes to the top is there.
    """
    places = [order(each, each["copied"]) for each in looks]
    last = len(looks[0]["clauses"]) - 1
    for look, here in zip(looks, places, strict=True):
        yield from _faults_of_one(look, here, is_last=look["scroll"] > most - height)
    for (one, before), (other, after) in pairwise(zip(looks, places, strict=True)):
        if after < before:
            yield f"back from {one['copied']} to {other['copied']} at {other['scroll']}"
    if places[0] != 0:
        yield f"at the top {looks[0]['copied']}"
    if most and places[-1] != (seen(looks[-1]) or [last])[-1]:
        yield f"at the bottom {looks[-1]['copied']}"
    # In fewer pixels not each has its turn.
    if most - end > STEPS[0] * 2:
        never = sorted(set(range(last + 1)) - set(places))
        yield from (f"never {looks[0]['clauses'][each]['id']}" for each in never)


def _faults_of_one(look: Look, here: int, *, is_last: bool) -> Iterator[str]:
    clauses, place = look["clauses"], f"at {look['scroll']}"
    own, shown = clauses[here], seen(look)
    if look["marked"] not in (None, own["id"]):
        yield f"{place} the contents mark {look['marked']}, c copies {own['id']}"
    if own["cited"] and look["said"] != own["cited"]:
        yield f"{place} the bar says {look['said']}, c copies {own['id']}"
    if shown and own["seen"] <= 0:
        yield f"{place} {own['id']} is out of sight"
    if look["top"] not in (None, own["id"]):
        yield f"{place} {own['id']}, though {look['top']} is at the top"
    # A clause that is whole is not passed over for one of which no line is left.
    if any(is_whole(clauses[each]) for each in shown) and own["seen"] < min(
        LINE, own["height"] - 1
    ):
        yield f"{place} {own['id']} shows {own['seen']} px"
    # On the way one reads what is at the top.
    read = [at for at in shown if clauses[at]["seen"] > 2 * LINE or is_whole(clauses[at])]
    if read and not is_last and here > read[0]:
        yield f"{place} {own['id']}, though {clauses[read[0]]['id']} is above it"


def order(look: Look, unit: str) -> int:
    return [each["id"] for each in look["clauses"]].index(unit)


def seen(look: Look) -> list[int]:
    """The clauses in the window, each by its place."""
    return [at for at, each in enumerate(look["clauses"]) if each["seen"] > 0]


def is_whole(clause: Mapping[str, Any]) -> bool:
    return bool(clause["seen"] >= clause["height"] - 1)


def is_soon(place: tuple[str, int], height: int) -> bool:
    """Whether `make test` looks there: a page in each height, one of each kind in one of them."""
    return place == WHOLE or (place in SOME and height == HEIGHTS[1])


def faults_of(page: Page) -> list[str]:
    # What comes with the first key adds a line below the text.
    page.keyboard.press("Shift")
    page.wait_for_function("() => duidu.cite")
    drawn(page)
    result = page.evaluate(LOOK, STEPS)
    height = page.evaluate("innerHeight")
    return list(faults(result["found"], result["most"], result["end"], height))


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        pytest.param(*each, height, marks=() if is_soon(each, height) else pytest.mark.sweep)
        for each in addresses()
        for height in HEIGHTS
    ],
)
def test_the_clause_one_would_point_at_is_here(
    address: str, width: int, height: int, open_page: OpenPage
) -> None:
    assert faults_of(open_page(f"cn-la-2024/{address}/", width=width, height=height)) == []


@pytest.mark.sweep
@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("document", ["udhr", "un-charter"])
def test_here_where_all_is_on_one_page(
    document: str, height: int, browser: Browser, server_of_several: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": height})
    page.goto(f"{server_of_several}{document}/full/")
    assert faults_of(page) == []
    page.close()


def test_the_clause_one_went_to_is_here_until_one_scrolls(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/p2-s2/#p2-s2-c11", height=1300)
    drawn(page)
    here = page.locator("#contents .now")
    assert here.get_attribute("href") == "#p2-s2-c11"
    page.keyboard.press("v")
    drawn(page)
    assert here.get_attribute("href") == "#p2-s2-c11"
    page.evaluate("scrollBy(0, -200)")
    drawn(page)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    drawn(page)
    assert here.get_attribute("href") == "#p2-s2-c13"
