"""The only module that writes generated files, and never half a document.

The new state of a folder is put together beside it (unchanged files as hard links, so that they
keep their times), and then takes its place by renaming. A full disk or a killed build leaves the
last good state where it was; what was lying about is cleared away by the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".generated"
"""File in ``docs/`` that lists the generated folders, so that those of a deleted document go."""


def publish(docs: Path, folder: str, files: Mapping[str, bytes]) -> int:
    """Make ``docs/folder`` hold exactly these files; how many were written or removed.

    Keys are paths below the folder. Nothing is touched where nothing changed.
    """
    target = docs / folder
    staged, old = docs / f".{folder}.new", docs / f".{folder}.old"
    _recover(target, staged, old)
    changed = [name for name, content in files.items() if not _holds(target / name, content)]
    stale = _files(target) - set(files)
    if not changed and not stale:
        return 0
    try:
        _stage(staged, target, files, set(changed))
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    if target.exists():
        target.rename(old)
    staged.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return len(changed) + len(stale)


def _recover(target: Path, staged: Path, old: Path) -> None:
    """Clear up behind a build that was killed."""
    shutil.rmtree(staged, ignore_errors=True)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _files(folder: Path) -> set[str]:
    return {
        (Path(place) / name).relative_to(folder).as_posix()
        for place, _, names in os.walk(folder)
        for name in names
    }


def _stage(staged: Path, target: Path, files: Mapping[str, bytes], changed: set[str]) -> None:
    made: set[Path] = set()
    for name, content in files.items():
        path = staged / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if name in changed or not _linked(target / name, path):
            path.write_bytes(content)


def _linked(existing: Path, path: Path) -> bool:
    try:
        os.link(existing, path)
    except OSError:
        return False
    return True


def write_file(path: Path, content: bytes) -> bool:
    """Write one file whole or not at all; False where it holds the content already."""
    if _holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return True


def remove_stale(docs: Path, folders: tuple[str, ...]) -> tuple[str, ...]:
    """Remove generated folders that are no longer wanted and note the wanted ones."""
    manifest = docs / MANIFEST
    known = manifest.read_text("utf-8").split() if manifest.exists() else []
    stale = tuple(name for name in known if name not in folders and "/" not in name)
    for name in stale:
        shutil.rmtree(docs / name, ignore_errors=True)
    write_file(manifest, "".join(f"{name}\n" for name in sorted(folders)).encode())
    return stale
