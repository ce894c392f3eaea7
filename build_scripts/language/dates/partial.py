"""What a text says of a date, before two of them are put together to a stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_scripts.language.dates.date import (
    DATE,
    RANGE,
    UNREAD,
    Dated,
    date_value,
    is_day,
    moment,
)

JOINT = re.compile(
    r"\s*(?:起|\((?:含|inclusive)\))?\s*,?\s*"
    r"(?:-{1,2}|~|至|到|\b(?:up\s+to|to|through|until|till|and)\b(?:\s+and\s+including\b)?)"
    r"\s*(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between the two dates, or the two numbers, of a stretch, in a plain text."""
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


class Partial(NamedTuple):
    """A date with what is said of it; 0: nothing."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    last_year: int = 0
    """The last of several years: of the 1990s, of 2023-24."""
    part: str = ""
    is_weak: bool = False
    is_read: bool = True
    order: str = ""
    """Of figures alone: ``md`` or ``dm``; ``?`` where both are days, then month and day are as if
    the month came first."""

    @property
    def value(self) -> str:
        """As EDTF has it."""
        if self.order == "?":
            return f"{self.year:04}-XX-XX"
        last = f"/{self.last_year:04}" if self.last_year else ""
        return date_value(self.year, self.month, self.day) + last

    @property
    def dated(self) -> Dated:
        """As what a reader is shown."""
        if not self.is_read or not is_day(self.year, self.month, self.day):
            return Dated(UNREAD, "", self.start, self.end)
        kind = RANGE if self.last_year else DATE
        return Dated(kind, self.value, self.start, self.end, self.part, self.is_weak)


def joined(text: str, parts: Sequence[Partial]) -> Iterator[Dated]:
    """Two dates with a dash or a word between them as one stretch; the others as they are."""
    at = 0
    while at < len(parts):
        pair = parts[at : at + 2]
        stretch = _stretch(text, *pair) if len(pair) == 2 else None
        yield stretch or parts[at].dated
        at += 2 if stretch else 1


def _stretch(text: str, first: Partial, last: Partial) -> Dated | None:
    """One stretch of two dates; one that is not read if one of them is not.

    Two dates with “and” between them are a stretch only behind “between”.
    """
    between = JOINT.fullmatch(text, first.end, last.start)
    is_list = "and" in text[first.end : last.start].lower().split()[:1]
    if not between or (is_list and not BETWEEN.search(text, 0, first.start)):
        return None
    first, last = _filled(first, last), _filled(last, first)
    if UNREAD in (first.dated.kind, last.dated.kind):
        return Dated(UNREAD, "", first.start, last.end)
    mine, end = date_value(first.year, first.month, first.day), _end(last)
    if "?" in (first.order, last.order):
        if first.last_year or last.last_year:
            return None
        mine, end = first.value, last.value
    if bool(first.year) != bool(last.year) or not _is_before(mine, end):
        return None
    return Dated(RANGE, f"{mine}/{end}", first.start, last.end, first.part and last.part,
                 first.is_weak and last.is_weak)  # fmt: skip


def _filled(own: Partial, other: Partial) -> Partial:
    """A date with the year, or the order of month and day, that only the other end says."""
    if own.order == "?" and other.order in ("md", "dm"):
        is_month_first = other.order == "md"
        month, day = (own.month, own.day) if is_month_first else (own.day, own.month)
        return own._replace(month=month, day=day, order=other.order)
    if not own.year and other.year and not other.last_year:
        return own._replace(year=other.year)
    return own


def _end(last: Partial) -> str:
    return f"{last.last_year:04}" if last.last_year else last.value


def _is_before(first: str, last: str) -> bool:
    known = [each.replace("XXXX", "2000") for each in (first, last)]
    return moment(known[0])[0] < moment(known[1])[0] or (
        "XX" in known[0] + known[1] and known[0][:4] == known[1][:4]
    )
