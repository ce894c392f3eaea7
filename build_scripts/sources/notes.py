"""``notes.yml``: an editor's notes on where the texts differ, and the findings let stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from build_scripts.language.languages import interface
from build_scripts.model import LangText
from build_scripts.problems import Found
from build_scripts.sources import schema
from build_scripts.sources.marked import Marked

UNGRADED = 2
"""The grade of what an editor has not graded: readers see it, but not among the gravest."""
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
    grade: int = UNGRADED
    """1: another fact, name or relation; 2: content or a standing term; 3: form."""
    literally: str = ""
    """What the Chinese says, word by word in English."""
    believed: LangText = field(default_factory=dict)
    """What a reader of the English alone would believe."""


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
class Words:
    """Words of one text and how the other renders them, wherever they stand."""

    words: str
    """In Chinese: ``中方``."""
    renderings: tuple[str, ...]
    """In English, the longer before the shorter: ``both sides``, ``both``."""
    count: int
    """How often the words stand in the text: another number is a fault."""
    without: tuple[str, ...] = ()
    """Sentence pairs where the other text has none of the renderings."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor says of many places at once."""

    id: str
    kind: str
    grade: int
    title: LangText
    explanation: LangText
    words: tuple[Words, ...]
    checks: tuple[str, ...]
    """Codes of checks whose findings are its places too."""
    line: int
    literally: str = ""
    """As in a note."""
    believed: LangText = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document."""

    path: str = ""
    notes: tuple[Note, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    remarks: tuple[Remark, ...] = ()


def of(marked: Marked) -> Found[Notes]:
    """The notes that a YAML file holds; ``None`` and the faults where it has any."""
    problems = schema.check(marked, "notes")
    if problems:
        return Found(None, problems)
    notes = tuple(
        Note(
            each["unit"], each.get("pair", 0), each["kind"], each["certainty"], _quotes(each),
            each["explanation"], tuple(each.get("sources", ())), marked.line("notes", at),
            each.get("grade", UNGRADED), each.get("literally", ""), each.get("believed", {}),
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
    remarks = tuple(
        _remark(each, marked, at) for at, each in enumerate(marked.value.get("remarks") or [])
    )
    return Found(Notes(marked.path, notes, accepted, remarks))


def _remark(entry: Mapping[str, Any], marked: Marked, at: int) -> Remark:
    words = tuple(
        Words(
            each["zh"], tuple(each["en"]), each["count"], tuple(each.get("without", ())),
            marked.line("remarks", at, "words", place),
        )
        for place, each in enumerate(entry.get("words", ()))
    )  # fmt: skip
    return Remark(
        entry["id"], entry["kind"], entry.get("grade", UNGRADED), entry["title"],
        entry["explanation"], words, tuple(entry.get("checks", ())), marked.line("remarks", at),
        entry.get("literally", ""), entry.get("believed", {}),
    )  # fmt: skip


def _quotes(entry: Mapping[str, Any]) -> LangText:
    return {key: entry[key] for key in QUOTED if key in entry}
