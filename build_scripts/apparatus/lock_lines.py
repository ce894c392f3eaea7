"""The form of a lock, of a document or of the glossary: one line an id that was ever published.

The id, ``retired`` where it is out of use, then for each language its key and the first twelve hex
digits of a SHA-256: ``p2-s1-c6.3 zh:29a58c6d1364 en:9d611c1132c0``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from build_scripts.messages import phrase
from build_scripts.problems import Problem

HEADER = (
    "# Every id that was ever published, with a hash of each text: a promise to readers.\n"
    "# Written by `python -m build_scripts lock`; do not edit by hand.\n"
)
LOCK_COMMAND = ".venv/bin/python -m build_scripts lock"
LOCK = "anchors.lock"
"""File in the folder of a document."""
RETIRED = "retired"
ENTRY = re.compile(
    r"(?P<id>[a-z0-9_-]+(?:\.[1-9][0-9]{0,8})?)"
    r"(?P<rest>(?: (?:retired|[a-z]{2,3}:[0-9a-f]{12}))+)\Z"
)


@dataclass(frozen=True, slots=True)
class LockedId:
    """One line of the lock."""

    line: int
    hashes: Mapping[str, str]
    """Language key → hash; empty for a retired id, but for one of sentences."""
    is_retired: bool


def digest(texts: Iterable[str]) -> str:
    """What a lock remembers of some texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def line(name: str, hashes: Mapping[str, str], *, is_retired: bool = False) -> str:
    """A line of a lock."""
    words = [RETIRED] if is_retired else []
    return " ".join((name, *words, *(f"{key}:{value}" for key, value in hashes.items())))


def lock_command(path: str) -> str:
    """The command that writes a lock: it names the document, if the lock is that of one.

    ``source_texts/rivers/anchors.lock`` → ``… lock rivers``; ``source_texts/glossary.lock`` →
    ``… lock``.
    """
    where = PurePath(path)
    return f"{LOCK_COMMAND} {where.parent.name}" if where.name == LOCK else LOCK_COMMAND


def declared_beside(path: str) -> str:
    """The file that declares what a document's lock is of, for messages: its ``document.yml``."""
    return PurePath(path).with_name("document.yml").as_posix()


def entries(text: str, path: str) -> tuple[Mapping[str, LockedId], tuple[Problem, ...]]:
    """The entries of a lock by id, and its lines that cannot be read."""
    found: dict[str, LockedId] = {}
    problems = []
    for number, each in enumerate(text.split("\n"), 1):
        if not each or each.startswith("#"):
            continue
        match = ENTRY.match(each)
        if not match or match["id"] in found:
            problems.append(
                Problem(path, number, "L05", phrase("this is no line of a lock: {line!r}",
                    line=each[:40]),
                        phrase("restore the file; only `{command}` writes it",
                            command=lock_command(path)))
            )  # fmt: skip
            continue
        words = match["rest"].split()
        hashes = dict(word.split(":", 1) for word in words if word != RETIRED)
        found[match["id"]] = LockedId(number, hashes, RETIRED in words)
    return found, tuple(problems)
