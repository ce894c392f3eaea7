"""Amounts in a text: the one reader of numbers in words and figures, for all who compare texts.

Chinese in both scripts (``三亿五千万``, ``兩百``, ``百分之三``) and English (``nine million``,
``two and a half``, ``21st``); of other languages figures alone. The cases, which the browser has
too, are ``tests/cases/amounts.yml``. Months and Roman numerals are the consumers' work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from build_scripts.language import amounts_en, amounts_zh
from build_scripts.language.amount import (
    CARDINAL,
    FIGURE,
    FRACTION,
    PERCENT,
    VULGAR,
    Amount,
    figure,
)
from build_scripts.language.equivalence import ascii_digit, traced
from build_scripts.language.han_forms import simplified

# A full-width comma stands between numbers, but for that of １，０００.
COMMA = re.compile("(?<![０-９])，")
LONGEST_OPENING = 9
# Of those that JavaScript counts as one character.
OTHER_DIGIT = re.compile(r"(?![0-9\U00010000-\U0010ffff])\d")
PLAIN_FIGURE = re.compile(rf"(?P<figure>{FIGURE})(?P<percent>[ ]?%)?")


class Reader(NamedTuple):
    """How the amounts of a language are read."""

    signs: Callable[[str], str]
    """A plain text in the form that ``find`` reads, character for character."""
    find: Callable[[str], Iterable[Amount]]
    joint: re.Pattern[str]
    """What stands between the two numbers of a range."""
    between: tuple[re.Pattern[str], re.Pattern[str]]
    """What stands before the first number of a range and then also between both: between … and."""
    unit: re.Pattern[str]
    """What both numbers of a range have and only the second says: 3至5万, 5 to 10 per cent."""
    units: Mapping[str, Fraction]


@lru_cache(maxsize=1 << 12)
def amounts(text: str, key: str) -> tuple[Amount, ...]:
    """The amounts of a text of a language, in order, with their places in the text.

    Those that nothing but their signs shows to be numbers are marked ``is_bare``.
    """
    plain = traced(COMMA.sub("、", text))
    reader = READERS.get(key, OTHER)
    read = reader.signs(plain.text)
    found = list(reader.find(read))
    for place in range(1, len(found)):
        first, second = found[place - 1 : place + 1]
        if _is_range(first, second, read, reader):
            found[place - 1 : place + 1] = _range(first, second, read, reader)
    return tuple(_placed(each, *plain.span(each.start, each.end)) for each in found)


def _placed(amount: Amount, start: int, end: int) -> Amount:
    return amount._replace(start=start, end=end)


def _is_range(first: Amount, second: Amount, text: str, reader: Reader) -> bool:
    opening, joint = reader.between
    if joint.fullmatch(text, first.end, second.start):
        return bool(opening.search(text[max(0, first.start - LONGEST_OPENING) : first.start]))
    return bool(reader.joint.fullmatch(text, first.end, second.start))


def _range(first: Amount, second: Amount, text: str, reader: Reader) -> tuple[Amount, Amount]:
    """The two numbers of a range, the unit that only one of them says given to both."""
    mine, other = (reader.unit.search(text, each.start, each.end) for each in (first, second))
    if text.startswith("百分之", first.start) and not other and first.value < second.value:
        return first, second._replace(kind=PERCENT, is_bare=False)
    if mine or not other or first.kind != CARDINAL or second.kind not in (CARDINAL, PERCENT):
        return first, second
    value = first.value * reader.units[re.sub("[ -]", "", other[0]).lower()]
    if value >= second.value:
        return first, second
    return first._replace(value=value, kind=second.kind, is_bare=False), second


def _chinese_signs(text: str) -> str:
    return amounts_zh.signs(text.translate(simplified()))


def _digits(text: str) -> str:
    """The text with its digits of other scripts as Arabic figures: ``໒໐໒໔`` → ``2024``."""
    return OTHER_DIGIT.sub(lambda found: ascii_digit(found[0]), text)


def _figures(text: str) -> Iterator[Amount]:
    for found in PLAIN_FIGURE.finditer(text):
        is_part = re.fullmatch(VULGAR, found["figure"])
        kind = PERCENT if found["percent"] else FRACTION if is_part else CARDINAL
        yield Amount(figure(found["figure"]), kind, found.start(), found.end())


READERS: Mapping[str, Reader] = {
    "zh": Reader(
        _chinese_signs,
        amounts_zh.find,
        amounts_zh.JOINT,
        amounts_zh.BETWEEN,
        amounts_zh.UNIT,
        amounts_zh.UNIT_SIZES,
    ),
    "en": Reader(
        str,
        amounts_en.find,
        amounts_en.JOINT,
        amounts_en.BETWEEN,
        amounts_en.UNIT,
        amounts_en.UNIT_SIZES,
    ),
}
NEVER = re.compile("(?!)")
OTHER = Reader(
    _digits, _figures, re.compile("[ ]?-[ ]?"), (NEVER, NEVER), re.compile("%$"), {"%": Fraction(1)}
)
