"""What builds made in ``docs/``: the proof without which nothing there is replaced or removed.

``docs/.generated`` lists every file that a build made, with the digest of what was meant to be in
it, as ``sha256sum`` prints them; a file is listed before it is written. What is not listed, people
made.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from build_scripts.messages import phrase
from build_scripts.problems import WARNING, Problem

MANIFEST = ".generated"
"""File in ``docs/``."""
PAGE = "index.md"
# cn-la-2024/zh/p2-s2/index.md, javascripts/duidu.js; neither .., /etc nor .git/config
# besides the pages, what the theme reads (_theme/facts/cn-la-2024.html) and what pages take in
PLAIN = re.compile(
    r"(?:_theme/facts/|_snippets/)?[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*", re.ASCII
)
# e3b0…b855  cn-la-2024/index.md
LINE = re.compile(rf"([0-9a-f]{{64}})  ({PLAIN.pattern})", re.ASCII)

Made = Mapping[str, frozenset[str]]
"""Path below ``docs/`` → digests of what builds have put there."""


class Stamp(NamedTuple):
    """A file as it was written: while size and times are the same, so is the digest."""

    digest: str
    size: int
    time: int
    """Of the last change, in nanoseconds; a program can set it to what it was before."""
    touched: int
    """When the system noted the last change of anything about the file, which no program sets;
    a new name or another number of names is one too."""


Outputs = Mapping[str, Mapping[str, Stamp]]
"""Folder of ``docs/`` that holds nothing else (empty: ``docs/`` itself) → path in it → stamp."""


def stamped(content: str, now: os.stat_result) -> Stamp:
    """The stamp of a file, by the digest of its content and what the system says of it."""
    return Stamp(content, now.st_size, now.st_mtime_ns, now.st_ctime_ns)


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; ``None`` where there is none, or a link."""
    try:
        now = path.lstat()
        if not stat.S_ISREG(now.st_mode):
            return None
        return stamped(digest(path.read_bytes()), now)
    except (FileNotFoundError, NotADirectoryError):
        return None


def read_made(docs: Path) -> tuple[Made, tuple[Problem, ...]]:
    """What the builds before this one made; a warning where lines are not of a build."""
    try:
        text = (docs / MANIFEST).read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return {}, ()
    made: dict[str, frozenset[str]] = {}
    strange: list[int] = []
    # Behind the last line end: nothing, or what a build wrote when it was killed.
    for number, line in enumerate(text.split("\n")[:-1], 1):
        if found := LINE.fullmatch(line):
            made[found[2]] = made.get(found[2], frozenset()) | {found[1]}
        elif line:
            strange.append(number)
    return made, (_strange(docs, strange),) if strange else ()


def text_of(made: Mapping[str, frozenset[str]]) -> str:
    """The manifest's text, sorted."""
    return "".join(f"{each}  {path}\n" for path in sorted(made) for each in sorted(made[path]))


def leaves(folder: Path) -> Iterator[str]:
    """Everything below a folder that is not a folder, links too, as paths in it."""
    # Of many documents some ten thousand, each build: by texts, which are ten times as fast.
    return _leaves(os.fspath(folder), "")


def _leaves(place: str, inside: str) -> Iterator[str]:
    try:
        with os.scandir(place) as entries:
            found = [*entries]
    except OSError:
        return
    for each in found:
        if each.is_dir(follow_symlinks=False):
            yield from _leaves(each.path, f"{inside}{each.name}/")
        else:
            yield f"{inside}{each.name}"


def is_hidden(path: str) -> bool:
    """Whether the site tool passes a path over: what file managers and editors leave behind."""
    return any(part.startswith(".") for part in path.split("/"))


def strays(docs: Path, made: Made, folder: str) -> tuple[str, ...]:
    """What no build made where a folder is to be published, sorted; hidden files may stay there."""
    target = docs / folder
    if target.is_symlink() or target.is_file():
        return ("",)
    found = (name for name in leaves(target) if f"{folder}/{name}" not in made)
    return tuple(sorted(name for name in found if not is_hidden(name)))


def refusal(docs: Path, folder: str, names: Sequence[str]) -> Problem:
    """The fault of a folder that cannot be published because of what lies there."""
    others = len(names) - 1
    more = phrase(
        " (nor {count} other of {folder}/)"
        if others == 1
        else " (nor {count} others of {folder}/)",
        count=others,
        folder=f"{docs.name}/{folder}",
    )
    return Problem(
        f"{docs.name}/{folder}/{names[0]}".rstrip("/"), 1, "B01",
        phrase("no build made this file{more}, and it stands where the build writes",
            more=more if others else ""),
        "what you wrote yourself, move elsewhere, or choose another name for what is to be "
        "published; what an older build left behind, delete",
    )  # fmt: skip


def taken(docs: Path, made: Made, folder: str) -> tuple[Problem, ...]:
    """The fault of a document whose place in ``docs/`` holds what people made, before it is built.

    Where the manifest was lost and a page of that name is there, only the build itself can tell.
    """
    page = f"{folder}/{PAGE}"
    found = strays(docs, made, folder)
    if not found or (page not in made and (docs / page).exists()):
        return ()
    return (refusal(docs, folder, found),)


def is_intact(docs: Path, outputs: Mapping[str, Mapping[str, Sequence[object]]]) -> bool:
    """Whether ``docs/`` holds what was meant, and its folders nothing else."""
    meant: dict[str, frozenset[str]] = {}
    for folder, files in outputs.items():
        if folder and set(files) != {name for name in leaves(docs / folder) if not is_hidden(name)}:
            return False
        for name, (content, *known) in files.items():
            path = f"{folder}/{name}" if folder else name
            meant[path] = frozenset((str(content),))
            now = os.lstat(f"{docs}/{path}")
            if stamped("", now)[1:] != tuple(known):
                found = stamp(docs / path)
                if found is None or found.digest != content:
                    return False
    return (docs / MANIFEST).read_text("utf-8") == text_of(meant)


def _strange(docs: Path, lines: Sequence[int]) -> Problem:
    return Problem(
        f"{docs.name}/{MANIFEST}", lines[0], "B03",
        phrase("no build wrote this line ({count} of them): it proves nothing and "
            "is passed over", count=len(lines)),
        "if pages of a document that is gone are still there, delete them yourself", WARNING,
    )  # fmt: skip
