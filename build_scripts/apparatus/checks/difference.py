"""What a check finds: a place where two editions disagree, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_scripts.apparatus.checks.grades import CONTENT, FORM, GRAVE, grade
from build_scripts.footmarks import bare
from build_scripts.model import LangText

CHECK, NOTE, REMARK = "check", "note", "remark"
"""Who says so: a check, an editor's note on one place, or a remark on many places."""
SEVERITIES = {GRAVE: "major", CONTENT: "minor", FORM: "slight"}
"""What the data call the grades in a word."""

KINDS = (
    "sense", "number", "name", "omission", "addition", "term", "grammar", "label", "layout",
)  # fmt: skip
"""Kinds of difference, in the order in which they are listed."""


__all__ = ["CHECK", "CONTENT", "FORM", "GRAVE", "KINDS", "NOTE", "REMARK", "Check", "Difference",
           "Finding"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the editions disagree: found by a check, or noted by an editor."""

    unit: str
    """Id of the unit or division."""
    pair: str
    """Id of the sentence pair, empty where it is of no single pair."""
    code: str
    """``DF11``; empty for an editor's note."""
    kind: str
    """One of ``KINDS``."""
    quotes: LangText
    """Language key → the words there, verbatim; a text that has none is left out."""
    message: LangText
    grade: int = CONTENT
    source: str = CHECK
    certainty: str = ""
    """``sure`` or ``likely``, for notes."""
    sources: tuple[str, ...] = ()
    accepted: LangText = field(default_factory=dict)
    """Why an editor lets the place stand; empty where nobody has said so."""
    remark: str = ""
    """Id of the remark that speaks of this place and others like it."""
    literally: str = ""
    """What the Chinese says, word by word in English; from a note."""
    believed: LangText = field(default_factory=dict)
    """What a reader of the English alone would believe; from a note."""

    @property
    def severity(self) -> str:
        """The grade in a word: ``major``, ``minor`` or ``slight``."""
        return SEVERITIES[self.grade]


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding: its code, what it is called, and what it looks for."""

    code: str
    kind: str
    title: LangText
    rule: LangText


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check returns: a place, the words there, and what they are an instance of."""

    check: Check
    unit: str
    pair: str
    quotes: Mapping[str, str]
    message: LangText = field(default_factory=dict)
    aspect: str = ""
    """Which of the kinds of place that its check finds, where they have grades of their own."""
    kind: str = ""
    """The kind of difference, where it is not its check's."""

    def difference(self) -> Difference:
        """The finding in the shape that pages and data have."""
        return Difference(
            self.unit, self.pair, self.check.code, self.kind or self.check.kind,
            {key: bare(text) for key, text in self.quotes.items() if text},
            self.message or self.check.rule, grade(self.check.code, self.aspect),
        )  # fmt: skip
