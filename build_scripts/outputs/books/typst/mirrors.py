"""Characters that are mirrored from right to left, such as brackets, each as one with its mirror.

Programs that read a PDF say a bracket as it looks or as it is meant, by rules of their own, and
PDFium says wide ones beside right-to-left letters as narrow ones.
Source of rule: Unicode Standard Annex #9, L4, and Bidi_Mirrored of the character database.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from sys import maxunicode

# LEFT PARENTHESIS, LESS-THAN SIGN, SUBSET OF: the names of mirrors differ in such a word.
SIDES = ("LEFT", "RIGHT"), ("LESS", "GREATER"), ("SUBSET", "SUPERSET"), ("PRECEDES", "SUCCEEDS")
OTHERS: Mapping[str, str] = dict(zip("∈∉∊∼≃", "∋∌∍∽⋍", strict=True))
"""Mirrors whose names do not tell."""


WIDE = re.compile("[\ufe30-\ufe6f\uff01-\uffee]")


def unmirrored(text: str) -> str:
    """The text with one of each two mirrors in the place of both, narrow: ``[a］`` → ``[a[``."""
    narrow = WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return narrow.translate(_firsts())


@cache
def _firsts() -> Mapping[int, str]:
    """Code of the second of two mirrors → the first."""
    mirrored = (chr(code) for code in range(maxunicode) if unicodedata.mirrored(chr(code)))
    found = {second: first for first in mirrored if (second := _mirror(first)) > first}
    return {ord(second): first for second, first in found.items()}


def _mirror(sign: str) -> str:
    """The mirror of a sign; itself where it has none."""
    name = unicodedata.name(sign, "")
    other = {word: mirror for pair in SIDES for word, mirror in (pair, pair[::-1])}
    swapped = re.sub("|".join(other), lambda each: other[each[0]], name)
    try:
        return OTHERS.get(sign) or unicodedata.lookup(swapped)
    except KeyError:
        return sign
