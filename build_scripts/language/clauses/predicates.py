"""The predicate of a clause: its modal words and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.language.clauses.lookup import (
    behind,
    first_modal,
    is_word,
    longest,
    row_pattern,
    word_at,
)
from build_scripts.language.clauses.table import words

Spot = tuple[int, int]
FILL = re.compile("[好了并和与及、或]|以及")
CLOSES_NOT = tuple("国老央方海级列述东")
"""What makes 中, 上, 下 the beginning of a word: 中国, 下列."""
MOST_NEGATED = 20
"""Signs between a negation and its verb, both ends counted, that are still shown as one."""
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
            lost = negation(text, first, at) if last in words("modals") else 0
            if lost:
                yield lost, at  # 将不再 before a verb that is not known
            break
        denied = negation(text, first, at)
        yield denied or at, stop
        found += row != "modals"
        fill = FILL.match(text, stop, end)
        last = text[at:stop]
        at = fill.end() if fill else stop
        is_last = bool(denied) or (not fill and last not in words("serial"))
        if row == "weak" or (row == "verbs" and is_last):
            return
    if not found and word_at("frames", text, at, end):
        yield from _negated(text, negation(text, first, at), inside(text, at, end))


def negation(text: str, start: int, end: int) -> int:
    """Where a negation between two places begins, that makes a verb its contrary; or 0."""
    found = row_pattern("negations").finditer(text, start, end)
    return next((each.start() for each in found if is_word("not_negations", each)), 0)


def _negated(text: str, place: int, found: Iterator[Spot]) -> Iterator[Spot]:
    """Verbs behind a phrase with the negation before it: *不对第三方承担*."""
    for start, stop in found:
        if not place or text.startswith(("未经", "非经", "不经"), place):
            yield start, stop
        elif stop - place <= MOST_NEGATED:
            yield place, stop


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
    if text[at:stop] == "由":
        return
    later = list(_verbs(text, max(at, stop), end))
    if row and text[at:stop] == "在" and later:
        closed = [each.end() for each in row_pattern("closers").finditer(text, stop, end)
                  if not text.startswith(CLOSES_NOT, each.end())]  # fmt: skip
        later = [each for each in later if each[0] >= max(closed, default=stop)]
    light = [each for each in later if text[slice(*each)] in words("light")]
    if len(later) == 1 or len(light) == 1 or (light and text.startswith("为", at)):
        yield (light or later)[-1]


def _verbs(text: str, at: int, end: int) -> Iterator[Spot]:
    for found in row_pattern("verbs").finditer(text, at, end):
        is_whole = len(found[0]) > 1 and found[0] not in words("adverbs")
        before = text[max(0, found.start() - 2) : found.start()]
        is_noun = before[-1:] in tuple("的之种项个") or before == "作为"
        is_noun |= text.startswith("的", found.end())
        if is_whole and not is_noun and is_word("not_verbs", found):
            yield found.span()
