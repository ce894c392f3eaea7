"""A date, or a length of time, in a text: its value, its kind, and where it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from build_scripts.language.amount import Amount
from build_scripts.language.equivalence import plain

DATE, RANGE, LENGTH = "date", "range", "length"
FIRST_YEAR, LAST_YEAR = 1000, 2999
YEAR = re.compile("[12][0-9]{3}")
HAN_YEAR = re.compile("[〇○零一二三四五六七八九]{4}")
NO_YEAR = re.compile("(?:民国|民國|公元前|昭和|平成|令和|光绪)$")
"""Behind these a number counts other years."""
LONGEST_ERA = 3
JOINT = re.compile(r"\s*年?\s*(?:[-–—―~～]{1,2}|至|到|to|through|until|and)\s*", re.IGNORECASE)
"""What stands between the two dates, or the two numbers, of a stretch."""


class Dated(NamedTuple):
    """A date, a stretch between two dates, or a length of time, and where it stands."""

    kind: str
    """``date``, ``range`` or ``length``."""
    value: str
    """``2019-04``, ``2021/2025``, ``P5Y``; a date without a year is ``--10-20``."""
    start: int
    end: int

    @property
    def years(self) -> tuple[float, float] | None:
        """Its first and last moment as years, ``(2019.25, 2019.33)``; ``None`` without a year."""
        if self.kind == LENGTH or self.value.startswith("--"):
            return None
        first, _, last = self.value.partition("/")
        return _moment(first)[0], _moment(last or first)[1]


def _moment(value: str) -> tuple[float, float]:
    """The beginning and the end of a year, a month or a day."""
    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return year, year + 1
    start = year + (rest[0] - 1) / 12
    if len(rest) == 1:
        return start, start + 1 / 12
    start += (rest[1] - 1) / 372
    return start, start + 1 / 372


def date_value(year: int, month: int = 0, day: int = 0) -> str:
    """Year, month and day as ISO 8601 has them; 0 where a text has none."""
    head = f"{year:04}" if year else "-"
    return head + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def is_year(text: str, amount: Amount) -> bool:
    """Whether an amount is a year by its four figures: 2024, 二〇二四; not 2,024."""
    words = plain(text[amount.start : amount.end])
    return bool(YEAR.fullmatch(words) or HAN_YEAR.fullmatch(words)) and (
        FIRST_YEAR <= amount.value <= LAST_YEAR
    )
