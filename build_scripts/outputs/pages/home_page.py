"""The home page: of one document its title page, of several a list, newest first, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.apparatus.corpus import relations
from build_scripts.apparatus.corpus.relations import Related
from build_scripts.language.han_forms import han_lines, simplified
from build_scripts.language.languages import language, languages
from build_scripts.model import Document
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.opening import alone, opening, standings, titles
from build_scripts.outputs.pages.related import RelatedShown, related_from
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import (
    SPOKEN,
    Span,
    joined,
    names_beside,
    phrases,
    pick,
    said,
    spoken,
)

BEFORE_OR_AFTER = ("succeeds", "succeeded_by", "amends", "amended_by")
"""Relations that tell which of several documents is in force."""
FEW = 8
"""So many documents stand in one list where no group is declared, and need no filter."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list."""

    titles: tuple[Span, ...]
    folder: Safe
    date: str
    standing: tuple[Span, ...]
    alone: tuple[tuple[Span, Safe], ...]
    related: tuple[RelatedShown, ...]
    """What it came after, and what came after it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents of one group or year, newest first."""

    id: Safe
    names: tuple[Span, ...]
    """Of the group; none where documents stand under their year, or there is one shelf alone."""
    year: str
    documents: tuple[Listed, ...]


def home_page(
    documents: Sequence[Document], newest: Publication | None, faulty: Sequence[str] = ()
) -> str:
    """``index.md``: every document, and the way into the newest; then the drafts with faults.

    ``newest``: the first in the order of ``newest_first``.
    """
    shown = newest_first(documents)
    spoken_in = names_beside(_languages(shown) or list(SPOKEN))
    title, lead = joined(phrases("site")), said("site_lead", languages=spoken_in)
    text = joined(phrases("site_lead", languages=spoken_in))
    return fill(
        "home",
        front=front.front("home", title, text),
        lead=lead,
        opening=opening(newest) if newest else None,
        folder=Safe(f"{shown[0].id}/") if shown else "",
        shorts=_shorts(shown[0]) if shown else (),
        shelves=shelves(shown) if len(shown) > 1 else (),
        han=_other_forms(shown) if len(shown) > FEW else "",
        faulty=[(each, Safe(f"{each}/")) for each in faulty],
    )


def _other_forms(documents: Sequence[Document]) -> str:
    """The Han characters of titles and groups that have other forms, ``园園 …``: for the filter."""
    names = [text for each in documents for text in (*each.title.values(), *each.group.values())]
    return " ".join(han_lines("".join(filter(None, names)).translate(simplified())))


def _languages(documents: Sequence[Document]) -> list[str]:
    """Keys of the languages in which there are texts, in the order of the table; others last."""
    found = dict.fromkeys(language(e.key).key for each in documents for e in each.editions)
    return sorted(found, key=lambda key: [*languages(), key].index(key))


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """By date, those without one last; of one date by their ids."""
    by_id = sorted(documents, key=lambda each: each.id)
    return sorted(by_id, key=lambda each: each.date, reverse=True)


def shelves(documents: Sequence[Document]) -> tuple[Shelf, ...]:
    """Documents, newest first, under the groups that they declare, those without under their year.

    A group stands where its newest document does. A few without a group are one shelf.
    """
    is_one = len(documents) <= FEW and not any(each.group for each in documents)
    others = relations.related({each.id: each for each in documents})
    found: dict[tuple[tuple[Span, ...], str], list[Listed]] = {}
    for each in documents:
        found.setdefault(((), "") if is_one else _group(each), []).append(
            _listed(each, others[each.id])
        )
    return tuple(
        Shelf(Safe(f"shelf-{place}"), names, year, tuple(own))
        for place, ((names, year), own) in enumerate(found.items(), 1)
    )


def _group(document: Document) -> tuple[tuple[Span, ...], str]:
    if document.group:
        return spoken(document.group), ""
    return ((), document.date[:4]) if document.date else (said("undated"), "")


def _listed(document: Document, others: Sequence[Related]) -> Listed:
    folder = Safe(f"{document.id}/")
    shown = related_from([each for each in others if each.kind in BEFORE_OR_AFTER], "")
    return Listed(
        titles(document), folder, document.date, standings(document), alone(document), shown
    )


def _shorts(document: Document) -> tuple[Span, ...]:
    names = document.short or document.title
    return tuple(Span(each.key, each.lang, pick(names, each.key)) for each in document.editions)
