"""DF01: numbers, dates, ranges and percentages that one text has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.apparatus.checks.difference import MAJOR, Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.language.numerals import parse_number

NUMBERS = Check(
    "DF01", "number",
    {"zh": "数字或日期", "en": "Number or date"},
    {"zh": "一种文本有的数字或日期，另一种文本没有。",
     "en": "One text has a number or date that the other has not."},
    MAJOR,
)  # fmt: skip

HAN = "〇零一二三四五六七八九十百千万亿两"
# 2024年 | 十月 | 98% | 百分之三 | 3.5亿 | 10
ZH = re.compile(
    rf"""
    百分之(?P<share>[{HAN}]+(?:点[{HAN}]+)?|\d+(?:\.\d+)?)
    | (?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月
    | (?P<figures>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>[百千万亿]*)(?P<percent>[%％‰]?)
    | (?P<ordinal>第)?(?P<han>[{HAN}]+)(?P<after>.?)
    """,
    re.VERBOSE,
)
# Counters after which a number in Han characters is a number: 八大工程, 十所学校, 三级代表
COUNTERS = frozenset("年月日号个項项条款章节部分次种名国方届期所级倍天周省市区类点大座家位份张")
MONTHS = (
    "january february march april may june july august september october november december".split()
)
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
# October | 98% | 98 per cent | 3.5 million | 1st | Phase II | five
EN = re.compile(
    r"""
    (?P<figures>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?:\s(?P<scale>thousand|million|billion|trillion))?
        (?P<percent>\s?%|\sper\s?cent)?
    | \b(?P<roman>[IVX]{2,})\b
    | (?P<word>[A-Za-z]+(?:-[a-z]+)?)
    """,
    re.VERBOSE,
)
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8,
}  # fmt: skip
BEHIND = 12
"""Characters behind a word that say what number it is: ``five per cent``, ``May 1``."""
PERCENT = re.compile(r"\s?(?:%|per\s?cent)")
SMALL = 2
"""Words for numbers up to this are grammar rather than number (一, 两, one, both, second)."""


class Number(NamedTuple):
    """A number in one form for both languages, and where it stands."""

    value: str
    """``2024``, ``98%``, ``m10`` for October."""
    start: int
    end: int


def find(texts: Texts) -> Iterator[Finding]:
    """Compare the numbers of each pair, as sets."""
    for place in texts.both():
        zh, en = place.text(FIRST), place.text(SECOND)
        first, second = zh_numbers(zh), en_numbers(en)
        words = {number.value for number in en_numbers(en, least=1)} | _parts(second)
        missing = [each for each in first if each.value not in words]
        loose = {number.value for number in zh_numbers(zh, least=1)} | _parts(first)
        added = [each for each in second if each.value not in loose]
        if missing or added:
            yield _finding(place, missing, added)


def _parts(numbers: list[Number]) -> set[str]:
    """The numbers, and the months among them as plain figures (10月 and 10)."""
    return {each.value for each in numbers} | {each.value.lstrip("m") for each in numbers}


def _finding(place: Place, missing: list[Number], added: list[Number]) -> Finding:
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
    """A number with a few characters, or whole words, on each side."""
    if key == FIRST:
        return text[max(0, start - 6) : end + 6].strip()
    before = text[:start].split(" ")[-4:]
    after = text[end:].split(" ")[:4]
    return f"{' '.join(before)}{text[start:end]}{' '.join(after)}".strip()


def zh_numbers(text: str, *, least: int = SMALL + 1) -> list[Number]:
    """Numbers of a Chinese text: ``二〇二四年一月`` → 2024, m1; ``98%`` → 98%; ``十所`` → 10."""
    found = []
    for each in ZH.finditer(text):
        if each["share"]:
            value = f"{_han(each['share'])}%"
        elif each["month"]:
            value = f"m{_han(each['month'])}"
        elif each["figures"]:
            value = _scaled(each["figures"], each["scale"]) + ("%" if each["percent"] else "")
        else:
            value = _counted(each, least)
        if value:
            found.append(Number(value, each.start(), each.end() - len(each["after"] or "")))
    return found


def _counted(each: re.Match[str], least: int) -> str:
    """A number in Han characters, where it counts something or is long."""
    han = each["han"]
    value = _han(han)
    if not value or (len(han) == 1 and not each["ordinal"] and each["after"] not in COUNTERS):
        return ""
    if set(han) <= set("百千万亿") or int(value) < least:
        return ""
    return value


def _han(text: str) -> str:
    if text[0].isdigit():
        return text
    total = 0
    for sign in "亿万":
        head, found, text = text.rpartition(sign)
        if found:
            total += (parse_number(head.replace("两", "二"), "han") or 1) * SCALES[sign]
    rest = parse_number(text.replace("两", "二"), "han") if text else 0
    return "" if rest is None else str(total + rest)


def _scaled(figures: str, scale: str) -> str:
    value = float(figures.replace(",", ""))
    for step in [scale] if scale.isascii() else list(scale):
        value *= SCALES.get(step, 1)
    return f"{value:.12g}"


def en_numbers(text: str, *, least: int = SMALL + 1) -> list[Number]:
    """Numbers of an English text: ``October 20, 2023`` → m10, 20, 2023; ``five`` → 5."""
    found = []
    for each in EN.finditer(text):
        if each["figures"]:
            value = _scaled(each["figures"], each["scale"] or "") + ("%" if each["percent"] else "")
        elif each["roman"]:
            value = str(parse_number(each["roman"], "roman") or "")
        else:
            value = _word(each["word"], text[each.end() : each.end() + BEHIND], least)
        if value:
            found.append(Number(value, each.start(), each.end()))
    return found


def _word(word: str, behind: str, least: int) -> str:
    lower = word.lower()
    if lower in MONTHS:
        is_month = word[0].isupper() and (lower not in ("may", "march") or behind[1:2].isdigit())
        return f"m{MONTHS.index(lower) + 1}" if is_month else ""
    number = (
        ORDINALS.index(lower) + 1
        if lower in ORDINALS
        else parse_number(lower, "word") or parse_number(lower.split("-")[0], "word")
    )
    if number and PERCENT.match(behind):
        return f"{number}%"
    return str(number) if number and number >= least else ""
