"""The words of a text, as changes of wording are counted and shown.

A word of a language with spaces; one character of a script without them (Chinese, Lao), for
nothing in the text says where its words end; a number with its signs; any other sign by itself.
Two are the same if their plain forms are: ``，`` and ``,``, ``“`` and ``「``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.language.equivalence import plain
from build_scripts.language.languages import unspaced_letters

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\U00020000-\U0003ffff"
# One sign of a script without spaces | 3,000.5 | don't, co-operation | dashes, dots | white space |
# another sign
TOKEN = re.compile(
    rf"""
    [{HAN}{unspaced_letters()}]
    | \d+(?:[.,]\d+)*
    | (?:(?![{HAN}{unspaced_letters()}])[^\W\d_])+(?:['’-](?:(?![{HAN}])[^\W\d_])+)*
    | [-\u2010-\u2015]+ | \.{{2,}} | …+
    | \n | [^\S\n]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
# Signs that are printed once or twice, as a typesetter likes.
DASHES, DOTS = re.compile("-{2,}"), re.compile(r"\.{2,}")

# Marks of direction, embeddings, overrides, isolates (Unicode Standard Annex 9, section 2).
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

LEAST_CAPITALS = 8
"""Letters from which words in capitals are emphasis, and not the names of two bodies."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or white space; or a sentence that stands elsewhere in the other text."""

    text: str
    """As printed."""
    form: str
    """What it is compared by; of white space and what cannot be seen, nothing."""
    moved: str = ""
    """Id of the unit of the other document where the sentence stands."""
    is_capital: bool = False
    """Whether it stands among words in capital letters throughout, as a typesetter emphasizes."""

    @property
    def weight(self) -> int:
        """How many characters say something."""
        return 0 if self.moved else len(self.form)


@dataclass(frozen=True, slots=True)
class Moved:
    """A sentence of a text that stands elsewhere in the other document."""

    start: int
    end: int
    place: str
    """Id of the unit in the other document."""


def bare(text: str) -> str:
    """A text as it is compared: without white space, signs in one form, runs of them as one."""
    out = "".join(plain(text).split())
    return DOTS.sub("…", DASHES.sub("-", out))


def tokens(text: str, moved: Sequence[Moved] = ()) -> list[Token]:
    """The words of a text in their order; all of them together are the text."""
    out: list[Token] = []
    place = 0
    for each in moved:
        out += _words(text[place : each.start])
        sentence = text[each.start : each.end]
        out.append(Token(sentence, bare(sentence), each.place))
        place = each.end
    return [*out, *_words(text[place:])]


def with_capitals(words: Sequence[Token]) -> list[Token]:
    """The same, the words marked that stand in capitals throughout: ``GENERAL PROVISIONS``."""
    out = list(words)
    stretch: list[int] = []
    for at in range(len(words) + 1):
        each = words[at] if at < len(words) else None
        if each and not each.moved and each.text.upper() == each.text:
            stretch += [at] if each.text.lower() != each.text else []
            continue
        letters = sum(len(words[place].text) for place in stretch)
        if len(stretch) > 1 and letters >= LEAST_CAPITALS:
            for place in stretch:
                out[place] = replace(out[place], is_capital=True)
        stretch = []
    return out


def _words(text: str) -> Iterator[Token]:
    word = ""
    for found in TOKEN.finditer(text):
        part = found[0]
        if word and not _joins(part):
            yield Token(word, bare(word))
            word = ""
        word += part
    if word:
        yield Token(word, bare(word))


def _joins(part: str) -> bool:
    """Whether a sign belongs to the one before it: an accent, a vowel sign, a joiner.

    One that turns the order of letters round belongs to none.
    """
    sort = unicodedata.category(part[0])
    return sort in ("Mn", "Mc", "Me") or (sort == "Cf" and not TURNING.match(part))
