"""Numerals as official texts print them, read and written.

Systems: ``han`` (一百零三), ``arabic`` (103, １０３, ١٠٣), ``roman`` (CIII, ⅭⅢ), ``letter`` (a … z,
aa …), ``word`` (One hundred and three), ``dotted`` (3.1.12), ``insert`` (15-1, 15之一, 15bis); of
``han.py``: ``formal`` (壹佰零參), ``stem`` (甲乙丙), ``circled`` (③), ``raised`` (¹²), ``asterisk``
(**). Numbers run from 0 to 9,999; letters, roman numerals, stems and circled ones start at 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.language import han
from build_scripts.language.equivalence import ascii_digit

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
ONES = (
    "zero one two three four five six seven eight nine "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
DIGITS = "0-9０-９"
"""Inside of a regular expression's class: the digits that texts in every language have."""
_ARABIC = rf"[{DIGITS}]{{1,4}}"
_SMALL_HAN = r"[一二三四五六七八九十]{1,3}"

# Inserted articles in Latin count from two: Article 6bis is 第六条之二.
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_LATIN = "|".join(LATIN)


def format_number(number: int, system: str) -> str:
    """Write a number in a system: ``format_number(12, "han")`` → ``十二``.

    ``(103, "han")`` → ``一百零三``; ``(4, "roman")`` → ``IV``; ``(28, "letter")`` → ``ab``;
    ``(21, "word")`` → ``Twenty-one``. ValueError outside the system's range.
    """
    own = SYSTEMS[system]
    if own.write is None or not own.first <= number <= own.last:
        raise ValueError(f"{number} is outside {own.first}–{own.last} for {system}")
    return own.write(number)


@lru_cache(maxsize=4096)  # a text has the same words again and again
def parse_number(text: str, system: str) -> int | None:
    """Read a numeral; ``None`` where the text is not one of that system.

    ``("十二", "han")`` → 12; ``("二〇二四", "han")`` → 2024; ``("ⅩⅣ", "roman")`` → 14;
    ``("Twenty-One", "word")`` → 21; ``("IIII", "roman")`` → None.
    """
    return SYSTEMS[system].read(text)


def parse_numbers(text: str, system: str) -> tuple[int, ...] | None:
    """Read a numeral that may have several numbers: ``3.1.12`` → (3, 1, 12), ``15-1`` → (15, 1).

    ``6bis`` → (6, 2), ``2AA`` → (2, 1, 1), which stands between 2A and 2B; one-number
    systems give a tuple of one.
    """
    if SYSTEMS[system].write is None:
        return _read_several(text)
    number = parse_number(text, system)
    return None if number is None else (number,)


def with_digits(pattern: str, zeros: str) -> str:
    """A pattern of this table that reads the decimal digits of further scripts too.

    ``zeros``: the zero of each, behind which its digits stand in Unicode: ``٠`` for ``٠`` to ``٩``.
    """
    further = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in zeros)
    return pattern.replace(DIGITS, DIGITS + further)


def _plain(text: str) -> str:
    """A numeral with the digits 0-9, whatever script its decimal digits are of: ``٣`` → ``3``."""
    if text.isascii():
        return text
    return "".join(map(ascii_digit, unicodedata.normalize("NFKC", text)))


def _read_several(text: str) -> tuple[int, ...] | None:
    plain = _plain(text).lower()
    pieces = re.findall(rf"{_ARABIC}|{_SMALL_HAN}|{_LATIN}|[a-z]", plain)
    parts = [_read_piece(piece) for piece in pieces]
    return None if None in parts or not parts else tuple(p for p in parts if p is not None)


def _read_one(text: str) -> int | None:
    """The number of a numeral that may have several, where it has one."""
    numbers = _read_several(text)
    return numbers[0] if numbers and len(numbers) == 1 else None


def _read_piece(piece: str) -> int | None:
    if piece in LATIN:
        return LATIN.index(piece) + 2
    if "a" <= piece <= "z":
        return ord(piece) - ord("a") + 1
    number = _read_arabic(piece)
    return han.read_han(piece) if number is None else number


def _read_arabic(text: str) -> int | None:
    plain = _plain(text)
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


@dataclass(frozen=True, slots=True)
class System:
    """One way to print numbers: a row of the table from which all that knows numerals follows."""

    pattern: str
    """A regular expression (no groups) for everything that may be a numeral of it; wider than the
    system: ``read`` decides."""
    read: Callable[[str], int | None]
    write: Callable[[int], str] | None = None
    """None where a numeral may have several numbers."""
    first: int = 0
    last: int = LARGEST
    not_before: str = ""
    """What may not follow a numeral, so that the I of “Implementation” is no roman one."""
    has_case: bool = False
    """Whether capital numerals are another series than small ones."""


_NO_DIGIT = rf"(?![{DIGITS}])"
_NO_LETTER = r"(?![A-Za-z])"

SYSTEMS: Mapping[str, System] = {
    "han": System(han.PATTERNS["han"], han.read_han, han.write_han),
    "formal": System(han.PATTERNS["formal"], han.read_formal, han.write_formal),
    "stem": System(
        han.PATTERNS["stem"], han.read_stem, han.write_stem, first=1, last=len(han.STEMS)
    ),
    "circled": System(
        han.PATTERNS["circled"], han.read_circled, han.write_circled,
        first=1, last=han.LARGEST_CIRCLED,
    ),
    "raised": System(
        f"[{han.RAISED}]{{1,4}}", han.read_raised, han.write_raised,
        not_before=f"(?![{han.RAISED}])",
    ),
    "asterisk": System(
        rf"[*＊]{{1,{han.MOST_ASTERISKS}}}", han.read_asterisk, han.write_asterisk,
        first=1, last=han.MOST_ASTERISKS, not_before=r"(?![*＊])",
    ),
    "arabic": System(_ARABIC, _read_arabic, str, not_before=_NO_DIGIT),
    "roman": System(
        r"(?:[IVXLCDMivxlcdmⅠ-ⅿＩＶＸＬＣＤＭ]{1,15})", _read_roman, _write_roman,
        first=1, not_before=_NO_LETTER, has_case=True,
    ),
    "letter": System(
        r"(?:[A-Za-zＡ-Ｚａ-ｚ]{1,2})", _read_letter, _write_letter,
        first=1, not_before=_NO_LETTER, has_case=True,
    ),
    "word": System(
        rf"(?:(?i:(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}|hundred|thousand))*))",
        _read_word, _write_word, not_before=_NO_LETTER,
    ),
    "dotted": System(
        rf"{_ARABIC}(?:[.．]{_ARABIC})+", _read_one, not_before=rf"{_NO_DIGIT}(?![.．][{DIGITS}])"
    ),
    "insert": System(
        rf"{_ARABIC}(?:\s*(?:[-－‐‑–—]\s*{_ARABIC}|之\s*(?:{_ARABIC}|{_SMALL_HAN})|"
        rf"(?i:{_LATIN})(?![A-Za-z]))|[A-ZＡ-Ｚ]{{1,3}}(?![A-Za-zＡ-Ｚａ-ｚ]))*",
        _read_one, not_before=_NO_DIGIT + rf"(?![-－‐‑–—][{DIGITS}])",
    ),
}  # fmt: skip
"""System → what is known of it; its name is that of the placeholder in label templates."""
