"""Where the words of the table stand in a clause, and where they are parts of other words."""

from __future__ import annotations

import re
from functools import cache

from build_scripts.language.clauses.table import any_of, table, words


@cache
def row_pattern(name: str) -> re.Pattern[str]:
    """Any of the words of a row, the longest first."""
    return re.compile(any_of(words(name)))


@cache
def _outside(kind: str, word: str) -> tuple[re.Pattern[str], ...]:
    """The longer words in which a word is none: 应用 for 应."""
    return tuple(re.compile(re.escape(each)) for each in (table()[kind].get(word) or "").split())


def is_word(kind: str, found: re.Match[str]) -> bool:
    """Whether a word stands there, and not a part of another."""
    for longer in _outside(kind, found[0]):
        for start in range(max(0, found.start() - 4), found.start() + 1):
            whole = longer.match(found.string, start)
            if whole and whole.end() >= found.end():
                return False
    return True


def word_at(name: str, text: str, at: int, end: int) -> int:
    """Where the word of a row ends that stands at a place; 0 where none does."""
    found = row_pattern(name).match(text, at, end)
    if not found:
        return 0
    if name in ("verbs", "frames") and not is_word(f"not_{name}", found):
        return 0
    if name == "modals" and not (is_word("not_modals", found) and _is_modal(found, end)):
        return 0
    return found.end()


def _is_modal(found: re.Match[str], end: int) -> bool:
    """将 is a modal only before what is done: 将由大会…, not 将中老铁路打造成…."""
    if found[0] != "将":
        return True
    rest = found.end()
    return any(
        word_at(name, found.string, rest, end) for name in ("verbs", "adverbs")
    ) or found.string.startswith(tuple("由在按会不同与向对就为于"), rest)


def longest(text: str, at: int, end: int, *names: str) -> tuple[str, int]:
    """The row whose word at a place is the longest, and where it ends."""
    found = [(word_at(name, text, at, end), -rank, name) for rank, name in enumerate(names)]
    stop, _, name = max(found)
    return (name, stop) if stop else ("", at)


def behind(text: str, at: int, end: int, *names: str) -> int:
    """The first place behind words of some rows."""
    while True:
        while at < end and text[at].isspace():
            at += 1
        others = [name for name in ("modals", "verbs", "adverbs") if name not in names]
        row, stop = longest(text, at, end, *names, *others)
        if row not in names:
            return at
        at = stop


def first_modal(text: str, at: int, end: int) -> int:
    """Where the first modal word behind a phrase stands, that is none of 所得, 应用 …; or 0."""
    for found in row_pattern("modals").finditer(text, at, end):
        if text[found.start() - 1] == "所":
            continue
        if is_word("not_modals", found) and _is_modal(found, end):
            return found.start()
    return 0
