"""What is said of many places at once: an editor's remarks, and the lists left open with 等."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.apparatus.checks import OpenList
from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.remarks import places_of
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.difference_items import place, quoted
from build_scripts.outputs.pages.escape import Safe
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.words import Span, counted, said, spoken


@dataclass(frozen=True, slots=True)
class Place:
    """A link to where something stands."""

    link: Safe
    short: str
    named: tuple[Span, ...]
    """Its words where it has no number."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of both texts that belong together, and every place where they do."""

    quotes: tuple[Span, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A remark with its places."""

    id: Safe
    grade: tuple[Span, ...]
    title: tuple[Span, ...]
    explanation: tuple[Span, ...]
    count: tuple[Span, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list that the Chinese leaves open: where, in which words, and whether the English does."""

    place: Place
    quotes: tuple[Span, ...]
    second: tuple[Span, ...]
    """``open (such as)`` or ``closed``."""


def gathered(publication: Publication) -> list[Gathered]:
    """The remarks of a document, each with its places, the gravest first."""
    found = {each.id: places_of(each, publication.differences) for each in publication.remarks}
    return [
        Gathered(
            Safe(f"remark-{each.id}"),
            said(f"grade_{each.grade}"),
            spoken(each.title),
            spoken(each.explanation),
            counted("places", len(found[each.id])),
            tuple(_wordings(publication, found[each.id])),
        )
        for each in sorted(publication.remarks, key=lambda each: each.grade)
    ]


def _wordings(publication: Publication, found: Sequence[Difference]) -> Iterator[Wording]:
    """Places with the same words together: word by word, each as its renderings first stand."""
    alike: dict[tuple[tuple[str, str], ...], list[Difference]] = {}
    for each in found:
        alike.setdefault(tuple(sorted(each.quotes.items())), []).append(each)
    for same in alike.values():
        units = dict.fromkeys(each.unit for each in same)
        yield Wording(
            quoted(publication, same[0].quotes), tuple(_place(publication, each) for each in units)
        )


def open_lists(publication: Publication) -> list[ListRow]:
    """The table of lists: every one that the Chinese leaves open."""
    return [_row(publication, each) for each in publication.lists]


def _row(publication: Publication, each: OpenList) -> ListRow:
    quotes = tuple(
        Span(key, publication.lang(key), each.quotes[key])
        for key in publication.keys
        if key in each.quotes
    )
    second = said("list_open", words=each.opener) if each.opener else said("list_closed")
    return ListRow(_place(publication, each.unit), quotes, second)


def _place(publication: Publication, unit: str) -> Place:
    return Place(
        place(publication, unit, DIFFERENCES),
        publication.shorts[unit],
        front.named(publication, unit),
    )
