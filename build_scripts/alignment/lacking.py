"""Units and headings that some editions have and others lack, without a declared reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Node, Reading
from build_scripts.problems import Problem
from build_scripts.sources.declared import Config

ById = Mapping[str, Mapping[str, Node]]
"""Language key → id → node."""


def lacking(
    config: Config, readings: Sequence[Reading], by_key: ById, paths: Mapping[str, str]
) -> Iterator[Problem]:
    """A fault for each node that an edition lacks: all that have it and all that lack it.

    Only the outermost of nested ones is reported, where the first edition has it.
    """
    declared = declared_one_sided(config)
    told: set[str] = set()
    for reading in readings:
        parents = {entry.id: entry.parent for entry in reading.nodes}
        before: dict[str, Node] = {}
        for node in reading.nodes:
            without = [key for key, nodes in by_key.items() if node.id not in nodes]
            found = [key for key in without if not node.parent or node.parent in by_key[key]]
            is_known = node.id in told or is_declared(node, reading.key, parents, declared)
            if found and not is_known:
                places = {key: before.get(key) for key in found}
                yield _problem(node, reading.key, places, by_key, paths)
            before |= {key: own for key, nodes in by_key.items() if (own := nodes.get(node.id))}
        told |= parents.keys()


def _problem(
    node: Node,
    key: str,
    places: Mapping[str, Node | None],
    by_key: ById,
    paths: Mapping[str, str],
) -> Problem:
    """``places``: each language that lacks the node, with what it should follow there."""
    others = [
        phrase("{key} ({path}:{line})", key=other, path=paths[other], line=nodes[node.id].line)
        for other, nodes in by_key.items()
        if node.id in nodes and other != key
    ]
    return Problem(
        paths[key], node.line, "A01",
        phrase("{shown} ({id}) is in {having}, and not in {lacking}", shown=shown_label(node),
            id=node.id, having=one_after_another((key, *others)),
            lacking=one_after_another(
                _where(other, before, paths[other]) for other, before in places.items())),
        "correct the source or the `levels`; if it is so in print, declare it "
        "under `one_sided:` with a reason",
    )  # fmt: skip


def _where(key: str, before: Node | None, path: str) -> str:
    """Where an edition should have what it lacks."""
    if before is None:
        return phrase("{key} (at the beginning, {path}:1)", key=key, path=path)
    return phrase(
        "{key} (behind {id}, {path}:{line})", key=key, id=before.id, path=path, line=before.line
    )


def declared_one_sided(config: Config) -> set[tuple[str, str]]:
    """(id, language key) of every unit declared to be in that edition alone."""
    declared = {(entry.id, key) for entry in config.one_sided for key in entry.only}
    for block in config.blocks:
        if block.reason:
            declared |= {(block.name, key) for key in block.templates}
    return declared


def is_declared(
    node: Node, key: str, parents: Mapping[str, str], declared: Set[tuple[str, str]]
) -> bool:
    """Whether the node, or one that encloses it, is declared to be in this edition alone."""
    node_id = node.id
    while node_id and declared:
        if (node_id, key) in declared:
            return True
        node_id = parents.get(node_id, "")
    return (node.kind, key) in declared


def shown_label(node: Node) -> str:
    """What a node begins with, as messages quote it."""
    text = node.label or node.heading or (node.paragraphs[0].text if node.paragraphs else node.kind)
    return f"“{text if len(text) <= 30 else text[:29] + '…'}”"
