"""Automatic numbers as Word prints them: the formats of ``ST_NumberFormat`` (ECMA-376, §17.18.59).

``written(3, "chineseCounting")`` → ``三``, ``(28, "lowerLetter")`` → ``bb``, ``(4, "upperRoman")``
→ ``IV``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from build_scripts.language import han
from build_scripts.language.numerals import format_number

BULLET = "bullet"
DIGITS = "〇一二三四五六七八九"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LEGAL_SIMPLIFIED = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
CHICAGO = "*†‡§"
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth",
             "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


def written(number: int, form: str) -> str | None:
    """A number in a format; ``None`` where the format is not known or has no such number."""
    write = FORMS.get(form)
    try:
        return None if write is None else write(number)
    except (ValueError, IndexError):
        return None


def _letters(number: int) -> str:
    """Word goes on behind ``z`` with ``aa``, ``bb``, not with ``aa``, ``ab``."""
    if number < 1:
        raise ValueError(number)
    again, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (again + 1)


def _of(signs: str) -> Callable[[int], str]:
    """A series of signs, which begins anew behind its last."""
    return lambda number: signs[(number - 1) % len(signs)]


def _from(first: str, last: int, start: int = 1) -> Callable[[int], str]:
    """Characters that follow one another in Unicode; ``ValueError`` outside."""

    def write(number: int) -> str:
        if not start <= number <= last:
            raise ValueError(number)
        return chr(ord(first) + number - start)

    return write


def _ordinal(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else tail}"


def _ordinal_text(number: int) -> str:
    """``21`` → ``Twenty-first``: the last word alone is an ordinal."""
    words = re.split(r"([ -])", format_number(number, "word").lower())
    last = words[-1]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return "".join([*words[:-1], IRREGULAR.get(last, regular)]).capitalize()


def _digital(number: int) -> str:
    return "".join(DIGITS[int(each)] for each in str(number))


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})


def _roman(number: int) -> str:
    return format_number(number, "roman")


def _chicago(number: int) -> str:
    again, place = divmod(number - 1, len(CHICAGO))
    return CHICAGO[place] * (again + 1)


FORMS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "cardinalText": lambda number: format_number(number, "word"),
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _chicago,
    # Past 99 some of these differ in Word by release (一百零一, 一〇一); labels read both alike.
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting", "japaneseDigitalTenThousand"),
        han.write_han,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _digital),
    "chineseLegalSimplified": lambda number: han.write_han(number).translate(LEGAL_SIMPLIFIED),
    **dict.fromkeys(("ideographLegalTraditional", "japaneseLegal"), han.write_formal),
    "ideographTraditional": _of(han.STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), han.write_circled
    ),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
}  # fmt: skip
