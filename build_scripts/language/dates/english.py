"""Dates in English: ``1 January 2024``, ``July 16th, 2001``, ``1 to 7 May``, ``in 2024``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.language.amount import CARDINAL, ORDINAL, Amount
from build_scripts.language.amounts import amounts
from build_scripts.language.dates.date import (
    EARLY,
    END,
    FIRST_HALF,
    FIRST_QUARTER,
    LATE,
    MIDDLE,
    is_day,
    is_year,
)
from build_scripts.language.dates.eras import ENGLISH_YEAR, english_year, is_era
from build_scripts.language.dates.partial import JOINT, Partial
from build_scripts.language.numbers_en import NTH_WORDS, any_of

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
_LONG, _SHORT = (
    "|".join(f"{each.title()}|{each.upper()}" for each in own) for own in (MONTHS, SHORT)
)
_MONTH = rf"(?P<month>(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
_TENTHS = "|".join((*NTH_WORDS[9:], "twentieth", "thirtieth"))
_NTH = rf"(?i:(?:twenty|thirty)-{any_of(NTH_WORDS[:9])}|{_TENTHS}|{any_of(NTH_WORDS[:9])})"
_DAY = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?|{_NTH})(?![0-9A-Za-z:%])"
_SIGN = r"(?:[ ]?-[ ]?|,?[ ](?:to|through|and|or)[ ](?:the[ ])?|,[ ])"
_DAYS = rf"(?<![0-9A-Za-z.,/$])(?<![0-9]-)(?P<days>{_DAY}(?:{_SIGN}{_DAY})*)"
DAY = re.compile(_DAY)
DAY_MONTH = re.compile(rf"{_DAYS}(?:[ ]day)?(?:[ ]of)?[ ]{_MONTH}")
MONTH_DAY = re.compile(rf"\b{_MONTH}[ ](?:the[ ])?(?P<days>{_DAY}(?:{_SIGN}{_DAY})*)(?!,[0-9])")
MONTH = re.compile(rf"\b{_MONTH}")
GAP = re.compile(r",?[ ]?(?:(?:of|in)[ ])?(?:the[ ]year[ ])?(?:of[ ](?:our|the)[ ]Lord[ ])?")
OTHER_YEAR = re.compile(
    r",?[ ](?:of|in)[ ]the[ ](?:[0-9]{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th))"
    r"[ ]year\b"
    r"(?:[ ]of[ ](?:the[ ])?[A-Z]\w+)?"
    r"|,?[ ](?:of|in)[ ]the[ ]year[ ][0-9]{1,3}(?![0-9])|,?[ ]'[0-9]{2}(?![0-9])"
)
"""Behind a day and a month a year that is counted from elsewhere."""
LUNAR = re.compile(
    r"(?:the[ ])?(?:[\w-]+[ ])?(?:day[ ]of[ ])?(?:the[ ])?[\w-]+[ ]lunar[ ]month\b|"
    r"[\w-]+[ ]day[ ]of[ ](?:the[ ])?[\w-]+[ ]month\b[^.;]{0,12}\blunar[ ]calendar\b"
)
DAY_OF_MONTH = re.compile(
    rf"\b(?:the[ ])?(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_NTH})(?:[ ]day)?[ ]of[ ]"
    r"(?:each|every|the(?:[ ](?:same|following|next|current|previous))?|that|this)[ ]"
    r"(?:calendar[ ])?month\b"
)
DECADE = re.compile(r"(?<![0-9])(?:(?P<year>[12][0-9]{2}0)|'?[1-9]0)'?s\b")
MILLENNIUM = 2000
"""Before it figures like 1800 are a number as often, and the 1800s a century."""
BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|from|until|till|to|before|after|during|between|each|every|early|late|mid"
    r"|last|next)[ -]$",
    re.IGNORECASE,
)
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|by|since|from|until|till|to|year|years|before|after|during|for|between|and"
    r"|through|early|late|mid|FY|fiscal|end|half|quarter)[ ]|\bmid-|[(\[,/][ ]?)$",
    re.IGNORECASE,
)
"""Behind what four figures by themselves are a year: ``in 2024``, not ``some 1500 words``."""
COUNTING = re.compile(r"\b(?:of|by|to|for|from|between|after|before)[ ]$", re.IGNORECASE)
"""Behind what a round number is no year for sure: a total of 2000."""
FREE = re.compile(
    r"[ ]?(?:\Z|[^\w ]|[A-Z]|(?:and|to|or|is|are|was|were|be|shall|will|has|have|had|the|this|that"
    r"|on|in|at|by|for|with|until|till|through|when|as|which|but|from|of|under|between|before"
    r"|after|a|an|both|all|he|she|it|they|plan|programme|program|period|strategy|agenda|budget"
    r"|fiscal|financial|academic|school|biennium|term)\b)"
)
"""Behind what is a year: no word for what is counted."""
YEAR = re.compile(
    r"(?:(?<=[Mm]id-)|(?<![0-9A-Za-z.,/$€£¥-]))[12][0-9]{3}(?![0-9A-Za-z%/]|[.,][0-9]|-(?:year|day|month))"
)
LAST = re.compile(r"(?<=[0-9]-)[12][0-9]{3}(?![0-9A-Za-z%/-]|[.,][0-9])")
PART = re.compile(
    r"(?:\b(?:the[ ])?(?:(?P<nth>first|second|third|fourth|last)[ ](?P<unit>half|quarter)[ ]of[ ]"
    r"|(?P<early>early[ ](?:in[ ])?|beginning[ ]of[ ]|start[ ]of[ ])"
    r"|(?P<middle>mid[ -]|middle[ ]of[ ])|(?P<late>late[ ](?:in[ ])?)|(?P<end>end[ ]of[ ]))"
    r"|(?<!-)\b(?:Q(?P<q>[1-4])|H(?P<h>[12]))[ ])(?:the[ ]year[ ])?$",
    re.IGNORECASE,
)


def find(text: str, read: Sequence[Amount]) -> Iterator[Partial]:
    """The dates of a plain text, in order of their kinds; where two overlap the first stands."""
    for pattern in (LUNAR, DAY_OF_MONTH):
        yield from (Partial(*each.span(), is_read=False) for each in pattern.finditer(text))
    for found in DECADE.finditer(text):
        year = int(found["year"] or 0)
        is_read = is_year(year) and (year >= MILLENNIUM or year % 100 > 0)
        yield _with_part(text, Partial(*found.span(), year, last_year=year + 9, is_read=is_read))
    starts = {each.start: each for each in read if each.kind == CARDINAL}
    for pattern in (DAY_MONTH, MONTH_DAY):
        for found in pattern.finditer(text):
            yield from _days(found, starts)
    for found in MONTH.finditer(text):
        yield _month(found, starts)
    yield from _years(text, read)


def _days(found: re.Match[str], starts: Mapping[int, Amount]) -> Iterator[Partial]:
    """The days of a month: ``1, 3 and 7 May 2024``; the first and the last of ``1 to 7 May``."""
    text, month = found.string, _number(found["month"])
    year = _year(text, found.end(), starts)
    days = list(DAY.finditer(text, found.start("days"), found.end("days")))
    for at, each in enumerate(days):
        day = int(amounts(each[0], "en")[0].value)
        start = found.start() if not at else each.start()
        end = max(year.end, found.end()) if at == len(days) - 1 else each.end()
        is_read = year.is_read and is_day(year.year, month, day)
        yield Partial(start, end, year.year, month, day, is_read=is_read)


def _month(found: re.Match[str], starts: Mapping[int, Amount]) -> Partial:
    text, year = found.string, _year(found.string, found.end(), starts)
    is_sure = bool(year.end > found.end() or BEFORE_MONTH.search(text, 0, found.start()))
    own = Partial(found.start(), max(year.end, found.end()), year.year, _number(found["month"]),
                  is_weak=not is_sure, is_read=year.is_read)  # fmt: skip
    return _with_part(text, own)


def _year(text: str, at: int, starts: Mapping[int, Amount]) -> Partial:
    """The year behind a month; of none the end is ``at``."""
    gap = GAP.match(text, at)
    assert gap
    for start in dict.fromkeys((gap.end(), text.find("the year", at, gap.end()))):
        era = ENGLISH_YEAR.match(text, start) if start > at else None
        if era:
            year = english_year(era)
            return Partial(at, era.end(), year, is_read=bool(year))
    amount = starts.get(gap.end())
    own = text[amount.start : amount.end] if amount else ""
    if amount and gap.end() > at and not ({*",. "} & {*own} and own[0].isdigit()):
        if is_year(amount.value):
            return Partial(at, amount.end, int(amount.value))
        if re.fullmatch("[0-9]{3,4}", own):
            return Partial(at, amount.end, is_read=False)
    other = OTHER_YEAR.match(text, at)
    return Partial(at, other.end(), is_read=False) if other else Partial(at, at)


def _years(text: str, read: Sequence[Amount]) -> Iterator[Partial]:
    """Years of an era, then four figures by themselves, then ``nineteen forty-nine``."""
    for found in ENGLISH_YEAR.finditer(text):
        year = english_year(found)
        if year or not found["nth"] or is_era(found["of"]):
            yield Partial(*found.span(), year, is_read=bool(year))
    for pattern in (YEAR, LAST):
        for found in pattern.finditer(text):
            yield _with_part(text, Partial(*found.span(), int(found[0]), is_weak=not (
                is_year(int(found[0])) and _is_surely_year(text, found)
            )))  # fmt: skip
    for amount in read:
        if amount.kind != ORDINAL and is_year(amount.value) and text[amount.start].isalpha():
            yield Partial(amount.start, amount.end, int(amount.value), is_weak=True)


def _is_surely_year(text: str, found: re.Match[str]) -> bool:
    """Whether four figures are a year by what stands on both sides of them."""
    joint = JOINT.match(text, found.end())
    last = re.compile("[12][0-9]{3}(?![0-9,])").match(text, joint.end()) if joint else None
    if last:
        return bool(FREE.match(text, last.end()))
    if not FREE.match(text, found.end()):
        return False
    start = found.start()
    is_last = re.search(
        r"\b[12][0-9]{3}(?:[ ]?-{1,2}[ ]?|[ ](?:to|and|until|through)[ ])$", text[:start]
    )
    before = text[max(0, start - 12) : start]
    if int(found[0]) % 100 == 0 and COUNTING.search(before):
        return False
    return not start or bool(is_last or BEFORE_YEAR.search(before))


def _with_part(text: str, own: Partial) -> Partial:
    """A year or month with what part of it is meant: ``the first half of 2024``, ``mid-May``."""
    found = PART.search(text[max(0, own.start - 40) : own.start])
    if not found or not own.is_read:
        return own
    start = own.start - len(found[0])
    name = next((name for name in (EARLY, MIDDLE, LATE, END) if found[name]), "")
    if name:
        return own._replace(start=start, part=name, is_weak=False)
    month = _half_or_quarter(found)
    if own.month or own.last_year or not month:
        return own
    return own._replace(start=start, month=month, is_weak=False)


def _half_or_quarter(found: re.Match[str]) -> int:
    """The half or the quarter of a year as EDTF numbers it; 0 of a third half."""
    if found["q"] or found["h"]:
        return int(found["q"] or 0) + FIRST_QUARTER - 1 if found["q"] else (
            int(found["h"]) + FIRST_HALF - 1
        )  # fmt: skip
    is_half = found["unit"].lower() == "half"
    nth = ("first", "second", "third", "fourth", "last").index(found["nth"].lower())
    if is_half:
        return FIRST_HALF + min(nth, 1) if nth in (0, 1, 4) else 0
    return FIRST_QUARTER + min(nth, 3)


def _number(name: str) -> int:
    return next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name.lower()[:3]))
