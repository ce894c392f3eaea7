"""Amounts in English: ``nine million``, ``two and a half``, ``five per cent``, ``21st``, ``1.5bn``.

The text comes plain (``equivalence``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from build_scripts.language import numerals
from build_scripts.language.amount import (
    ABOUT,
    CARDINAL,
    FIGURE,
    FRACTION,
    ORDINAL,
    PERCENT,
    RATIO,
    Amount,
    figure,
)
from build_scripts.language.numerals import TENS

ONES, TEENS = numerals.ONES[1:10], numerals.ONES[10:]
NUMBERS = {
    **{word: value for value, word in enumerate(numerals.ONES)},
    **{word: 10 * value for value, word in enumerate(TENS, 2)},
}
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "mln": 10**6, "bn": 10**9, "trn": 10**12,
}  # fmt: skip
_NTH_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {
    **{word: value for value, word in enumerate(_NTH_WORDS, 1)},
    **{f"{word[:-1]}ieth": NUMBERS[word] for word in TENS},
    **{f"{word}th": SCALES[word] for word in ("hundred", "thousand", "million", "billion")},
}
# half, three quarters, two thirds, one tenth; a second is a time
PARTS = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    **{word: Fraction(1, value) for word, value in ORDINALS.items() if value > 2},
}
MORE_PARTS = {f"{word}s": value for word, value in PARTS.items() if word != "half"}


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_J = "(?:[ ]{1,3}|-)"
_END = "(?![a-z])"
_SMALL = f"(?:{_any(TENS)}(?:{_J}{_any(ONES)})?|{_any(['zero', *ONES, *TEENS])})"
_WORD = f"{_SMALL}(?:{_END}|(?=fold{_END}))"
_SCALE = f"(?:{_any(SCALES)}{_END})"
_PART = f"(?:one{_J}{_any(PARTS)}|{_SMALL}{_J}{_any(MORE_PARTS)}){_END}"
_A_PART = f"(?:an?{_J}{_any(PARTS)}{_END}|half{_END}|{_PART})"
# two hundred and fifty, a hundred; not more than the first of “five hundred and six hundred”
_HUNDREDS = (
    f"(?:(?:{_SMALL}|an?){_J}hundred{_END}(?:{_J}(?:and{_J})?{_SMALL}{_END}(?!{_J}hundred))?)"
)
_GROUP = f"(?:{_HUNDREDS}|{_WORD})"
_HEAD = f"(?:{_GROUP}|an?(?={_J}{_SCALE})|{FIGURE})"
_AND = f"(?:,?{_J})(?:and{_J})?"
# What may stand before the lower scale of “one million, two hundred thousand”.
_COUNT = f"(?:(?:(?:{_any(NUMBERS)}|hundred|and){_J}){{1,6}}|{FIGURE}{_J})"
_LOWER = "|".join(
    f"(?<={scale}){_AND}{_COUNT}{_any(lower)}{_END}"
    for scale, *lower in (
        ("trillion", "billion", "million", "thousand"),
        ("billion", "million", "thousand"),
        ("million", "thousand"),
    )
)
# one million, two hundred thousand; one thousand nine hundred and forty-five; a thousand and one
_NEXT = (
    f"(?:{_LOWER}|(?:(?<=thousand)|(?<=million)){_AND}{_HUNDREDS}(?!{_J}{_SCALE})"
    f"|(?<=thousand){_J}(?:and{_J})?{_SMALL}{_END}(?!{_J}{_SCALE}))"
)
# nineteen forty-nine
_YEAR = f"(?:nineteen|twenty){_J}(?:{_any(TENS)}(?:{_J}{_any(ONES)})?|{_any(TEENS)}){_END}"
_NUMBER = (
    f"(?:{_YEAR}|half{_J}an?{_J}{_SCALE}"
    f"|{_HEAD}(?:{_J}and{_J}{_A_PART})?(?:{_J}?{_SCALE}){{0,3}}{_NEXT}{{0,4}})"
)
_PLURAL = "(?:dozens|hundreds|thousands|millions|billions|trillions)"
_PER_CENT = f"(?:[ ]?%|[ -]?per[ -]?cent(?:um)?{_END})"
_PER_MILLE = f"(?:[ ]?‰|[ ]per[ ]mille?{_END})"
_NTH = (
    f"(?:(?:{_SMALL}|an?){_J}(?:hundred|thousand){_J}(?:and{_J})?"
    f"(?:{_SMALL}{_J}hundred{_J}(?:and{_J})?)?)?"
    f"(?:(?:{_any(TENS)}{_J})?{_any(_NTH_WORDS[:9])}|(?:{_SMALL}{_J})?{_any(ORDINALS)}){_END}"
)

AMOUNT = rf"""
    (?<![a-z])(?:
        (?P<vague>(?:several|a{_J}few|many)(?:{_J}{_SCALE}){{1,3}}
            |(?:tens(?={_J}of{_J}{_PLURAL})|{_PLURAL})(?:{_J}of{_J}{_PLURAL}){{0,2}}{_END})
        | (?P<part>an?{_J}(?!half){_any(PARTS)}(?={_J}of{_END})|a{_J}half{_END}|{_PART}
            |half(?!{_J}an?{_J}{_SCALE}){_END})
        | (?P<ordinal>{_NTH})
    )
    | {RATIO}
    | (?P<nth>{FIGURE})(?:st|nd|rd|th){_END}
    | (?:(?<![a-z])|(?=[0-9]))(?P<number>{_NUMBER})
        (?:(?P<cent>{_PER_CENT})|(?P<mille>{_PER_MILLE})|(?P<odd>{_J}odd{_END})|{_J}?fold{_END})?
    | (?<![a-z])(?P<scale>{_SCALE})
