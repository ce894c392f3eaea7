"""Documents made side by side: in this process where they are few, else in one for each core.

Each process begins anew (none is forked: the libraries that draw have threads of their own) and
puts what it made where this one finds it, so that nothing large passes between them and an
interrupted build has lost only what was at work.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from build_scripts.press.documents.job import Surroundings
from build_scripts.press.documents.outcomes import Keeper
from build_scripts.press.keep import HOUSE
from build_scripts.press.report import Progress
from build_scripts.terminal import deaf

FEW = 4
"""So many documents are made sooner than other processes begin."""
EACH = 25
"""Documents after which a process ends: what its libraries remember is given back. (Not by
``max_tasks_per_child``, with which Python 3.11 waits for ever.)"""


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
    try:
        for first in range(0, len(keepers), EACH * count):
            for keeper in _side_by_side(keepers[first : first + EACH * count], count):
                yield left.pop(keeper.name)
                progress(len(keepers) - len(left), len(keepers))
    except BrokenExecutor:
        yield from _counted([*left.values()], len(keepers), progress)


def _side_by_side(keepers: Sequence[Keeper], count: int) -> Iterator[Keeper]:
    with TemporaryDirectory() as folder, _known_to_others():
        # In a file: Python waits for ever for a process that ended before it had read much.
        around = Path(folder) / "around"
        around.write_bytes(pickle.dumps(keepers[0].around))
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin, (str(around),))
        try:
            with deaf():  # each submission may begin a process
                futures: dict[Future[None], Keeper] = {
                    pool.submit(
                        _hand_over, each.name, each.glossary, is_wanted=each.is_wanted
                    ): each
                    for each in keepers
                }
            for future in as_completed(futures):
                future.result()
                yield futures[future]
        except BaseException:
            # What they are at work on is asked for by nobody any more (Ctrl-C).
            for process in active_children():
                process.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _known_to_others() -> Iterator[None]:
    """Processes begun here find this package, which MkDocs has from a path it takes back."""
    before = sys.path.copy()
    sys.path.append(str(HOUSE.parent.resolve()))
    try:
        yield
    finally:
        sys.path[:] = before


_around: list[Surroundings] = []
"""Of this process: what all documents are made with, which is large and comes once."""


def _begin(around: str) -> None:
    Thread(target=_end_with_the_first, daemon=True).start()
    _around[:] = [pickle.loads(Path(around).read_bytes())]  # what this build wrote
    # What is here now stays to the end, and so does most of what a document is made of to its own:
    # looking through all of it again and again for refuse takes a fifth of the time.
    gc.freeze()
    gc.disable()


def _end_with_the_first() -> None:
    """End this process when the one that began it has ended, however that was."""
    first = parent_process()
    if first:
        wait([first.sentinel])
        os._exit(1)


def _hand_over(name: str, glossary: str, *, is_wanted: bool) -> None:
    Keeper(name, _around[0], is_wanted, glossary).hand_over()
    gc.collect()


def _counted(keepers: Sequence[Keeper], total: int, progress: Progress) -> Iterator[Keeper]:
    for done, keeper in enumerate(keepers, total - len(keepers) + 1):
        yield keeper
        progress(done, total)
