"""Short forms of Chinese words and what they stand for: 高铁, 高速铁路.

``abbreviations.txt`` lists those that people use without a thought; an index takes along the few
that its texts spell out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

ABBREVIATIONS = Path(__file__).with_name("abbreviations.txt")
SHORTEST = 2
"""Characters of a part that a text must have."""


def abbreviation_lines(text: str) -> tuple[str, ...]:
    """The rows that lead somewhere in a (folded) text: ``高铁 高速铁路``.

    The text has the long form, or all its parts: 高速公路 and 铁路.
    """
    return tuple(f"{short} {full}" for short, full in _rows() if _has_parts(text, full))


def _has_parts(text: str, full: str) -> bool:
    """Whether a word can be cut into parts of two and more characters that a text has."""
    reached = [True, *[False] * len(full)]
    for end in range(SHORTEST, len(full) + 1):
        reached[end] = any(
            reached[start] and full[start:end] in text for start in range(end - SHORTEST + 1)
        )
    return reached[-1]


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, str]]:
    for line in ABBREVIATIONS.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            short, *fulls = line.split()
            yield from ((short, full) for full in fulls)
