"""Series of labels: which number may follow which."""

from __future__ import annotations

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


def is_same_style(last: str, style: str) -> bool:
    """Whether a label may go on with a series: Part Two, Part III, but not A, b or (1), (b)."""
    if last == style or not last:
        return True
    if last.startswith("letter") or style.startswith("letter"):
        return False
    return {last, style} != {"roman upper", "roman lower"}
