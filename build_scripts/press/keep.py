"""One keeper of results that take long to make: kept under ``.cache/`` while they stay the same.

What a result depends on is derived and never listed: its inputs, as whoever asks for it gives them;
every file of ours, code and data; every distribution that is installed; Python itself. A kept file
begins with the digests of what it depends on and of its content: one that is damaged, of another
state or of another form is made anew without a word.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from build_scripts.press.publish import write_file
from build_scripts.problems import Found
from build_scripts.sources.gate.files import leads_out, mode_of

HOUSE = Path(__file__).parents[1]
CACHE = ".cache"
INSTALLED = (".dist-info", ".egg-info")
"""Ends of the folders that say which version of a distribution is installed."""
SIZE = hashlib.sha256().digest_size


def kept(path: Path, inputs: str, make: Callable[[], Found[bytes]]) -> Found[bytes]:
    """What ``make`` gives, from the file where it was kept if it would be the same.

    A result with problems is not kept, so that they are said each time.
    """
    content = recalled(path, inputs)
    if content is not None:
        return Found(content)
    found = make()
    if found.value is not None and not found.problems:
        keep(path, inputs, found.value)
    return found


def recalled(path: Path, inputs: str) -> bytes | None:
    """What was kept in the file; ``None`` where that is nothing, damaged or of another state."""
    with suppress(OSError):
        if not path.is_file():  # a pipe would be waited for
            return None
        stored = path.read_bytes()
        content = stored[2 * SIZE :]
        if stored[: 2 * SIZE] == _seal(path, inputs, content):
            return content
    return None


def keep(path: Path, inputs: str, content: bytes) -> None:
    """Keep a result for those who ask with the same inputs."""
    with suppress(OSError):  # where nothing can be kept, all is only slower
        write_file(path, _seal(path, inputs, content) + content)


def _seal(path: Path, inputs: str, content: bytes) -> bytes:
    """The digests with which a kept file begins: of what it depends on, of its content.

    It depends on its place too: what is kept for something else is of another form.
    """
    parts = path.parts[::-1]
    inside = parts[: parts.index(CACHE)] if CACHE in parts else parts[:1]
    state = "\0".join((house(), "/".join(inside), inputs))
    return hashlib.sha256(state.encode()).digest() + hashlib.sha256(content).digest()


def forget(folder: Path, names: Iterable[str]) -> None:
    """Remove kept files that nothing asks for any more: all in the folder but these."""
    wanted = set(names)
    with suppress(OSError):
        for path in [*folder.iterdir()]:
            if path.name not in wanted and path.is_file():
                path.unlink()


@cache
def house() -> str:
    """A digest of what every result depends on: our code and data, the libraries, Python."""
    return fingerprint(sys.version, *installed(sys.path), root=HOUSE.parent, places=[HOUSE])


def installed(places: Iterable[str]) -> tuple[str, ...]:
    """Name and version of every distribution in these folders: ``Jinja2-3.1.6.dist-info``."""
    names: set[str] = set()
    for place in places:
        with suppress(OSError):
            inside = (path.name for path in Path(place).iterdir())
            names.update(name for name in inside if name.endswith(INSTALLED))
    return tuple(sorted(names))


def fingerprint(*texts: str, root: Path, places: Iterable[Path]) -> str:
    """A digest of texts, and of files and all in folders: their paths below ``root``, content.

    Of what is no plain file it says what it is; of a link, where it leads: whatever a message may
    say of it.
    """
    digest = hashlib.sha256("\0".join(texts).encode())
    for place in sorted(places):
        for path in _entries(place, set()):
            try:
                kind = _kind(path, root)
                content = _content(path, kind)
            except FileNotFoundError:  # gone since
                continue
            head = f"\0{path.relative_to(root).as_posix()}\0{kind}{len(content)}\0"
            digest.update(head.encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _entries(place: Path, seen: set[str]) -> Iterator[Path]:
    """The file or link, and all below the folder, sorted, without Python's bytecode.

    Of folders only empty ones count for themselves. Links to folders are followed inside the
    sources, but for those to a folder that was ``seen``; what lies elsewhere nobody looks at.
    """
    is_link = place.is_symlink()
    if not stat.S_ISDIR(mode_of(place)):
        yield place
        return
    if is_link:
        yield place
    here = os.path.realpath(place)
    if here in seen or (is_link and leads_out(place)):
        return
    seen.add(here)
    inside = sorted(place.iterdir())
    if not inside:
        yield place
    for each in inside:
        if each.name != "__pycache__" and not _is_lock(each):
            yield from _entries(each, seen)


def _is_lock(path: Path) -> bool:
    """Whether this is how an editor says that somebody works at a file: a link to no file."""
    return path.name.startswith(".#") and not mode_of(path)


def _kind(path: Path, root: Path) -> str:
    """Empty for a plain file; else what it is, and of a link, what is where it leads."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return ""
    if not stat.S_ISLNK(mode):
        return f"{stat.S_IFMT(mode):o}\0"
    leads = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return f"{leads}\0{stat.S_IFMT(mode_of(path)):o}\0"


def _content(path: Path, kind: str) -> bytes:
    """Of a file that can be read; a pipe would be waited for."""
    try:
        return path.read_bytes() if not kind or path.is_file() else b""
    except PermissionError:
        return b"not to be read"
