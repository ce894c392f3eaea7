"""``notes.yml``: an editor's notes on where the texts differ, and the findings let stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts.language.languages import interface
from build_scripts.model import LangText
from build_scripts.problems import Found
from build_scripts.sources import schema
from build_scripts.sources.marked import Marked

QUOTED = tuple(interface())
"""Language keys that a note may quote."""


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor says of one place."""

    unit: str
    pair: int
    """Number of the sentence pair in the unit; 0: found by the quotations."""
    kind: str
    certainty: str
    quotes: LangText
    explanation: LangText
    sources: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding of a check that an editor lets stand, and why."""

    unit: str
    code: str
    quotes: LangText
    """Words of the finding, where a unit has several with this code."""
    reason: LangText
    line: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document."""

    path: str = ""
    notes: tuple[Note, ...] = ()
    accepted: tuple[Acceptance, ...] = ()


def of(marked: Marked) -> Found[Notes]:
    """The notes that a YAML file holds; ``None`` and the faults where it has any."""
    problems = schema.check(marked, "notes")
    if problems:
        return Found(None, problems)
    notes = tuple(
        Note(
            each["unit"], each.get("pair", 0), each["kind"], each["certainty"], _quotes(each),
            each["explanation"], tuple(each.get("sources", ())), marked.line("notes", at),
        )
        for at, each in enumerate(marked.value.get("notes") or [])
    )  # fmt: skip
    accepted = tuple(
        Acceptance(
            each["unit"], each["code"], _quotes(each), each["reason"],
            marked.line("accepted", at),
        )
        for at, each in enumerate(marked.value.get("accepted") or [])
    )  # fmt: skip
    return Found(Notes(marked.path, notes, accepted))


def _quotes(entry: Mapping[str, Any]) -> LangText:
    return {key: entry[key] for key in QUOTED if key in entry}
