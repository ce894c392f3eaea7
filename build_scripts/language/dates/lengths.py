"""Lengths of time: ``5年内``, ``three months``, ``5至10年``, ``30-day``, 半年, 三个工作日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from build_scripts.language.amount import ABOUT, CARDINAL, Amount, written
from build_scripts.language.amounts import amounts
from build_scripts.language.dates import date
from build_scripts.language.dates.date import LENGTH, UNREAD, Dated
from build_scripts.language.dates.partial import JOINT

WITHIN = re.compile(r"\b(?:within|for|of|after|than|least|most|exceeding|every)[ ]$", re.IGNORECASE)
SOME = re.compile("[一两二三四五六七八九]{2}")
OR = re.compile(r"\s+or\s+")
SAYING = frozenset("百千万亿")
"""Numbers that are a manner of speaking before 年: 百年变局."""


class Units(NamedTuple):
    """What lengths of time are counted in, in one language."""

    units: tuple[tuple[str, str], ...]
    """Value of one (``P1B``: working day) and pattern."""
    around: tuple[str, str]
    """Patterns of what stands between the number and the unit, and behind the unit."""
    before: re.Pattern[str]
    """What stands before a number that counts no length: 第五年."""
    often: re.Pattern[str]
    """Behind one unit what makes it a measure of how often: 一年两次."""
    whole: re.Pattern[str]
    """Lengths without a number, which are ones only if the other text has them too."""


_WHICH = (
    "full|whole|consecutive|successive|calendar|more|further|additional|fiscal|financial|academic"
)
UNITS = {
    "zh": Units(
        (("P1Y", "(?:个(?:完整|会计|财政|日历|自然)?)?年(?![代级轮薪会])度?"),
         ("P1M", "(?:个(?:日历|自然)?|(?<=个半))月"),
         ("P1W", "周(?![年岁边围])"), ("P1W", "个?星期"), ("P1B", "个?(?:工作|营业|交易)日"),
         ("P1D", "个?(?:日历|自然)日|[日天](?![元本津然文式])"), ("PT1H", "个?小时"),
         ("P100Y", "个世纪")),
        (r"\)?", ""), re.compile("(?:第|每月|[本当次上下]月)$"),
        re.compile("[一两二三四五六七八九十0-9]+[次度期届]"),
        re.compile("十[一二三四五六](?=五?\"?(?:规划|计划|时期|期间))五?"),
    ),
    "en": Units(
        (("P1Y", "years?"), ("P1M", "months?"), ("P1W", "weeks?"),
         ("P1B", "(?:working|business|banking)[ -]days?"), ("P1D", "days?"), ("PT1H", "hours?"),
         ("P10Y", "decades?"), ("P100Y", "centur(?:y|ies)")),
        (rf"\)?[\s-](?:(?:{_WHICH})[ ])?",
         r"\b(?![\s-]+(?:old|of\s+age)\b)"), re.compile("(?!)"), re.compile("(?!)"),
        re.compile(r"(?!)"),
    ),
}  # fmt: skip
HALF = {
    "zh": re.compile(
        "(?<![一二两三四五六七八九十0-9上下前后个])半个?(?P<unit>[年月])(?![刊报球径])"
    ),
    "en": re.compile(
        r"\bhalf(?:[ ]an?)?[ -](?P<unit>year|month|day)\b",
        re.IGNORECASE,
    ),
}
AND_HALF_HAN = re.compile("(?:年|天|周|个月|个?星期)(?=半)")
"""The unit inside of an amount: 一年半."""
AND_HALF = {
    "en": re.compile(
        r"\b(?:an?|one)[ ](?P<unit>year|month|day|week)[ ]and[ ]a[ ]half\b", re.IGNORECASE
    )
}
SINGLE = re.compile(
    r"(?<!once )(?<!twice )(?<!times )\b(?:a|an)[ ](?P<unit>(?:working|business)[ ]day|[a-z]+)\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:(?P<P2Y>biennial|every[ ]other[ ]year)|(?P<P3Y>triennial)|(?P<P5Y>quinquennial)"
    r"|(?P<P2W>fortnight))(?:ly)?\b",
    re.IGNORECASE,
)
# Whether 七日 is seven days: 七日内, 自收到之日起七日; else it may be the seventh.
DAYS_BEHIND = re.compile(r"(?:内|以[内上下]|之[内后前]|[前后]|届满|期满|期限|为限|左右|有余|的)")
DAYS_BEFORE = re.compile(
    r"(?:[起满逾超达共近]|不足|[少多]于|不得[少多]于|为期|期限[为是]?|连续"
    r"|放假|提前|延[长期]|拘留|最近|过去|未来|今后|持续)[ ]?$"
)


def lengths(
    text: str, key: str, read: Sequence[Amount], single: Sequence[Dated]
) -> Iterator[Dated]:
    """The lengths of time among the amounts of a plain text, but for those in ``single``."""
    before: Amount | None = None
    halves = list(_halves(text, key))
    taken = {place for each in (*single, *halves) for place in range(each.start, each.end)}
    for amount in _once(text, read):
        is_taken = amount.start in taken
        found = None if is_taken else length(text, key, amount)
        if found:
            yield _length(text, key, amount, *found, before)
        before = None if is_taken or found else amount
    yield from halves
    for whole in UNITS[key].whole.finditer(text):
        yield Dated(LENGTH, "P5Y", *whole.span(), is_weak=True)


def _once(text: str, read: Sequence[Amount]) -> list[Amount]:
    """The amounts, one that is said in words and in figures as one: ``thirty (30) days``."""
    out: list[Amount] = []
    for each in read:
        last = out[-1] if out else None
        if last and last.value == each.value and text[last.end : each.start].strip() == "(":
            out[-1] = last._replace(end=each.end, is_bare=False)
        else:
            out.append(each)
    return out


def _length(
    text: str, key: str, amount: Amount, unit: str, end: int, before: Amount | None
) -> Dated:
    """The length of an amount of a unit; of 5至10年 both."""
    start, value = amount.start, _value(amount.value, unit)
    if unit == "P1D" and _may_be_a_day(text, amount, end):
        return Dated(UNREAD, "", start, end)
    part = date.ABOUT if amount.kind == ABOUT else ""
    if part and SOME.fullmatch(text, start, amount.end):  # 两三年
        first, last = (_value(amounts(f"{each}年", "zh")[0].value, unit)
                       for each in text[start : start + 2])  # fmt: skip
        return Dated(LENGTH, f"{first}/{last}", start, end)
    is_weak = bool(part) or _is_weak(text, key, amount, end)
    if before and any(each.fullmatch(text, before.end, start) for each in (JOINT, OR)):  # 5至10年
        value = f"{_value(before.value, unit)}/{value}"
        start = before.start
    return Dated(LENGTH, value, start, end, part, is_weak)


def _is_weak(text: str, key: str, amount: Amount, end: int) -> bool:
    """Whether it may be no length: ``one day``, 一年两次."""
    if amount.is_bare:
        return not WITHIN.search(text[max(0, amount.start - 12) : amount.start])
    return amount.value == 1 and bool(UNITS[key].often.match(text, end))


def _value(amount: Fraction, unit: str) -> str:
    """``P5Y``; half a year is six months."""
    if unit == "P1Y" and amount.denominator == 2 and amount < 1:
        return f"P{written(amount * 12)}M"
    head, size, letter = unit.rstrip("0123456789YMWDHB"), int(re.sub(r"\D", "", unit)), unit[-1]
    return f"{head}{written(amount * size)}{letter}"


def _may_be_a_day(text: str, amount: Amount, end: int) -> bool:
    if text[end - 1] != "日" or text[end - 2] in "然历" or amount.value > 31:
        return False
    before = text[max(0, amount.start - 5) : amount.start]
    return not (DAYS_BEHIND.match(text, end) or DAYS_BEFORE.search(before))


def length(text: str, key: str, amount: Amount) -> tuple[str, int] | None:
    """The unit in which a length of time is counted behind an amount, and where it ends."""
    before = text[max(0, amount.start - 3) : amount.start]
    if (
        not amount.value
        or amount.kind not in (CARDINAL, ABOUT)
        or text[amount.start : amount.end] in SAYING
    ):
        return None
    if UNITS[key].before.search(before):
        return None
    inside = AND_HALF_HAN.search(text, amount.start, amount.end)
    for unit, pattern in _units(key):
        found = pattern.match(text, inside.start() if inside else amount.end)
        if found:
            return unit, amount.end if inside else found.end()
    return None


def _halves(text: str, key: str) -> Iterator[Dated]:
    """半年, half a year, a year and a half, and what has a name of its own: biennial."""
    for found in HALF[key].finditer(text):
        name = found["unit"]
        unit = {"年": "P1Y", "月": "P1M", "year": "P1Y", "month": "P1M", "day": "P1D"}[name.lower()]
        yield Dated(LENGTH, _value(Fraction(1, 2), unit), *found.span())
    and_half = AND_HALF.get(key)
    if and_half is None:
        return
    for found in and_half.finditer(text):
        yield Dated(LENGTH, f"P1.5{found['unit'][0].upper()}", *found.span())
    halves = [each.span() for each in and_half.finditer(text)]
    for found in NAMED.finditer(text):
        yield Dated(LENGTH, str(found.lastgroup), *found.span())
    for found in SINGLE.finditer(text):
        unit = next(
            (unit for unit, pattern in _units(key) if pattern.fullmatch(f" {found['unit']}")), ""
        )
        if unit and not any(start <= found.start() < end for start, end in halves):
            yield Dated(LENGTH, unit, *found.span(), is_weak=True)


@cache
def _units(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    gap, end = UNITS[key].around
    return tuple(
        (unit, re.compile(f"{gap}(?:{pattern}){end}", re.IGNORECASE))
        for unit, pattern in UNITS[key].units
    )
