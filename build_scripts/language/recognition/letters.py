"""The script of each letter, as far as it tells a language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from build_scripts.language.languages import HAN, languages

LATIN = "Latn"
SCRIPTS = {
    "CJK": HAN, "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang", "LATIN": "Latn",
    "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek", "HEBREW": "Hebr", "DEVANAGARI": "Deva",
}  # fmt: skip
"""First word of a letter's name in Unicode → its script (ISO 15924); scripts of one language alone
stand in its row of the table."""


def scripts_in(text: str) -> Counter[str]:
    """Script → how many letters of a text are in it; ``""``: one that is not told here."""
    found: Counter[str] = Counter()
    for sign, count in Counter(text).items():
        if sign.isalpha():
            found[_script(sign)] += count
    return found


@cache
def _script(letter: str) -> str:
    for row in languages().values():
        if row.letters and re.match(f"[{row.letters}]", letter):
            return row.scripts[0]
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")
