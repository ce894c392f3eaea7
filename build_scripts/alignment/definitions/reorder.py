"""Definitions that are units of their own and stand in another order in another edition.

Their ids follow the first edition; each keeps its label, its line and its number as printed. Only
where every pair is beyond doubt: else the numbers pair, and what does not fit is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from build_scripts.alignment.definitions.crossing import crossing
from build_scripts.alignment.definitions.heads import definition
from build_scripts.alignment.definitions.weights import Read
from build_scripts.alignment.lexicon import Lexicon, lexicons
from build_scripts.alignment.tokens import tokens_of
from build_scripts.model import Node, Reading

FEWEST = 2
"""Definitions that a list has at least."""


def reordered(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the definitions of each under the ids of their partners in the first."""
    first, others = readings[0], readings[1:]
    lists = _lists(first)
    if not lists:
        return tuple(readings)
    base = lexicons({"": ()})[""]
    read = cache(partial(tokens_of, words=base.words, longest=base.longest))
    return (first, *(_reordered(lists, reading, read, base) for reading in others))


def _lists(reading: Reading) -> Mapping[tuple[str, str], tuple[Node, ...]]:
    """Parent and kind → the units of one paragraph without anything inside, where some define."""
    parents = {node.parent for node in reading.nodes}
    found: dict[tuple[str, str], list[Node]] = {}
    for node in reading.nodes:
        if node.is_unit and node.id not in parents and len(node.paragraphs) == 1:
            found.setdefault((node.parent, node.kind), []).append(node)
    return {place: tuple(own) for place, own in found.items() if _defines(own)}


def _defines(nodes: Sequence[Node]) -> bool:
    if len(nodes) < FEWEST:
        return False
    count = sum(definition(node.paragraphs[0].text) is not None for node in nodes)
    return count >= max(FEWEST, len(nodes) // 2)


def _reordered(
    lists: Mapping[tuple[str, str], Sequence[Node]], reading: Reading, read: Read, known: Lexicon
) -> Reading:
    own = _lists(reading)
    ids: dict[str, str] = {}
    for place, nodes in lists.items():
        mine = own.get(place, ())
        if [node.id for node in mine] == [node.id for node in nodes]:
            ids |= dict(_partners(nodes, mine, read, known))
    if not ids:
        return reading
    by_new = {ids.get(node.id, node.id): replace(node, id=ids.get(node.id, node.id))
              for node in reading.nodes}  # fmt: skip
    return replace(reading, nodes=tuple(by_new[node.id] for node in reading.nodes))


def _partners(
    first: Sequence[Node], second: Sequence[Node], read: Read, known: Lexicon
) -> Iterator[tuple[str, str]]:
    """Id of each unit of the second list → that of its partner in the first."""
    texts = [[node.paragraphs[0].text for node in nodes] for nodes in (first, second)]
    found = crossing(texts[0], texts[1], read, known)
    if not found or found.doubts:
        return
    if all(b - a == d - c == 1 for a, b, c, d in found.stretches):
        for a, _, c, _ in found.stretches:
            yield second[c].id, first[a].id
