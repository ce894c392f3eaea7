"""The promise that ids are permanent: ``anchors.lock`` lists every id ever published.

One line an id: the id, then for each edition its language key and the first twelve hex digits of
the SHA-256 of label, heading and paragraphs. ``python -m build_scripts lock`` writes the file; the
build only checks it. A lost id must be retired (with a reason, and the id that took its place
where one did) in ``document.yml``; its line stays, with the word ``retired``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.model import Bitext, Division, Unit
from build_scripts.problems import Problem

LOCK = "anchors.lock"
"""File in the folder of a document."""
HEADER = (
    "# Every id that was ever published, with a hash of each text: a promise to readers.\n"
    "# Written by `python -m build_scripts lock`; do not edit by hand.\n"
)
ENTRY = re.compile(r"(?P<id>[a-z0-9_-]+)(?P<rest>(?: (?:retired|[a-z]{2,3}:[0-9a-f]{12}))+)\Z")
RETIRED = "retired"
LOCK_COMMAND = "python -m build_scripts lock"


@dataclass(frozen=True, slots=True)
class LockedId:
    """One line of the lock."""

    line: int
    hashes: Mapping[str, str]
    """Language key → hash; empty for a retired id."""


def entries(text: str, path: str) -> tuple[Mapping[str, LockedId], tuple[Problem, ...]]:
    """The entries of a lock by id, and its lines that cannot be read."""
    found: dict[str, LockedId] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        match = ENTRY.match(line)
        if not match or match["id"] in found:
            problems.append(
                Problem(path, number, "L05", f"this is no line of a lock: {line[:40]!r}",
                        "restore the file; only `python -m build_scripts lock` writes it")
            )  # fmt: skip
            continue
        words = [word for word in match["rest"].split() if word != RETIRED]
        hashes = dict(word.split(":", 1) for word in words)
        found[match["id"]] = LockedId(number, hashes)
    return found, tuple(problems)


def hashes(node: Division | Unit) -> Mapping[str, str]:
    """Language key → hash of what that edition prints for a division or unit."""
    out = {}
    for key, label in node.label.items():
        if label is None:
            continue
        paragraphs = (node.text[key] or ()) if isinstance(node, Unit) else ()
        whole = "\n".join((label, node.heading[key] or "", *paragraphs))
        out[key] = hashlib.sha256(whole.encode()).hexdigest()[:12]
    return out


def check(bitext: Bitext, text: str | None, path: str) -> tuple[Problem, ...]:
    """Every way in which a bitext breaks the promise of its lock (``None``: there is no lock)."""
    hint = f"if this is meant: {LOCK_COMMAND}"
    if text is None:
        return (Problem(path, 0, "L01", "there is no lock for the ids of this document",
                        f"run: {LOCK_COMMAND}"),)  # fmt: skip
    locked, problems = entries(text, path)
    nodes = {node.id: node for node in bitext.nodes()}
    retired = {entry.id: entry for entry in bitext.retired}
    found = list(problems)
    for node_id, entry in locked.items():
        if node_id in nodes:
            found += _changes(nodes[node_id], entry, path, hint)
        elif node_id not in retired:
            found.append(_lost(node_id, entry.line, path))
    for node_id in nodes:
        if node_id not in locked:
            found.append(Problem(path, 0, "L04", f"the id {node_id} is not locked yet", hint))
    return (*found, *_retirement_problems(bitext, path))


def _lost(node_id: str, line: int, path: str) -> Problem:
    return Problem(
        path, line, "L02", f"the id {node_id} was published and is gone",
        f"restore it, or add it under `retired:` in document.yml with a reason "
        f"(and `to:` where another id took its place), then run: {LOCK_COMMAND}",
    )  # fmt: skip


def _changes(node: Division | Unit, entry: LockedId, path: str, hint: str) -> Iterator[Problem]:
    now = hashes(node)
    for key in sorted(set(now) | set(entry.hashes)):
        if now.get(key) != entry.hashes.get(key):
            yield Problem(
                path,
                entry.line,
                "L03",
                f"the {key!r} text of {node.id} is not the one locked",
                hint,
            )


def _retirement_problems(bitext: Bitext, path: str) -> Iterator[Problem]:
    ids = {node.id for node in bitext.nodes()}
    for entry in bitext.retired:
        if entry.id in ids:
            yield Problem(
                path, 0, "L06", f"{entry.id} is declared retired, and the document has it",
                "delete the entry under `retired:`; a retired id is never used again",
            )  # fmt: skip
        if entry.to and entry.to not in ids:
            yield Problem(
                path, 0, "L06", f"{entry.id} is said to have become {entry.to}, which is not there",
                "correct `to:` under `retired:`",
            )  # fmt: skip


def lost(bitext: Bitext, text: str | None, path: str) -> tuple[Problem, ...]:
    """Ids that may not be locked anew: gone, and not retired."""
    if text is None:
        return ()
    locked, problems = entries(text, path)
    known = {node.id for node in bitext.nodes()} | {entry.id for entry in bitext.retired}
    gone = [_lost(node_id, e.line, path) for node_id, e in locked.items() if node_id not in known]
    return (*problems, *gone, *_retirement_problems(bitext, path))


def text_of(bitext: Bitext, before: str | None) -> str:
    """The lock that a bitext deserves; retired ids keep their line."""
    lines = []
    for node in bitext.nodes():
        words = " ".join(f"{key}:{value}" for key, value in hashes(node).items())
        lines.append(f"{node.id} {words}")
    retired = {entry.id for entry in bitext.retired}
    old = entries(before, "")[0] if before else {}
    lines += [f"{node_id} {RETIRED}" for node_id in sorted(retired | _retired_before(old))]
    return HEADER + "".join(line + "\n" for line in lines)


def _retired_before(old: Mapping[str, LockedId]) -> set[str]:
    return {node_id for node_id, entry in old.items() if not entry.hashes}
