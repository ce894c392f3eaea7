"""Numerals as official texts print them, read and written.

Systems: ``han`` (一百零三), ``arabic`` (103, １０３), ``roman`` (CIII, ⅭⅢ), ``letter`` (a … z,
aa …), ``word`` (One hundred and three), ``dotted`` (3.1.12), ``insert`` (15-1, 15之一, 15bis); of
``han.py``: ``formal`` (壹佰零參), ``stem`` (甲乙丙), ``circled`` (③).
Numbers run from 0 to 9,999; letters, roman numerals, stems and circled ones start at 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from build_scripts.language import han

LARGEST = han.LARGEST

ROMAN_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_ARABIC = r"[0-9０-９]{1,4}"
_SMALL_HAN = r"[一二三四五六七八九十]{1,3}"

# Inserted articles in Latin count from two: Article 6bis is 第六条之二.
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_LATIN = "|".join(LATIN)

PATTERNS: Mapping[str, str] = {
    **han.PATTERNS,
    "arabic": _ARABIC,
    "roman": r"(?:[IVXLCDMivxlcdmⅠ-ⅿＩＶＸＬＣＤＭ]{1,15})",
    "letter": r"(?:[A-Za-zＡ-Ｚａ-ｚ]{1,2})",
    "word": rf"(?:(?i:(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}|hundred|thousand))*))",
    "dotted": rf"{_ARABIC}(?:[.．]{_ARABIC})+",
    "insert": rf"{_ARABIC}(?:\s*(?:[-－‐‑–—]\s*{_ARABIC}|之\s*(?:{_ARABIC}|{_SMALL_HAN})|"
    rf"(?i:{_LATIN})(?![A-Za-z])))*",
}
"""System → a regular expression (no groups) for everything that may be a numeral of it.

Wider than the system: ``parse_number`` decides."""


def format_number(number: int, system: str) -> str:
    """Write a number in a system: ``format_number(12, "han")`` → ``十二``.

    ``(103, "han")`` → ``一百零三``; ``(4, "roman")`` → ``IV``; ``(28, "letter")`` → ``ab``;
    ``(21, "word")`` → ``Twenty-one``. ValueError outside the system's range.
    """
    least = 1 if system in {"roman", "letter", "stem", "circled"} else 0
    if not least <= number <= LARGEST:
        raise ValueError(f"{number} is outside {least}–{LARGEST} for {system}")
    return _WRITERS[system](number)


@lru_cache(maxsize=4096)  # a text has the same words again and again
def parse_number(text: str, system: str) -> int | None:
    """Read a numeral; ``None`` where the text is not one of that system.

    ``("十二", "han")`` → 12; ``("二〇二四", "han")`` → 2024; ``("ⅩⅣ", "roman")`` → 14;
    ``("Twenty-One", "word")`` → 21; ``("IIII", "roman")`` → None.
    """
    return _READERS[system](text)


def parse_numbers(text: str, system: str) -> tuple[int, ...] | None:
    """Read a numeral that may have several numbers: ``3.1.12`` → (3, 1, 12), ``15-1`` → (15, 1).

    ``6bis`` → (6, 2); one-number systems give a tuple of one.
    """
    if system in {"dotted", "insert"}:
        pieces = re.findall(rf"{_ARABIC}|{_SMALL_HAN}|{_LATIN}", text.lower())
        parts = [_read_piece(piece) for piece in pieces]
        return None if None in parts or not parts else tuple(p for p in parts if p is not None)
    number = parse_number(text, system)
    return None if number is None else (number,)


def _read_piece(piece: str) -> int | None:
    if piece in LATIN:
        return LATIN.index(piece) + 2
    number = _read_arabic(piece)
    return han.read_han(piece) if number is None else number


def _read_arabic(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    return int(plain) if re.fullmatch(r"[0-9]{1,4}", plain) else None


def _write_roman(number: int) -> str:
    out = ""
    for size, sign in ROMAN_SIGNS:
        count, number = divmod(number, size)
        out += sign * count
    return out


def _read_roman(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    if plain not in (plain.upper(), plain.lower()):
        return None
    rest, number = plain.upper(), 0
    for size, sign in ROMAN_SIGNS:
        while rest.startswith(sign):
            number, rest = number + size, rest[len(sign) :]
    if rest or not 0 < number <= LARGEST:
        return None
    return number if _write_roman(number) == plain.upper() else None


def _write_letter(number: int) -> str:
    out = ""
    while number:
        number, digit = divmod(number - 1, 26)
        out = chr(ord("a") + digit) + out
    return out


def _read_letter(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).lower()
    if not re.fullmatch(r"[a-z]{1,3}", plain):
        return None
    number = 0
    for sign in plain:
        number = number * 26 + ord(sign) - ord("a") + 1
    return number if number <= LARGEST else None


def _write_word(number: int) -> str:
    return _small_word(number).capitalize()


def _small_word(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, one = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[one]}" if one else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    joint = " and " if 0 < rest < 100 else " "
    return f"{_small_word(head)} {name}" + (f"{joint}{_small_word(rest)}" if rest else "")


def _read_word(text: str) -> int | None:
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word and word != "and"]
    total, group = 0, 0
    for word in words:
        if word in ONES:
            group += ONES.index(word)
        elif word in TENS:
            group += (TENS.index(word) + 2) * 10
        elif word == "hundred":
            group *= 100
        elif word == "thousand":
            total, group = (total + group) * 1000, 0
        else:
            return None
    number = total + group
    if not words or number > LARGEST:
        return None
    written = re.split(r"[\s-]+", _small_word(number))
    return number if words == [word for word in written if word != "and"] else None


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "han": han.write_han,
    "formal": han.write_formal,
    "stem": han.write_stem,
    "circled": han.write_circled,
    "arabic": str,
    "roman": _write_roman,
    "letter": _write_letter,
    "word": _write_word,
}
_READERS: Mapping[str, Callable[[str], int | None]] = {
    "han": han.read_han,
    "formal": han.read_formal,
    "stem": han.read_stem,
    "circled": han.read_circled,
    "arabic": _read_arabic,
    "roman": _read_roman,
    "letter": _read_letter,
    "word": _read_word,
}
SYSTEMS = tuple(_READERS)
"""Systems that ``format_number`` writes."""
