"""What ``new`` says of two texts: the structure found, what was left out, what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.alignment.kin.kinship import in_other_order
from build_scripts.intake.infer import Outcome
from build_scripts.intake.survey import Survey
from build_scripts.messages import phrase
from build_scripts.model import Bitext
from build_scripts.tabular import measured

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
        yield phrase("Refused: {reason}", reason=outcome.refusal.reason)
    found = own.preset or phrase("no numbering")
    if outcome.refusal:
        yield phrase("Structure: {structure} (as seen)", structure=found)
    else:
        yield phrase("Structure: {structure}", structure=found)
    for place, level in enumerate(own.levels):
        yield f"  {level.kind}" + _said(level.says)
        for key, templates in level.templates.items():
            yield f"    {key}: {'  |  '.join(templates)}"
            yield from _first_lines(outcome, key, place)
    yield from _surroundings(outcome, surveys)
    if outcome.refusal is None and outcome.collation and outcome.collation.bitext:
        yield from _totals(outcome.collation.bitext)
        if outcome.wordless:
            yield phrase("Paired by their labels alone: {ids}", ids=ids(outcome.wordless))


def _surroundings(outcome: Outcome, surveys: Mapping[str, Survey]) -> Iterator[str]:
    own = outcome.draft
    for key, each in surveys.items():
        if each.mode != "none":
            yield phrase(
                "{key}: lines are broken by width and are joined to paragraphs ({mode})",
                key=key, mode=each.mode,
            )  # fmt: skip
        if each.divided:
            yield phrase(
                "{key}: words divided at the end of a line are read whole: {count}",
                key=key, count=each.divided,
            )  # fmt: skip
        if key in own.start:
            yield phrase(
                "{key}: the text begins with: {text}; all before is left out",
                key=key, text=_cut(own.start[key][0]),
            )  # fmt: skip
        if each.contents:
            first, last = each.contents[0], each.contents[-1]
            yield phrase(
                "{key}: contents list left out, lines {first}–{last}",
                key=key, first=first.number, last=last.number,
            )  # fmt: skip
        for table in each.tables:
            yield phrase(
                "{key}: table, lines {first}–{last}: {what}",
                key=key, first=table.first, last=table.last, what=_cut(measured(table.text)),
            )  # fmt: skip
    for block in own.blocks:
        yield phrase(
            "Beside the numbering: {name} ({keys})", name=block.name, keys=", ".join(block.lines)
        )
    for entry in own.text:
        yield phrase(
            "{key}: read as running text: {text}", key=entry["in"], text=_cut(entry["line"])
        )


def _said(says: Mapping[str, object]) -> str:
    words = [f"{name}: {value}" for name, value in says.items() if not name.startswith("cite")]
    return f" ({', '.join(words)})" if words else ""


def _first_lines(outcome: Outcome, key: str, level: int) -> Iterator[str]:
    """How many labels of a level a text has, and the first of them."""
    readings = outcome.collation.attempts if outcome.collation else {}
    if key not in readings:
        return
    nodes = [node for node in readings[key].nodes if node.level == level and node.label]
    if not nodes:
        yield phrase("      none found")
        return
    yield phrase(
        "      {count} found, the first in line {line}: {text}",
        count=len(nodes), line=nodes[0].line,
        text=_cut(f"{nodes[0].label} {nodes[0].heading}".strip()),
    )  # fmt: skip


def _totals(bitext: Bitext) -> Iterator[str]:
    yield phrase(
        "{divisions} divisions, {units} units",
        divisions=len(bitext.divisions), units=len(bitext.units),
    )  # fmt: skip
    keys = bitext.document.keys
    if moved := in_other_order(bitext.units, (keys[0], keys[1])):
        yield phrase(
            "Definitions in another order in each text, paired by what they say: {ids}",
            ids=ids(moved),
        )
    unequal = [
        unit.id
        for unit in bitext.units
        if len({len(unit.text[key] or ()) for key in keys if unit.has(key)}) > 1
    ]
    if unequal:
        yield phrase("Unequal numbers of paragraphs in: {ids}", ids=ids(unequal))


def ids(units: Sequence[str]) -> str:
    """Some units by name, at most so many as a line shows."""
    rest = len(units) - MOST_SHOWN
    shown = ", ".join(units[:MOST_SHOWN])
    return phrase("{ids} and {count} more", ids=shown, count=rest) if rest > 0 else shown


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
