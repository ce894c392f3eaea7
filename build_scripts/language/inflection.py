"""What an English noun may be the plural of: the way of WordNet, without its dictionary.

``plurals.txt`` lists what no rule gives (children, criteria, leaves); the rules are those of
WordNet's *morphy* for nouns. A word may have several singulars: ``axes`` are ``axe``, ``ax``
and ``axis``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

PLURALS = Path(__file__).with_name("plurals.txt")
SIBILANT = ("ss", "x", "zz", "ch", "sh", "o")
NO_PLURAL = ("ss", "us", "is")
"""Endings in s that are no plural: process, status, analysis."""


def stem(word: str) -> str:
    """A word without possessive and regular plural: ``countries``, ``country's`` → ``country``."""
    word = word.removesuffix("'s")
    if not _is_regular(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(SIBILANT):
        return word[:-2]
    return word[:-1]


def lemma(word: str) -> str:
    """The one form for all inflections of a word: ``women's`` → ``woman``, ``laws`` → ``law``.

    Nothing but a dictionary tells ``houses`` from ``buses``: what ends in ``se`` loses the ``e``.
    """
    irregular = _irregular(word.removesuffix("'s"))
    form = stem(irregular[0] if irregular else word)
    return form[:-1] if form.endswith("se") else form


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word of a text and of all that it may be the plural of.

    It is a word of a term where the stem of the term's is among them: ``buses`` → buse, bus;
    ``leaves`` → leave, leaf. The other way round no rule is safe: ``media`` are the plural of
    ``medium``, and a medium-sized enterprise has nothing to do with the term ``media``.
    """
    return tuple(dict.fromkeys((stem(word), *map(stem, singulars(word.removesuffix("'s"))))))


def singulars(word: str) -> tuple[str, ...]:
    """The words that a word may be the plural of, those that no rule gives first.

    ``women`` → woman; ``leaves`` → leaf, leave; ``buses`` → buse, bus; ``status`` → nothing.
    """
    found = list(_irregular(word))
    if _is_regular(word):
        found.append(word[:-1])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
        if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
            found.append(word[:-2])
    return tuple(dict.fromkeys(found))


def _irregular(word: str) -> tuple[str, ...]:
    listed = _plurals().get(word, ())
    return (*listed, f"{word[:-3]}man") if word.endswith("men") and len(word) > 4 else listed


def _is_regular(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(NO_PLURAL)


@cache
def _plurals() -> Mapping[str, tuple[str, ...]]:
    lines = PLURALS.read_text("utf-8").split("\n")
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {plural: tuple(rest) for plural, *rest in rows}
