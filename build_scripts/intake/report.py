"""What ``new`` says of two texts: the structure found, what was left out, what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from build_scripts.intake.infer import Outcome
from build_scripts.intake.survey import Survey
from build_scripts.model import Bitext

SHOWN = 60
"""Characters of a line that the report shows."""
MOST_SHOWN = 12
"""Ids that one line of the report shows."""


def counts(outcome: Outcome) -> Mapping[str, int]:
    """How many nodes of each declared level were found, where both texts have as many."""
    if outcome.collation is None:
        return {}
    found = [
        Counter(node.kind for node in reading.nodes)
        for reading in outcome.collation.attempts.values()
    ]
    kinds = dict.fromkeys(level.kind for level in outcome.draft.levels)
    return {kind: found[0][kind] for kind in kinds if len({own[kind] for own in found}) == 1}


def lines(outcome: Outcome, surveys: Mapping[str, Survey]) -> Iterator[str]:
    """The report, line by line; where the texts are refused, the reason comes first."""
    own = outcome.draft
    if outcome.refusal:
        yield f"Refused: {outcome.refusal.reason}."
    yield f"Structure: {own.preset or 'no numbering'}" + (" (as seen)" if outcome.refusal else "")
    for level in own.levels:
        yield f"  {level.kind}" + _said(level.says)
        for key, templates in level.templates.items():
            yield f"    {key}: {'  |  '.join(templates)}"
            yield from _first_lines(outcome, key, level.kind)
    yield from _surroundings(outcome, surveys)
    if outcome.refusal is None and outcome.collation and outcome.collation.bitext:
        yield from _totals(outcome.collation.bitext)


def _surroundings(outcome: Outcome, surveys: Mapping[str, Survey]) -> Iterator[str]:
    own = outcome.draft
    for key, each in surveys.items():
        if each.mode != "none":
            yield f"{key}: lines are broken by width and are joined to paragraphs ({each.mode})"
        if key in own.start:
            yield f"{key}: the text begins with: {_cut(own.start[key][0])}; all before is left out"
        if each.contents:
            first, last = each.contents[0], each.contents[-1]
            yield f"{key}: contents list left out, lines {first.number}–{last.number}"
    for block in own.blocks:
        yield f"Beside the numbering: {block.name} ({', '.join(block.lines)})"
    for entry in own.text:
        yield f"{entry['in']}: read as running text: {_cut(entry['line'])}"


def _said(says: Mapping[str, object]) -> str:
    words = [f"{name}: {value}" for name, value in says.items() if not name.startswith("cite")]
    return f" ({', '.join(words)})" if words else ""


def _first_lines(outcome: Outcome, key: str, kind: str) -> Iterator[str]:
    readings = outcome.collation.attempts if outcome.collation else {}
    if key not in readings:
        return
    nodes = [node for node in readings[key].nodes if node.kind == kind and node.label]
    first = f", the first in line {nodes[0].line}: " if nodes else ""
    shown = _cut(f"{nodes[0].label} {nodes[0].heading}".strip()) if nodes else ""
    yield f"      {len(nodes)} found{first}{shown}"


def _totals(bitext: Bitext) -> Iterator[str]:
    yield f"{len(bitext.divisions)} divisions, {len(bitext.units)} units in both texts"
    keys = bitext.document.keys
    unequal = [
        unit.id
        for unit in bitext.units
        if len({len(unit.text[key] or ()) for key in keys if unit.has(key)}) > 1
    ]
    if unequal:
        more = f" and {len(unequal) - MOST_SHOWN} more" if len(unequal) > MOST_SHOWN else ""
        yield f"Unequal numbers of paragraphs in: {', '.join(unequal[:MOST_SHOWN])}{more}"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
