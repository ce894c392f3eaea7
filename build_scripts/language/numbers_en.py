"""Words of numbers in English, and what they are worth together. The twin of ``numbers_en.js``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from build_scripts.language import numerals
from build_scripts.language.amount import FIGURE, figure
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
NTH_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {
    **{word: value for value, word in enumerate(NTH_WORDS, 1)},
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


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


TOKEN = re.compile(rf"{FIGURE}|[a-z]+", re.IGNORECASE)
DIGIT = any_of(["zero", *ONES])
POINT = re.compile(f"[ ]+point(?P<places>(?:[ ]+{DIGIT})+)(?![a-z])")
OF_ONE = re.compile("of[ -]+(?:one|1)(?![a-z0-9])")
# Of the scale before it: two million and a half.
BEHIND = "(?:(?:an?|one)[ -]{1,3})?half|(?:an?|one)[ -]{1,3}(?:quarter|third)"
PART_BEHIND = re.compile(
    rf"(?P<head>.*?(?P<run>(?:{any_of(SCALES)}[ -]{{1,3}}){{1,3}}))and[ -]{{1,3}}(?P<part>{BEHIND})"
)


def vague(words: str) -> Fraction:
    """hundreds of thousands → 100000, several million → 1000000."""
    value = 1
    for word in TOKEN.findall(words):
        value *= 10 if word == "tens" else SCALES.get(word.removesuffix("s"), 1)
    return Fraction(value)


def value_of(words: str, *, is_nth: bool = False) -> Fraction:
    """The value of a number in words and figures: ``two and a half million`` → 2500000."""
    small = OF_ONE.sub("of", POINT.sub(_as_figure, words.lower()))
    behind = PART_BEHIND.fullmatch(small)
    if not behind:
        return _sum(TOKEN.findall(small), is_nth=is_nth)
    head, run, part = (_sum(TOKEN.findall(behind[name])) for name in ("head", "run", "part"))
    return head + run * part


def _as_figure(found: re.Match[str]) -> str:
    """two point five → two 0.5"""
    places = "".join(str(NUMBERS[word]) for word in found["places"].split())
    return f" 0.{places}"


def _sum(words: Iterable[str], *, is_nth: bool = False) -> Fraction:
    total = group = before = Fraction(0)
    last = ""
    for word in words:
        if not word[0].isalpha():
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
