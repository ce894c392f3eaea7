"""In which language a file is: by its name, else by its letters; nothing where neither tells."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

from build_scripts.language.languages import languages

SCRIPTS = {
    "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "LAO": "lo", "THAI": "th",
    "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo",
}  # fmt: skip
"""First word of a letter's name in Unicode → the one language of the table that is written so."""
ENGLISH = re.compile(r"\b(?:the|of|and|shall)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
LEAST = 0.08
"""Every twelfth word of an English text at least is one of those; of no other language."""
JAPANESE = 0.1
"""Of the letters of a Japanese text, kana at least."""


def language_of(path: Path) -> str:
    """Language key: of ``law.fr.docx`` and ``fr.txt`` by the name, of plain text by its letters."""
    tokens = re.split(r"[^a-z]+", path.stem.lower())
    named = [each for each in (tokens[-1], tokens[0]) if each in languages()]
    return named[0] if named else _by_letters(path.read_bytes())


def _by_letters(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    letters = [unicodedata.name(each, "").split(" ")[0] for each in text if each.isalpha()]
    counts = Counter(SCRIPTS.get(each, each) for each in letters)
    if not counts:
        return ""
    if counts["ja"] >= JAPANESE * len(letters):
        return "ja"
    [(most, count)] = counts.most_common(1)
    if most == "LATIN":
        words = WORD.findall(text)
        return "en" if len(ENGLISH.findall(text)) >= LEAST * len(words) else ""
    return most if most in languages() and count > len(letters) / 2 else ""
