"""``pairs.yml``: sentence pairs that a person corrects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.messages import phrase
from build_scripts.problems import Problem
from build_scripts.sources.marked import Marked

FIELDS = {"unit", "reason", "pairs"}


@dataclass(frozen=True, slots=True)
class CorrectedPair:
    """One pair as the editor wants it."""

    openings: Mapping[str, tuple[str, ...]]
    """Language key → opening words of each sentence."""
    line: int


@dataclass(frozen=True, slots=True)
class Correction:
    """The pairs of one unit that an editor has set by hand, and why."""

    unit: str
    reason: str
    pairs: tuple[CorrectedPair, ...]
    path: str
    line: int


def corrections(
    marked: Marked, keys: Sequence[str]
) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """The corrections of a ``pairs.yml`` and what is wrong with its shape.

    ``keys`` are the language keys of the document in order, the pivot first.
    """
    if not isinstance(marked.value, list):
        message = phrase("the file is not a list of corrections")
        return (), (Problem(marked.path, 1, "PA01", message, "begin each with “- unit: …”"),)
    found: list[Correction] = []
    problems: list[Problem] = []
    for number in range(len(marked.value)):
        correction, faults = _correction(marked, number, keys)
        problems += faults
        if correction is None:
            continue
        earlier = next((one for one in found if one.unit == correction.unit), None)
        if earlier:
            message = phrase(
                "unit {unit!r} is already corrected in line {line}",
                unit=correction.unit,
                line=earlier.line,
            )
            hint = phrase("put all its pairs into one entry")
            problems.append(Problem(marked.path, correction.line, "PA08", message, hint))
            continue
        found.append(correction)
    return tuple(found), tuple(problems)


def _correction(
    marked: Marked, number: int, keys: Sequence[str]
) -> tuple[Correction | None, list[Problem]]:
    entry, line = marked.value[number], marked.line(number)
    if not isinstance(entry, dict) or not isinstance(entry.get("unit"), str):
        return None, [
            Problem(marked.path, line, "PA01", "a correction has no unit", "unit: p1-par3")
        ]
    problems = [
        Problem(marked.path, marked.line(number, name), "PA01", phrase(
            "{name!r} is not known here", name=name),
                "a correction has unit, reason and pairs")
        for name in sorted(set(entry) - FIELDS)
    ]  # fmt: skip
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        message = phrase("the correction of {unit!r} has no reason", unit=entry["unit"])
        problems.append(Problem(marked.path, line, "PA02", message, "add reason: … in a sentence"))
    pairs, faults = _rows(marked, number, keys)
    problems += faults
    if problems:
        return None, problems
    return Correction(entry["unit"], str(reason).strip(), pairs, marked.path, line), []


def _rows(
    marked: Marked, number: int, keys: Sequence[str]
) -> tuple[tuple[CorrectedPair, ...], list[Problem]]:
    """The pairs of one correction and what is wrong with their shape."""
    entry = marked.value[number]
    rows = entry.get("pairs")
    if not isinstance(rows, list) or not rows:
        message = phrase("the correction of {unit!r} has no pairs", unit=entry["unit"])
        line = marked.line(number)
        return (), [Problem(marked.path, line, "PA01", message, "list them under pairs:")]
    pairs: list[CorrectedPair] = []
    problems: list[Problem] = []
    for at, row in enumerate(rows):
        where = marked.line(number, "pairs", at)
        if fault := _fault_of_row(row, keys):
            problems.append(Problem(marked.path, where, *fault))
            continue
        openings = {key: tuple(words) for key, words in row.items()}
        pairs.append(CorrectedPair(openings, where))
    return tuple(pairs), problems


def _fault_of_row(row: Any, keys: Sequence[str]) -> tuple[str, str, str] | None:
    """Code, message and hint where a pair is not ``{zh: [words, …], en: [words, …]}``."""
    hint = phrase(
        "write {{{first}: [opening words], {last}: [opening words]}}", first=keys[0], last=keys[-1]
    )
    if not isinstance(row, dict) or not all(
        isinstance(words, list) and all(isinstance(word, str) for word in words)
        for words in row.values()
    ):
        return "PA01", phrase("a pair is not a list of opening words for each language"), hint
    unknown = sorted(str(key) for key in row if key not in keys)
    if unknown:
        return (
            "PA09",
            phrase("{key!r} is not a language of this document", key=unknown[0]),
            phrase("use {names}", names=", ".join(keys)),
        )
    if keys[0] not in row or len(row) < 2:
        return (
            "PA09",
            phrase("a pair names {key} and at least one other language", key=keys[0]),
            hint,
        )
    if not any(row.values()):
        return "PA01", phrase("a pair without any sentence"), hint
    return None
