"""Dates and lengths of time: ``二〇二四年一月一日``, ``2021-2025``, ``five years``, ``5年内``.

Numbers are read by the one reader of amounts; here they are put together to dates. The cases are
``tests/cases/studies/dates.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from build_scripts.language.amount import CARDINAL, ORDINAL, Amount
from build_scripts.language.amounts import amounts
from build_scripts.language.dates import english
from build_scripts.language.dates.date import (
    DATE,
    JOINT,
    LONGEST_ERA,
    NO_YEAR,
    RANGE,
    Dated,
    date_value,
    is_year,
)
from build_scripts.language.dates.lengths import lengths

BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
DECADE = re.compile(r"(?P<year>[12][0-9]{2}0)(?:s\b|[ ]?年代)")


def dates(text: str, key: str) -> tuple[Dated, ...]:
    """The dates and lengths of a text in Chinese or English, in order."""
    if key not in READERS:
        return ()
    read = [each for each in amounts(text, key) if each.kind in (CARDINAL, ORDINAL)]
    single = list(READERS[key](text, read))
    decades = [Dated(RANGE, f"{each['year']}/{int(each['year']) + 9}", each.start(), each.end())
               for each in DECADE.finditer(text)]  # fmt: skip
    apart = {each.start for each in decades}
    single = [each for each in single if each.start not in apart]
    periods = list(lengths(text, key, read, [*single, *decades]))
    return tuple(sorted((*_ranges(text, single), *decades, *periods), key=lambda each: each.start))


def _chinese(text: str, read: Sequence[Amount]) -> Iterator[Dated]:
    """Year, month, day, one behind another, each with its sign; a year before a dash without."""
    at = 0
    while at < len(read):
        first, stop = read[at], 0
        parts: dict[str, int] = {}
        for amount in read[at : at + 3]:
            unit, end = _unit(text, amount)
            is_next = not stop or not text[stop : amount.start].strip(" ")
            if not unit or not is_next or unit in parts or not _fits(text, amount, unit, parts):
                break
            parts[unit], stop = int(amount.value), end
        at += max(1, len(parts))
        year, month, day = (parts.get(unit, 0) for unit in "年月日")
        if parts:
            yield Dated(DATE, date_value(year, month, day), first.start, stop)
        elif is_year(text, first) and JOINT.match(text, first.end):
            yield Dated(DATE, date_value(int(first.value)), first.start, first.end)


def _fits(text: str, amount: Amount, unit: str, parts: Mapping[str, int]) -> bool:
    """Whether an amount can be the year, the month or the day of a date that has some parts."""
    if amount.value.denominator != 1:
        return False
    if unit == "年":
        before = text[max(0, amount.start - LONGEST_ERA) : amount.start]
        return not parts and is_year(text, amount) and not NO_YEAR.search(before)
    if unit == "月":
        return set(parts) <= {"年"} and 1 <= amount.value <= 12
    return "月" in parts and 1 <= amount.value <= 31


def _unit(text: str, amount: Amount) -> tuple[str, int]:
    """The sign behind an amount where it is one of a date, and where that ends."""
    found = re.compile("[ ]?([年月日号])(?:份|度|代)?").match(text, amount.end)
    if not found or found[0].endswith("代"):
        return "", amount.end
    return found[1].replace("号", "日"), found.end(1)


def _ranges(text: str, single: Sequence[Dated]) -> Iterator[Dated]:
    """Two dates with a dash or a word between them, as one stretch; the others as they are."""
    found = sorted(single, key=lambda each: each.start)
    at = 0
    while at < len(found):
        first = found[at]
        last = found[at + 1] if at + 1 < len(found) else None
        if last and JOINT.fullmatch(text, first.end, last.start) and _follows(text, first, last):
            yield Dated(RANGE, f"{first.value}/{last.value}", first.start, last.end)
            at += 2
        else:
            yield first
            at += 1


def _follows(text: str, first: Dated, last: Dated) -> bool:
    """Whether one date may begin a stretch that the other ends: both with a year, in order.

    Two dates with “and” between them are a stretch only behind “between”.
    """
    if first.value.startswith("--") or last.value.startswith("--") or first.value >= last.value:
        return False
    is_list = text[first.end : last.start].strip().lower() == "and"
    return not is_list or bool(BETWEEN.search(text[max(0, first.start - 12) : first.start]))


READERS: Mapping[str, Callable[[str, Sequence[Amount]], Iterator[Dated]]] = {
    "zh": _chinese,
    "en": english.find,
}
"""Language key → the reader of its dates."""
