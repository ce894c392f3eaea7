"""Parts of hand-written pages that are made from data, so that no fact is written twice.

A page takes one in with a line such as ``--8<-- "keys.md"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from build_scripts.kinds import LEVELS
from build_scripts.outputs.pages.codes import codes_table
from build_scripts.outputs.pages.template import spans
from build_scripts.publication.cite import fill
from build_scripts.publication.words import SPOKEN, WORDS, Span, keys, spoken

FOLDER = "_snippets"
"""Below ``docs/``: the site tool takes parts from here and publishes none by itself."""
# What would end the name of a key in quotes, or the cell that it stands in.
UNQUOTED = re.compile(r"[\"\\|`+&]")


def keys_table() -> str:
    """The rows of the table of keys: ``| ++"t"++ ++"T"++ | …in each language |``."""
    return "".join(_rows())


def _rows() -> Iterator[str]:
    for pressed, does in keys().items():
        names = " ".join(f'++"{_quoted(key)}"++' for key in pressed.split())
        yield f"| {names} | {spans(spoken(does))} |\n"


def _quoted(key: str) -> str:
    return UNQUOTED.sub(lambda found: f"&#{ord(found[0])};", key)


def kinds_table() -> str:
    """The rows of the table of what a level may be: `` | `book` | 第一编 Book I | ``."""
    return "".join(f"| `{kind}` | {spans(_first(kind))} |\n" for kind in LEVELS)


def _first(kind: str) -> tuple[Span, ...]:
    """The first of its kind in words: 第一编, Book I."""
    return tuple(
        Span(key, lang, fill(WORDS[f"cite_{kind}"][key], "1", key)) for key, lang in SPOKEN.items()
    )


SNIPPETS: Mapping[str, Callable[[], str]] = {
    "codes.md": codes_table,
    "keys.md": keys_table,
    "kinds.md": kinds_table,
}
"""File in ``FOLDER`` → what is in it."""
