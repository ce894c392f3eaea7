"""Kinds of divisions and units: one row a kind, from which ids, schema and short forms follow.

A further kind is a row here and its words in ``publication/words.yml`` (``cite_…``, ``count_…``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What the programs know of one kind."""

    letters: str
    """What stands for it in ids, before the number: for ever."""
    is_division: bool = False
    """Whether it is an inner node unless a level says ``unit: true``."""
    is_level: bool = True
    """Whether a level in ``document.yml`` may be of it; others the parser finds itself."""
    is_outer: bool = False
    """Whether no other kind is meant by its name: 附件一 is not 第一部分."""
    numbers_anew: bool = False
    """Whether numbers that run on through a document begin anew in it."""
    short_mark: str = ""
    """What stands before the number in short forms."""
    short_system: str = ""
    """The numerals of short forms; empty: as the English citation has them."""


KINDS: Mapping[str, Kind] = {
    "book": Kind("bk", is_division=True, is_outer=True, short_system="roman"),
    "part": Kind("p", is_division=True, is_outer=True),
    "chapter": Kind("ch", is_division=True, is_outer=True, short_system="roman"),
    "section": Kind("s", is_division=True),
    "article": Kind("a"),
    "clause": Kind("c"),
    "item": Kind("i"),
    "par": Kind("par", short_mark="¶"),
    "annex": Kind(
        "an", is_division=True, is_outer=True, numbers_anew=True,
        short_mark="An.", short_system="roman",
    ),
    "schedule": Kind(
        "sch", is_division=True, is_outer=True, numbers_anew=True, short_mark="Sch."
    ),
    # Akoma Ntoso's ``wrapUp``: text that follows a list and belongs to the list's parent.
    "wrapup": Kind("w", is_level=False, short_mark="§"),
    # Of the text itself, below the unit in which its mark stands: no editor's note.
    "footnote": Kind("fn", is_level=False, short_mark="n"),
}  # fmt: skip

LETTERS: Mapping[str, str] = {name: kind.letters for name, kind in KINDS.items()}
"""Kind → letters in an id."""
LEVELS = tuple(name for name, kind in KINDS.items() if kind.is_level)
"""What a level may be."""
OWN_NUMBERING = frozenset(name for name, kind in KINDS.items() if kind.numbers_anew)
FOOTNOTE = "footnote"
"""The kind of a footnote: a unit inside that in which it is first marked."""
PARAGRAPH = "par"
"""The kind that holds nothing further."""
