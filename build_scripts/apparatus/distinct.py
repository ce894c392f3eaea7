"""Which differences a reader wants to see: each once, none that a note makes already, by grade."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.apparatus.checks.difference import FORM, NOTE, Difference

SURE = "sure"
OPEN_LIST = "DF08"
"""The check whose places stand in a table of their own."""
ALIKE = 0.6
"""Share of the longer of two quotations that the shorter must make up for them to be on the same
words."""


def listed(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """What readers find listed one by one: the distinct ones of those that nobody has accepted."""
    return distinct([each for each in found if not each.accepted])


def distinct(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that a reader wants one by one: each once, no finding that a note makes
    already, none of those that a remark or the table of open lists shows together."""
    out: list[Difference] = []
    seen: set[tuple[object, ...]] = set()
    notes: dict[str, list[Difference]] = {}
    for each in found:
        if each.source == NOTE:
            notes.setdefault(each.unit, []).append(each)
    for each in found:
        if is_together(each):
            continue
        same = (each.unit, each.code, each.kind, *sorted(each.quotes.items()))
        if each.source != NOTE:
            if same in seen or any(covers(note, each) for note in notes.get(each.unit, ())):
                continue
            seen.add(same)
        out.append(each)
    return tuple(out)


def is_together(each: Difference) -> bool:
    """Whether a place is shown with others like it, in a remark or in the table of open lists."""
    return bool(each.remark) or each.code == OPEN_LIST


def by_grade(found: Sequence[Difference]) -> list[Difference]:
    """The gravest first; of one grade notes before findings, and what is certain first."""
    return sorted(found, key=lambda each: (
        each.grade, each.source != NOTE, each.certainty != SURE, each.code,
    ))  # fmt: skip


def shown_first(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that readers see without asking: all but those of form."""
    return tuple(each for each in found if each.grade != FORM)


def covers(note: Difference, found: Difference) -> bool:
    """Whether a note says what a finding says.

    It does where both are on the same words of one sentence pair; and where the finding's words
    are some of the note's and the note speaks of them.
    """
    if note.pair and found.pair and note.pair != found.pair:
        return False
    keys = [key for key in found.quotes if key in note.quotes]
    if not keys:
        return False
    both = [(note.quotes[key], found.quotes[key]) for key in keys]
    if all(_are_alike(*each) for each in both):
        return True
    is_inside = all(words in whole for whole, words in both)
    return is_inside and any(
        words in text for words in found.quotes.values() for text in note.message.values()
    )


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and len(short) >= ALIKE * len(long)
