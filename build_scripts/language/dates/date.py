"""A date, or a length of time, in a text: its value, its kind, and where it stands."""

from __future__ import annotations

import calendar
import re
from fractions import Fraction
from typing import NamedTuple

DATE, RANGE, LENGTH, UNREAD = "date", "range", "length", "unread"
EARLY, MIDDLE, LATE, END = "early", "middle", "late", "end"
THIRDS = {EARLY: 0, MIDDLE: 1, LATE: 2, END: 2}
ABOUT = "about"
FIRST_YEAR, LAST_YEAR = 1600, 2399
"""Four figures that are a year wherever they stand as one; others count money, people, other eras
or lengths of time as often."""
NO_YEAR = "XXXX"
FIRST_QUARTER, FIRST_HALF = 33, 40
"""Quarters and halves of a year in the place of a month, as EDTF numbers them: 33–36, 40, 41."""
HALVES = {FIRST_HALF: (0, 6), FIRST_HALF + 1: (6, 6)}
PARTS = {**{FIRST_QUARTER + each: (each * 3, 3) for each in range(4)}, **HALVES}
"""Number of a quarter or a half → months before it, and its months."""
# P5Y | P1.5Y | PT24H | P3B, of working days, for which ISO 8601 has no letter
LENGTH_PARTS = re.compile("PT?(?P<number>[0-9.]+)(?P<unit>[A-Z])")
SIZES = {"Y": (12, "M"), "M": (1, "M"), "W": (7, "D"), "D": (1, "D")}
"""Units of length of which one is a fixed number of the other."""


class Dated(NamedTuple):
    """A date, a stretch between two dates, or a length of time, and where it stands."""

    kind: str
    """``date``, ``range``, ``length``, or ``unread``: figures of a date that is not understood."""
    value: str
    """As EDTF (ISO 8601-2) has it: ``2019-04``, ``2021/2025``, ``P5Y``; without a year
    ``XXXX-10-20``, with day and month in doubt ``2024-XX-XX``; of what is not read nothing."""
    start: int
    end: int
    part: str = ""
    """``early``, ``middle``, ``late``, ``end``: 2024年底; of a length ``about``: 十余年."""
    is_weak: bool = False
    """Whether it is one only if the other text has it too: 2024 of ``the 2024 edition``."""

    @property
    def years(self) -> tuple[float, float] | None:
        """Its first and last moment as years, ``(2019.25, 2019.33)``; ``None`` without a year."""
        if self.kind in (LENGTH, UNREAD) or self.value.startswith(NO_YEAR):
            return None
        first, _, last = self.value.partition("/")
        start, end = moment(first)[0], moment(last or first)[1]
        if self.part not in THIRDS:
            return start, end
        third = (end - start) / 3
        return start + THIRDS[self.part] * third, start + (THIRDS[self.part] + 1) * third


def moment(value: str) -> tuple[float, float]:
    """The beginning and the end of a year, a quarter, a month or a day."""
    year, *rest = (int(part) for part in value.split("-") if part != "XX")
    if not rest:
        return year, year + 1
    before, months = PARTS.get(rest[0], (rest[0] - 1, 1))
    start = year + before / 12
    if len(rest) == 1:
        return start, start + months / 12
    start += (rest[1] - 1) / 372
    return start, start + 1 / 372


def date_value(year: int, month: int = 0, day: int = 0) -> str:
    """Year, month and day as EDTF has them; 0 where a text has none."""
    head = f"{year:04}" if year else NO_YEAR
    return head + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has it: no 30 February, no thirteenth month."""
    if month in PARTS:
        return not day
    if not 0 <= month <= 12 or (day and not month):
        return False
    # Without a year 29 February may be.
    return not day or 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def is_year(value: float | Fraction) -> bool:
    """Whether four figures by themselves are a year."""
    return FIRST_YEAR <= value <= LAST_YEAR


def is_same(one: Dated, other: Dated) -> bool:
    """Whether two texts say the same: 半年 and six months, 2024年底 and the end of 2024."""
    if one.kind == LENGTH and other.kind == LENGTH:
        return (_size(one.value), one.part) == (_size(other.value), other.part)
    return one.kind != UNREAD and (one.value, one.part) == (other.value, other.part)


def is_rough(one: Dated, other: Dated) -> bool:
    """Whether one date is the other with less: 2024年 and 1 January 2024, 10月1日 and 1.10.2024."""
    if {one.kind, other.kind} == {LENGTH}:
        return _size(one.value) == _size(other.value)
    if {one.kind, other.kind} & {LENGTH, UNREAD}:
        return False
    mine, others = one.value.split("/"), other.value.split("/")
    fits = len(mine) == len(others) and all(map(_fits, mine, others))
    parts = {one.part, other.part}
    return fits and ("" in parts or len(parts) == 1 or parts == {LATE, END})


def _fits(one: str, other: str) -> bool:
    """Whether nothing that both say differs, and they share something."""
    pairs = list(zip(one.split("-"), other.split("-"), strict=False))
    shared = [a == b for a, b in pairs if not {a[:2], b[:2]} & {"XX"}]
    return bool(shared) and all(shared)


def _size(value: str) -> tuple[str, ...]:
    """A length in the smallest unit of which it is a fixed number: a year is twelve months."""
    out = []
    for found in LENGTH_PARTS.finditer(value):
        times, unit = SIZES.get(found["unit"], (1, found["unit"]))
        out.append(f"{float(found['number']) * times:g}{unit}")
    return tuple(out)
