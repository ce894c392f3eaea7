"""A text with its amounts in figures, as the search compares it: ``二〇二四年`` → ``2024年``.

The twin of ``docs/javascripts/search/numerals.js``: a test holds both against one another.
"""

from __future__ import annotations

import re

from build_scripts.language import amounts_zh, numbers_zh
from build_scripts.language.amount import ABOUT, CARDINAL, FRACTION, ORDINAL, PERCENT, Amount
from build_scripts.language.amount import written as figures
from build_scripts.language.amounts import amounts
from build_scripts.language.equivalence import plain
from build_scripts.language.han import DIGITS
from build_scripts.language.han_forms import simplified

CHINESE = "zh"
PLAIN = re.compile(r"[0-9.]+[ ]?%?")
SIZES = "".join(numbers_zh.SCALES)
HUNDREDS = "".join(sign for sign, size in numbers_zh.UNITS.items() if size > 10)
# 万象, 百年 and 零售 say no number.
NO_NUMBER = re.compile(f"[{DIGITS[0]}{HUNDREDS}{SIZES}]+")
# 三百余, 五千多万; not 数百, 七八.
ROUGHLY = re.compile(f"(?![几数上]).*{numbers_zh.MORE}")
# 三年半; not 三万半.
HALF = re.compile(f"(?:^|[^{''.join(numbers_zh.UNITS)}{SIZES}])半\\Z")
PAIR = re.compile(numbers_zh.PAIR)


def counted(text: str, key: str) -> str:
    """A text of a language with each amount that figures would write otherwise in figures."""
    out = ""
    end = 0
    for amount in amounts(text, key):
        printed = text[amount.start : amount.end]
        written = "" if PLAIN.fullmatch(printed) else _written(amount, printed, key)
        if written and written != printed:
            out += text[end : amount.start] + written
            end = amount.end
    return out + text[end:]


def _written(amount: Amount, printed: str, key: str) -> str:
    return _chinese(amount, printed) if key == CHINESE else _english(amount, printed)


def _chinese(amount: Amount, printed: str) -> str:
    """How a Chinese amount is written in figures; nothing where it stays as it is."""
    written = figures(amount.value)
    signs = amounts_zh.signs(plain(printed).translate(simplified()))
    if "/" in written:
        return ""
    if amount.kind == PERCENT:
        return f"{written}%"
    is_word = amount.is_bare and (signs.endswith("半") or NO_NUMBER.fullmatch(signs))
    if amount.kind == FRACTION or HALF.search(signs) or is_word:
        return ""
    if amount.kind == ORDINAL:
        opening = re.match(r"第?\s*", printed)
        return f"{opening[0] if opening else ''}{written}"
    if amount.kind == ABOUT:
        return f"{written}余" if ROUGHLY.match(signs) and not PAIR.search(signs) else ""
    return written


def _english(amount: Amount, printed: str) -> str:
    written = figures(amount.value)
    if amount.is_bare or "/" in written or printed.lower().endswith("fold"):
        return ""
    if amount.kind == PERCENT:
        return f"{written}%"
    if amount.kind == ORDINAL:
        return f"{written}{_ending(amount.value.numerator)}"
    return written if amount.kind == CARDINAL else ""


def _ending(value: int) -> str:
    """The letters behind an ordinal: 1st, 2nd, 3rd, 11th."""
    if value // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
