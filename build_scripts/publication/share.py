"""What the pages and files of all documents need of each, without its text: small, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.model import Document
from build_scripts.publication.publication import Publication


@dataclass(frozen=True, slots=True)
class Share:
    """A document as the home page, the glossary and the search know it."""

    document: Document
    studies: tuple[str, ...]
    """The names of those that it has."""
    found: Mapping[str, tuple[str, ...]]
    """Concept that occurs in it → the ids of the units, each once, in reading order."""
    is_changed: bool = False
    """Whether any of its texts was changed after its publication."""

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


def share_of(publication: Publication, studies: Iterable[str]) -> Share:
    """The share of a document that has these studies."""
    uses = publication.concordance.uses
    found = {each.id: tuple(dict.fromkeys(use.unit for use in uses[each.id]))
        for each in publication.concepts}  # fmt: skip
    return Share(
        publication.bitext.document, tuple(studies), found, is_changed=bool(publication.changes)
    )
