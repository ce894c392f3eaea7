"""How a document was read: the lines taken, left out and passed over, and the outlines of all its
texts, each beside that of the first.

Works for a document with faults too: it shows how far the reading goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from build_scripts import tabular
from build_scripts.alignment.definitions.reorder import reordered
from build_scripts.alignment.lacking import declared_one_sided, is_declared
from build_scripts.collate import collate
from build_scripts.intake import survey
from build_scripts.messages import phrase, recognised, stacked
from build_scripts.model import LeftOut, Node, Reading, Source
from build_scripts.problems import Problem
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.structure.wrap import columns

Declared = Set[tuple[str, str]]
"""Ids that are declared to be in one text alone, and in which."""

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
    first, *others = reordered(readings)
    for other in others:
        parts += _side_by_side(first, other, declared_one_sided(sources.config))
    return stacked(parts), tuple(sorted({*problems, *collation.problems}))


def _edition(reading: Reading, source: Source, config: Config) -> Iterator[str]:
    """One language: its levels, blocks, lines left out and look-alikes."""
    yield f"== {reading.key}: {source.path}"
    for index, level in enumerate(config.levels):
        own = [node for node in reading.nodes if node.level == index]
        yield f"{level.kind}: {len(own)}   {'  |  '.join(level.templates.get(reading.key, ()))}"
        yield from _some([(node.line, _shown(node)) for node in own])
    names = {block.name for block in config.blocks}
    blocks = [node for node in reading.nodes if node.kind in names]
    if blocks:
        yield phrase("blocks: {count}", count=len(blocks))
        yield from _some([(node.line, f"{node.id}: {_shown(node)}") for node in blocks])
    loose = [node for node in reading.nodes if node.kind in {"par", "wrapup"}]
    if loose:
        yield phrase("paragraphs that are units: {count}", count=len(loose))
        yield from _some([(node.line, f"{node.id}: {_shown(node)}") for node in loose])
    yield from _tables(reading)
    yield from _left_out(reading.left_out)
    yield from _look_alikes(reading, source, config)
    yield ""


def _tables(reading: Reading) -> Iterator[str]:
    paragraphs = (each for node in reading.nodes for each in node.paragraphs)
    found = [each for each in paragraphs if tabular.is_table(each.text)]
    if found:
        yield phrase("tables: {count}", count=len(found))
        yield from _some([(each.line, tabular.measured(each.text)) for each in found])


def _left_out(entries: Sequence[LeftOut]) -> Iterator[str]:
    reasons: dict[str, list[tuple[int, str]]] = {}
    for entry in entries:
        reasons.setdefault(entry.reason, []).append((entry.line, entry.text))
    for reason, lines in reasons.items():
        yield phrase("left out, {reason}: {count}", reason=recognised(reason), count=len(lines))
        yield from _some(lines)


def _look_alikes(reading: Reading, source: Source, config: Config) -> Iterator[str]:
    """Lines that look like labels and were read as text."""
    surveyed = survey.survey(source.text, reading.key)
    taken = {node.line for node in reading.nodes if node.label or node.heading}
    taken |= {entry.line for entry in reading.left_out}
    runs = survey.look_alikes(surveyed.lines, taken)
    lines = {line.number: line.text for run in runs for line in run}
    if lines:
        yield phrase("look like labels and were read as text: {count}", count=len(lines))
        yield from _some(sorted(lines.items()))


def _some(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    for number, text in lines[:MOST_LINES]:
        yield f"  {number:>6}  {_cut(text, 2 * WIDTH)}"
    if len(lines) > MOST_LINES:
        last, text = lines[-1]
        more = len(lines) - MOST_LINES
        yield phrase(
            "       …  {count} more, the last in line {line}: {text}",
            count=more,
            line=last,
            text=_cut(text, WIDTH),
        )


def _side_by_side(first: Reading, second: Reading, declared: Declared) -> Iterator[str]:
    """The nodes of both readings in order, up to a little behind the first difference."""
    yield phrase("== side by side: {first} | {second}", first=first.key, second=second.key)
    rows = tuple(_in_step(first, second, declared))
    different = next((row for row, each in enumerate(rows) if each[2]), len(rows))
    for row, (mine, theirs, _) in enumerate(rows[: different + SHOWN_BEHIND + 1]):
        if row == different:
            yield phrase(
                ">>> the first difference: {here}; {there}",
                here=_where(mine, first.key),
                there=_where(theirs, second.key),
            )
        mark = ">" if row == different else " "
        yield f"{mark} {_padded(_cell(mine), WIDTH)} | {_cut(_cell(theirs), WIDTH)}"
    if different == len(rows):
        yield phrase("no difference: the texts have the same units under the same headings")
    elif more := max(0, len(rows) - different - SHOWN_BEHIND - 1):
        yield phrase("  … {count} more", count=more)


def _in_step(
    first: Reading, second: Reading, declared: Declared
) -> Iterator[tuple[Node | None, Node | None, bool]]:
    """Rows of both outlines, and whether they differ there; a unit that is declared to be in one
    text alone has a row for itself."""
    mine, theirs = list(reversed(first.nodes)), list(reversed(second.nodes))
    own, other = ({node.id: node.parent for node in each.nodes} for each in (first, second))
    while mine or theirs:
        here, there = mine[-1] if mine else None, theirs[-1] if theirs else None
        is_same = _key(here) == _key(there)
        if not is_same and here and is_declared(here, first.key, own, declared):
            there = None
        elif not is_same and there and is_declared(there, second.key, other, declared):
            here = None
        is_apart = bool(here) != bool(there) and bool(mine) == bool(theirs)
        yield here, there, not is_same and not is_apart
        if here:
            mine.pop()
        if there:
            theirs.pop()


def _key(node: Node | None) -> tuple[str, str] | None:
    return (node.id, node.parent) if node else None


def _where(node: Node | None, key: str) -> str:
    if node is None:
        return phrase("{key} has nothing more", key=key)
    if not node.parent:
        return phrase("{key} has {id} (line {line})", key=key, id=node.id, line=node.line)
    return phrase(
        "{key} has {id} under {parent} (line {line})",
        key=key,
        id=node.id,
        parent=node.parent,
        line=node.line,
    )


def _cell(node: Node | None) -> str:
    if node is None:
        return "—"
    depth = node.id.count("-")
    return f"{'  ' * depth}{node.id}  {_shown(node)}"


def _shown(node: Node) -> str:
    text = tabular.flat(node.paragraphs[0].text) if node.paragraphs else ""
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
