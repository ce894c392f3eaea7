"""``studies.yml``: what an editor decides for the studies of a document.

Which words of the text name an instrument and what is said of it, what the text sets in parallel,
which traits of a text can be observed: always as exact quotations or as words that are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.model import LangText
from build_scripts.problems import Found
from build_scripts.sources import schema
from build_scripts.sources.marked import KeyPath, Marked
from build_scripts.sources.notes import QUOTED

STAGES = ("existing", "renewal", "planned", "named")
"""What a text treats an instrument as: there already; to be renewed; still to come; only named."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of one place."""

    unit: str
    """Id of the unit or division; empty where a line that is left out is quoted."""
    texts: LangText
    line: int = 0
    """Line of ``studies.yml``."""
    source_line: int = 0
    """Line of the source, where it is left out of the text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one text that are counted."""

    key: str
    text: str
    count: int
    """How often they stand there: another number is a fault."""
    within: str = ""
    """Id of the division or unit in which they are counted; empty: the whole text."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Instrument:
    """A plan, agreement, convention … that the text names."""

    printed: Quote
    """Its name where it is named most fully."""
    concepts: tuple[str, ...]
    """Ids of its concepts: official name, source and places are those of the glossary."""
    stage: str
    """One of ``STAGES``."""
    says: tuple[Quote, ...] = ()
    """What the text says of it: its verbs."""
    dates: tuple[Quote, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All its quotations."""
        return (self.printed, *self.says, *self.dates)


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """Passages that a text allows to be set side by side."""

    cells: tuple[tuple[Quote, ...], ...]
    explanation: LangText
    words: tuple[Words, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parallel:
    """A series of passages beside another."""

    id: str
    title: LangText
    explanation: LangText
    columns: tuple[LangText, ...]
    rows: tuple[ParallelRow, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that can be observed in a text, with its places."""

    id: str
    title: LangText
    explanation: LangText
    places: tuple[Quote, ...] = ()
    words: tuple[Words, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Studies:
    """What an editor decides for the studies of one document."""

    path: str = ""
    instrument_rule: LangText = field(default_factory=dict)
    """What is taken for an instrument, and what is not."""
    instruments: tuple[Instrument, ...] = ()
    parallels: tuple[Parallel, ...] = ()
    traits: tuple[Trait, ...] = ()

    def quotes(self) -> Iterator[Quote]:
        """Every quotation, in the order of the file."""
        for each in self.instruments:
            yield from each.quotes
        for parallel in self.parallels:
            yield from (quote for row in parallel.rows for cell in row.cells for quote in cell)
        for trait in self.traits:
            yield from trait.places

    def words(self) -> Iterator[Words]:
        """All words that are counted."""
        for parallel in self.parallels:
            yield from (words for row in parallel.rows for words in row.words)
        for trait in self.traits:
            yield from trait.words


NOTHING = Studies()
"""Those of a document without a ``studies.yml``."""


def of(marked: Marked) -> Found[Studies]:
    """What a YAML file says; ``None`` and the faults where it has any."""
    problems = schema.check(marked, "studies")
    if problems:
        return Found(None, problems)
    instruments: Mapping[str, Any] = marked.value.get("instruments", {})
    return Found(
        Studies(
            marked.path,
            instruments.get("explanation", {}),
            tuple(
                _instrument(each, ("instruments", "entries", at), marked)
                for at, each in enumerate(instruments.get("entries", ()))
            ),
            tuple(
                _parallel(each, ("parallels", at), marked)
                for at, each in enumerate(marked.value.get("parallels") or ())
            ),
            tuple(
                _trait(each, ("traits", at), marked)
                for at, each in enumerate(marked.value.get("traits") or ())
            ),
        )
    )


def _instrument(entry: Mapping[str, Any], place: KeyPath, marked: Marked) -> Instrument:
    return Instrument(
        _quote(entry["printed"], (*place, "printed"), marked),
        tuple(entry.get("concepts", ())),
        entry["stage"],
        _quotes(entry.get("says", ()), (*place, "says"), marked),
        _quotes(entry.get("dates", ()), (*place, "dates"), marked),
    )


def _parallel(entry: Mapping[str, Any], place: KeyPath, marked: Marked) -> Parallel:
    rows = tuple(_row(each, (*place, "rows", at), marked) for at, each in enumerate(entry["rows"]))
    return Parallel(
        entry["id"], entry["title"], entry["explanation"], tuple(entry["columns"]), rows,
        marked.line(*place),
    )  # fmt: skip


def _row(entry: Mapping[str, Any], place: KeyPath, marked: Marked) -> ParallelRow:
    cells = tuple(
        _quotes(each, (*place, "cells", at), marked) for at, each in enumerate(entry["cells"])
    )
    words = _words(entry.get("words", ()), (*place, "words"), marked)
    return ParallelRow(cells, entry["explanation"], words, marked.line(*place))


def _trait(entry: Mapping[str, Any], place: KeyPath, marked: Marked) -> Trait:
    return Trait(
        entry["id"], entry["title"], entry["explanation"],
        (
            *_quotes(entry.get("places", ()), (*place, "places"), marked),
            *_quotes(entry.get("left_out", ()), (*place, "left_out"), marked),
        ),
        _words(entry.get("words", ()), (*place, "words"), marked),
        marked.line(*place),
    )  # fmt: skip


def _quotes(entries: Sequence[Any], place: KeyPath, marked: Marked) -> tuple[Quote, ...]:
    return tuple(_quote(each, (*place, at), marked) for at, each in enumerate(entries))


def _quote(entry: Mapping[str, Any], place: KeyPath, marked: Marked) -> Quote:
    texts = {key: entry[key] for key in QUOTED if key in entry}
    return Quote(entry.get("unit", ""), texts, marked.line(*place), entry.get("line", 0))


def _words(entries: Sequence[Any], place: KeyPath, marked: Marked) -> tuple[Words, ...]:
    return tuple(
        Words(key, each[key], each["count"], each.get("in", ""), marked.line(*place, at))
        for at, each in enumerate(entries)
        for key in QUOTED
        if key in each
    )
