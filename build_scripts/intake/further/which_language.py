"""In which language a file is: by its name, else by its letters; nothing where neither tells."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from build_scripts.language.languages import DEFAULT, languages

SCRIPTS = {"CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang"}
"""First word of a letter's name in Unicode → its script. Latin, Cyrillic and Arabic letters do not
tell a language; scripts of one language alone stand in its row of the table."""
ENGLISH = re.compile(r"\b(?:the|of|and|shall)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
LEAST = 0.08
"""Every twelfth word of an English text at least is one of those; of no other language."""
PART = 0.1
"""So much of a text is in a script that belongs to its language."""


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
    letters = [each for each in text if each.isalpha()]
    counts = Counter(found for each in letters if (found := _script(each)))
    if counts.total() <= len(letters) / 2:
        words = WORD.findall(text)
        return DEFAULT if len(ENGLISH.findall(text)) > LEAST * len(words) else ""
    used = {script for script, count in counts.items() if count >= PART * len(letters)}
    fit = [key for key, row in languages().items() if used <= set(row.scripts)]
    return min(fit, key=lambda key: len(languages()[key].scripts), default="")


@cache
def _script(letter: str) -> str:
    """The script of a letter, where that tells the language; else nothing."""
    for row in languages().values():
        if row.letters and re.match(f"[{row.letters}]", letter):
            return row.scripts[0]
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "")
