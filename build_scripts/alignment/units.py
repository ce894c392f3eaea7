"""Readings of all editions to one bitext: units pair by id and by nothing else.

Definitions in another order get the ids of their partners beforehand (``reorder``).
A unit in one edition alone, the same id under another parent or in another place is refused with
the lines named; sentence pairs are made elsewhere, inside a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from build_scripts.alignment import versions
from build_scripts.alignment.definitions.reorder import reordered
from build_scripts.alignment.lacking import lacking, shown_label
from build_scripts.alignment.rows import doubt
from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Bitext, Division, Node, Reading, Unit
from build_scripts.problems import WARNING, Found, Problem, has_errors
from build_scripts.sources.declared import Config

# a3-par2
PARAGRAPH = re.compile(r"(.+)-par[0-9]+\Z")
LEAST_LENGTH = 80
"""Shorter units (characters expected in the longer text) say nothing by their length ratio."""


def align(
    config: Config,
    readings: Sequence[Reading],
    paths: Mapping[str, str],
    signs: Sequence[Problem] | None = None,
) -> Found[Bitext]:
    """The bitext of a document; ``None`` where its editions have not the same units.

    Units that are there and do not go together are faults too, and then nothing is published;
    the bitext shows them. ``paths``: language key → path of the source, for messages;
    ``signs``: those of two versions, where the same readings have shown them before.
    """
    readings = reordered(readings)
    by_key = {reading.key: {node.id: node for node in reading.nodes} for reading in readings}
    problems = [*lacking(config, readings, by_key, paths), *_stale(config, by_key)]
    problems += _misplaced(readings, by_key, paths)
    if has_errors(problems):
        return Found(None, tuple(sorted(problems)))
    divisions, units = _rows(readings, by_key)
    problems += _far_off(config, units, paths)
    problems += _unlike_tables(config, units, paths)
    found = list(versions.problems(units, paths)) if signs is None else signs
    problems += [replace(sign, severity=WARNING) if config.same_version else sign for sign in found]
    bitext = Bitext(
        document=config.document,
        divisions=tuple(divisions),
        units=tuple(units),
        levels=config.levels,
        blocks=config.blocks,
        retired=config.retired,
        left_out={reading.key: reading.left_out for reading in readings},
        accounts={reading.key: reading.account for reading in readings},
    )
    return Found(bitext, tuple(sorted(problems)))


def _rows(
    readings: Sequence[Reading], by_key: Mapping[str, Mapping[str, Node]]
) -> tuple[list[Division], list[Unit]]:
    """Divisions and units with the nodes of all editions side by side."""
    divisions, units = [], []
    for number, node_id in enumerate(_order(readings), 1):
        nodes = {reading.key: by_key[reading.key].get(node_id) for reading in readings}
        first = next(node for node in nodes.values() if node)
        shared: dict[str, Any] = {
            **{name: getattr(first, name) for name in ("id", "kind", "number")},
            "parent": _parent(nodes, by_key),
            **{name: _by_key(nodes, name) for name in ("label", "heading", "line")},
            "order": number,
        }
        marks = {key: node.footmarks for key, node in nodes.items() if node and node.footmarks}
        if first.is_unit:
            text = {key: _texts(node) for key, node in nodes.items()}
            own = {key: node.number for key, node in nodes.items() if node}
            numbers = own if len(set(own.values())) > 1 else {}
            units.append(Unit(**shared, text=text, numbers=numbers, footmarks=marks))
        else:
            divisions.append(Division(**shared, footmarks=marks))
    return divisions, units


def _parent(nodes: Mapping[str, Node | None], by_key: Mapping[str, Mapping[str, Node]]) -> str:
    """The enclosing node: of two, the one that an edition has alone and puts in between."""
    parents = list(dict.fromkeys(node.parent for node in nodes.values() if node))
    own = [each for each in parents if any(each and each not in ids for ids in by_key.values())]
    return own[0] if own else parents[0]


def _by_key(nodes: Mapping[str, Node | None], name: str) -> dict[str, Any]:
    """Language key → what the node of that edition has under this name."""
    return {key: getattr(node, name) if node else None for key, node in nodes.items()}


def _texts(node: Node | None) -> tuple[str, ...] | None:
    return tuple(paragraph.text for paragraph in node.paragraphs) if node else None


def _order(readings: Sequence[Reading]) -> list[str]:
    """All ids in reading order; one that the first edition lacks stands behind its forerunner."""
    order = [node.id for node in readings[0].nodes]
    for reading in readings[1:]:
        known = set(order)
        followers: dict[str, list[str]] = {}
        before = ""
        for node in reading.nodes:
            if node.id in known:
                before = node.id
            else:
                followers.setdefault(before, []).append(node.id)
        merged = list(followers.get("", ()))
        for node_id in order:
            merged += [node_id, *followers.get(node_id, ())]
        order = merged
    return order


def _stale(config: Config, by_key: Mapping[str, Mapping[str, Node]]) -> Iterator[Problem]:
    """Declared one-sided units that are not one-sided."""
    for entry in config.one_sided:
        having = [key for key, nodes in by_key.items() if entry.id in nodes]
        if set(having) != set(entry.only):
            where = one_after_another(having, "{first} and {next}")
            what = phrase("is in {where}", where=where) if having else phrase("is in no edition")
            yield config.problem(
                ("one_sided", entry.index, "id"), "P06",
                phrase("{id!r} is declared to be in {only!r} alone, and {what}", id=entry.id,
                    only=", ".join(entry.only), what=what),
                _of_paragraph(entry.id, config, by_key) or phrase("correct or delete this entry"),
            )  # fmt: skip


def _of_paragraph(name: str, config: Config, by_key: Mapping[str, Mapping[str, Node]]) -> str:
    """What to write that a paragraph may be named (``a3-par2``); empty where it is none."""
    outer = PARAGRAPH.match(name)
    nodes = (own[outer[1]] for own in by_key.values() if outer and outer[1] in own)
    node = next((each for each in nodes if each.level is not None and each.is_unit), None)
    if node is None or node.level is None or not 0 <= node.level < len(config.levels):
        return ""
    if config.levels[node.level].paragraphs == "units":
        return ""
    return phrase(
        "to name a paragraph of {kind}, write `paragraphs: units` for {kind} under `levels:`",
        kind=node.kind,
    )


def _misplaced(
    readings: Sequence[Reading],
    by_key: Mapping[str, Mapping[str, Node]],
    paths: Mapping[str, str],
) -> Iterator[Problem]:
    """The same id under another parent, or in another order, than in the first edition."""
    first = readings[0]
    for reading in readings[1:]:
        mine, theirs = by_key[reading.key], by_key[first.key]
        shared = {"", *(mine.keys() & theirs.keys())}
        for node in reading.nodes:
            twin = theirs.get(node.id)
            # Under a heading that one edition alone has, as declared, units stand in both.
            if twin and twin.parent != node.parent and {twin.parent, node.parent} <= shared:
                yield Problem(
                    paths[reading.key], node.line, "A02",
                    phrase("{shown} ({id}) stands under {parent}; in {path}:{line} it stands "
                        "under {other}", shown=shown_label(node), id=node.id,
                        parent=node.parent or phrase("no division"), path=paths[first.key],
                        line=twin.line, other=twin.parent or phrase("no division")),
                    "a heading is missing or misplaced in one of the two",
                )  # fmt: skip
        common = [node for node in reading.nodes if node.id in theirs]
        wanted = [node.id for node in first.nodes if node.id in mine]
        for node, wanted_id in zip(common, wanted, strict=True):
            if node.id != wanted_id:
                yield Problem(
                    paths[reading.key], node.line, "A03",
                    phrase("{shown} ({id}) stands where {path}:{line} has {wanted_id}",
                        shown=shown_label(node), id=node.id, path=paths[first.key],
                        line=theirs[wanted_id].line, wanted_id=wanted_id),
                    "put the units of both editions into one order",
                )  # fmt: skip
                break


def _far_off(config: Config, units: Sequence[Unit], paths: Mapping[str, str]) -> Iterator[Problem]:
    """Units whose length ratio is far from the document's own median: cut, or paired wrongly."""
    for unit, keys, off in unlike(units, tuple(paths), config.warn_ratio):
        yield _length_problem(config, unit, keys, off, paths)


