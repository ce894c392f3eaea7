"""The one way to the bytes of a file below ``source_texts/``.

Only plain files are opened, and only where they stand: a link that leads out could publish, or
quote in a message, what nobody meant to; a pipe would be waited for, a device read for ever.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem

SOURCES = "source_texts"
LARGEST = 4_000_000
"""Bytes of the largest file that is read: the longest codes of law have a quarter of it."""
LARGEST_GIVEN = 40_000_000
"""The same of a file that a text is taken from: Word's have pictures."""
NO_LINK = phrase("copy the file itself to this place")
NO_FOLDER_LINK = phrase("copy the folder itself to this place")
NO_FILE = phrase("put a plain file in its place, or delete it")
NO_RIGHT = phrase("let who runs the build read it")
KINDS = (
    (stat.S_ISDIR, phrase("this is a folder, not a file")),
    (stat.S_ISFIFO, phrase("this is a pipe, not a file")),
    (stat.S_ISREG, ""),
    (stat.S_IFMT, phrase("this is a device, not a file")),
)
"""How a kind is known by the mode of a file, and what forbids to read it."""
REFUSED = {
    errno.ENOENT: phrase("this is a link that leads nowhere"),
    errno.ELOOP: phrase("this is a link that leads back to itself"),
    errno.ENXIO: phrase("this is a socket, not a file"),
    errno.EACCES: phrase("this file may not be read by who runs the build"),
}
"""Why the system refuses to open what is there."""


def is_there(path: Path) -> bool:
    """Whether something has this name, be it a plain file or a link to nothing.

    So has whatever lies in a folder that is a link out of the sources: there nobody looks.
    """
    return os.path.lexists(path) or leads_out(path)


def mode_of(path: Path) -> int:
    """The mode of what a path leads to in the end; 0 where that is nothing, or not to be seen."""
    with suppress(OSError):
        return path.stat().st_mode
    return 0


def content(path: Path, shown: str) -> Found[bytes]:
    """The bytes of a plain file, or why it is not read; ``shown`` is its path for messages."""
    if link := _link_out(path):
        inside = len(path.parts) - len(link.parts)
        message = phrase("this is a link that leads out of {folder}/", folder=_home(path).name)
        hint = NO_FOLDER_LINK if inside else NO_LINK
        return Found(None, (Problem(shown.rsplit("/", inside)[0], 1, "R05", message, hint),))
    return given(path, shown)


def given(path: Path, shown: str, most: int = LARGEST) -> Found[bytes]:
    """The same of a file that a person names on the command line, wherever it is."""
    if not os.path.lexists(path):
        return Found(None, (Problem(shown, 1, "R01", "there is no such file", "check the name"),))
    try:  # without waiting: who opens a pipe waits for somebody who writes into it
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as fault:
        if fault.errno not in REFUSED:
            raise
        hint = NO_RIGHT if fault.errno == errno.EACCES else NO_FILE
        return Found(None, (Problem(shown, 1, "R10", REFUSED[fault.errno], hint),))
    mode = os.fstat(opened).st_mode
    what = next(what for is_of, what in KINDS if is_of(mode))
    if what:
        os.close(opened)
        return Found(None, (Problem(shown, 1, "R10", what, NO_FILE),))
    with os.fdopen(opened, "rb") as file:
        return limited(file.read(most + 1), shown, most)


def limited(raw: bytes, shown: str, most: int = LARGEST) -> Found[bytes]:
    """The bytes of a file, unless there are too many."""
    if len(raw) <= most:
        return Found(raw)
    message = phrase("the file has more than {most:,} bytes", most=most)
    hint = phrase("no text is that long: is it the right file? Divide it into several documents")
    return Found(None, (Problem(shown, 1, "R09", message, hint),))


def _home(path: Path) -> Path:
    """The folder that nothing may lead out of: ``source_texts/``, else that of the file."""
    return next((each for each in path.parents if each.name == SOURCES), path.parent)


def leads_out(path: Path) -> bool:
    """Whether the file, or a folder between it and its home, is a link to somewhere else."""
    return _link_out(path) is not None


def _link_out(path: Path) -> Path | None:
    """The first link out of its home on the way to a file; ``None`` where there is none."""
    home = _home(path)
    way = (*reversed([*takewhile(lambda each: each != home, path.parents)]), path)
    links = (each for each in way if each.is_symlink())
    inside = os.path.realpath(home)
    return next(
        (each for each in links if not Path(os.path.realpath(each)).is_relative_to(inside)), None
    )


def visible(folder: Path) -> Iterator[Path]:
    """What lies in a folder, sorted, but for what editors and systems keep there for themselves.

    Names that begin with a full stop (``.#zh.txt``, ``.DS_Store``) or a number sign (``#zh.txt#``)
    are passed over. Nothing where there is no such folder, or it is a link out of the sources.
    """
    if not leads_out(folder) and stat.S_ISDIR(mode_of(folder)):
        yield from sorted(each for each in folder.iterdir() if each.name[0] not in ".#")


def printable(path: str) -> str:
    """A path as one line of a message: signs that are not printed are spelled (``\\n``, ``\\x1b``).

    Otherwise the name of a folder could pretend to be a message, or steer the terminal.
    """
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in path
    )
