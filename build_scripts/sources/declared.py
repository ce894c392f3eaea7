"""What a document declares about itself, as values: the shape of ``document.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_scripts.model import Block, Document, Level, Retired
from build_scripts.problems import ERROR, Problem
from build_scripts.sources.marked import Marked

WARN_RATIO, ERROR_RATIO = 3, 6
"""How far a unit's length ratio may be from the document's median: warning, error."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text begins and ends in one source."""

    start: str = ""
    occurrence: int = 1
    stop: str = ""
    reason: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared exception about lines of one source: which, how often, why."""

    key: str
    template: str
    place: tuple[str, int]
    """Where it stands in ``document.yml``: ``("drop", 0)``."""
    hits: int | None = None
    """How many lines it must fit; ``None``: one or more."""
    reason: str = ""
    by: str = ""
    """What a replacement puts in; the line with which a stretch ends."""
    number: int = 0
    lines: int = 1


@dataclass(frozen=True, slots=True)
class OneSided:
    """A unit that not all editions have, with the reason."""

    id: str
    only: tuple[str, ...]
    """Language keys of those that have it."""
    reason: str
    index: int


@dataclass(frozen=True, slots=True)
class Lists:
    """How the lists inside some units are marked, where that is not as ``levels`` says."""

    units: tuple[str, ...]
    """Ids of the units."""
    is_text: bool
    """Whether they stay paragraphs of the unit."""
    levels: tuple[Mapping[str, tuple[str, ...]], ...]
    """For each level below the unit's own, from the outside in, the templates by language."""
    reason: str
    index: int


@dataclass(frozen=True, slots=True)
class Footnotes:
    """One series of footnotes: how its marks look, and how its notes begin."""

    marks: Mapping[str, str]
    """Language key → template of a mark in the text: ``[{arabic}]``."""
    notes: Mapping[str, str]
    """Language key → template of what a footnote begins with."""
    is_text: bool = False
    """Whether what looks like them is plain text."""
    by_position: bool = False
    """Counted in each unit, whatever number is printed: that may begin anew on each page."""
    reason: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """Something that a person has still to confirm."""

    place: tuple[str | int, ...]
    """Where it stands in ``document.yml``."""
    question: str


@dataclass(frozen=True, slots=True)
class Config:
    """All that ``document.yml`` says."""

    marked: Marked
    document: Document
    levels: tuple[Level, ...]
    blocks: tuple[Block, ...]
    under: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Index of a level → kinds of the nodes in which its labels may stand; none: in any."""
    room: Mapping[str, int] = field(default_factory=dict)
    """Name of a block → how many paragraphs it has at most; none: all up to the next label."""
    body: Mapping[str, Body] = field(default_factory=dict)
    wrap: Mapping[str, str] = field(default_factory=dict)
    skip: tuple[Rule, ...] = ()
    drop: tuple[Rule, ...] = ()
    text: tuple[Rule, ...] = ()
    join: tuple[Rule, ...] = ()
    replace: tuple[Rule, ...] = ()
    misprints: tuple[Rule, ...] = ()
    tables: tuple[Rule, ...] = ()
    """Lines that look like rows of a table and are none."""
    one_sided: tuple[OneSided, ...] = ()
    retired: tuple[Retired, ...] = ()
    lists: tuple[Lists, ...] = ()
    footnotes: tuple[Footnotes, ...] = ()
    pairing: Mapping[str, int] = field(default_factory=dict)
    """Id of a unit whose texts an editor lets stand together, against all signs → its entry."""
    confirmed: frozenset[str] = frozenset()
    """Those of them that have a reason and no open question."""
    checks: tuple[Check, ...] = ()
    """What is still to be confirmed; the document is a draft while there is any."""
    refused: str = ""
    """Why ``new`` made nothing of the texts."""
    same_version: str = ""
    """Why an editor is sure that the texts are of one version, against all signs."""
    counts: Mapping[str, int] = field(default_factory=dict)
    warn_ratio: int = WARN_RATIO
    error_ratio: int = ERROR_RATIO

    def problem(
        self,
        place: tuple[str | int, ...],
        code: str,
        message: str,
        hint: str = "",
        severity: str = ERROR,
    ) -> Problem:
        """A problem at a place of ``document.yml``."""
        return Problem(self.marked.path, self.marked.line(*place), code, message, hint, severity)

    def rules(self, name: str, key: str) -> tuple[Rule, ...]:
        """The declared exceptions of one sort for one edition."""
        sorts = {
            "skip": self.skip,
            "drop": self.drop,
            "text": self.text,
            "join": self.join,
            "replace": self.replace,
            "misprints": self.misprints,
            "tables": self.tables,
        }
        return tuple(rule for rule in sorts[name] if rule.key == key)


DOCUMENT = "document"
"""What ``under:`` calls the document itself, outside all levels."""
