"""What takes long is made once a run, by the worker that first asks for it; the others read it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
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
    [folder] = _folders
    path = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not path.exists():
            made = make()
            path.with_suffix(".new").write_bytes(pickle.dumps(made))
            path.with_suffix(".new").rename(path)
            return made
    found: T = pickle.loads(path.read_bytes())
    return found
