"""The value of a number in Han characters, with a scale in figures too: 三亿五千万, 3.5亿, 三点五.

The twin of ``numbers_zh.js``. A number has one form for each sign (``amounts_zh.signs``).
"""

from __future__ import annotations

import re
from fractions import Fraction

from build_scripts.language import han
from build_scripts.language.amount import VULGAR, figure
from build_scripts.language.han import DIGITS

UNITS = {sign: size for size, sign in han.UNITS}
TENS = {"廿": 20, "卅": 30, "卌": 40}
SCALES = {"兆": 10**12, "亿": 10**8, "万": 10**4}
COUPLE = "两"
"""Two before a unit or what is counted: no digit of a row, and behind a number a weight (五两)."""
# Two or three, thirty or forty: the lower is read.
PAIR = "(?:一[二两]|[二两]三|三四|三五|四五|五六|六七|七八|八九)"
MORE = "[多余几来]"
STARTS_FIGURE = re.compile(f"[0-9]|{VULGAR}")
LOWER_DIGIT = re.compile(f"[{DIGITS[1:]}]+|[1-9]")
LAST_SCALE = re.compile("[十百千万亿兆]+$")


def value_of(number: str) -> Fraction:
    """The value of a number in one form for each sign: ``三亿五千万`` → 350000000."""
    for sign, size in SCALES.items():
        head, scale, tail = number.rpartition(sign)
        if scale:
            return (value_of(head) if head else Fraction(1)) * size + _tail(tail, size)
    rest = number.rstrip("多余几来 ").replace(COUPLE, "二")
    return _below(rest) if rest else Fraction(0)


def _tail(tail: str, size: int) -> Fraction:
    """What stands behind a scale: ``五千`` → 5000; one digit is of the unit below (三万五)."""
    if not tail:
        return Fraction(0)
    value = value_of(tail)
    return value * size / 10 if LOWER_DIGIT.fullmatch(tail) else value


def _below(number: str) -> Fraction:
    """The value of a number without 万 and 亿."""
    if STARTS_FIGURE.match(number):
        parts = re.findall("([^百千]+)([百千]?)", number)
        return sum((figure(each) * UNITS.get(unit, 1) for each, unit in parts), Fraction(0))
    whole, point, places = number.partition("点")
    if point:
        return _below(whole) + Fraction(_digits(places), 10 ** len(places))
    if set(number) <= set(DIGITS):
        return Fraction(_digits(number[0] if re.fullmatch(PAIR, number) else number))
    return Fraction(_sum(number))


def _digits(number: str) -> int:
    return int("".join(str(DIGITS.index(sign)) for sign in number))


def _sum(number: str) -> int:
    """Add up digits and units: ``一百零三`` → 103, ``百十`` → 110, ``一百二`` → 120."""
    total, digit, unit = 0, 0, 1
    for sign in number:
        if sign in UNITS:
            total += (digit or 1) * UNITS[sign]
            digit, unit = 0, UNITS[sign]
        elif sign in TENS:
            total, unit = total + TENS[sign], 10
        elif sign == "零":
            unit = 10
        elif not digit:
            digit = DIGITS.index(sign)
    return total + digit * max(unit // 10, 1)


def half_behind(number: str, half: str) -> Fraction:
    """三年半 → 1/2; behind a scale half of that: 三万半 → 5000, 一百万半 → 500000."""
    scale = LAST_SCALE.search(number) if half == "半" else None
    return value_of(scale[0]) / 2 if scale else Fraction(1, 2)


def has_pair(number: str) -> bool:
    """Whether two digits side by side say “about”: 三四十, 十七八; not 一九三四."""
    before = number.split("点")[0]
    return bool(re.search(PAIR, before)) and not re.fullmatch(f"[{DIGITS}]{{3,}}.*", before)
