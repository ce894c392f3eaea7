"""An editor's notes on where the texts differ, and the findings that an editor accepts.

Quotations are looked up letter by letter at every build: a note on words that are no longer there
is a fault, and so is the acceptance of a finding that is no longer made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from build_scripts.apparatus import remarks
from build_scripts.apparatus.checks.difference import NOTE, Difference
from build_scripts.apparatus.quotations import no_unit, not_there, pair_of
from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Bitext, Division, Unit
from build_scripts.problems import Problem
from build_scripts.sources.notes import Acceptance, Note, Notes


def apply(
    notes: Notes, bitext: Bitext, found: Sequence[Difference]
) -> tuple[tuple[Difference, ...], tuple[Problem, ...]]:
    """The notes as differences, the places of the remarks, then the findings with what was accepted
    and what a remark speaks of; and the faults."""
    nodes = {node.id: node for node in bitext.nodes()}
    problems = list(_faults(notes, nodes))
    written = [_difference(note, nodes[note.unit]) for note in notes.notes if note.unit in nodes]
    checked, unfound = _accepted(notes, found)
    problems += unfound
    order = {node.id: node.order for node in bitext.nodes()}
    places = bitext.pair_places
    written.sort(key=lambda each: (order[each.unit], places.get(each.pair, 0)))
    problems += remarks.faults(notes.path, notes.remarks, bitext, checked)
    everything = (
        *written,
        *remarks.places(notes.remarks, bitext),
        *remarks.gathered(notes.remarks, checked),
    )
    return everything, tuple(sorted(problems))


def _accepted(notes: Notes, found: Sequence[Difference]) -> tuple[list[Difference], list[Problem]]:
    """The findings with what an editor accepts of them; acceptances of what is not found."""
    checked = []
    used: set[int] = set()
    for each in found:
        fitting = [number for number, one in enumerate(notes.accepted) if _is_meant(one, each)]
        used.update(fitting)
        reason = notes.accepted[fitting[0]].reason if fitting else {}
        checked.append(replace(each, accepted=reason))
    return checked, [
        Problem(
            notes.path, one.line, "N04", _unfound(one),
            "delete the entry under `accepted:`, or correct unit, code and quotations",
        )
        for number, one in enumerate(notes.accepted)
        if number not in used
    ]  # fmt: skip


def _unfound(one: Acceptance) -> str:
    if not one.quotes:
        return phrase("no check finds {code} in {unit}", code=one.code, unit=one.unit)
    quotes = one_after_another(map(repr, one.quotes.values()), "{first} and {next}")
    return phrase("no check finds {code} in {unit} with {quotes}",
                  code=one.code, unit=one.unit, quotes=quotes)  # fmt: skip


def _is_meant(accepted: Acceptance, finding: Difference) -> bool:
    """Whether this is the finding that an editor lets stand."""
    return (
        finding.unit == accepted.unit
        and finding.code == accepted.code
        and all(text in finding.quotes.get(key, "") for key, text in accepted.quotes.items())
    )


def _difference(note: Note, node: Division | Unit) -> Difference:
    pair = f"{note.unit}.{note.pair}" if note.pair else pair_of(node, note.quotes)
    return Difference(
        note.unit, pair, "", note.kind, note.quotes, note.explanation,
        note.grade, NOTE, note.certainty, note.sources,
        literally=note.literally, believed=note.believed,
    )  # fmt: skip


def _faults(notes: Notes, nodes: Mapping[str, Division | Unit]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], int] = {}
    for note in notes.notes:
        node = nodes.get(note.unit)
        if node is None:
            yield no_unit(notes.path, note.line, note.unit)
            continue
        same = (note.unit, note.kind, *sorted(note.quotes.items()))
        if same in seen:
            yield Problem(
                notes.path, note.line, "N05",
                phrase("the same words of {unit} have a note of this kind in line {line}",
                    unit=note.unit, line=seen[same]),
                "make the two one note",
            )  # fmt: skip
        seen.setdefault(same, note.line)
        yield from _quote_faults(notes.path, note, node)


def _quote_faults(path: str, note: Note, node: Division | Unit) -> Iterator[Problem]:
    if not note.quotes:
        yield Problem(
            path, note.line, "N03", phrase("the note on {unit} quotes neither text",
                unit=note.unit),
            "add `zh:` or `en:` with the exact words",
        )  # fmt: skip
    yield from not_there(path, note.line, node, note.quotes)
    pairs = [pair.id for pair in node.pairs] if isinstance(node, Unit) else []
    if note.pair and f"{note.unit}.{note.pair}" not in pairs:
        yield Problem(
            path, note.line, "N06", phrase("{unit} has no sentence pair {pair}", unit=note.unit,
                pair=note.pair),
            phrase("it has {count}; `pair:` may be left out", count=len(pairs)),
        )  # fmt: skip
