"""Pinyin: how Chinese terms are read, and the order of a Chinese list."""

from __future__ import annotations

import unicodedata
from functools import cache

from build_scripts.sources.glossary import HAN_FIRST, HAN_LAST, Concept

TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining mark → tone."""

SortKey = tuple[tuple[tuple[str, int], ...], str]


def reading(concept: Concept) -> str:
    """The pinyin of a concept's first Chinese term: ``zhōng lǎo tiě lù``.

    Where the glossary has none it is looked up, which is slow the first time and may be wrong for
    characters with several readings.
    """
    if concept.reading or "zh" not in concept.terms:
        return concept.reading
    from pypinyin import Style, lazy_pinyin  # half a second: only where it is needed

    text = "".join(sign for sign in concept.name("zh") if HAN_FIRST <= sign <= HAN_LAST)
    return " ".join(lazy_pinyin(text, style=Style.TONE))


def sort_key(read: str, text: str) -> SortKey:
    """The place of a term in a Chinese list: by syllable and tone; a term without Han first.

    ``("ān quán", "安全")`` comes before ``("àn jiàn", "案件")``.
    """
    return tuple(_syllable(word) for word in read.split()), text


def first_letter(read: str) -> str:
    """The letter under which a term is listed: ``Z``; ``#`` where it has no reading."""
    return _syllable(read)[0][:1].upper() if read else "#"


@cache
def _syllable(word: str) -> tuple[str, int]:
    letters = unicodedata.normalize("NFD", word.lower())
    tone = next((TONES[sign] for sign in letters if sign in TONES), 5)
    # ü sorts after u: lǜ behind lù
    return "".join(sign for sign in letters if sign not in TONES).replace("u\u0308", "v"), tone
