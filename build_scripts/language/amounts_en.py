"""Amounts in English: ``nine million``, ``two and a half``, ``five per cent``, ``21st``, ``1.5bn``.

The text comes plain (``equivalence``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from build_scripts.language.amount import (
    ABOUT,
    CARDINAL,
    FIGURE,
    FRACTION,
    ORDINAL,
    PERCENT,
    RATIO,
    VULGAR,
    Amount,
    figure,
)
from build_scripts.language.numbers_en import (
    BEHIND,
    DIGIT,
    MORE_PARTS,
    NTH_WORDS,
    NUMBERS,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TEENS,
    any_of,
    vague,
    value_of,
)
from build_scripts.language.numerals import TENS

_J = "(?:[ ]{1,3}|-)"
_END = "(?![a-z])"
_SMALL = f"(?:{any_of(TENS)}(?:{_J}{any_of(ONES)})?|{any_of(['zero', *ONES, *TEENS])})"
_WORD = f"{_SMALL}(?:{_END}|(?=fold{_END}))"
_SCALE = f"(?:{any_of(SCALES)}{_END})"
# two twenty-fifths, one twenty-fifth of
_COMPOUND = (
    f"(?:(?P<many>{_SMALL}){_J}(?P<fine>{any_of(TENS)}-{any_of(NTH_WORDS[2:9])})"
    f"(?:(?<!one[ -])s{_END}|(?={_J}of{_END})))"
)
_PART = f"(?:one{_J}{any_of(PARTS)}|{_SMALL}{_J}{any_of(MORE_PARTS)}){_END}"
_A_PART = f"(?:an?{_J}{any_of(PARTS)}{_END}|half{_END}|{_PART})"
# two hundred and fifty, a hundred; not more than the first of “five hundred and six hundred”
_HUNDREDS = (
    f"(?:(?:{_SMALL}|an?){_J}hundred{_END}(?:{_J}(?:and{_J})?{_SMALL}{_END}(?!{_J}hundred))?)"
)
# hundred and five, thousand and one, hundred per cent
_CENT = f"per[ -]?cent(?:um)?{_END}"
_PER_CENT = f"(?:[ ]?%|[ -]?{_CENT})"
_NO_HEAD = (
    f"(?:hundred{_J}and{_J}{_SMALL}{_END}(?!{_J}hundred)"
    f"|thousand{_J}and{_J}{_SMALL}{_END}(?!{_J}(?:hundred|thousand))"
    f"|(?:hundred|thousand)(?={_PER_CENT}))"
)
# two point five, at one point five people; a digit and what it counts are no place: four-point
_POINT = f"(?:[ ]{{1,3}}point(?:[ ]{{1,3}}{DIGIT}{_END}(?!-(?!per)[a-z]|{_J}hundred)){{1,60}})"
_GROUP = f"(?:{_NO_HEAD}|(?:{_HUNDREDS}|{_WORD})(?:(?<!at[ ]one){_POINT})?)"
_HEAD = f"(?:{_GROUP}|an?(?={_J}{_SCALE})|{FIGURE})"
_AND = f"(?:,?{_J})(?:and{_J})?"
# What may stand before the lower scale of “one million, two hundred thousand”.
_COUNT = f"(?:(?:(?:{any_of(NUMBERS)}|hundred|and){_J}){{1,6}}|{FIGURE}{_J})"
_LOWER = "|".join(
    f"(?<={scale}){_AND}{_COUNT}{any_of(lower)}{_END}"
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
# a quarter of a million, half a million, three-quarter million | half of one per cent
_OF_ONE = f"(?:{_J}of{_J}(?:an?|one|1)|(?<=half){_J}an?)"
_PARTED = (
    f"(?:{_A_PART}|{VULGAR}|{_SMALL}{_J}quarter{_END}|quarter(?={_J}of))"
    f"(?:(?:{_OF_ONE}|(?<={VULGAR}){_J}an?|(?<=half)|(?<=quarter)|(?<=quarters)){_J}{_SCALE}"
    f"|{_OF_ONE}?(?P<parted_cent>{_PER_CENT}))"
)
# two million and a half
_BEHIND = (
    f"(?:{'|'.join(f'(?<={word})' for word in SCALES)})"
    f"{_J}and{_J}(?:{BEHIND}){_END}(?!{_J}(?:of|an?){_J})"
)
# nineteen forty-nine
_YEAR = f"(?:nineteen|twenty){_J}(?:{any_of(TENS)}(?:{_J}{any_of(ONES)})?|{any_of(TEENS)}){_END}"
_NUMBER = (
    f"(?:{_YEAR}|{_HEAD}(?:{_J}and{_J}{_A_PART}(?!{_J}(?:of|an?){_J}))?"
    f"(?:{_J}?{_SCALE}){{0,3}}{_NEXT}{{0,4}}(?:{_BEHIND})?)"
)
_PLURAL = "(?:dozens|hundreds|thousands|millions|billions|trillions)"
_PER_MILLE = f"(?:[ ]?‰|[ ]per[ ]mille?{_END})"
_NTH = (
    f"(?:hundred{_J}and{_J}|(?:{_SMALL}|an?){_J}(?:hundred|thousand){_J}(?:and{_J})?"
    f"(?:{_SMALL}{_J}hundred{_J}(?:and{_J})?)?)?"
    f"(?:(?:{any_of(TENS)}{_J})?{any_of(NTH_WORDS[:9])}|(?:{_SMALL}{_J})?{any_of(ORDINALS)}){_END}"
)

AMOUNT = rf"""
    (?:(?<![a-z])|(?={VULGAR}))(?P<parted>{_PARTED})
    | (?<![a-z])(?:
        (?P<compound>{_COMPOUND})
        | (?P<vague>(?:several|a{_J}few|many)(?:{_J}{_SCALE}){{1,3}}
            |(?:tens(?={_J}of{_J}{_PLURAL})|{_PLURAL})(?:{_J}of{_J}{_PLURAL}){{0,2}}{_END})
        | (?P<part>an?{_J}(?!half){any_of(PARTS)}(?={_J}of{_END})|a{_J}half{_END}|{_PART}
            |half{_END})
        | (?P<ordinal>{_NTH})
    )
    | {RATIO}
    | (?P<nth>{FIGURE})(?:st|nd|rd|th){_END}
    | (?:(?<![a-z])|(?=[0-9]|{VULGAR}))(?P<number>{_NUMBER})
        (?:(?P<cent>{_PER_CENT})|(?P<mille>{_PER_MILLE})|(?P<odd>{_J}odd{_END})|{_J}?fold{_END})?
    | (?<![a-z])(?P<scale>{_SCALE})
