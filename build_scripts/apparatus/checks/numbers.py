"""DF01: numbers, dates, ranges and percentages that one text has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.language.amount import ABOUT, CARDINAL, FRACTION, PERCENT, Amount, written
from build_scripts.language.amounts import amounts
from build_scripts.language.numerals import parse_number

NUMBERS = Check(
    "DF01", "number",
    {"zh": "数字或日期", "en": "Number or date"},
    {"zh": "一种文本有的数字或日期，另一种文本没有。",
     "en": "One text has a number or date that the other has not."},
)  # fmt: skip

MONTHS = (
    "january february march april may june july august september october november december".split()
)
# October 2023 | MAY 1 | Phase II
ENGLISH = re.compile(
    rf"\b(?:(?P<month>{'|'.join(f'{each.title()}|{each.upper()}' for each in MONTHS)})"
    r"|(?P<roman>[IVX]{2,}))\b"
)
STOP = re.compile("[，。；：！？\n]")
VERBS = ("may", "march")
"""Months that are words as well: they are months beside a figure."""
# 三百余 and 300余 say a number, 十多 and 数百 hardly do.
SAID = re.compile("[0-9０-９]|[一二三四五六七八九两兩][十百千万萬亿億]|十[一二三四五六七八九]|-odd")
SMALL = 2
"""Words for numbers up to this are grammar rather than number (一, 两, one, both, second)."""


class Number(NamedTuple):
    """A number in one form for both languages, and where it stands."""

    value: str
    """``2024``, ``98%``, ``m10`` for October."""
    start: int
    end: int
    is_required: bool = True
    """Whether the other text must have it; otherwise it may be what the other text has."""
    other: str = ""
    """The same in another form: ``50%`` for a half, ``10`` for October."""


def find(texts: Texts) -> Iterator[Finding]:
    """Compare the numbers of each pair, as sets."""
    for place in texts.both():
        first, second = numbers(place.text(FIRST), FIRST), numbers(place.text(SECOND), SECOND)
        missing, added = _without(first, second), _without(second, first)
        if missing or added:
            yield _finding(place, missing, added)


def _without(wanted: Sequence[Number], found: Sequence[Number]) -> list[Number]:
    """The numbers of one text that the other should have and has not."""
    known = {form for each in found for form in (each.value, each.other)}
    return [each for each in wanted if each.is_required and each.value not in known]


def _finding(place: Place, missing: Sequence[Number], added: Sequence[Number]) -> Finding:
    texts = {FIRST: place.text(FIRST), SECOND: place.text(SECOND)}
    quotes = {}
    for key, numbers in ((FIRST, missing), (SECOND, added)):
        if numbers:
            quotes[key] = _around(texts[key], numbers[0].start, numbers[-1].end, key)
    shown = {
        key: "、".join(dict.fromkeys(texts[key][each.start : each.end] for each in numbers))
        for key, numbers in ((FIRST, missing), (SECOND, added))
    }
    parts = [
        {"zh": f"中文有“{shown[FIRST]}”，英文此句没有。",
         "en": f"The Chinese has “{shown[FIRST]}”; the English sentence has not."},
        {"zh": f"英文有“{shown[SECOND]}”，中文此句没有。",
         "en": f"The English has “{shown[SECOND]}”; the Chinese sentence has not."},
    ]  # fmt: skip
    said = [part for part, numbers in zip(parts, (missing, added), strict=True) if numbers]
    message = {"zh": "".join(p["zh"] for p in said), "en": " ".join(p["en"] for p in said)}
    return Finding(NUMBERS, place.unit, place.pair, quotes, message)


def _around(text: str, start: int, end: int, key: str) -> str:
    """A number with the clause in which it stands, or a few words on each side."""
    if key == FIRST:
        first = max((each.end() for each in STOP.finditer(text, 0, start)), default=0)
        stop = STOP.search(text, end)
        return text[first : stop.start() if stop else len(text)].strip()
    before = text[:start].split(" ")[-4:]
    after = text[end:].split(" ")[:4]
    return f"{' '.join(before)}{text[start:end]}{' '.join(after)}".strip()


def numbers(text: str, key: str) -> tuple[Number, ...]:
    """The numbers of a text: ``二〇二四年一月`` and ``January 2024`` → 2024, m1; ``98%`` → 98%."""
    found = [_number(each, text) for each in amounts(text, key)]
    if key == SECOND:
        found += _months_and_romans(text)
    return tuple(sorted(found, key=lambda each: each.start))


def _number(amount: Amount, text: str) -> Number:
    value, place = written(amount.value), (amount.start, amount.end)
    if amount.kind == CARDINAL and text.startswith("月", amount.end):
        return Number(f"m{value}", *place, other=value)
    is_required = _is_required(amount, text[amount.start : amount.end])
    if amount.kind == PERCENT:
        return Number(f"{value}%", *place, is_required, written(amount.value / 100))
    other = f"{written(amount.value * 100)}%" if amount.kind == FRACTION else ""
    return Number(value, *place, is_required, other)


def _is_required(amount: Amount, words: str) -> bool:
    """Whether a number says more than grammar and manner of speaking."""
    if amount.is_bare:
        return False
    if amount.kind == ABOUT:
        return bool(SAID.search(words))
    if amount.kind == FRACTION:
        return amount.value != Fraction(1, 2)
    return amount.kind == PERCENT or amount.value > SMALL or bool(re.search(r"\d", words))


def _months_and_romans(text: str) -> Iterator[Number]:
    for each in ENGLISH.finditer(text):
        month = (each["month"] or "").lower()
        beside = text[each.end() + 1 : each.end() + 2] + text[each.start() - 2 : each.start() - 1]
        if month and (month not in VERBS or any(map(str.isdigit, beside))):
            number = MONTHS.index(month) + 1
            yield Number(f"m{number}", each.start(), each.end(), other=str(number))
        elif each["roman"] and (value := parse_number(each["roman"], "roman")):
            yield Number(str(value), each.start(), each.end())
