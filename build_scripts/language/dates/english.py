"""Dates in English: ``1 January 2024``, ``January 1, 2024``, ``October 2023``, ``in 2024``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.language.amount import Amount
from build_scripts.language.dates.date import DATE, JOINT, YEAR, Dated, date_value, is_year
from build_scripts.language.dates.lengths import length

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1000, 2999
SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
MONTH = re.compile(
    rf"\b(?P<name>{'|'.join(f'{each.title()}|{each.upper()}' for each in (*MONTHS, *SHORT))})\b\.?"
)
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|by|since|from|until|till|to|year|years|before|after|during|for|between|and|through"
    r"|early|late|mid)[ ]|[(\[,/–—-][ ]?)$",
    re.IGNORECASE,
)
"""Behind what four figures by themselves are a year: ``in 2024``, not ``some 1500 words``."""
REACH = 12
"""Signs of what stands before a number that tell a year."""
GAP = re.compile(r",? ?(?:of )?(?:the )?")


def find(text: str, read: Sequence[Amount]) -> Iterator[Dated]:
    """``1 January 2024``, ``January 1, 2024``, ``October 2023``, then years by themselves."""
    taken: set[int] = set()
    starts, ends = {each.start: each for each in read}, {each.end: each for each in read}
    for found in MONTH.finditer(text):
        gap = 4 if text.startswith(" of ", found.start() - 4) else 1
        before = ends.get(found.start() - gap) if text[found.start() - 1] == " " else None
        after = _after(text, starts, found.end())
        year = next((each for each in after if is_year(text, each)), None)
        day = next((each for each in (before, *after) if each and _is_day(text, each)), None)
        if not year and not day:
            continue
        places = [(found.start(), found.end()), *((each.start, each.end) for each in (year, day)
                                                  if each)]  # fmt: skip
        taken |= {each.start for each in (year, day) if each}
        yield Dated(
            DATE, date_value(int(year.value) if year else 0, _month(found["name"]),
                         int(day.value) if day else 0),
            min(start for start, _ in places), max(end for _, end in places),
        )  # fmt: skip
    for amount in read:
        if amount.start not in taken and _is_bare_year(text, amount):
            yield Dated(DATE, date_value(int(amount.value)), amount.start, amount.end)


def _is_bare_year(text: str, amount: Amount) -> bool:
    """Whether four figures by themselves are a year, by what stands before or behind them."""
    if not YEAR.fullmatch(text, amount.start, amount.end) or length(text, "en", amount):
        return False
    joint = JOINT.match(text, amount.end)
    is_first = bool(joint and YEAR.match(text, joint.end()))
    return (
        is_first
        or not amount.start
        or bool(BEFORE_YEAR.search(text[max(0, amount.start - REACH) : amount.start]))
    )


def _after(text: str, starts: Mapping[int, Amount], at: int) -> list[Amount]:
    """The day and the year, or the year, that follow a month."""
    out: list[Amount] = []
    while len(out) < 2:
        gap = GAP.match(text, at)
        each = starts.get(gap.end()) if gap else None
        if not each:
            break
        out.append(each)
        at = each.end
        if is_year(text, each):
            break
    return out


def _is_day(text: str, amount: Amount) -> bool:
    is_figure = text[amount.start].isdigit()
    return is_figure and 1 <= amount.value <= 31 and amount.value.denominator == 1


def _month(name: str) -> int:
    return next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name.lower()[:3]))
