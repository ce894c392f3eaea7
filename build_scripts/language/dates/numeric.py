"""Dates in figures alone: ``2024/5/1``, ``2024-07-01``, ``6/30/2024``, ``2024-07``, ``2023-24``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.language.dates.date import is_day, is_year
from build_scripts.language.dates.partial import Partial

# Not v2024.5.1, No. 2024-07, 第2024-07号.
_BEFORE = r"(?<![0-9A-Za-z./-])(?<!No\.[ ])(?<!第)"
FULL = re.compile(
    rf"{_BEFORE}(?P<a>[0-9]{{1,4}})(?P<sign>[-/.])(?P<b>[0-9]{{1,2}})(?P=sign)(?P<c>[0-9]{{1,4}})"
    r"(?![0-9]|[./-][0-9])"
)
YEARS = r"[ ]?(?:年度?|财政年度|财年|会计年度|学年|(?:fiscal|financial|academic|school|budget)\b)"
TWO = re.compile(
    rf"{_BEFORE}(?P<year>[12][0-9]{{3}})(?P<sign>[ ]?年?[ ]?(?:[-/]|至|到)[ ]?)"
    rf"(?P<next>[0-9]{{2}})(?![0-9.]|[/-][0-9]|[%月日天号个])(?P<unit>{YEARS})?",
    re.IGNORECASE,
)
DOUBLE = re.compile(rf"{_BEFORE}(?P<year>[12][0-9]{{3}})/(?P<next>[12][0-9]{{3}})(?![0-9/])")
COUNTED = re.compile(
    r"(?:\bFY|\b(?:fiscal|financial|academic|school|budget)[ ]years?)[ ]?$", re.IGNORECASE
)


def find(text: str) -> Iterator[Partial]:
    """The dates in figures of a plain text; those that may be two different days with the year."""
    for found in FULL.finditer(text):
        part = _full(found)
        if part:
            yield part
    for found in TWO.finditer(text):
        part = _two(found)
        if part:
            yield part
    for found in DOUBLE.finditer(text):
        first, last = int(found["year"]), int(found["next"])
        yield Partial(*found.span(), first, last_year=last, is_read=last == first + 1)


def _full(found: re.Match[str]) -> Partial | None:
    a, b, c = (int(found[name]) for name in "abc")
    unread = Partial(*found.span(), is_read=False)
    if len(found["a"]) == 4 and len(found["c"]) <= 2:
        return Partial(*found.span(), a, b, c) if is_year(a) and is_day(a, b, c) else unread
    if len(found["c"]) != 4 or len(found["a"]) > 2:
        # 5/1/24; 3.1.12 is a number of a section, 10-12-14 anything.
        return unread if found["sign"] == "/" and len(found["a"]) <= 2 else None
    orders = {"md": (a, b), "dm": (b, a)}
    fitting = [each for each, own in orders.items() if all(own) and is_day(c, *own)]
    if not fitting or not is_year(c):
        return unread
    order = "?" if len(fitting) == 2 and a != b else fitting[0]
    return Partial(*found.span(), c, *orders[fitting[0]], order=order)


def _two(found: re.Match[str]) -> Partial | None:
    """``2024-07`` is a month, ``2021-25`` and 2023-24财年 are years; ``2003-07`` may be either."""
    year, after = int(found["year"]), int(found["next"])
    is_counted = bool(found["unit"] or COUNTED.search(found.string, 0, found.start()))
    is_later, is_month = after > year % 100, 1 <= after <= 12
    end = found.end("next") + ("年" in (found["unit"] or "")[:1])
    if not is_year(year) or (found["sign"].strip() not in ("-", "/") and not found["unit"]):
        return None
    if is_later and (is_counted or not is_month):
        return Partial(found.start(), end, year, last_year=year - year % 100 + after)
    if is_month and not is_later and not is_counted and found["sign"] in ("-", "/"):
        return Partial(found.start(), end, year, after)
    return Partial(found.start(), end, is_read=False)
