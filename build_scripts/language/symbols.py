"""The words or characters of a text as they are compared: the units of search for terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from build_scripts.language.equivalence import traced
from build_scripts.language.han_forms import simplified
from build_scripts.language.inflection import lemma, stems
from build_scripts.language.languages import is_spaced

# 10+1, 3.0, people's, EDL, 版; what is not a word stands alone
SYMBOL = re.compile(r"[^\W_]+(?:['.+][^\W_]+)*|\S")
# EDL, 3.0, 10+1 as wholes; 版, 、
SYMBOL_UNSPACED = re.compile(r"[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*|\S")
DASHES = frozenset("-~")
QUOTES = frozenset("\"'‹›《》〈〉")


class Symbol(NamedTuple):
    """A word or character as it is compared, and where it stands."""

    key: str
    """What is compared: folded, without inflection."""
    word: str
    """As printed, in the plain form of its characters."""
    start: int
    end: int
    stems: tuple[str, ...]
    """Under which words of a term it is found."""


@lru_cache(maxsize=1 << 12)  # the terms of a glossary are asked for again and again
def symbols(text: str, key: str) -> tuple[Symbol, ...]:
    """The words or characters of a text: ``China–Laos's "X"`` → ``china laos x``."""
    plain = traced(text)
    found = _words(plain.text) if is_spaced(key) else _characters(plain.text)
    if plain.places is None:
        return tuple(found)
    return tuple(
        Symbol(each.key, each.word, *plain.span(each.start, each.end), each.stems) for each in found
    )


def _words(text: str) -> Iterator[Symbol]:
    for each in SYMBOL.finditer(text):
        word = each[0]
        if word not in DASHES and word not in QUOTES:
            small = word.lower()
            yield Symbol(lemma(small), word, each.start(), each.end(), stems(small))


def _characters(text: str) -> Iterator[Symbol]:
    for each in SYMBOL_UNSPACED.finditer(text.translate(simplified())):
        word = each[0]
        if word not in QUOTES:
            key = "-" if word in DASHES else word.lower()
            yield Symbol(key, text[each.start() : each.end()], each.start(), each.end(), (key,))
