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
    """A series of signs; what Word does behind its last is not known."""
    return lambda number: signs[number - 1] if number > 0 else signs[len(signs)]


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    """Numbers in one character, from ``first`` on; behind the last of them plain digits."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _ordinal(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else tail}"


def _words(number: int) -> str:
    """``101`` → ``one hundred one``, as Word has it."""
    return format_number(number, "word").lower().replace(" and ", " ")


def _ordinal_text(number: int) -> str:
    """``21`` → ``Twenty-first``: the last word alone is an ordinal."""
    words = re.split(r"([ -])", _words(number))
    last = words[-1]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return "".join([*words[:-1], IRREGULAR.get(last, regular)]).capitalize()


def _digital(number: int) -> str:
    return "".join(DIGITS[int(each)] for each in str(number))


def _legal(number: int) -> str:
    """Ten is 壹拾 in accounts, not 拾."""
    text = han.write_han(number)
    return f"一{text}" if text.startswith("十") else text


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
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _chicago,
    # Past 99 some of these differ in Word by release (一百零一, 一〇一); labels read both alike.
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
         "taiwaneseCountingThousand", "japaneseCounting"),
        han.write_han,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _digital),
    "chineseLegalSimplified": lambda number: _legal(number).translate(LEGAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda number: _legal(number).translate(han.TO_FORMAL),
    "ideographTraditional": _of(han.STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
}  # fmt: skip