def unlike(
    units: Sequence[Unit], keys: Sequence[str], bound: float
) -> Iterator[tuple[Unit, tuple[str, str], float]]:
    """Units whose length ratio is so far from the median, in which languages, and how far."""
    for other in keys[1:]:
        ratios = {
            unit.id: (_length(unit, other) + 1) / (_length(unit, keys[0]) + 1)
            for unit in units
            if unit.has(keys[0]) and unit.has(other) and unit.text[keys[0]] and not _is_front(unit)
        }
        usual = median(ratios.values()) if ratios else 1.0
        for unit in units:
            if unit.id not in ratios:
                continue
            off = max(ratios[unit.id] / usual, usual / ratios[unit.id])
            expected = max(_length(unit, other), _length(unit, keys[0]) * usual)
            if off > bound and expected >= LEAST_LENGTH:
                yield unit, (keys[0], other), off


def _unlike_tables(
    config: Config, units: Sequence[Unit], paths: Mapping[str, str]
) -> Iterator[Problem]:
    """Tables of a unit that differ from one text to the other, unless an editor has looked."""
    first, *others = paths
    for unit in units:
        for other in others:
            what = doubt(unit.text[first] or (), unit.text[other] or (), (first, other))
            if what and unit.has(first) and unit.has(other) and unit.id not in config.pairing:
                yield Problem(
                    paths[other], unit.line[other] or 1, "A09",
                    phrase("{id}: {what}", id=unit.id, what=what),
                    "compare the tables: rows that one text lacks stand alone; where both are "
                    "right, declare the unit under `pairing:` with a reason",
                    WARNING,
                )  # fmt: skip


def _is_front(unit: Unit) -> bool:
    """A title, note or signature: a block without a heading, as long as its printer made it."""
    return unit.kind == unit.number and not any(unit.heading.values())


def _length_problem(
    config: Config, unit: Unit, keys: tuple[str, str], off: float, paths: Mapping[str, str]
) -> Problem:
    lengths = one_after_another(
        (
            phrase("{count} characters in {key!r}", count=_length(unit, key), key=key)
            for key in keys
        ),
        "{first} and {next}",
    )
    is_error = off > config.error_ratio and unit.id not in config.pairing
    bound = config.error_ratio if is_error else config.warn_ratio
    return Problem(
        paths[keys[1]], unit.line[keys[1]] or 1, "A05" if is_error else "A04",
        phrase("{id} has {lengths}: {off:.1f} times off the document's own ratio, "
            "more than {bound}", id=unit.id, lengths=lengths, off=off, bound=bound),
        "compare the two texts; a bound of your own can be set under `length:`",
        *(() if is_error else (WARNING,)),
    )  # fmt: skip


def _length(unit: Unit, key: str) -> int:
    """Non-space characters of a unit in one language."""
    return sum(len("".join(text.split())) for text in unit.text[key] or ())
