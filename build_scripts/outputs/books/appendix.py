"""What stands behind the text in a printed book or an EPUB: glossary, editor's notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from build_scripts.model import LangText


@dataclass(frozen=True, slots=True)
class AppendixEntry:
    """One entry: a concept with its terms, or a note on a unit."""

    id: str
    """Unique in the book and unlike every unit id: ``glossary-railway``, ``note-3``."""
    heading: LangText
    """Language key → term or title; a language without one has none."""
    text: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language key → paragraphs."""
    places: tuple[str, ...] = ()
    """Ids of the units that it is about, in reading order."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A list of entries with a heading."""

    id: str
    """``glossary``, ``notes``."""
    title: LangText
    entries: tuple[AppendixEntry, ...]
    compares: bool = False
    """Whether it is about a translation held against its original: a book that shows an original
    alone has nothing of it."""

    def within(self, unit_ids: frozenset[str]) -> Appendix:
        """The entries that concern these units, with those places alone; the others go.

        Entries without any place stay.
        """
        kept = []
        for entry in self.entries:
            places = tuple(place for place in entry.places if place in unit_ids)
            if places or not entry.places:
                kept.append(AppendixEntry(entry.id, entry.heading, entry.text, places))
        return replace(self, entries=tuple(kept))
