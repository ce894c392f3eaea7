"""What the disk refuses, as a fault that says what to do; and who may read what is written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from build_scripts.messages import phrase
from build_scripts.problems import Problem

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
IN_THE_WAY = frozenset({errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP})
FOR_OWNERS = 0o022
"""What no more than their owners may do: write."""


def refused(fault: OSError, root: Path) -> Problem:
    """The fault of a program that could not read or write; nothing was published half."""
    place = Path(os.fsdecode(fault.filename2 or fault.filename or root))
    inside = place.relative_to(root) if place.is_relative_to(root) else place
    return Problem(
        inside.as_posix(), 1, "B05",
        phrase("the disk refuses it: {why}", why=fault.strerror or str(fault)),
        _hint(fault.errno),
    )  # fmt: skip


def _hint(number: int | None) -> str:
    if number in FULL:
        return phrase("make room on the disk and begin again; what was published before stays")
    if number in FORBIDDEN:
        return phrase("let whoever builds read and write there, and begin again")
    if number in IN_THE_WAY:
        return phrase("a file stands where a folder is to be, or the reverse: move it away")
    return phrase("see that it can be read and written, and begin again")


def let_all_read() -> None:
    """Let what this process and those that it starts write from here on be read by all.

    Files of a site are read by a web server, which is another user.
    """
    os.umask(os.umask(FOR_OWNERS) & FOR_OWNERS)