"""
STARTS = frozenset(
    (
        *("a", "an", "half", "quarter", "several", "many", "tens", *NUMBERS, *SCALES, *ORDINALS),
        *(f"{word}s" for word in SCALES),
        *(f"{word}fold" for word in NUMBERS),
    )
)
"""The words with which an amount may begin."""
START = re.compile(rf"[0-9]|{VULGAR}|(?<![a-z]){any_of(sorted(STARTS))}(?![a-z])", re.IGNORECASE)
BETWEEN = re.compile("(?<![a-z])between[ ]$", re.IGNORECASE), re.compile("[ ]and[ ]")
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
    while word := START.search(text, place):
        place = word.end()
        found = pattern.match(text, word.start())
        if not found:
            continue
        place = found.end()
        value, kind = _meaning(found)
        is_alone = (found["number"] or "").lower() in ("one", "zero")
        is_bare = bool(found["scale"]) or (kind == CARDINAL and is_alone)
        yield Amount(value, kind, found.start(), found.end(), is_bare)


def _meaning(found: re.Match[str]) -> tuple[Fraction, str]:
    if found["parted"]:
        cent = found["parted_cent"]
        return value_of(found["parted"].removesuffix(cent or "")), PERCENT if cent else CARDINAL
    if found["number"]:
        value = value_of(found["number"])
        if re.fullmatch(VULGAR, found[0]):
            return value, FRACTION
        if found["cent"] or found["mille"]:
            return (value if found["cent"] else value / 10), PERCENT
        return value, ABOUT if found["odd"] else CARDINAL
    if found["lower"]:
        return Fraction(int(found["upper"]), int(found["lower"])), FRACTION
    if found["vague"]:
        return vague(found["vague"].lower()), ABOUT
    if found["compound"]:
        return value_of(found["many"]) / value_of(found["fine"], is_nth=True), FRACTION
    if found["part"]:
        return value_of(found["part"]), FRACTION
    if found["nth"]:
        return figure(found["nth"]), ORDINAL
    if found["ordinal"]:
        return value_of(found["ordinal"], is_nth=True), ORDINAL
    return Fraction(SCALES[found["scale"].lower()]), CARDINAL
