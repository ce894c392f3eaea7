"""Whether work grows with its input or with the square of it: by counting, not by a clock.

The same work is done on a short and on a long input, and the calls of functions are counted: on
every machine and under any load the same number. Eight times the input is eight times the calls,
or sixty-four times. What a single call does without end, as a regular expression may, is stopped.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from types import FrameType

LONGER = 8
MOST = 3 * LONGER
STOP = 60
"""Seconds of this process's own work, of which a second is needed."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as many calls an input needs that is ``LONGER`` times the size."""
    with stopped():
        return calls(lambda: work(size * LONGER)) / calls(lambda: work(size))


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, those of Python itself too."""
    counter = Profile()
    counter.runcall(work)
    return sum(int(entry.callcount) for entry in counter.getstats())


@contextmanager
def stopped() -> Iterator[None]:
    """Ends in an error what does not come to an end by itself; waiting is not counted."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError("this does not come to an end")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, STOP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
