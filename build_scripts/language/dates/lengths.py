"""Lengths of time: ``5年内``, ``three months``, ``5至10年``, ``a 30-day period``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from build_scripts.language.amount import ORDINAL, Amount, written
from build_scripts.language.dates.date import JOINT, LENGTH, LONGEST_ERA, NO_YEAR, Dated, is_year

SAYING = frozenset("百千万亿")
"""Numbers that are a manner of speaking before 年: 百年变局."""
"""Numbers that are a manner of speaking before 年: 百年变局."""


class Units(NamedTuple):
    """What lengths of time are counted in, in one language."""

    units: tuple[tuple[str, str], ...]
    """Letter of ISO 8601 (E, C: decade, century) and pattern."""
    around: tuple[str, str]
    """Patterns of what stands between the number and the unit, and behind the unit."""
    before: re.Pattern[str]
    """What stands before a number that counts no length: 第五年."""
    counts_thousands: bool
    """Whether four figures before a unit are a length and no year: ``1500 years``, not 1500年."""


UNITS = {
    "zh": Units(
        (("Y", "年(?!代)"), ("M", "个月"), ("W", "周"), ("W", "个?星期"), ("D", "[日天]"),
         ("H", "个?小时"), ("C", "个世纪")),
        ("", ""), re.compile(f"[第每月]$|{NO_YEAR.pattern}"), counts_thousands=False,
    ),
    "en": Units(
        (("Y", "years?"), ("M", "months?"), ("W", "weeks?"), ("D", "days?"), ("H", "hours?"),
         ("E", "decades?"), ("C", "centur(?:y|ies)")),
        (r"[\s-]", r"\b(?!\s+(?:old|of\s+age)\b)"), re.compile("(?!)"), counts_thousands=True,
    ),
}  # fmt: skip


def lengths(
    text: str, key: str, read: Sequence[Amount], single: Sequence[Dated]
) -> Iterator[Dated]:
    """The lengths of time among the amounts of a text, but for those in dates (``single``)."""
    before: Amount | None = None
    taken = {place for each in single for place in range(each.start, each.end)}
    for amount in read:
        is_taken = amount.start in taken
        found = None if is_taken else length(text, key, amount)
        if found:
            unit, end = found
            if before and JOINT.fullmatch(text, before.end, amount.start):  # 5至10年
                value = f"{written(before.value)}/{written(amount.value)}"
                yield Dated(LENGTH, f"P{value}{unit}", before.start, end)
            else:
                yield Dated(LENGTH, f"P{written(amount.value)}{unit}", amount.start, end)
        before = None if is_taken or found else amount


def length(text: str, key: str, amount: Amount) -> tuple[str, int] | None:
    """The unit in which a length of time is counted behind an amount, and where it ends."""
    before = text[max(0, amount.start - LONGEST_ERA) : amount.start]
    if amount.kind == ORDINAL or text[amount.start : amount.end] in SAYING:
        return None
    is_date = is_year(text, amount) and not UNITS[key].counts_thousands
    if is_date or UNITS[key].before.search(before):
        return None
    for unit, pattern in _units(key):
        found = pattern.match(text, amount.end)
        if found:
            return unit, found.end()
    return None


@cache
def _units(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    gap, end = UNITS[key].around
    return tuple(
        (unit, re.compile(f"{gap}(?:{pattern}){end}", re.IGNORECASE))
        for unit, pattern in UNITS[key].units
    )
