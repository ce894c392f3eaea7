"""``document.yml``: what a person says about a document, as values.

``config.of(marked, folder)`` checks the file against its schema and against itself and gives a
``Config``; the shape is explained in the guide for editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from build_scripts.model import DIVISION_KINDS, Block, Document, Edition, LangText, Level, Retired
from build_scripts.problems import Problem, has_errors
from build_scripts.sources import document_faults, schema
from build_scripts.sources.marked import Marked

NAMES: Mapping[str, LangText] = {
    "zh": {"zh": "中文", "en": "Chinese"},
    "en": {"zh": "英文", "en": "English"},
    "lo": {"zh": "老挝文", "en": "Lao"},
}
WARN_RATIO, ERROR_RATIO = 3, 6
"""How far a unit's length ratio may be from the document's median: warning, error."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text begins and ends in one source."""

    start: str = ""
    occurrence: int = 1
    stop: str = ""


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
    """A unit that one edition alone has, with the reason."""

    id: str
    only: str
    reason: str
    index: int


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
    one_sided: tuple[OneSided, ...] = ()
    retired: tuple[Retired, ...] = ()
    same_version: str = ""
    """Why an editor is sure that the texts are of one version, against all signs."""
    counts: Mapping[str, int] = field(default_factory=dict)
    warn_ratio: int = WARN_RATIO
    error_ratio: int = ERROR_RATIO

    def problem(
        self, place: tuple[str | int, ...], code: str, message: str, hint: str = ""
    ) -> Problem:
        """A problem at a place of ``document.yml``."""
        return Problem(self.marked.path, self.marked.line(*place), code, message, hint)

    def rules(self, name: str, key: str) -> tuple[Rule, ...]:
        """The declared exceptions of one sort for one edition."""
        sorts = {
            "skip": self.skip,
            "drop": self.drop,
            "text": self.text,
            "join": self.join,
            "replace": self.replace,
            "misprints": self.misprints,
        }
        return tuple(rule for rule in sorts[name] if rule.key == key)


def of(marked: Marked, folder: str) -> tuple[Config | None, tuple[Problem, ...]]:
    """The configuration in a parsed ``document.yml``; ``None`` where it has a fault.

    ``folder`` is the name of the folder in which the file lies.
    """
    problems = list(schema.check(marked, "config"))
    if has_errors(problems):
        return None, tuple(problems)
    config = _config(marked, marked.value)
    problems += document_faults.faults(config, folder)
    return (None if has_errors(problems) else config), tuple(sorted(problems))


def _config(marked: Marked, value: Mapping[str, Any]) -> Config:
    length = value.get("length", {})
    return Config(
        marked=marked,
        document=_document(value),
        levels=tuple(_level(entry) for entry in value.get("levels", ())),
        blocks=tuple(_block(entry) for entry in value.get("blocks", ())),
        under=_under(value),
        room={each["name"]: each["lines"] for each in value.get("blocks", ()) if "lines" in each},
        body={key: Body(**body) for key, body in value.get("body", {}).items()},
        wrap=value.get("wrap", {}),
        skip=_rules(value, "skip"),
        drop=_rules(value, "drop"),
        text=_rules(value, "text"),
        join=_rules(value, "join"),
        replace=_rules(value, "replace"),
        misprints=_rules(value, "misprints"),
        one_sided=tuple(
            OneSided(each["id"], each["only"], each["reason"], index)
            for index, each in enumerate(value.get("one_sided", ()))
        ),
        retired=tuple(
            Retired(each["id"], each["reason"], each.get("to", ""))
            for each in value.get("retired", ())
        ),
        same_version=value.get("same_version", ""),
        counts=value.get("counts", {}),
        warn_ratio=length.get("warn", WARN_RATIO),
        error_ratio=length.get("error", ERROR_RATIO),
    )


def _under(value: Mapping[str, Any]) -> Mapping[int, tuple[str, ...]]:
    return {
        index: tuple(entry["under"])
        for index, entry in enumerate(value.get("levels", ()))
        if "under" in entry
    }


def _document(value: Mapping[str, Any]) -> Document:
    authentic = tuple(value.get("authentic", ()))
    return Document(
        id=value["id"],
        title=value["title"],
        short=value.get("short", value["title"]),
        editions=tuple(
            _edition(key, entry, is_authentic=key in authentic)
            for key, entry in value["editions"].items()
        ),
        authentic=authentic,
        signed=value.get("signed") or "",
        effective=value.get("effective") or "",
        revised=value.get("revised") or "",
        is_draft=value.get("draft", False),
    )


def _edition(key: str, entry: Mapping[str, Any], *, is_authentic: bool) -> Edition:
    return Edition(
        key=key,
        lang=entry["lang"],
        file=entry["file"],
        sha256=entry.get("sha256") or "",
        name=_words(entry.get("name")) or NAMES.get(key, {"zh": key, "en": key}),
        status=_words(entry.get("status")),
        publisher=_words(entry.get("publisher")),
        rights=_words(entry.get("rights")),
        published=entry.get("published") or "",
        url=entry.get("url") or "",
        also=tuple(entry.get("also", ())),
        is_authentic=is_authentic,
    )


def _words(value: Any) -> LangText:
    """One text for both interface languages, or one for each."""
    if not value:
        return {}
    return {"zh": value, "en": value} if isinstance(value, str) else value


LEVEL_KEYS = frozenset(
    "kind unit continuous restarts by first indent under after paragraphs page "
    "cite cite_paragraph".split()
)
BLOCK_KEYS = frozenset("name heading level lines paragraphs reason cite".split())


def _level(entry: Mapping[str, Any]) -> Level:
    return Level(
        kind=entry["kind"],
        templates={
            key: (value,) if isinstance(value, str) else tuple(value)
            for key, value in entry.items()
            if key not in LEVEL_KEYS
        },
        is_unit=entry.get("unit", entry["kind"] not in DIVISION_KINDS),
        is_continuous=entry.get("continuous", False),
        restarts=entry.get("restarts", False),
        by_position=entry.get("by", "number") == "position",
        first=entry.get("first", 1),
        indent=entry.get("indent", {}),
        after=entry.get("after", ""),
        paragraphs=entry.get("paragraphs", "parts"),
        page=entry.get("page"),
        cite=entry.get("cite", {}),
        cite_paragraph=entry.get("cite_paragraph", {}),
    )


def _block(entry: Mapping[str, Any]) -> Block:
    return Block(
        name=entry["name"],
        templates={key: value for key, value in entry.items() if key not in BLOCK_KEYS},
        has_heading=entry.get("heading", False),
        level=entry.get("level", ""),
        paragraphs=entry.get("paragraphs", "parts"),
        reason=entry.get("reason", ""),
        cite=entry.get("cite", {}),
    )


def _rules(value: Mapping[str, Any], name: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            key=entry["in"],
            template=entry.get("line") or entry.get("find") or entry.get("from", ""),
            place=(name, index),
            hits=entry.get("hits"),
            reason=entry.get("reason", ""),
            by=entry.get("by") or entry.get("to", ""),
            number=entry.get("number", 0),
            lines=entry.get("lines", 1),
        )
        for index, entry in enumerate(value.get(name, ()))
    )
