"""What takes long is made once a run, by the worker that first asks for it; the others read it."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_folders: list[Path] = []
"""Where the workers of this run keep it. No other process has any: it makes its own."""


def keep_in(folder: Path) -> None:
    """From here on this process shares what it makes with the other workers of the run."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def once(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, or gave to another worker under this name."""
    if not _folders:
        return make()
    path = _folders[0] / name
    with _alone(path):
        if not path.exists():
            made = make()
            new = path.with_name(f"{name}.new")
            new.write_bytes(pickle.dumps(made))
            new.rename(path)
            return made
    found: T = pickle.loads(path.read_bytes())
    return found


def folder_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` fills, or filled for another worker; to be read and copied only."""
    [shared] = _folders
    path, done = shared / name, shared / f"{name}.done"
    with _alone(path):
        if not done.exists():
            shutil.rmtree(path, ignore_errors=True)
            make(path)
            done.touch()
    return path


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield
