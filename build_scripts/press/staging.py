"""Where a build puts together what it publishes: a folder of its own in ``docs/``.

``new/`` holds what is to take its place, ``old/`` what has left it. What a killed build left there
is put back or cleared away; only what builds made (``made``) is ever removed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from build_scripts.press.made import MANIFEST, Made, Stamp, digest, leaves, stamp

STAGING = ".build-"
"""How the names of these folders begin; the site tool passes them over."""


class Staging:
    """The folder of one build; it is made when it is first needed."""

    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self._place: Path | None = None

    def put(self, path: str, content: bytes) -> Stamp:
        """Let a file take its place, whole."""
        draft = self._part("new") / path
        draft.parent.mkdir(parents=True, exist_ok=True)
        written = _write(draft, content)
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(file)
        return written

    def swap(
        self, folder: str, files: Mapping[str, bytes], there: Mapping[str, Stamp], made: Made
    ) -> dict[str, Stamp]:
        """Let a folder take its place; the stamps of those files that were not ``there`` yet."""
        target, old = self.docs / folder, self._part("old") / folder
        staged = self._part("new") / folder
        written = _stage(staged, target, files, there)
        if target.exists():
            target.rename(old)
        staged.rename(target)
        if old.exists():
            _discard(old, target, made)
        return written

    def _part(self, name: str) -> Path:
        if self._place is None:
            self._place = Path(tempfile.mkdtemp(prefix=STAGING, dir=self.docs))
        part = self._place / name
        part.mkdir(exist_ok=True)
        return part


def has_leftovers(docs: Path) -> bool:
    """Whether a build was killed while it published."""
    return any(docs.glob(f"{STAGING}*"))


def clear_up(docs: Path, made: Made) -> None:
    """Clear away what this build, or one that was killed, has left beside the folders."""
    for place in [*docs.glob(f"{STAGING}*")]:
        new, old = place / "new", place / "old"
        if not _is_folder(place):
            continue
        for folder in [*old.iterdir()] if _is_folder(old) else ():
            target = docs / folder.name
            if not os.path.lexists(target):
                folder.rename(target)
            elif _is_folder(folder) and _is_folder(target):
                _discard(folder, target, made)
        for name in [*leaves(new)] if _is_folder(new) else ():
            if name in made or name == MANIFEST:
                take(new / name, new)
        _prune(place)


def take(file: Path, root: Path) -> None:
    """Remove a file, and the folders below ``root`` that it leaves empty."""
    file.unlink()
    for folder in file.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return  # there is more in it


def _stage(
    staged: Path, target: Path, files: Mapping[str, bytes], there: Mapping[str, Stamp]
) -> dict[str, Stamp]:
    """Put a folder together: what is there already as hard links."""
    made: set[Path] = set()
    written: dict[str, Stamp] = {}
    for name, content in files.items():
        path = staged / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if name not in there or not _linked(target / name, path):
            written[name] = _write(path, content)
    return written


def _write(path: Path, content: bytes) -> Stamp:
    path.write_bytes(content)
    now = path.stat()
    return Stamp(digest(content), now.st_size, now.st_mtime_ns)


def _linked(existing: Path, path: Path) -> bool:
    try:
        os.link(existing, path)
    except OSError:
        return False
    return True


def _discard(old: Path, target: Path, made: Made) -> None:
    """Remove of a folder that was replaced what builds made; the rest goes where it was."""
    for name in list(leaves(old)):
        digests = made.get(f"{target.name}/{name}")
        if digests is None:
            continue
        found = stamp(old / name)
        if os.path.lexists(target / name) or (found and found.digest in digests):
            take(old / name, old)
    _move(old, target)
    _prune(old)


def _move(folder: Path, target: Path) -> None:
    """Move what a folder holds into another, where nothing of that name is there."""
    for entry in [*folder.iterdir()]:
        there = target / entry.name
        if not os.path.lexists(there):
            entry.rename(there)
        elif _is_folder(entry) and _is_folder(there):
            _move(entry, there)


def _prune(folder: Path) -> None:
    """Remove a folder and those below it, as far as they are empty."""
    for place, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            Path(place).rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
