"""The promise that ids are permanent: ``anchors.lock`` lists every id ever published.

One line an id, with a hash of label, heading and paragraphs in each language; after that of a unit
those of its sentence pairs (``pair_locks``). ``python -m build_scripts lock`` writes the file; the
build only checks it. A lost id must be retired (with a reason, and the id that took its place
where one did) in ``document.yml``; its line stays, with the word ``retired``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.apparatus import pair_locks
from build_scripts.apparatus.lock_lines import (
    HEADER,
    LockedId,
    declared_beside,
    digest,
    entries,
    line,
    lock_command,
)
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Division, Unit
from build_scripts.problems import Problem


def hashes(node: Division | Unit) -> Mapping[str, str]:
    """Language key → hash of what that edition prints for a division or unit."""
    out = {}
    for key, label in node.label.items():
        if label is None:
            continue
        paragraphs = (node.text[key] or ()) if isinstance(node, Unit) else ()
        out[key] = digest((label, node.heading[key] or "", *paragraphs))
    return out


def check(bitext: Bitext, text: str | None, path: str) -> tuple[Problem, ...]:
    """Every way in which a bitext breaks the promise of its lock (``None``: there is no lock).

    Its pairs have the ids of the lock already (``pair_locks.named``). Of a unit that is not as
    locked only that is said, not how its sentences changed with it.
    """
    hint = phrase("if this is meant: {command}", command=lock_command(path))
    if text is None:
        return (Problem(declared_beside(path), 1, "L01",
                        "there is no lock for the ids of this document",
                        phrase("run: {command}", command=lock_command(path))),)  # fmt: skip
    locked, problems = entries(text, path)
    nodes = {node.id: node for node in bitext.nodes()}
    known = nodes.keys() | {entry.id for entry in bitext.retired}
    found = list(problems)
    for node_id, entry in _own(locked).items():
        if node_id in nodes:
            found += _changes(nodes[node_id], entry, path, hint)
        elif node_id not in known:
            found.append(_lost(node_id, entry.line, path))
    for node_id in nodes:
        if node_id not in locked:
            found.append(
                Problem(
                    path,
                    1,
                    "L04",
                    phrase("the id {id} is not locked yet", id=node_id),
                    hint,
                )
            )
    held = [u for u in bitext.units if u.id in locked and locked[u.id].hashes == hashes(u)]
    found += pair_locks.check(held, locked, path)
    return (*found, *_retirement_problems(bitext, path))


def _own(locked: Mapping[str, LockedId]) -> Mapping[str, LockedId]:
    """The entries of divisions and units, without those of sentences."""
    return {name: entry for name, entry in locked.items() if "." not in name}


def _lost(node_id: str, line: int, path: str) -> Problem:
    return Problem(
        path, line, "L02", phrase("the id {id} was published and is gone", id=node_id),
        phrase("restore it, or add it under `retired:` in document.yml with a "
            "reason (and `to:` where another id took its place), then run: "
            "{command}", command=lock_command(path)),
    )  # fmt: skip


def _changes(node: Division | Unit, entry: LockedId, path: str, hint: str) -> Iterator[Problem]:
    now = hashes(node)
    for key in sorted(set(now) | set(entry.hashes)):
        if now.get(key) != entry.hashes.get(key):
            yield Problem(
                path,
                entry.line,
                "L03",
                phrase("the {key!r} text of {id} is not the one locked", key=key, id=node.id),
                hint,
            )


def _retirement_problems(bitext: Bitext, path: str) -> Iterator[Problem]:
    ids, declared = {node.id for node in bitext.nodes()}, declared_beside(path)
    for entry in bitext.retired:
        if entry.id in ids:
            yield Problem(
                declared, entry.line, "L06",
                phrase("{id} is declared retired, and the document has it",
                    id=entry.id),
                "delete the entry under `retired:`; a retired id is never used again",
            )  # fmt: skip
        if entry.to and entry.to not in ids:
            yield Problem(
                declared, entry.line, "L06",
                phrase("{id} is said to have become {to}, which is not there",
                    id=entry.id, to=entry.to),
                "correct `to:` under `retired:`",
            )  # fmt: skip


def lost(bitext: Bitext, text: str | None, path: str) -> tuple[Problem, ...]:
    """Ids that may not be locked anew: gone, and not retired."""
    if text is None:
        return ()
    locked, problems = entries(text, path)
    known = {node.id for node in bitext.nodes()} | {entry.id for entry in bitext.retired}
    gone = [_lost(name, e.line, path) for name, e in _own(locked).items() if name not in known]
    return (*problems, *gone, *_retirement_problems(bitext, path))


def text_of(bitext: Bitext, before: str | None) -> str:
    """The lock that a bitext deserves; what is out of use keeps its line."""
    old = entries(before or "", "")[0]
    lines = []
    for node in bitext.nodes():
        lines.append(line(node.id, hashes(node)))
        if isinstance(node, Unit):
            lines += pair_locks.lines(node, old)
    retired = {entry.id for entry in bitext.retired}
    for name in sorted(retired | {name for name, e in _own(old).items() if e.is_retired}):
        lines.append(line(name, {}, is_retired=True))
        lines += pair_locks.lines_of_lost(name, old)
    return HEADER + "".join(each + "\n" for each in lines)
