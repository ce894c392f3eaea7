"""A third or further edition: how its labels and blocks begin where ``document.yml`` does not say.

What a language usually prints stands in its row of ``languages.yml``; a bare number and its sign
are the same in all languages. So a further edition is one entry under ``editions:`` and one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.language.languages import language

FIRST = 2
"""So many editions say themselves how they are read."""
REST = re.compile(r"\s*\{(?:heading|text)\}.*\Z", re.DOTALL)
NUMERAL = re.compile(r"\{([a-z]+)\}")
OF_ONE_LANGUAGE = frozenset({"han", "word", "formal", "stem"})
"""Numerals that other languages do not write."""
JOINTS = (" ", ". ", ": ", " — ", " - ")
"""What may stand behind a label, and before what follows it on its line."""

Templates = Mapping[str, tuple[str, ...]]
"""Language key → label templates."""


def templates(kind: str, given: Templates, editions: Sequence[str]) -> Templates:
    """The templates of a level, with those of further editions that have none of their own.

    ``editions``: all language keys in order. A level that the first two do not have at all is
    nobody's.
    """
    own = [given[key] for key in editions[:FIRST] if given.get(key)]
    if not own:
        return given
    added = {
        key: tuple(dict.fromkeys(_usual(kind, key, own)))
        for key in editions[FIRST:]
        if key not in given
    }
    return {**given, **{key: found for key, found in added.items() if found}}


def _usual(kind: str, key: str, own: Sequence[Sequence[str]]) -> Iterator[str]:
    """What a language prints before a number, on the pattern of the editions that say it."""
    for forms in own:
        yield from (form for form in forms if _is_bare(form))
    if all(_is_bare(form) for forms in own for form in forms):
        return
    row = language(key)
    labels = row.printed.get(kind) or filter(None, (row.cite.get(kind),))
    rest = next((found[0].strip() for form in own[0] if (found := REST.search(form))), "")
    for label in labels:
        joints = (*JOINTS[1:], JOINTS[0]) if rest else JOINTS
        yield from (f"{label}{joint}{rest}".rstrip() for joint in joints)


def _is_bare(form: str) -> bool:
    """Whether a template has no words: ``{arabic}. {text}``, ``({letter}) {text}``."""
    if not OF_ONE_LANGUAGE.isdisjoint(NUMERAL.findall(form)):
        return False
    return not re.search(r"[^\W\d_]", NUMERAL.sub("", form))


def _block(name: str, key: str, titles: Mapping[str, str]) -> str:
    """The line with which a block begins: the title, or the usual word; empty where none is."""
    if name == "title":
        return titles.get(key, "")
    row = language(key)
    return next(iter(row.printed.get(name, ())), "") or row.cite.get(name, "")


def blocks(
    name: str, given: Mapping[str, str], editions: Sequence[str], titles: Mapping[str, str]
) -> Mapping[str, str]:
    """The first lines of a block, with those of further editions that have none of their own."""
    if not any(given.get(key) for key in editions[:FIRST]):
        return given
    added = {key: _block(name, key, titles) for key in editions[FIRST:] if key not in given}
    return {**given, **{key: line for key, line in added.items() if line}}
