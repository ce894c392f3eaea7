"""The folder that is served: at every moment one generation of the site, whole.

The new one is put together beside it, in a twin of the old one whose files are the same by another
name; then the two folders change places, in one step. A server may have been started in the old
folder, or have it mounted: so that one is brought up to date, where nobody looks for it, and takes
its place again; the other one is the twin of the next time. Where the system or the file system
cannot exchange folders, two renamings do it; who is killed between them leaves none, and whoever
comes next puts the old one back. A folder that cannot be renamed at all, since something is mounted
there, gets its files one by one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path

from build_scripts.press.made import digest, is_hidden, leaves
from build_scripts.press.publish import write_file
from build_scripts.press.site.stamps import Parts
from build_scripts.press.staging import take

MADE = "made"
"""Beside the site: where the site tool writes."""
TWIN, WHOLE, OLD = "twin", "whole", "old"
"""Beside the site: the new one while it is put together, and until then the last one; once it is
whole, or what has changed places with it; the old one between two renamings."""
FILE = ".site-file"
"""In a folder that is brought up to date: a file before it takes its place."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux: ``fcntl.h``, ``linux/fs.h``."""


class ChangedSinceError(Exception):
    """A file is no longer what it was when it was looked at."""


def beside(site: Path) -> Path:
    """The folder in which a site is put together, on the same file system."""
    there = site.resolve()  # a link may lead to where the site is served
    return there.with_name(f".{there.name}-new")


def begin(site: Path) -> None:
    """Make good what a killed process has left, before anything else."""
    place = beside(site)
    is_killed = any((place / part).exists() for part in (MADE, WHOLE, OLD))
    clear_up(site)
    if is_killed:
        shutil.rmtree(place / TWIN, ignore_errors=True)


def clear_up(site: Path) -> None:
    """Put back a site that a killed process had moved away; remove what it, or this one, left."""
    place, there = beside(site), site.resolve()
    if not os.path.lexists(there) and (place / OLD).is_dir():
        (place / OLD).rename(there)
    for former in (place / WHOLE, place / OLD):
        for name in [*_of_people(former)]:
            if there.is_dir() and not os.path.lexists(there / name):
                (there / name).parent.mkdir(parents=True, exist_ok=True)
                (former / name).rename(there / name)
    for part in (MADE, WHOLE, OLD):
        shutil.rmtree(place / part, ignore_errors=True)
    with suppress(OSError):
        place.rmdir()


def take_over(site: Path, found: Parts, same: Collection[str]) -> None:
    """Let the files of a site take the place of those that are there.

    ``found``: all that it is to have; what lies beside it is moved, all else copied. ``same``:
    paths at which it has what is meant. What is hidden in it, such as ``.git``, stays.

    Raises ``ChangedSinceError`` where a file that is to be copied is another by now.
    """
    place, there = beside(site), site.resolve()
    twin, whole = place / TWIN, place / WHOLE
    if os.path.lexists(there) and not there.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), os.fspath(site))
    _fill(twin, there, found, same)
    twin.rename(whole)
    if not there.exists():
        there.parent.mkdir(parents=True, exist_ok=True)
        whole.rename(there)
    elif exchange(whole, there):
        with suppress(OSError):  # what is served is new already
            _bring_up_to_date(whole, there, found, same)
            if exchange(whole, there):
                _keep_twin(whole, twin)
    elif not _rename_both(whole, there, place / OLD):
        _bring_up_to_date(there, whole, found, same)
        _keep_twin(whole, twin)
    clear_up(site)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; whether that can be done here."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):  # a C library that does not have it
        return False
    names = os.fsencode(one), os.fsencode(other)
    done: int = call(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE)
    return done == 0


def _rename_both(whole: Path, there: Path, old: Path) -> bool:
    """Let the new folder take the place of the old one; whether that can be renamed."""
    try:
        there.rename(old)
    except OSError:
        return False
    try:
        whole.rename(there)
    except OSError:
        old.rename(there)
        raise
    return True


def _fill(twin: Path, there: Path, found: Parts, same: Collection[str]) -> None:
    """Put the new site together, with what is hidden in the old one."""
    made, folders = os.fspath(twin.with_name(MADE)) + os.sep, set[str]()
    twin.mkdir(parents=True, exist_ok=True)
    for name in [name for name in leaves(twin) if name not in found or is_hidden(name)]:
        take(twin / name, twin)
    for name, part in found.items():
        target = f"{twin}{os.sep}{name}"
        if (folder := name.rpartition("/")[0]) not in folders:
            (twin / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        if name in same:
            _link_where_needed(f"{there}{os.sep}{name}", target)
        elif os.fspath(part.file).startswith(made):
            part.file.replace(target)
        else:
            content = part.file.read_bytes()
            if digest(content) != part.digest:
                raise ChangedSinceError(name)
            write_file(Path(target), content)
    for name in _of_people(there):
        with suppress(OSError, shutil.Error):  # they only lie about; their own ones stay
            _link_all(there / name, twin / name)


def _keep_twin(whole: Path, twin: Path) -> None:
    """Keep a site for the next time, without what people have hidden in it."""
    for name in [*_of_people(whole)]:
        hidden = whole / name
        if hidden.is_dir() and not hidden.is_symlink():
            shutil.rmtree(hidden)
        else:
            hidden.unlink()
    whole.rename(twin)


def _bring_up_to_date(folder: Path, like: Path, found: Parts, same: Collection[str]) -> None:
    """Let a folder have what another one has, file by file."""
    for name in [*leaves(folder)]:
        if name not in found and not is_hidden(name):
            take(folder / name, folder)
    draft = folder / FILE
    for name in found:
        if name in same:
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        draft.unlink(missing_ok=True)
        _link(os.fspath(like / name), os.fspath(draft))
        draft.replace(target)


def _of_people(folder: Path) -> Iterator[str]:
    """What is hidden in a folder, and of no site tool: paths, of a folder only its own."""
    for place, inner, names in os.walk(folder):
        hidden = [name for name in (*inner, *names) if is_hidden(name) and name != FILE]
        if hidden:
            inside = os.path.relpath(place, folder)
            yield from (os.path.normpath(f"{inside}/{name}") for name in hidden)
            inner[:] = [name for name in inner if not is_hidden(name)]


def _link_all(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=_link)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(os.fspath(source), os.fspath(target))


def _link_where_needed(source: str, target: str) -> None:
    with suppress(FileNotFoundError):
        if os.path.samestat(os.lstat(source), os.lstat(target)):
            return
        Path(target).unlink()
    _link(source, target)


def _link(source: str, target: str) -> None:
    """The same file by another name; a copy where the file system has no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
