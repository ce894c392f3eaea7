"""Numerals that are written with Han characters or circled, read and written.

``han`` (一百零三) follows GB/T 15835—2011 §5 with the variants that laws and old prints use: 〇 for
零, 百十 for 百一十, a leading 一十, 两, 廿 and 卅, digits set one by one (二〇二四), blanks inside.
``formal`` is the same in the forms of accounts (壹貳參), ``stem`` the ten heavenly stems (甲乙丙),
``circled`` every numeral in a ring or in brackets that is one character (①, ⑴, ㈠).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

LARGEST = 9_999

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
STEMS = "甲乙丙丁戊己庚辛壬癸"
FORMAL = "零壹貳參肆伍陸柒捌玖拾佰仟"

# Other forms of a sign: simplified, traditional and old ones.
PLAIN = str.maketrans("〇两兩", "零二二")
FROM_FORMAL = str.maketrans(
    "壹壱弌贰貳弍叁參叄参肆伍陆陸柒捌玖拾佰仟", "一一一二二二三三三三四五六六七八九十百千"
)
TO_FORMAL = str.maketrans(DIGITS + "十百千", FORMAL)

LARGEST_CIRCLED = 50
CIRCLED = "".join(chr(code) for code in chain(range(0x2460, 0x2474), range(0x3251, 0x3260),
                                              range(0x32B1, 0x32C0)))  # fmt: skip

# 一百 零三, 第 十 二 条: a blank may stand between two characters of a numeral.
GAP = r"[ \t\u00a0\u2000-\u200a\u3000]{0,2}"
HAN_SIGNS = r"[〇零一二三四五六七八九十百千两兩廿卅]"
FORMAL_SIGNS = r"[〇零壹壱弌贰貳弍叁參叄参肆伍陆陸柒捌玖拾佰仟]"
PATTERNS = {
    "han": rf"{HAN_SIGNS}(?:{GAP}{HAN_SIGNS}){{0,8}}",
    "formal": rf"{FORMAL_SIGNS}(?:{GAP}{FORMAL_SIGNS}){{0,8}}",
    "stem": f"[{STEMS}]",
    "circled": r"[①-⒇㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿]",
}


def write_han(number: int) -> str:
    """``12`` → ``十二``, ``103`` → ``一百零三``, ``0`` → ``零``."""
    if number == 0:
        return DIGITS[0]
    out, gap, rest = "", False, number
    for size, sign in UNITS:
        digit, rest = divmod(rest, size)
        if digit:
            out += (DIGITS[0] if gap and out else "") + DIGITS[digit] + sign
        gap = not digit
    if rest:
        out += (DIGITS[0] if gap and out else "") + DIGITS[rest]
    return out[1:] if out.startswith("一十") else out


def read_han(text: str) -> int | None:
    """``一百零三`` → 103, ``二〇二四`` → 2024, ``廿三`` → 23, ``三一十`` → None."""
    plain = "".join(text.split()).translate(PLAIN).replace("廿", "二十").replace("卅", "三十")
    if not plain or set(plain) - set(DIGITS + "十百千"):
        return None
    if len(plain) > 1 and not set(plain) & set("十百千"):
        return int("".join(str(DIGITS.index(sign)) for sign in plain)) if len(plain) < 5 else None
    number = _sum(plain)
    is_regular = number is not None and _folded(plain) == _folded(write_han(number))
    return number if is_regular else None


def _sum(plain: str) -> int | None:
    """Add up digits and units, without judging their order."""
    sizes = {sign: size for size, sign in UNITS}
    total, digit = 0, None
    for sign in plain:
        if sign in sizes:
            total += (1 if digit is None else digit) * sizes[sign]
            digit = None
        else:
            digit = DIGITS.index(sign) or None
    total += digit or 0
    return total if total <= LARGEST else None


def _folded(text: str) -> str:
    """Fold variants that mean the same: 百十二 = 百一十二, 一十二 = 十二, 千一十 = 千零一十."""
    text = re.sub(r"零(?=[一二三四五六七八九]?[十百])", "", text)
    return re.sub(r"(?<![二三四五六七八九])一十|(?<![一二三四五六七八九])十", "一十", text)


def write_formal(number: int) -> str:
    """``12`` → ``拾貳``."""
    return write_han(number).translate(TO_FORMAL)


def read_formal(text: str) -> int | None:
    """``拾貳`` → 12, ``壹佰零叁`` → 103; ``一`` → None."""
    plain = text.replace("〇", "零").translate(FROM_FORMAL)
    return None if re.search(r"[一二三四五六七八九十百千]", text) else read_han(plain)


def write_stem(number: int) -> str:
    """``3`` → ``丙``; ValueError beyond the tenth."""
    if not 1 <= number <= len(STEMS):
        raise ValueError(f"{number} is outside 1–{len(STEMS)} for stem")
    return STEMS[number - 1]


def read_stem(text: str) -> int | None:
    """``丙`` → 3."""
    return STEMS.index(text) + 1 if len(text) == 1 and text in STEMS else None


def write_circled(number: int) -> str:
    """``3`` → ``③``; ValueError beyond ㊿."""
    if not 1 <= number <= LARGEST_CIRCLED:
        raise ValueError(f"{number} is outside 1–{LARGEST_CIRCLED} for circled")
    return CIRCLED[number - 1]


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MOST_ASTERISKS = 6


def write_raised(number: int) -> str:
    """``12`` → ``¹²``."""
    return "".join(RAISED[int(digit)] for digit in str(number))


def read_raised(text: str) -> int | None:
    """``¹²`` → 12; ``12`` → None."""
    is_raised = 0 < len(text) <= 4 and set(text) <= set(RAISED)
    return int("".join(str(RAISED.index(sign)) for sign in text)) if is_raised else None


def write_asterisk(number: int) -> str:
    """``2`` → ``**``."""
    if not 1 <= number <= MOST_ASTERISKS:
        raise ValueError(f"{number} is outside 1–{MOST_ASTERISKS} for asterisk")
    return "*" * number


def read_asterisk(text: str) -> int | None:
    """``**`` → 2."""
    return len(text) if re.fullmatch(r"[*＊]{1,6}", text) else None


def read_circled(text: str) -> int | None:
    """``③`` → 3, ``⑶`` → 3, ``㈢`` → 3."""
    if len(text) != 1 or not re.match(PATTERNS["circled"], text):
        return None
    value = unicodedata.numeric(text, 0.0)
    return int(value) or None
