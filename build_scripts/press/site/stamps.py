"""What lies in a folder, by its stamps: only what changed since is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_scripts.press.made import Stamp, digest, is_hidden

Stamps = Mapping[str, Stamp]
"""Path in a folder → stamp."""


def stamps(folder: Path, known: Mapping[str, Sequence[object]]) -> dict[str, Stamp]:
    """The stamps of all files below a folder, links followed, hidden ones passed over.

    ``known``: those of an earlier time; a file of the same size and time is not read again.
    """
    found: dict[str, Stamp] = {}
    root = os.fspath(folder)
    for place, inner, names in os.walk(root, followlinks=True):
        inner[:] = sorted(name for name in inner if not is_hidden(name))
        inside = os.path.relpath(place, root).replace(os.sep, "/")
        for name in sorted(names):
            path = name if inside == "." else f"{inside}/{name}"
            if is_hidden(name):
                continue
            own = _stamp(Path(place, name), known.get(path))
            if own:
                found[path] = own
    return found


def texts(of: Stamps) -> tuple[str, ...]:
    """Stamps as texts of a fingerprint: what is where, whenever it was written."""
    return tuple(f"{each.digest} {path}" for path, each in of.items())


def _stamp(file: Path, known: Sequence[object] | None) -> Stamp | None:
    try:
        now = file.stat()
        if not stat.S_ISREG(now.st_mode):
            return None
        if known and (now.st_size, now.st_mtime_ns) == tuple(known[1:]):
            return Stamp(str(known[0]), now.st_size, now.st_mtime_ns)
        return Stamp(digest(file.read_bytes()), now.st_size, now.st_mtime_ns)
    except FileNotFoundError:  # a link to nothing, or gone since
        return None
