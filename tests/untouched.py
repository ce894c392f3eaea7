"""Runs a command and sees that it left folders as they were: what is deployed is what was tested.

``python -m tests.untouched site release -- COMMAND``: the exit status is that of the command, or 1
where it ended well and a folder is not what it was.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

State = Mapping[str, str]
"""Path of whatever lies in some folders → its mode and what it holds."""
MOST_SHOWN = 10


def state(folders: Iterable[Path]) -> State:
    """What lies in folders; of those that are not there nothing."""
    return {
        str(path): f"{path.lstat().st_mode:o} {_held(path)}"
        for folder in folders
        for path in (folder, *folder.rglob("*"))
        if path.is_symlink() or path.exists()
    }


def _held(path: Path) -> str:
    if path.is_symlink():
        return str(path.readlink())
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def changed(before: State, after: State) -> Iterator[str]:
    """Paths that were added, lost or are otherwise, sorted."""
    yield from sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def main(arguments: list[str]) -> int:
    """Run what stands behind ``--``; its exit status, or 1."""
    cut = arguments.index("--")
    folders = [Path(each) for each in arguments[:cut]]
    before = state(folders)
    status = subprocess.run(arguments[cut + 1 :], check=False).returncode
    found = [*changed(before, state(folders))]
    for path in found[:MOST_SHOWN]:
        print(f"{path}: not as it was before the tests", file=sys.stderr)
    return status or int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
