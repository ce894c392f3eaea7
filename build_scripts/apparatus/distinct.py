"""Which differences a reader wants to see: each once, none that a note makes already, by grade."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.apparatus.checks.difference import MAJOR, NOTE, Difference

SURE = "sure"
TAIL = 12
"""Last characters of a quotation by which two are known to be on one place."""


def distinct(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The differences that a reader wants: each once, and no finding that a note makes already."""
    out: list[Difference] = []
    seen: set[tuple[object, ...]] = set()
    notes: dict[str, list[Difference]] = {}
    for each in found:
        if each.source == NOTE:
            notes.setdefault(each.unit, []).append(each)
    for each in found:
        same = (each.unit, each.code, each.kind, *sorted(each.quotes.items()))
        if each.source != NOTE:
            if same in seen or any(restates(each, note) for note in notes.get(each.unit, ())):
                continue
            seen.add(same)
        out.append(each)
    return tuple(out)


def by_grade(found: Sequence[Difference]) -> list[Difference]:
    """Notes before findings, each with what may differ in sense first, what is certain first."""
    return sorted(found, key=lambda each: (
        each.source != NOTE, each.severity != MAJOR, each.certainty != SURE, each.code,
    ))  # fmt: skip


def restates(found: Difference, note: Difference) -> bool:
    """Whether a note is on the words of a finding, in every language that both quote."""
    keys = [key for key in found.quotes if key in note.quotes]
    return bool(keys) and all(_overlap(found.quotes[key], note.quotes[key]) for key in keys)


def _overlap(one: str, other: str) -> bool:
    """Whether one quotation holds the other, or the end of it (a finding's may begin later)."""
    return one in other or other in one or (len(other) > TAIL and other[-TAIL:] in one)
