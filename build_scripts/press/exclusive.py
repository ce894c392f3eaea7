"""One build at a time: whoever writes into ``docs/`` holds its lock, all others wait.

The lock is the operating system's, on a file that nobody reads: it ends with the process that
holds it, even with one that is killed. It lies in ``docs/`` because ``.cache/`` may be deleted at
any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.messages import phrase

LOCK = ".lock"
"""File in ``docs/``."""
SITE_LOCK = ".lock-site"
"""File in ``docs/``, of who makes ``site/``: that takes longer than what it reads there."""
WAITING = "Another build is at work in {folder}/; this one waits until it has ended."
UNLOCKABLE = "{folder}/ cannot be locked ({why}): start no second build beside this one."

Notify = Callable[[str], object]
"""Takes a line for the person who waits."""

held: dict[Path, int] = {}
"""Files that this process has locked → how many times over."""


def tell_nobody(_: str) -> None:
    """Takes the line and does nothing with it."""


@contextmanager
def alone(docs: Path, notify: Notify = tell_nobody, name: str = LOCK) -> Iterator[None]:
    """Hold the lock of ``docs/``, once no other process does; inside itself it opens at once.

    Who wants both holds that of the site first.

    What is to be done is to be found out inside: another build may just have done it.
    """
    key = docs.resolve() / name
    file = None if held.get(key) else _locked(docs / name, notify)
    held[key] = held.get(key, 0) + 1
    try:
        yield
    finally:
        held[key] -= 1
        if file is not None:
            os.close(file)


def _locked(path: Path, notify: Notify) -> int | None:
    """The open file of the lock; ``None`` where the file system has no locks."""
    docs = path.parent
    docs.mkdir(parents=True, exist_ok=True)
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _try(file):
                notify(phrase(WAITING, folder=docs.name))
                _wait(file)
        except OSError as fault:
            os.close(file)
            notify(phrase(UNLOCKABLE, folder=docs.name, why=str(fault.strerror)))
            return None
        except BaseException:
            os.close(file)
            raise
        if _is_there(file, path):
            return file
        os.close(file)  # its holder has removed it: another one may be locked by now


def _is_there(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _wait(file: int) -> None:
        while True:
            try:
                return msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            except OSError as fault:
                if fault.errno != 36:  # EDEADLOCK: ten seconds are over
                    raise

else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
