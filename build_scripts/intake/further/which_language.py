"""In which language a file is: by its name, else by what it says; nothing where neither tells."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.language.languages import languages
from build_scripts.language.recognition.reading import reads_as
from build_scripts.sources.gate import files


def language_of(path: Path) -> str:
    """Language key: of ``law.fr.docx`` and ``fr.txt`` by the name, of plain text by its words."""
    tokens = re.split(r"[^a-z]+", path.stem.lower())
    named = [each for each in (tokens[-1], tokens[0]) if each in languages()]
    return (
        named[0]
        if named
        else _by_letters(files.given(path, path.name, files.LARGEST_GIVEN).value or b"")
    )


def _by_letters(raw: bytes) -> str:
    try:
        return reads_as(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ""
