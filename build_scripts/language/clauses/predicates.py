"""The predicate of a clause: its modal words and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.language.clauses.lookup import (
    behind,
    first_modal,
    longest,
    row_pattern,
    word_at,
)
from build_scripts.language.clauses.table import words

Spot = tuple[int, int]
FILL = re.compile("[好了并和与及、或]|以及")
MOST_VERBS = 4
"""Verbs that may stand one behind another: 推动拓展, 编制并执行."""


def is_noun(row: str, text: str, stop: int, end: int) -> bool:
    """Whether a verb is a noun there: before a modal, a copula, 的 (教育应当…, 合作的目的)."""
    if row == "weak":
        return not longest(text, stop, end, "verbs", "adverbs")[0]
    if row != "verbs":
        return False
    return bool(word_at("modals", text, stop, end)) or text.startswith(
        ("的", "之", "是", "者"), stop
    )


def is_predicate(text: str, at: int, end: int) -> bool:
    """Whether a predicate begins at a place, or what may stand before one."""
    row = "weak"
    while row == "weak":
        row, stop = longest(
            text, at, end, "modals", "adverbs", "verbs", "markers", "frames", "joints", "weak"
        )
        at = stop
    return bool(row) and row != "joints" and not is_noun(row, text, stop, end)


def predicate(text: str, at: int, end: int) -> Iterator[Spot]:
    """The modal words and verbs with which a predicate begins; behind a phrase, its verb."""
    found, last = 0, ""
    while found < MOST_VERBS:
        first, at = at, behind(text, at, end, "adverbs")
        row, stop = longest(text, at, end, "modals", "verbs", "weak")
        is_verb = row == "weak" and bool(longest(text, stop, end, "verbs", "adverbs")[0])
        if row == "weak" and is_verb:
            at = stop
            continue
        if not row and first < at and _is_verb_itself(text, first, at):
            yield _last_word(text, first, at)
            return
        if not row or (row == "weak" and (found or first == at)):
            break
        yield at, stop
        found += row != "modals"
        fill = FILL.match(text, stop, end)
        last = text[at:stop]
        at = fill.end() if fill else stop
        if row == "weak" or (row == "verbs" and not fill and last not in words("serial")):
            return
    if not found and word_at("frames", text, at, end):
        yield from inside(text, at, end)


def _last_word(text: str, start: int, end: int) -> Spot:
    """The last of the adverbs between two places."""
    starts = [at for at in range(start, end) if text[at:end] in words("adverbs")]
    return (min(starts), end) if starts else (start, end)


def _is_verb_itself(text: str, start: int, end: int) -> bool:
    """Whether the last adverb is a verb there: 密切各层级沟通协作."""
    return text[slice(*_last_word(text, start, end))] in words("verbs")


def inside(text: str, at: int, end: int) -> Iterator[Spot]:
    """The verb behind a phrase: 通过友好协商*解决*, 为老方…*提供*便利, 在…问题上*支持*."""
    firm = first_modal(text, at, end)
    if firm > at:
        yield from predicate(text, firm, end)
        return
    row, stop = longest(text, at, end, "prepositions")
    later = list(_verbs(text, max(at, stop), end))
    if row and text[at:stop] == "在" and later:
        closed = [each.end() for each in row_pattern("closers").finditer(text, stop, later[-1][0])]
        later = [each for each in later if each[0] >= max(closed, default=stop)]
    if later:
        yield ([each for each in later if each[1] < end] or later)[-1]


def _verbs(text: str, at: int, end: int) -> Iterator[Spot]:
    for found in row_pattern("verbs").finditer(text, at, end):
        is_whole = len(found[0]) > 1 and found[0] not in words("adverbs")
        before = text[max(0, found.start() - 2) : found.start()]
        is_noun = before[-1:] in tuple("的之种项个") or before == "作为"
        is_noun |= text.startswith("的", found.end())
        if is_whole and not is_noun:
            yield found.span()
