"""How a document was read: the lines taken, left out and passed over, and both outlines.

Works for a document with faults too: it shows how far the reading goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from build_scripts.collate import collate
from build_scripts.intake import survey
from build_scripts.model import LeftOut, Node, Reading, Source
from build_scripts.problems import Problem
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.structure.wrap import columns

WIDTH = 46
"""Columns of one language in the outline side by side."""
MOST_LINES = 6
"""Lines of one level that are shown; more are counted."""
SHOWN_BEHIND = 8
"""Rows of the outline that are shown behind the first difference."""


def explain(folder: Path, root: Path) -> tuple[str, tuple[Problem, ...]]:
    """The explanation of one document's folder, and its faults as the parser finds them."""
    sources, problems = read.read_sources(folder, root)
    if sources is None:
        return "", problems
    collation = collate(sources.texts, sources.config)
    readings = tuple(collation.attempts.values())
    parts: list[str] = []
    for reading in readings:
        parts += _edition(reading, sources.texts[reading.key], sources.config)
    parts += _side_by_side(readings)
    return "\n".join(parts), tuple(sorted({*problems, *collation.problems}))


def _edition(reading: Reading, source: Source, config: Config) -> Iterator[str]:
    """One language: its levels, blocks, lines left out and look-alikes."""
    yield f"== {reading.key}: {source.path}"
    for level in config.levels:
        own = [node for node in reading.nodes if node.kind == level.kind]
        yield f"{level.kind}: {len(own)}   {'  |  '.join(level.templates.get(reading.key, ()))}"
        yield from _some([(node.line, _shown(node)) for node in own])
    names = {block.name for block in config.blocks}
    blocks = [node for node in reading.nodes if node.kind in names]
    if blocks:
        yield f"blocks: {len(blocks)}"
        yield from _some([(node.line, f"{node.id}: {_shown(node)}") for node in blocks])
    loose = [node for node in reading.nodes if node.kind in {"par", "wrapup"}]
    if loose:
        yield f"paragraphs that are units: {len(loose)}"
        yield from _some([(node.line, f"{node.id}: {_shown(node)}") for node in loose])
    yield from _left_out(reading.left_out)
    yield from _look_alikes(reading, source, config)
    yield ""


def _left_out(entries: Sequence[LeftOut]) -> Iterator[str]:
    reasons: dict[str, list[tuple[int, str]]] = {}
    for entry in entries:
        reasons.setdefault(entry.reason, []).append((entry.line, entry.text))
    for reason, lines in reasons.items():
        yield f"left out, {reason}: {len(lines)}"
        yield from _some(lines)


def _look_alikes(reading: Reading, source: Source, config: Config) -> Iterator[str]:
    """Lines that look like labels and were read as text."""
    surveyed = survey.survey(source.text, reading.key)
    taken = {node.line for node in reading.nodes if node.label or node.heading}
    taken |= {entry.line for entry in reading.left_out}
    runs = survey.look_alikes(surveyed.lines, taken)
    lines = {line.number: line.text for run in runs for line in run}
    if lines:
        yield f"look like labels and were read as text: {len(lines)}"
        yield from _some(sorted(lines.items()))


def _some(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    for number, text in lines[:MOST_LINES]:
        yield f"  {number:>6}  {_cut(text, 2 * WIDTH)}"
    if len(lines) > MOST_LINES:
        last, text = lines[-1]
        more = len(lines) - MOST_LINES
        yield f"       …  {more} more, the last in line {last}: {_cut(text, WIDTH)}"


def _side_by_side(readings: Sequence[Reading]) -> Iterator[str]:
    """The nodes of both readings in order, up to a little behind the first difference."""
    first, second = readings[0], readings[1]
    yield f"== side by side: {first.key} | {second.key}"
    different = -1
    for row, (mine, theirs) in enumerate(zip_longest(first.nodes, second.nodes)):
        if different < 0 and _key(mine) != _key(theirs):
            different = row
            here, there = _where(mine, first.key), _where(theirs, second.key)
            yield f">>> the first difference: {here}; {there}"
        mark = ">" if row == different else " "
        yield f"{mark} {_padded(_cell(mine), WIDTH)} | {_cut(_cell(theirs), WIDTH)}"
        if 0 <= different < row - SHOWN_BEHIND:
            yield "  …"
            return
    if different < 0:
        yield "no difference: both texts have the same units under the same headings"


def _key(node: Node | None) -> tuple[str, str] | None:
    return (node.id, node.parent) if node else None


def _where(node: Node | None, key: str) -> str:
    if node is None:
        return f"{key} has nothing more"
    under = f" under {node.parent}" if node.parent else ""
    return f"{key} has {node.id}{under} (line {node.line})"


def _cell(node: Node | None) -> str:
    if node is None:
        return "—"
    depth = node.id.count("-")
    return f"{'  ' * depth}{node.id}  {_shown(node)}"


def _shown(node: Node) -> str:
    text = node.paragraphs[0].text if node.paragraphs else ""
    return " ".join(part for part in (node.label, node.heading or text) if part)


def _cut(text: str, width: int) -> str:
    """A text cut to a width in columns."""
    if columns(text) <= width:
        return text
    out = ""
    for sign in text:
        if columns(out + sign) >= width:
            break
        out += sign
    return out + "…"


def _padded(text: str, width: int) -> str:
    cut = _cut(text, width)
    return cut + " " * (width - columns(cut))
