"""What lies in a folder, by its stamps: only what changed since is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from build_scripts.press.made import Stamp, digest, is_hidden, stamped

Stamps = Mapping[str, Stamp]
"""Path in a folder → stamp."""


class Part(NamedTuple):
    """A file of a site that is not put together yet."""

    file: Path
    digest: str
    """Of its content."""


Parts = Mapping[str, Part]
"""Path in the site → file, in the order in which a folder is walked through."""


def parts(*places: tuple[Path, Mapping[str, tuple[str, Stamp]]]) -> Parts:
    """The files of a site that lie in several folders.

    ``places``: folder, and path in the site → path in the folder, stamp.
    """
    found = {
        path: Part(folder / inside, each.digest)
        for folder, own in places
        for path, (inside, each) in own.items()
    }
    return dict(sorted(found.items(), key=lambda each: _walked(each[0])))


def parts_of(folder: Path, found: Stamps) -> Parts:
    """The files of a site that is one folder, by its stamps."""
    return {path: Part(folder / path, each.digest) for path, each in found.items()}


def _walked(path: str) -> tuple[tuple[bool, str], ...]:
    """Files of a folder go before those of the folders in it."""
    *folders, name = path.split("/")
    return (*((True, each) for each in folders), (False, name))


def stamps(
    folder: Path, known: Mapping[str, Sequence[object]], *, links: bool = True
) -> dict[str, Stamp]:
    """The stamps of all files below a folder, hidden ones passed over.

    ``known``: those of an earlier time; a file of the same size and times is not read again.
    ``links``: whether they are followed, else what they lead to is passed over.
    """
    found: dict[str, Stamp] = {}
    root = os.fspath(folder)
    for place, inner, names in os.walk(root, followlinks=links):
        inner[:] = sorted(name for name in inner if not is_hidden(name))
        inside = os.path.relpath(place, root).replace(os.sep, "/")
        for name in sorted(names):
            path = name if inside == "." else f"{inside}/{name}"
            if is_hidden(name):
                continue
            own = _stamp(f"{place}{os.sep}{name}", known.get(path), links=links)
            if own:
                found[path] = own
    return found


def texts(of: Stamps) -> tuple[str, ...]:
    """Stamps as texts of a fingerprint: what is where, whenever it was written."""
    return tuple(f"{each.digest} {path}" for path, each in of.items())


def stamp_of(file: Path, meant: str) -> Stamp:
    """The stamp of a file of which it is known what is in it."""
    return stamped(meant, file.lstat())


def _stamp(file: str, known: Sequence[object] | None, *, links: bool) -> Stamp | None:
    try:
        now = os.stat(file, follow_symlinks=links)  # noqa: PTH116 - for ten thousand files
        if not stat.S_ISREG(now.st_mode):
            return None
        if known and tuple(known[1:]) == stamped("", now)[1:]:
            return stamped(str(known[0]), now)
        return stamped(digest(Path(file).read_bytes()), now)
    except FileNotFoundError:  # a link to nothing, or gone since
        return None
