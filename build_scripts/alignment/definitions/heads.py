"""Definitions: paragraphs that begin with a term and say what it means, in any notation.

What is looked at is what such a paragraph does, not how one country writes it: a term, quoted or
bare, then a word that defines; or a term that quotes the other language's behind itself.

- 「公園」(park) 指公眾遊樂場地； → term 公園, quoted park
- 本法所称湿地，是指…… → 湿地
- “park” includes a garden; → park
- Director (署長) means the Director of Parks; → Director, quoted 署長
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
OPEN, CLOSE = "“‘「『\"'«*_", "”’」』\"'»*_"

# What may stand before the term: (a) | 1. | the expression | 本法所称
NUMBER = re.compile(
    r"\s*[(（]?\s*(?:\d{1,3}|[a-zA-Z]{1,2}|[〇零一二三四五六七八九十百]{1,4})\s*[)）.．、]\s*"
)
BEFORE = re.compile(
    rf"""(?:{NUMBER.pattern})?\s*
        (?:(?:in|for\ the\ purposes\ of)\ this\ \w+,\s+)?
        (?:(?:the\ )?(?:terms?|words?|expressions?|phrases?)\s+(?=[{OPEN}]))?
        (?:本[{HAN}]{{0,8}}?所[称稱]的?|所[称稱]的?)?""",
    re.VERBOSE | re.IGNORECASE,
)
IN, OUT = f"[{re.escape(OPEN)}]", f"[{re.escape(CLOSE)}]"
QUOTED = rf"{IN}+(?P<quoted>[^{re.escape(OPEN + CLOSE)}]{{1,80}}?){OUT}+"
BARE = rf"(?P<bare>[^\s，。；：,;:()（）{re.escape(OPEN + CLOSE)}][^，。；：,;:()（）]{{0,70}}?)"
# The same term in the other language, behind the term.
PARTNER = rf"\s*[(（]\s*{IN}?(?P<partner>[^()（）]{{1,80}}?){OUT}?\s*[)）]"
# The words that define. 指 alone is much else: 指定, 指导.
SAYS = r"""(?:是指|系指|係指|指的是|意指|意[为為]|指(?![导導定示挥揮标標派引令责責控])|包括|包含
    |具有|的?(?:涵|含)[义義]
    |(?:shall\s+)?(?:means?|includes?|denotes?|refers?\s+to)\b
    |(?:shall\s+)?ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?\b
    |(?:is|are)\s+defined\b)"""
# What may stand between the term and the word: 就……而言， | , in relation to a park,
BETWEEN = r"""\s*[，,：:]?\s*
    (?:(?:(?<=[，,])|[就在对對]|(?:in|for|with|when|used)\b)[^。；.;]{0,90}?[，,]\s*)?"""
WITH_TERM = re.compile(
    rf"(?:{QUOTED}|{BARE})(?:{PARTNER})?{BETWEEN}{SAYS}", re.VERBOSE | re.IGNORECASE
)
WITH_PARTNER = re.compile(rf"(?:{QUOTED}|{BARE}){PARTNER}")
IS_HAN = re.compile(f"[{HAN}]")
LETTER = re.compile(r"[^\W\d_]")
MOST_WORDS = 9
"""Words that a bare term of a language with spaces has."""
MOST_SIGNS = 24
"""Signs that a bare Chinese term has."""
# These are no terms, though a word that defines follows: “This Act includes …”
NO_TERM = re.compile(
    r"(?:the\s+)?following\b|.*(?:[用术術][语語词詞]|下列|以下)|(?:this|that|these|those|it|he|she|they|there|which|any|each|every|no|if|where|when)\b"
    r"|[^“”]*\b(?:shall|must|may|should|will|is|are|was|were)\b|[本该該此其各]|.*[应應须須]当?",
    re.IGNORECASE,
)
CLOSES = re.compile(r"[。.！!？?][”’」』\"')）\]]*\s*\Z")
ENDS = re.compile(r"[。.！!？?；;][”’」』\"')）\]]*\s*\Z")
ITEM = re.compile(
    r"""\s*(?:[(（]?\s*(?:(?P<arabic>\d{1,3})|(?P<letter>[a-z]{1,4})
        |(?P<han>[一二三四五六七八九十]{1,3}))\s*[)）、.．]|[a-z])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The head of a paragraph that defines a term."""

    term: str
    partner: str = ""
    """The term in another language, where it is quoted behind the term."""


UNKNOWN = Definition("")
"""The head of a paragraph among definitions whose form is not known."""


@dataclass(frozen=True, slots=True)
class Run:
    """The definitions of a unit's text, one behind the other."""

    starts: tuple[int, ...]
    """Number of the paragraph with which each begins."""
    end: int
    """Number of the paragraph behind the last."""
    heads: tuple[Definition, ...]
    is_numbered: bool = False
    """Whether each begins with a number or letter, which says where it stands."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First paragraph of each definition, and the one behind its last."""
        return tuple(zip(self.starts, (*self.starts[1:], self.end), strict=True))

    def number(self, paragraph: int | None) -> int | None:
        """Which definition a paragraph is in, if any."""
        if paragraph is None:
            return None
        inside = (at for at, (start, end) in enumerate(self.spans) if start <= paragraph < end)
        return next(inside, None)

    @property
    def rest(self) -> Run:
        """All but the first of them."""
        return replace(self, starts=self.starts[1:], heads=self.heads[1:])


