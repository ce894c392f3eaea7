"""Paragraphs in another script than that of their text: a language too much, a language swapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.alignment.tokens import HAN_RUN
from build_scripts.language.equivalence import plain
from build_scripts.language.languages import HAN, language
from build_scripts.model import Unit

LEAST_LETTERS, LEAST_LATIN = 8, 40
"""Letters that show the script of a paragraph; Latin ones, of which names in Chinese have many."""
LAST_LATIN = "\u024f"


def in_another_script(units: Sequence[Unit], keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Id of a unit and the language of whose text it has a paragraph in another script."""
    for unit in units:
        for key in keys:
            if any(_is_foreign(plain(text), key) for text in unit.text.get(key) or ()):
                yield unit.id, key


def _is_foreign(text: str, key: str) -> bool:
    letters = sum(map(str.isalpha, text))
    han = sum(map(len, HAN_RUN.findall(text)))
    latin = sum(sign.isalpha() and sign <= LAST_LATIN for sign in text)
    scripts = language(key).scripts
    if letters < LEAST_LETTERS or not {HAN, "Latn"} & {script[:4] for script in scripts}:
        return False
    if letters - han - latin > letters / 2:
        return True
    return han > latin if scripts == ("Latn",) else not han and latin >= LEAST_LATIN
