"""Folding: what counts as the same for a searcher. For comparing only, never for showing.

The twin of ``docs/javascripts/search/fold.js``; the cases of both are ``tests/cases/fold/``. Two
forms, because the languages differ in what a word is:

- unspaced (Chinese, Lao …): ``老挝国家输电网公司（EDL—T）`` → ``老挝国家输电网公司edlt``
- spaced (English …): ``the people's "Belt and Road"`` → ``the people belt and road``
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from build_scripts.language.equivalence import KEPT, ascii_digit, plain
from build_scripts.language.han_forms import han_forms

APOSTROPHES = "'’ʼ＇"
NUMBER_JOINTS: Mapping[str, str] = {".": ".", "．": ".", "+": "+", "＋": "+"}
"""Signs that stay between two digits: 3.0, 10+1."""

PARTING = "^"
"""Between a sign of a number and the digits beside it: ``10²`` → ``10^2``, ``①2`` → ``1^2``."""
# What is a number by itself and no digits of another: ½ is not 12.
FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215f\u2189]")
# A sign beside which a number goes on: a digit of any script, 一, 十, 万.
NUMERAL = re.compile(r"[\d一二三四五六七八九十百千万亿〇零两]")

# Letters and digits, and signs that do nothing but part them: each is folded alone, but for the
# first, which a number before it may touch.
OWN = re.compile(
    "[0-9A-Za-z\u3400-\u9fff]+(?:[ ,;:()，。；：、（）《》]+[0-9A-Za-z\u3400-\u9fff]+)*"
)
# Pictures, which a searcher may type: ☎, 😀. Ⓜ and 🅰 are letters.
PICTURE = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
# What begins a word of its own.
STANDING = re.compile(f"%|{PICTURE.pattern}")
INVISIBLE = frozenset({"Cf", "Cs", "Mn", "Mc", "Me"})
"""Categories that part no words: soft hyphens, joiners, variation selectors."""
# Accents, the points of Hebrew, the vowels and further marks of Arabic and what only stretches it.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)


def fold(text: str, *, spaced: bool) -> str:
    """A text as a searcher sees it.

    Case, width, accents, vowel points, traditional and simplified forms, digits of all scripts are
    one. Unspaced: letters
    and digits alone (``中国—东盟`` → ``中国东盟``). Spaced: words with one space between
    (``China-Laos`` → ``china laos``); a possessive ``'s`` is dropped.
    """
    out = ""
    place = 0
    while place < len(text):
        own = OWN.match(text, place)
        letters = _fold_character(text[place])
        if letters == " ":
            letters, place = _between(text, place, out, spaced=spaced)
        elif _melts(text, place, out, letters):
            letters = (" " if spaced else PARTING) + letters
        elif spaced and STANDING.match(letters) and out and not out.endswith(" "):
            letters = f" {letters}"
        out += letters
        place += 1
        if own and place < own.end():
            first, *words = text[place : own.end()].translate(_FOLDED).split(" ")
            out += " ".join((first, *filter(None, words))) if spaced else "".join((first, *words))
            place = own.end()
    return out.removesuffix(" ")


class _Folded(dict[int, str]):
    """Code point → what it is folded to."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDED = _Folded()


@cache
def _fold_character(character: str) -> str:
    """Letters, ``" "`` for what parts words, nothing for what is nothing (a soft hyphen)."""
    if FRACTION.match(character):
        return character
    letters = ACCENTS.sub("", unicodedata.normalize("NFKD", plain(character)).lower())
    forms = han_forms()
    simple = "".join(forms.get(each, each) for each in letters)
    kept = "".join(ascii_digit(each) for each in simple if each == "%" or _is_letter(each))
    if kept:
        return kept
    return "" if all(unicodedata.category(each) in INVISIBLE for each in simple) else " "


def _is_letter(character: str) -> bool:
    """Whether a character says something; one that Unicode at hand does not know may do so."""
    category = unicodedata.category(character)
    return category[0] in "LNM" or category == "Cn" or bool(PICTURE.match(character))


def _melts(text: str, place: int, out: str, letters: str) -> bool:
    """Whether a character would make a number with that before it, and is none of it: ``10²``."""
    if not (NUMERAL.match(out[-1:]) and NUMERAL.match(letters)):
        return False
    before = place - 1
    while before > 0 and not _fold_character(text[before]):
        before -= 1
    return bool(KEPT.match(text[place]) or KEPT.match(text[before]))


def _between(text: str, place: int, out: str, *, spaced: bool) -> tuple[str, int]:
    """What a sign between letters becomes, and the place of the last character it used up."""
    if not spaced and text[place] == PARTING:
        is_between = NUMERAL.match(out[-1:]) and NUMERAL.match(_fold_at(text, place + 1)[:1])
        return PARTING if is_between else "", place
    joint = NUMBER_JOINTS.get(text[place])
    if joint and _is_digit(out[-1:]) and _is_digit(_fold_at(text, place + 1)[:1]):
        return joint, place
    if not spaced or not out or out.endswith(" "):
        return "", place
    if text[place] in APOSTROPHES and _is_word(text, place + 1):
        ends = _fold_at(text, place + 1) == "s" and not _is_word(text, place + 2)
        return "", place + 1 if ends else place
    return " ", place


def _fold_at(text: str, place: int) -> str:
    return _fold_character(text[place]) if place < len(text) else ""


def _is_word(text: str, place: int) -> bool:
    return bool(_fold_at(text, place).strip())


def _is_digit(sign: str) -> bool:
    return "0" <= sign <= "9"