"""
STARTS = frozenset(
    (
        *("a", "an", "half", "several", "many", "tens", *NUMBERS, *SCALES, *ORDINALS),
        *(f"{word}s" for word in SCALES),
        *(f"{word}fold" for word in NUMBERS),
    )
)
"""The words with which an amount may begin."""
WORD = re.compile("[0-9]|[a-z]+", re.IGNORECASE)
TOKEN = re.compile(rf"{FIGURE}|[a-z]+", re.IGNORECASE)
JOINT = re.compile("[ ](?:to|or)[ ]|[ ]?-{1,2}[ ]?")
UNIT = re.compile(rf"(?:{_SCALE}|{_PER_CENT}|{_PER_MILLE})$", re.IGNORECASE)
UNIT_SIZES = {
    **{word: Fraction(size) for word, size in SCALES.items()},
    **dict.fromkeys(("%", "percent", "percentum"), Fraction(1)),
    **dict.fromkeys(("‰", "permil", "permill", "permille"), Fraction(1, 10)),
}


@cache
def _amount() -> re.Pattern[str]:
    """The pattern of an amount; it takes longer to compile than to read a document with it."""
    return re.compile(AMOUNT, re.VERBOSE | re.IGNORECASE)


def find(text: str) -> Iterator[Amount]:
    """The amounts of a plain text."""
    pattern, place = _amount(), 0
    while word := WORD.search(text, place):
        place = word.end()
        if not word[0].isdigit() and word[0].lower() not in STARTS:
            continue
        found = pattern.match(text, word.start())
        if not found:
            continue
        place = found.end()
        value, kind = _meaning(found)
        is_alone = (found["number"] or "").lower() in ("one", "zero")
        is_bare = bool(found["scale"]) or (kind == CARDINAL and is_alone)
        yield Amount(value, kind, found.start(), found.end(), is_bare)


def _meaning(found: re.Match[str]) -> tuple[Fraction, str]:
    if found["number"]:
        value = value_of(found["number"])
        if found["cent"] or found["mille"]:
            return (value if found["cent"] else value / 10), PERCENT
        return value, ABOUT if found["odd"] else CARDINAL
    if found["lower"]:
        return Fraction(int(found["upper"]), int(found["lower"])), FRACTION
    if found["vague"]:
        return _vague(found["vague"].lower()), ABOUT
    if found["part"]:
        return value_of(found["part"]), FRACTION
    if found["nth"]:
        return figure(found["nth"]), ORDINAL
    if found["ordinal"]:
        return value_of(found["ordinal"], is_nth=True), ORDINAL
    return Fraction(SCALES[found["scale"].lower()]), CARDINAL


def _vague(words: str) -> Fraction:
    """hundreds of thousands → 100000, several million → 1000000."""
    value = 1
    for word in TOKEN.findall(words):
        value *= 10 if word == "tens" else SCALES.get(word.removesuffix("s"), 1)
    return Fraction(value)


def value_of(words: str, *, is_nth: bool = False) -> Fraction:
    """The value of a number in words and figures: ``two and a half million`` → 2500000."""
    total = group = before = Fraction(0)
    last = ""
    for word in TOKEN.findall(words.lower()):
        if word[0].isdigit():
            group += figure(word)
        elif word in NUMBERS:
            # nineteen forty-nine
            is_century = group in (19, 20) and NUMBERS[word] >= 10
            group = group * (100 if is_century else 1) + NUMBERS[word]
        elif word == "and":
            before = group
        elif is_nth and word in ORDINALS:
            value = ORDINALS[word]
            group = group + value if value < 100 else (group or Fraction(1)) * value
        elif word in PARTS or word in MORE_PARTS:
            group = before + (group - before or Fraction(1)) * {**PARTS, **MORE_PARTS}[word]
        elif word in ("hundred", "dozen"):
            group = (group or Fraction(1)) * SCALES[word]
        elif word in SCALES and last in SCALES and not group:
            total *= SCALES[word]
        elif word in SCALES:
            total, group = total + (group or Fraction(1)) * SCALES[word], Fraction(0)
        last = word
    return total + group
