"""The texts of a document as they were when its lock was written: from git, where there is one.

What git does not have (no repository, a shallow clone, a lock that was never committed) is not
known, and nothing is guessed.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from build_scripts.apparatus.lock_lines import LOCK
from build_scripts.collate import collate
from build_scripts.model import Bitext
from build_scripts.sources import read

MOST = 50
"""So many commits of a lock are looked at."""
WAIT = 60
"""Seconds that git may take, lest a lock waits for it for ever."""


def former(folder: Path, lock: str) -> Bitext | None:
    """The document as it was at the newest commit where its lock was this text."""
    for commit, path in _commits(folder):
        if _git(folder, "show", f"{commit}:{path}") == lock.encode():
            return _bitext(folder, commit, PurePosixPath(path).parent)
    return None


def _commits(folder: Path) -> Iterator[tuple[str, str]]:
    """The commits that changed the lock, newest first, with its path in each, renamed or not."""
    listed = _git(
        folder, "log", f"-{MOST}", "--follow", "--format=commit %H", "--name-only", "--", LOCK
    )
    commit = ""
    for line in (listed or b"").decode("utf-8", "replace").split("\n"):
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif line and commit:
            yield commit, line


def _bitext(folder: Path, commit: str, path: PurePosixPath) -> Bitext | None:
    """The document in a folder of a commit, read by the programs as they are now."""
    names = _git(folder, "ls-tree", "-z", "--name-only", "--full-tree", commit, f"{path}/")
    with tempfile.TemporaryDirectory() as place:
        there = Path(place) / path.name
        there.mkdir()
        for name in (names or b"").decode("utf-8", "replace").split("\0"):
            content = _git(folder, "show", f"{commit}:{name}") if name else None
            if content is not None:
                (there / PurePosixPath(name).name).write_bytes(content)
        sources, _ = read.read_sources(there, Path(place))
        return collate(sources.texts, sources.config).bitext if sources else None


def _git(folder: Path, *command: str) -> bytes | None:
    """What git says; nothing where it is not there or has nothing."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *command],
            cwd=folder, capture_output=True, check=False, timeout=WAIT,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
