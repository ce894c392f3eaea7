"""The run of numbers that explains a series of labels best, all of them weighed at once.

Many lines begin like a label and are none: a reference, an entry of a contents list, a misprint.
``chain`` gives the lines whose numbers go on from one another, 1, 2, 2-1, 3 …, and that weigh most
in sum. A leap over numbers costs ``GAP``, so that what is missing shows as missing and does not
hide all that follows. The work grows with the number of lines and no faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GAP = 1.5
"""What a leap over missing numbers costs: less than a label weighs."""

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that may be a label of the series."""

    index: int
    """Its place among the lines."""
    numbers: Numbers
    weight: float
    """How much it looks like one."""


@dataclass(slots=True)
class _Ends:
    """The best chains so far, by the number with which they end."""

    exact: dict[Numbers, tuple[float, int]] = field(default_factory=dict)
    prefix: dict[Numbers, tuple[float, int]] = field(default_factory=dict)
    """By every beginning of that number: 15 for 15-1 too."""
    top: tuple[float, int] | None = None

    def note(self, numbers: Numbers, end: tuple[float, int]) -> None:
        if end[0] > self.exact.get(numbers, (float("-inf"), 0))[0]:
            self.exact[numbers] = end
        for depth in range(1, len(numbers) + 1):
            part = numbers[:depth]
            if end[0] > self.prefix.get(part, (float("-inf"), 0))[0]:
                self.prefix[part] = end
        if self.top is None or end[0] > self.top[0]:
            self.top = end


def chain(hits: Sequence[Hit], *, firsts: tuple[int, ...] = (1, 0)) -> tuple[int, ...]:
    """Places among ``hits`` of the chain that weighs most; it begins with one of ``firsts``."""
    ends = _Ends()
    before: list[int] = []
    for place, hit in enumerate(hits):
        options = list(_forerunners(hit.numbers, ends, firsts))
        if ends.top is not None and hits[ends.top[1]].numbers < hit.numbers:
            options.append((ends.top[0] - GAP, ends.top[1]))
        if not options:
            options.append((-GAP, -1))
        score, last = max(options)
        before.append(last)
        ends.note(hit.numbers, (score + hit.weight, place))
    if ends.top is None:
        return ()
    out, place = [], ends.top[1]
    while place >= 0:
        out.append(place)
        place = before[place]
    return tuple(reversed(out))


def _forerunners(numbers: Numbers, ends: _Ends, firsts: tuple[int, ...]) -> list[tuple[float, int]]:
    """The chains that a number goes on with, and the beginning of a new one."""
    out = []
    if len(numbers) == 1 and numbers[0] in firsts:
        out.append((0.0, -1))
    if numbers[-1] > 0 and (end := ends.prefix.get((*numbers[:-1], numbers[-1] - 1))):
        out.append(end)
    if len(numbers) > 1 and numbers[-1] in (1, 2) and (end := ends.exact.get(numbers[:-1])):
        out.append(end)
    return out
