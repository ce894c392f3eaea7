"""The documents that one is related to, as its pages list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.apparatus.corpus.namesakes import told_apart
from build_scripts.apparatus.corpus.relations import Related
from build_scripts.comparison.comparison import Comparison
from build_scripts.model import LangText
from build_scripts.outputs.pages.escape import Safe
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, pick, said, spoken


def older_name(found: Comparison) -> LangText:
    """The older of two documents that are compared, told from the newer, by each language of the
    interface."""
    both = told_apart((found.older.document, found.newer.document))
    older = both[found.older.document.id]
    return {key: pick(older.short or older.title, key) for key in SPOKEN}


@dataclass(frozen=True, slots=True)
class RelatedShown:
    """Another document: what this one is to it, its name, where it is."""

    kind: str
    word: tuple[Span, ...]
    names: tuple[Span, ...]
    link: Safe
    """Of a document of this site."""
    url: str
    """Of one elsewhere."""


def related(publication: Publication, here: str) -> tuple[RelatedShown, ...]:
    """The related documents on a page of a document (its address inside the document)."""
    return related_from(publication.related, "../" * (here.count("/") + 1))


def related_from(others: Sequence[Related], up: str) -> tuple[RelatedShown, ...]:
    """The same on any page; ``up``: its way to the root of the site."""
    return tuple(
        RelatedShown(
            each.kind,
            said(f"relation_{each.kind}"),
            spoken(each.title),
            Safe(f"{up}{each.document}/index.md") if each.document else Safe(""),
            each.url,
        )
        for each in others
    )
