"""Numbers in words and figures, as the browser's scripts read them: signs, words and grammars."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.language import (
    amounts,
    amounts_en,
    amounts_zh,
    fold,
    numbers_en,
    numbers_zh,
    numerals,
)
from build_scripts.language import han as han_signs
from build_scripts.language.amount import VULGAR
from build_scripts.outputs.indexes.browser_patterns import browser_pattern, compiled


def han() -> Mapping[str, object]:
    """What the signs of Chinese numbers below 万 mean."""
    return {
        "digits": han_signs.DIGITS,
        "couple": numbers_zh.COUPLE,
        "units": numbers_zh.UNITS,
        "tens": numbers_zh.TENS,
        "others": _signs(amounts_zh.OTHER_SIGNS),
        "forms": _signs(han_signs.FROM_FORMAL),
        "formal": browser_pattern(amounts_zh.FORMAL.pattern),
    }


def scales() -> Mapping[str, object]:
    """万 and 亿, and the signs that say “about”."""
    return {
        "sizes": numbers_zh.SCALES,
        "pair": numbers_zh.PAIR,
        "more": numbers_zh.MORE,
        "last": browser_pattern(numbers_zh.LAST_SCALE.pattern),
        "lowerDigit": browser_pattern(numbers_zh.LOWER_DIGIT.pattern),
        "startsFigure": browser_pattern(numbers_zh.STARTS_FIGURE.pattern),
    }


def words() -> Mapping[str, object]:
    """English words for numbers below a hundred: from zero on, and the tens from twenty on."""
    return {"small": numerals.ONES, "tens": numerals.TENS}


def english() -> Mapping[str, object]:
    """What the words of English numbers mean; a part is ``[above, below]``."""
    parts = {**numbers_en.PARTS, **numbers_en.MORE_PARTS}
    return {
        "scales": numbers_en.SCALES,
        "ordinals": numbers_en.ORDINALS,
        "parts": {word: part.as_integer_ratio() for word, part in parts.items()},
        "token": browser_pattern(numbers_en.TOKEN.pattern),
    }


def wordings() -> Mapping[str, str]:
    """How English words make one number with those before them: point five, of one, and a half."""
    return {
        "point": browser_pattern(numbers_en.POINT.pattern),
        "ofOne": browser_pattern(numbers_en.OF_ONE.pattern),
        "partBehind": browser_pattern(numbers_en.PART_BEHIND.pattern),
    }


def grammars() -> Mapping[str, object]:
    """How amounts are found, by language; patterns as source and flags."""
    return {
        "vulgar": VULGAR,
        "comma": browser_pattern(amounts.COMMA.pattern),
        "zh": {
            "amount": [browser_pattern(amounts_zh.AMOUNT, is_verbose=True), "u"],
            "counter": browser_pattern(amounts_zh.COUNTER.pattern),
            "counterOfRun": browser_pattern(amounts_zh.COUNTER_OF_RUN.pattern),
            "notOne": "".join(sorted(amounts_zh.NOT_ONE)),
        },
        # The script reads small letters: without its flag `i` the pattern is ready twice as fast.
        "en": {"amount": [browser_pattern(amounts_en.AMOUNT, is_verbose=True), "u"]},
        "other": {"amount": compiled(amounts.PLAIN_FIGURE)},
    }


def ranges() -> Mapping[str, object]:
    """How the numbers of a range share their unit, by language."""
    readers = {**amounts.READERS, "other": amounts.OTHER}
    return {
        key: {
            "joint": compiled(each.joint),
            "between": [compiled(pattern) for pattern in each.between],
            "unit": compiled(each.unit),
            "units": {unit: size.as_integer_ratio() for unit, size in each.units.items()},
        }
        for key, each in readers.items()
    }


def melting() -> Mapping[str, str]:
    """What keeps a sign of a number and the digits beside it from being one number."""
    return {
        "parting": fold.PARTING,
        "fraction": fold.FRACTION.pattern,
        "numeral": fold.NUMERAL.pattern.replace(r"\d", r"\p{Nd}"),
    }


def _signs(table: Mapping[int, int]) -> Mapping[str, str]:
    """A table of ``str.maketrans`` by characters."""
    return {chr(sign): chr(form) for sign, form in table.items()}
