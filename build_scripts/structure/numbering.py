"""Series of labels: which number may follow which."""

from __future__ import annotations

import re

from build_scripts.language.equivalence import plain
from build_scripts.language.numerals import SYSTEMS, parse_number

GONE = r"(?:[删刪]\s*除|[废廢]\s*止|deleted?|repealed|abolished|removed|omitted|reserved)"
"""How a text says that what had a number is no longer there."""
# 至第六条（删除）; to 6 (Deleted)
RANGE = re.compile(
    rf"\s*(?:[至到~]|-{{1,2}}|to\b|through\b)\s*(?:第\s*)?"
    rf"(?P<last>{SYSTEMS['han'].pattern}|[0-9]{{1,4}})"
    rf"\s*[编編篇部章節节款条條]?\s*[(\[]?\s*(?:均|皆|are\b|were\b)?\s*{GONE}\s*[)\].。]*\s*\Z",
    re.IGNORECASE,
)

Series = tuple[tuple[int, ...], str]
"""Number and style of the latest label of a series; ``((), "")`` before the first."""


def follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a number may follow: after 15: 16, 15-1 (or 15-2); after 15-1: 15-2, 15-1-1, 16.

    Inserted numbers begin with one or, as in 第六条之二 and Article 6bis, with two.
    """
    if number in ((*last, 1), (*last, 2)):
        return True
    depth = len(number) - 1
    if depth >= len(last):
        return False
    return number[:depth] == last[:depth] and number[depth] == last[depth] + 1


def last_of_range(number: int, rest: str) -> int:
    """The last number of a deleted range whose first is ``number``; that one where it is none.

    ``rest``: what stands behind the label, as in 第四条 | 至第六条（删除）.
    """
    found = RANGE.match(plain(rest))
    if not found:
        return number
    system = "arabic" if found["last"].isdigit() else "han"
    return max(number, parse_number(found["last"], system) or 0)


def is_range(rest: str) -> bool:
    """Whether what stands behind a label makes it the first of a deleted range."""
    return bool(RANGE.match(plain(rest)))


def is_same_style(last: str, style: str) -> bool:
    """Whether a label may go on with a series: Part Two, Part III, but not A, b or (1), (b)."""
    if last == style or not last:
        return True
    if last.startswith("letter") or style.startswith("letter"):
        return False
    return {last, style} != {"roman upper", "roman lower"}
