"""Which characters are one: the form in which texts are compared. Never for showing.

Labels, terms, sentence pairing, amounts and search all begin here and then fold further as each
needs (capitals, traditional characters, accents). The cases, which the browser has too, are
``tests/cases/folding.yml``:

- NFKC, but numerals in rings or brackets, raised and lowered figures and fractions stay (``①2`` is
  not 12, ``10²`` not 102);
- a radical or stroke is the ideograph that it looks like: ``⺠`` → ``民``, ``⼀`` → ``一``;
- what has no look is nothing: soft hyphens, joiners, variation selectors, marks of direction;
- white space is a space, a dash ``-``, a quotation mark ``"`` or ``'`` (``《》`` stay).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

RADICALS = Path(__file__).with_name("radicals.txt")

# Default_Ignorable_Code_Point of Unicode: U+00AD, U+200B, U+2060, U+FE0F, U+FEFF, U+E0100 …
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
INVISIBLES = re.compile(f"[{INVISIBLE}]+")
# At the end of a character these are no part of it, as a variation selector is.
LOOSE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+\\Z")
# ① ⑴ ㈠ ㊀ ㉑: labels in their own right; ² ₂ ½: no figures of the number before them.
KEPT = re.compile(
    "[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f\u2189\u2460-\u2487\u24ea-\u24ff"
    "\u3220-\u3229\u3248-\u325f\u3280-\u3289\u32b1-\u32bf]"
)
SIGNS: Mapping[str, str] = {
    **dict.fromkeys("‐‑‒–—―−⸺⸻﹘", "-"),
    **dict.fromkeys("“”„‟«»「」『』〝〞〟", '"'),
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    "〜": "~",
}
FIRST_MEDIAL, LAST_FINAL = "\u1160", "\u11ff"
"""Korean letters that join the one before them to a syllable."""


class Traced(NamedTuple):
    """A text in its plain form, and where each of its characters came from."""

    text: str
    places: tuple[tuple[int, int], ...] | None
    """First and last place in the text as printed, for each character of ``text``; ``None`` where
    both texts have the same places."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the plain text, at least one character, stands in the text as printed."""
        if self.places is None:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def plain(text: str) -> str:
    """The form in which a text is compared: ``第⼀条`` → ``第一条``, ``（１）`` → ``(1)``."""
    return text if text.isascii() and text.isprintable() else traced(text).text


def letters_of(text: str) -> str:
    """What a text says, whatever its marks, white space and capitals."""
    return "".join(each for each in plain(text).casefold() if each.isalnum())


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not text or text.isspace() or not INVISIBLES.sub("", text).strip()


@lru_cache(maxsize=1 << 12)  # a line is held against each label template
def traced(text: str) -> Traced:
    """The plain form of a text, with the places that its characters came from."""
    out = text.translate(_FORMS)
    if _FORMS.uneven.isdisjoint(text):
        return Traced(out, None)
    pieces, places, place = [], [], 0
    for cluster in _clusters(text):
        piece = _plain_cluster(cluster)
        pieces.append(piece)
        seen = len(LOOSE.sub("", cluster))
        places += [(place, place + seen)] * len(piece)
        place += len(cluster)
    return Traced("".join(pieces), tuple(places))


@cache
def radicals() -> Mapping[str, str]:
    """Radical or stroke → the ideograph that it looks like, where NFKC does not know it."""
    lines = RADICALS.read_text("utf-8").split("\n")
    rows = [line for line in lines if line and not line.startswith("#")]
    return {form: row[0] for row in rows for form in row[1:]}


class _Forms(dict[int, str]):
    """Plain forms of characters, as ``str.translate`` wants them; each is found out once."""

    def __init__(self) -> None:
        self.uneven: set[str] = set()
        """Characters met that are not plainly one for one: nothing, several, or joined."""

    def __missing__(self, code: int) -> str:
        form = _plain_character(chr(code))
        if len(form) != 1 or _is_joined(chr(code)):
            self.uneven.add(chr(code))
        self[code] = form
        return form


_FORMS = _Forms()


def _is_joined(character: str) -> bool:
    """Whether a character makes one with that before it: ``e`` + U+0301."""
    return unicodedata.combining(character) > 0 or FIRST_MEDIAL <= character <= LAST_FINAL


def _clusters(text: str) -> list[str]:
    """The text cut before each character that stands by itself."""
    pieces: list[str] = []
    for character in text:
        if pieces and (INVISIBLES.match(character) or _is_joined(character)):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _plain_cluster(cluster: str) -> str:
    if len(cluster) == 1:
        return _FORMS[ord(cluster)]
    return "".join(map(_plain_character, _composed(INVISIBLES.sub("", cluster))))


def _composed(text: str) -> str:
    return text if KEPT.match(text) else unicodedata.normalize("NFKC", text)


def _plain_character(character: str) -> str:
    out = []
    for each in INVISIBLES.sub("", _composed(character)):
        form = radicals().get(each, SIGNS.get(each, each))
        out.append(" " if form.isspace() else form)
    return "".join(out)


def ascii_digit(character: str) -> str:
    """A digit of any script as that of ASCII: ``٣`` → ``3``; another character as it is."""
    return str(unicodedata.decimal(character, character))