def definition(paragraph: str) -> Definition | None:
    """What a paragraph defines; ``None`` where it does not begin with a definition."""
    begin = BEFORE.match(paragraph)
    at = begin.end() if begin else 0
    for pattern in (WITH_PARTNER, WITH_TERM):
        found = pattern.match(paragraph, at)
        if not found:
            continue
        term, partner = found["quoted"] or found["bare"] or "", found["partner"] or ""
        is_other = bool(partner) and _is_other(term, partner)
        if pattern is WITH_PARTNER and not is_other:
            continue
        if is_other or found["quoted"] or _is_term(term):
            return Definition(term.strip(), partner.strip() if is_other else "")
    return None


def _is_other(term: str, partner: str) -> bool:
    """Whether two terms are in scripts of different kinds: 公園, park."""
    return bool(IS_HAN.search(term)) != bool(IS_HAN.search(partner)) and bool(
        LETTER.search(term) and LETTER.search(partner)
    )


def _is_term(text: str) -> bool:
    if NO_TERM.match(text) or not LETTER.search(text):
        return False
    most_signs = MOST_SIGNS if IS_HAN.search(text) else 70
    return len(text) <= most_signs and len(text.split()) <= MOST_WORDS


def run(paragraphs: Sequence[str]) -> Run | None:
    """The definitions among some paragraphs; ``None`` where there are less than two.

    Between them a paragraph behind a full sentence that is no item is taken for one whose form is
    not known; what else follows a definition goes on with it.
    """
    found = {
        at: head for at, each in enumerate(paragraphs) if (head := definition(each)) is not None
    }
    if len(found) < 2:
        return None
    first, end = min(found), max(found) + 1
    starts = [
        at
        for at in range(first, end)
        if at in found or (ENDS.search(paragraphs[at - 1]) and not ITEM.match(paragraphs[at]))
    ]
    while end < len(paragraphs) and _goes_on(paragraphs[end - 1], paragraphs[end]):
        end += 1
    if 2 * len(found) < len(starts):
        return None
    heads = tuple(found.get(at, UNKNOWN) for at in starts)
    return Run(tuple(starts), end, heads, all(NUMBER.match(paragraphs[at]) for at in starts))


def _goes_on(before: str, paragraph: str) -> bool:
    """Whether a paragraph goes on with the last definition: inside its sentence, or as an item of
    the list that the one before it is in.
    """
    if not CLOSES.search(before):
        return True
    one, other = ITEM.match(before), ITEM.match(paragraph)
    return bool(one and other and one.lastgroup and one.lastgroup == other.lastgroup)
