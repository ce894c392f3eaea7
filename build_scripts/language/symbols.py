"""The words or characters of a text as they are compared: the units of search for terms."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from build_scripts.language.han_forms import han_forms
from build_scripts.language.languages import is_spaced

# 10+1, 3.0, people's, EDL, 版; what is not a word stands alone
SYMBOL = re.compile(r"[^\W_]+(?:['’ʼ＇.+＋][^\W_]+)*|\S")
# EDL, 3.0, 10+1 as wholes; 版, 、
SYMBOL_UNSPACED = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+(?:[.+．＋][A-Za-z0-9０-９]+)*|\S")
DASHES = frozenset("-‐‑‒–—―－~～")
QUOTES = frozenset("\"'“”‘’＂＇«»‹›「」『』《》〈〉")
APOSTROPHES = str.maketrans("’ʼ＇", "'''")
SIBILANT = ("ss", "x", "zz", "ch", "sh", "o")


class Symbol(NamedTuple):
    """A word or character as it is compared, and where it stands."""

    key: str
    """What is compared: folded, without inflection."""
    word: str
    """As printed."""
    start: int
    end: int


def symbols(text: str, key: str) -> list[Symbol]:
    """The words or characters of a text: ``China–Laos's "X"`` → ``china laos x``."""
    if not is_spaced(key):
        return _characters(text)
    found = []
    for each in SYMBOL.finditer(text):
        word = each[0]
        if word in DASHES or word in QUOTES:
            continue
        folded = unicodedata.normalize("NFKC", word).translate(APOSTROPHES).lower()
        found.append(Symbol(_stem(folded), word, each.start(), each.end()))
    return found


def _characters(text: str) -> list[Symbol]:
    forms = han_forms()
    found = []
    for each in SYMBOL_UNSPACED.finditer(text):
        word = each[0]
        if word in QUOTES:
            continue
        folded = unicodedata.normalize("NFKC", word).lower()
        key = "-" if word in DASHES else forms.get(folded, folded)
        found.append(Symbol(key, word, each.start(), each.end()))
    return found


def _stem(word: str) -> str:
    """A word without plural and possessive: ``countries'``, ``country's`` → ``country``."""
    word = word.removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(SIBILANT):
        return word[:-2]
    return word[:-1]
