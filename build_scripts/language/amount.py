"""An amount in a text: its value, what kind of number it is, and where it stands."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import NamedTuple

CARDINAL, ORDINAL, PERCENT, FRACTION, ABOUT = "cardinal", "ordinal", "percent", "fraction", "about"

# 2024 | 1,000 | 1 000 | 3.5 | of 3.1.12 and 2023.10.20 each number by itself. Sixty digits are more
# than any text needs, and no run of them takes long.
WHOLE = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,20}(?![0-9])|[0-9]{1,3}(?:[ ][0-9]{3}){1,20}(?![0-9])"
    r"|[0-9]{1,60}(?![0-9]))"
)
VULGAR = "[\u00bc-\u00be\u2150-\u215e]"
"""A fraction that is one character: ½, ⅔."""
FIGURE = (
    rf"(?:(?<![0-9])(?:(?<![0-9]\.){WHOLE}\.[0-9]{{1,60}}(?!\.?[0-9])|{WHOLE}(?:[ ]?{VULGAR})?)"
    rf"|{VULGAR})"
)
"""A number in Arabic figures, in a text whose white space and full width are folded."""

# 1/3, 7/10; not 2023/24, 1/10/2023
RATIO = r"(?<![0-9/.,])(?P<upper>[1-9])/(?P<lower>[2-9]|10{1,3})(?![0-9/%‰]|[.,][0-9])"


class Amount(NamedTuple):
    """A number that a text says."""

    value: Fraction
    """Exact; of a percentage the number of hundredths."""
    kind: str
    """``cardinal``, ``ordinal``, ``percent``, ``fraction`` or ``about``: 三百余, hundreds."""
    start: int
    end: int
    is_bare: bool = False
    """Whether nothing around shows that it is a number: 一 of 一带一路, ``one`` of ``no one``."""


def written(value: Fraction) -> str:
    """A value in its shortest form: ``350000000``, ``3.5``, ``1/3``."""
    if value.denominator == 1:
        return str(value.numerator)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest > 1:
        return str(value)
    digits = str(int(value * 10**places)).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}"


def figure(text: str) -> Fraction:
    """The value of Arabic figures: ``1,000`` and ``1 000`` → 1000, ``3.50`` → 7/2, ``2½`` → 5/2."""
    whole = text.replace(",", "").replace(" ", "")
    if whole[-1].isdecimal():
        return Fraction(whole)
    part = Fraction(unicodedata.normalize("NFKC", whole[-1]).replace("⁄", "/"))
    return part + Fraction(whole[:-1] or 0)
