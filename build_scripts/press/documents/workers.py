"""Documents made side by side: in this process where they are few, else in one for each core.

Each process begins anew (none is forked: the libraries that draw have threads of their own) and
puts what it made where this one finds it, so that nothing large passes between them and an
interrupted build has lost only what was at work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from build_scripts.press.documents.job import Surroundings
from build_scripts.press.documents.outcomes import Keeper

FEW = 4
"""So many documents are made sooner than other processes begin."""
EACH = 25
"""Documents after which a process ends: what its libraries remember is given back."""

Progress = Callable[[int, int], object]
"""Takes how many documents are made, and of how many."""


def cores() -> int:
    """How many processes can work at the same time."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def made_ahead(
    keepers: Sequence[Keeper], progress: Progress, processes: int | None = None
) -> Iterator[Keeper]:
    """Each document as soon as it is made, in whatever order; of some only its turn has come.

    Where a process breaks down, those that are left are for this one to make.
    """
    count = min(len(keepers), processes or cores())
    if count < 2 or len(keepers) < FEW:
        yield from _counted(keepers, len(keepers), progress)
        return
    left = {keeper.name: keeper for keeper in keepers}
    pool = ProcessPoolExecutor(
        count, get_context("spawn"), _begin, (keepers[0].around,), max_tasks_per_child=EACH
    )
    try:
        futures: dict[Future[None], Keeper] = {
            pool.submit(
                _hand_over, keeper.name, keeper.glossary, is_wanted=keeper.is_wanted
            ): keeper
            for keeper in keepers
        }
        for done, future in enumerate(as_completed(futures), 1):
            future.result()
            keeper = futures.pop(future)
            yield left.pop(keeper.name)
            progress(done, len(keepers))
    except BrokenExecutor:
        yield from _counted([*left.values()], len(keepers), progress)
    finally:
        pool.shutdown(cancel_futures=True)


_around: list[Surroundings] = []
"""Of this process: what all documents are made with, which is large and comes once."""


def _begin(around: Surroundings) -> None:
    _around[:] = [around]


def _hand_over(name: str, glossary: str, *, is_wanted: bool) -> None:
    Keeper(name, _around[0], is_wanted, glossary).hand_over()


def _counted(keepers: Sequence[Keeper], total: int, progress: Progress) -> Iterator[Keeper]:
    for done, keeper in enumerate(keepers, total - len(keepers) + 1):
        yield keeper
        progress(done, total)
