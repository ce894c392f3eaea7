"""What an English noun may be the plural of: by rules, and by a list where rules are wrong.

``plurals.txt`` lists what the rules do not give (children, criteria, leaves, buses, menus) and the
nouns that only look like plurals (lens, news). A word may have several singulars: ``axes`` are
``axe``, ``ax`` and ``axis``. Which words are English at all, ``words_zh_en.txt`` tells, the list of
general words that comes with the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

PLURALS = Path(__file__).with_name("plurals.txt")
WORDS = Path(__file__).with_name("words_zh_en.txt")
LETTERS = re.compile(r"[a-z]+")
# Endings with which a word is a form of another: provides, managing, managed.
ENDING = re.compile(r"(?:ed|d|ing|ly)\Z")
SIBILANT = ("ss", "x", "zz", "ch", "sh", "o")
NO_PLURAL = ("ss", "us", "is")
"""Endings in s that are no plural: process, status, analysis."""


def regular(word: str) -> str:
    """The singular that the rules alone give: ``countries`` → ``country``; ``status`` is itself."""
    if not _is_regular(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(SIBILANT):
        return word[:-2]
    return word[:-1]


def stem(word: str) -> str:
    """A word without possessive and plural in s: ``country's`` → ``country``, ``buses`` → ``bus``.

    What is another word as a plural stays as it is: ``media``.
    """
    word = word.removesuffix("'s")
    listed = _plurals().get(word)
    return listed[0] if listed and word.endswith("s") else regular(word)


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """The one form for all inflections of a word: ``women's`` → ``woman``, ``laws`` → ``law``.

    Of several the usual one: ``bases`` → ``basis``, ``taxes`` → ``tax``.
    """
    irregular = _irregular(word.removesuffix("'s"))
    return irregular[0] if irregular else stem(word)


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word of a text and of all that it may be the plural of.

    It is a word of a term where one of the term's stems (``term_stems``) is among them:
    ``leaves`` → leaf, leave.
    """
    return tuple(dict.fromkeys((stem(word), *map(stem, singulars(word.removesuffix("'s"))))))


def term_stems(word: str) -> tuple[str, ...]:
    """The stems under which a word of a term is found: ``law`` → law, ``leaves`` → leaf, leave.

    Not as in ``stems`` for other plurals than those in s: ``media`` are the plural of ``medium``,
    and a medium-sized enterprise has nothing to do with the term ``media``.
    """
    word = word.removesuffix("'s")
    return _plurals().get(word, (stem(word),)) if word.endswith("s") else (stem(word),)


def singulars(word: str) -> tuple[str, ...]:
    """The words that a word may be the plural of, those that no rule gives first.

    ``women`` → woman; ``leaves`` → leaf, leave; ``status`` → nothing.
    """
    listed = tuple(each for each in _irregular(word) if each != word)
    if listed or word in _plurals():
        return listed
    found = []
    if _is_regular(word):
        found.append(word[:-1])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
        if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
            found.append(word[:-2])
    return tuple(dict.fromkeys(found))


def plural_lines(words: Iterable[str]) -> tuple[str, ...]:
    """The rows of the list for some words, plural or singular: ``criterion`` → criteria criterion.

    A script has no room for the whole list: what its texts have is enough.
    """
    wanted = {row for word in words for row in _rows().get(word, ())}
    return tuple(sorted(wanted))


def _irregular(word: str) -> tuple[str, ...]:
    listed = _plurals().get(word, ())
    return (f"{word[:-3]}man",) if not listed and word.endswith("men") and len(word) > 4 else listed


def _is_regular(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(NO_PLURAL)


@cache
def _plurals() -> Mapping[str, tuple[str, ...]]:
    lines = PLURALS.read_text("utf-8").split("\n")
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {plural: tuple(rest) for plural, *rest in rows}


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    """Word → the rows of the list in which it stands, or would by the rules: new → news."""
    found: dict[str, list[str]] = {}
    for plural, rest in _plurals().items():
        for word in {plural, *rest, regular(plural)}:
            found.setdefault(word, []).append(" ".join((plural, *rest)))
    return {word: tuple(rows) for word, rows in found.items()}


def general_pairs() -> Iterator[tuple[str, str]]:
    """Each Chinese word with the English ones, as they stand in the list: 公众, ``public``."""
    for line in WORDS.read_text("utf-8").split("\n"):
        word, _, partners = line.partition(" ")
        if partners and not line.startswith("#"):
            yield word, partners


@cache
def _known() -> frozenset[str]:
    return frozenset(
        lemma(word) for _, partners in general_pairs() for word in LETTERS.findall(partners.lower())
    )


def is_known(word: str) -> bool:
    """Whether the list has an English word, in this form or in one that is regular."""
    known, plain = _known(), lemma(word.lower())
    stem = ENDING.sub("", plain)
    return plain in known or (stem != plain and (stem in known or f"{stem}e" in known))
