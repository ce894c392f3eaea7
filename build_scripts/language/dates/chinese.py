"""Dates in Chinese: ``二〇二四年一月一日``, ``民国三十八年十月``, 2024年上半年, 20世纪90年代."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_scripts.language.amount import Amount
from build_scripts.language.dates.date import (
    EARLY,
    END,
    FIRST_HALF,
    FIRST_QUARTER,
    FIRST_YEAR,
    LAST_YEAR,
    LATE,
    MIDDLE,
    is_day,
    is_year,
)
from build_scripts.language.dates.eras import CHINESE, chinese_year
from build_scripts.language.dates.partial import JOINT, Partial
from build_scripts.language.numbers_zh import value_of

_HAN = "零一二三四五六七八九十廿卅"
_N = f"(?:(?<![0-9])[0-9]{{1,4}}(?![0-9])|[{_HAN}百千两]{{1,7}})"
_ERA = "|".join(sorted(CHINESE, key=len, reverse=True))
_LUNAR = "(?:农|阴|旧|夏|藏|傣|彝|回|伊|伊斯兰)历"
_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_CYCLE = f"[{_STEMS[:10]}][{_STEMS[10:]}]年"
LUNAR = re.compile(
    # 农历甲辰年正月十五日 | 正月初一, 闰六月 | 五月初五
    rf"{_LUNAR}[ ]?(?={_CYCLE}|[0-9{_HAN}正腊冬闰初])"
    rf"[0-9{_HAN}百正腊冬闰初{_STEMS}年月日]+"
    rf"|{_CYCLE}|(?:(?<![改修更校纠])正|腊|闰{_N})月(?:初?{_N}日?)?"
    rf"|(?<![0-9])[{_HAN}]{{1,3}}月初[一二三四五六七八九十](?![次步批])日?"
)
DECADE = re.compile(rf"(?:(?P<century>{_N})世纪)?(?P<tens>[1-9]0|[{_HAN[1:10]}]十)年代")
YEARS_OF_DECADE = re.compile("(?P<year>[12][0-9]{2}0|[一二][一二三四五六七八九零]{2}零)年代")
_PART = (
    "(?P<half>[上下]半年)|第?(?P<quarter>[一二三四1-4])季度"
    "|年?(?P<early>初(?![级步中次])|上旬)|(?P<middle>中[旬期叶]|年中(?![国央方]))"
    "|年?(?P<end>[底末](?![线层端]))|(?P<late>下旬|后期)"
)
DATE = re.compile(
    rf"""
    (?:(?P<era>{_ERA})[ ]?(?:第[ ]?)?(?P<era_year>{_N}|元)[ ]?年(?:度|份)?
        |(?P<year>{_N})[ ]?年(?:度|份)?
        (?![代级轮会薪])|(?=[0-9{_HAN}]))
    (?:[ ]?(?P<month>{_N})[ ]?月份?(?:[ ]?(?P<day>{_N})[ ]?(?:日|号(?![楼线文机])))?)?
    """,
    re.VERBOSE,
)
PART = re.compile(f"[ ]?(?:{_PART})")
DAY = re.compile(rf"(?P<day>{_N})[ ]?[日号](?![元本])")
DAY_OF_MONTH = re.compile(f"(?:每|[本当次上下])个?月的?{_N}[ ]?[日号]")
NEXT = re.compile(r"\s*(?:[、,和及或与]|以及)\s*")
"""Between the days of a list: 5月1日、3日和7日."""
BARE = re.compile(
    "(?<![0-9A-Za-z.,/$¥])(?P<year>[12][0-9]{3}|[一二][零一二三四五六七八九]{3})(?![0-9%.,/])"
)
FREE = re.compile(
    r"[ ]?(?:年|规划|计划|议程|期间|时期|战略|纲要|方案|愿景|财年|财政|学年)"
    r"|[ ]?[^\u3400-\u9fff 0-9A-Za-z]|[ ]?\Z"
)
"""Behind four figures that are a year and count nothing."""
COUNTED = re.compile("[ ]?(?:财年|财政年度|会计年度|学年|年度)")
LONG = re.compile("(?:多|余)?(?:的)?(?:历史|传统|文明|之久|以上|有余|悠久|岁月|沧桑)|多年")
LONG_OR_SINCE = re.compile("(?:多|余)?(?:前|来|间)")
ABOUT = re.compile("(?:约|近|超过|逾|长达|历时|已有|有着|具有|距今|上下|达)[ ]?$")
AT = re.compile(r"(?:于|自|从|至|到|在|截至|始建|建)$")
SHORT_YEAR = re.compile(rf"(?:['于在从自]|(?<![0-9{_HAN}])[到至]|截至)$")
SHORT_YEAR_BEHIND = re.compile("度|[底初末春夏秋冬起](?![步来])|上半年|下半年")


def find(text: str, read: Sequence[Amount]) -> Iterator[Partial]:
    """The dates of a plain text in simplified characters, in order of their kinds."""
    for pattern in (LUNAR, DAY_OF_MONTH):
        yield from (Partial(*each.span(), is_read=False) for each in pattern.finditer(text))
    yield from _decades(text)
    before: Partial | None = None
    at = 0
    while near := DATE.search(text, at):
        own = _date(near)
        if not own and before and before.day:
            own = _next_day(text, before, near.start())
        if own:
            before = own
            yield own
        at = own.end if own else max(near.end(), near.start() + 1)
    for found in BARE.finditer(text):
        year = int(value_of(found["year"]))
        if is_year(year):
            yield Partial(*found.span(), year, is_weak=not _is_free(text, found.end()))


def _is_free(text: str, end: int) -> bool:
    """Whether four figures are the first or the last year of a stretch, and count nothing."""
    if COUNTED.match(text, end):
        return True
    joint = JOINT.match(text, end)
    follows = BARE.match(text, joint.end()) if joint else None
    if follows:
        return bool(FREE.match(text, follows.end()))
    before = re.search(
        r"(?<![0-9A-Za-z/.])[12一二][0-9零一二三四五六七八九]{3}\s*年?\s*(?:-|~|至|到)\s*$",
        text[: end - 4],
    )
    return bool(before and FREE.match(text, end))


def _decades(text: str) -> Iterator[Partial]:
    for found in YEARS_OF_DECADE.finditer(text):
        year = int(value_of(found["year"]))
        yield _with_part(
            text, Partial(*found.span(), year, last_year=year + 9, is_read=is_year(year))
        )
    for found in DECADE.finditer(text):
        century = int(value_of(found["century"])) if found["century"] else 0
        year = (century - 1) * 100 + int(value_of(found["tens"]))
        own = Partial(*found.span(), max(year, 0), last_year=max(year, 0) + 9)
        yield _with_part(text, own._replace(is_read=is_year(year)))


def _date(found: re.Match[str]) -> Partial | None:
    """A date with its year, or with its month."""
    text, start = found.string, found.start()
    if text[start - 1 : start] in ("第", "."):
        return None
    month, day = (int(value_of(found[name])) if found[name] else 0 for name in ("month", "day"))
    if found["month"] and (text[found.end() :][:1] == "内" and not day):
        return Partial(*found.span(), is_read=False)
    if found["era"]:
        number = 1 if found["era_year"] == "元" else int(value_of(found["era_year"]))
        year = chinese_year(found["era"], number)
        return _with_part(text, Partial(*found.span(), year, month, day, is_read=bool(year)))
    if not found["year"]:
        if not month:
            return None
        first = re.search(rf"{_N}[ ]?(?:-|~|至|到)[ ]?$", text[:start])
        if first:  # 一至三月
            return Partial(first.start(), found.end(), is_read=False)
        own = Partial(*found.span(), 0, month, day, is_read=bool(month) and is_day(0, month, day))
        return own if day else _with_part(text, own)
    year = int(value_of(found["year"]))
    if month or found["month"]:
        is_whole = len(found["year"]) == 4 and 1000 <= year <= LAST_YEAR
        own = Partial(*found.span(), year, month, day, is_read=is_whole and bool(month))
        return own if day else _with_part(text, own)
    alone = _year(found, year)
    return _with_part(text, alone) if alone else None


def _year(found: re.Match[str], year: int) -> Partial | None:
    """A year by itself, 2024年, or none where 年 counts a length: 1500年历史, 25年."""
    text, (start, end), digits = found.string, found.span(), found["year"]
    unread = Partial(start, end, is_read=False)
    if len(digits) != 4 or re.search("[十百千]", digits):
        return unread if _is_short_year(found, year) else None
    if LONG.match(text, end):
        return None
    is_about = bool(ABOUT.search(text[max(0, start - 4) : start]))
    if is_about or not 1000 <= year <= LAST_YEAR:
        return unread
    since = LONG_OR_SINCE.match(text, end)
    if since and year % 100 == 0:
        return unread
    is_dated = AT.search(text[max(0, start - 3) : start]) or PART.match(text, end)
    return Partial(start, end, year) if year >= FIRST_YEAR or is_dated else unread


def _is_short_year(found: re.Match[str], year: int) -> bool:
    """Whether two figures are a year without its century: '24年度, 九八年, 98年底."""
    text, digits = found.string, found["year"]
    if len(digits) > 2 or re.search("[十廿卅百千两]", digits):
        return False
    before = text[max(0, found.start() - 4) : found.start()]
    joint = re.search(r"[0-9零一二三四五六七八九]{2,4}[ ]?年[ ]?(?:-|~|至|到)[ ]?$", before)
    if len(digits) == 2 and (digits[0] in "0零" or joint):
        return True
    if len(digits) == 2 and not digits.isascii():
        return int(value_of(digits[1])) - int(value_of(digits[0])) not in (1, 2)
    is_behind = SHORT_YEAR_BEHIND.match(text, found.end("year") + 1)
    return len(digits) == 2 and bool(SHORT_YEAR.search(before) or is_behind)


def _with_part(text: str, own: Partial) -> Partial:
    """A year or month with what part of it is meant: 2024年上半年, 5月底."""
    part = PART.match(text, own.end) if own.is_read and not own.day else None
    if not part:
        return own
    if part["half"] or part["quarter"]:
        if own.month or own.last_year:
            return own
        month = FIRST_HALF + "上下".index(part["half"][0]) if part["half"] else (
            FIRST_QUARTER - 1 + int(value_of(part["quarter"]))
        )  # fmt: skip
        return own._replace(month=month, end=part.end())
    name = next(name for name in (EARLY, MIDDLE, LATE, END) if part[name])
    return own._replace(part=name, end=part.end())


def _next_day(text: str, before: Partial, start: int) -> Partial | None:
    """A day behind another one: 5月1日至7日, 5月1日、3日."""
    found = DAY.match(text, start)
    between = text[before.end : start]
    if not found or not (JOINT.fullmatch(between) or NEXT.fullmatch(between)):
        return None
    day = int(value_of(found["day"]))
    return before._replace(
        start=start, end=found.end(), day=day,
        is_read=before.is_read and is_day(before.year, before.month, day),
    )  # fmt: skip
