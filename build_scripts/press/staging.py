"""Where a build puts together what it publishes: a folder of its own in ``docs/``.

``new/`` and ``draft/`` hold what is being written, ``decided/`` what is to take its place. What a
killed build left there is carried out or cleared away; only what builds made (``made``) is ever
removed.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from build_scripts.press.made import MANIFEST, Made, Stamp, digest, leaves, stamp, stamped

STAGING = ".build-"
"""How the names of these folders begin; the site tool passes them over."""
DECIDED, FILES, GONE = "decided", "files", "gone.json"


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
        return stamped(written.digest, file.lstat())  # its new name is a change too

    def place(self, folder: str, files: Mapping[str, bytes]) -> dict[str, Stamp]:
        """Let a folder take its place, where there is none; the stamps of its files."""
        staged = self._part("new") / folder
        written = _write_all(staged, files)
        staged.rename(self.docs / folder)
        return written

    def change(
        self, folder: str, files: Mapping[str, bytes], gone: Iterable[str], made: Made
    ) -> dict[str, Stamp]:
        """Let files of a folder take their places and others go, all of them or none.

        Once all are written, a renaming decides: a build that is killed before has changed
        nothing; what one that is killed behind it had to do, the next one does.
        """
        draft = self._part("draft")
        written = _write_all(draft / FILES / folder, files)
        paths = sorted(f"{folder}/{name}" for name in gone)
        _write(draft / GONE, json.dumps(paths).encode())
        decided = draft.rename(draft.with_name(DECIDED))
        _carry_out(decided, self.docs, made)
        return {name: self._in_place(f"{folder}/{name}", each) for name, each in written.items()}

    def _in_place(self, path: str, written: Stamp) -> Stamp:
        """The stamp of a file that has taken its place; its new name is a change too."""
        try:
            return stamped(written.digest, (self.docs / path).lstat())
        except OSError:  # people have put something there meanwhile
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
    """Carry out what a killed build had decided; clear away what it, or this one, has left."""
    for place in [*docs.glob(f"{STAGING}*")]:
        if not _is_folder(place):
            continue
        if (place / DECIDED).exists():
            _carry_out(place / DECIDED, docs, made)
        for part in ("new", f"draft/{FILES}"):
            for name in [*leaves(place / part)]:
                if name in made or name == MANIFEST:
                    take(place / part / name, place / part)
        (place / "draft" / GONE).unlink(missing_ok=True)
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


def _write_all(folder: Path, files: Mapping[str, bytes]) -> dict[str, Stamp]:
    made: set[str] = set()
    written: dict[str, Stamp] = {}
    for name, content in files.items():
        path = folder / name
        if (parent := name.rpartition("/")[0]) not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(parent)
        written[name] = _write(path, content)
    return written


def _carry_out(decided: Path, docs: Path, made: Made) -> None:
    """Do what was decided, from wherever it was broken off."""
    list_, files = decided / GONE, decided / FILES
    if list_.exists():
        for path in json.loads(list_.read_bytes()):
            found = stamp(docs / path)
            if found and found.digest in made.get(path, ()):
                take(docs / path, docs)
    for name in [*leaves(files)]:
        target = docs / name
        _prune(target)  # an empty folder where a file is to be
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            (files / name).replace(target)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            (files / name).unlink()  # people have put something there since it was decided
    list_.unlink(missing_ok=True)
    _prune(decided)


def _write(path: Path, content: bytes) -> Stamp:
    path.write_bytes(content)
    return stamped(digest(content), path.stat())


def _prune(folder: Path) -> None:
    """Remove a folder and those below it, as far as they are empty."""
    for place, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            Path(place).rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
