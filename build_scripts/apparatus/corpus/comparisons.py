"""The comparisons that documents declare, with what an editor has decided of their units."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from build_scripts.comparison.comparison import Comparison, compare
from build_scripts.comparison.partners import CONFIRMED, Match
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Document
from build_scripts.problems import WARNING, Found, Problem
from build_scripts.sources import read
from build_scripts.sources.corpus import comparisons
from build_scripts.sources.corpus.comparisons import FOLDER, Decided
from build_scripts.sources.gate import files


def comparisons_of(
    root: Path, folder: Path, bitexts: Mapping[str, Bitext], unread: Collection[str]
) -> tuple[tuple[Comparison, ...], tuple[Problem, ...]]:
    """What a document is compared with, and the faults; ``unread``: documents with faults."""
    newer = bitexts[folder.name]
    made, problems = [], list(_undeclared(root, folder, newer.document))
    declared = read.shown(folder / "document.yml", root)
    for each in newer.document.compare:
        name = each.to
        if name in unread:
            problems.append(Problem(
                declared, each.line, "C02",
                phrase("{id} cannot be compared: it has faults", id=name),
                "mend them first"))  # fmt: skip
        if name not in bitexts or name == folder.name:
            continue
        older = bitexts[name]
        if not set(older.document.keys) & set(newer.document.keys):
            problems.append(Problem(
                declared, each.line, "C02",
                phrase("{id} has no language in common with this document", id=name),
                "compare it with another"))  # fmt: skip
            continue
        path = folder / FOLDER / f"{name}.yml"
        decided, faults = _decided(path, root, older, newer)
        problems += faults
        found = compare(older, newer, decided)
        made.append(found)
        shown = (read.shown(path, root), 1) if files.is_there(path) else (declared, each.line)
        problems += _open(found, shown)
    return tuple(made), tuple(problems)


def _undeclared(root: Path, folder: Path, document: Document) -> Iterator[Problem]:
    """Files of comparisons that nothing declares."""
    declared = {each.to for each in document.compare}
    for path in files.visible(folder / FOLDER):
        if path.suffix == ".yml" and path.stem not in declared:
            yield Problem(
                read.shown(path, root), 1, "C01",
                phrase("no `compare:` names {id}", id=path.stem),
                phrase("add {id} under `compare:` in document.yml, or delete the file",
                    id=path.stem),
            )  # fmt: skip


def _decided(
    path: Path, root: Path, older: Bitext, newer: Bitext
) -> tuple[tuple[Match, ...], tuple[Problem, ...]]:
    """What an editor has decided, and what of it cannot be; then none of it counts."""
    if not files.is_there(path):
        return (), ()
    marked, problems = read.read_marked(path, read.shown(path, root))
    entries, faults = comparisons.of(marked) if marked else Found(None)
    problems = (*problems, *faults, *_faults(entries or (), older, newer, read.shown(path, root)))
    if problems or entries is None:
        return (), problems
    return tuple(Match(each.old, each.new, CONFIRMED) for each in entries), ()


def _faults(
    entries: Sequence[Decided], older: Bitext, newer: Bitext, path: str
) -> Iterator[Problem]:
    heads = [{each.id for each in bitext.divisions} for bitext in (older, newer)]
    known = [{node.id for node in bitext.nodes()} for bitext in (older, newer)]
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if not entry.old and not entry.new:
            yield Problem(path, entry.line, "C01", "an entry without any unit",
                "write {old: a4, new: a5}, or [] on one side")  # fmt: skip
        sides = (("old", entry.old), ("new", entry.new))
        are_heads = set()
        for (name, ids), own, divisions, bitext in zip(
            sides, known, heads, (older, newer), strict=True
        ):
            for each in ids:
                are_heads.add(each in divisions)
                if each not in own:
                    yield Problem(path, entry.line, "C01",
                        phrase("{document} has no {id}", document=bitext.document.id, id=each),
                        "take the id from the address of its page")  # fmt: skip
                if (name, each) in seen:
                    yield Problem(path, entry.line, "C01",
                        phrase("{id} stands twice under `{side}:`", id=each, side=name),
                        "put all that goes together into one entry")  # fmt: skip
                seen.add((name, each))
        if len(are_heads) > 1:
            yield Problem(path, entry.line, "C01", "a heading and a unit do not go together",
                "pair headings with headings")  # fmt: skip


def _open(found: Comparison, at: tuple[str, int]) -> Iterator[Problem]:
    """That a comparison waits for an editor, said where it is decided; without such a file, where
    it is declared."""
    if found.proposed:
        first = found.proposed[0]
        yield Problem(
            *at, "C03",
            phrase("{count} pairings are proposed by the program, the first is {old} → {new}; "
                "readers are told so", count=len(found.proposed), old=", ".join(first.old),
                new=", ".join(first.new)),
            phrase("confirm or correct them in {file}, as the guide shows",
                file=f"{FOLDER}/{found.older.document.id}.yml"), WARNING,
        )  # fmt: skip
