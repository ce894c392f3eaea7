"""The contents of a document or division: divisions with the short labels of their units."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.kinds import LETTERS
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import names
from build_scripts.publication.publication import Publication
from build_scripts.publication.titles import toc_label
from build_scripts.publication.words import Span


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit in the contents: its short form or the block's name, its first words as a title."""

    short: str
    names: tuple[Span, ...]
    link: Safe
    title: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of the contents: a division with its units, or loose units alone."""

    indent: Safe
    names: tuple[Span, ...]
    link: Safe
    units: tuple[UnitLink, ...]


def entries(
    publication: Publication, here: str, parent: str = "", depth: int = 0
) -> list[TocEntry]:
    """What is inside a node (empty: the document), in order."""
    out: list[TocEntry] = []
    loose: list[Unit] = []
    for node in publication.children.get(parent, ()):
        if isinstance(node, Unit):
            loose += [
                node,
                *(each for each in publication.inside(node.id) if isinstance(each, Unit)),
            ]
            continue
        out += _loose(publication, here, depth, loose)
        loose = []
        out.append(_division(publication, here, depth, node))
        if any(isinstance(each, Division) for each in publication.children.get(node.id, ())):
            out += entries(publication, here, node.id, depth + 1)
    return out + _loose(publication, here, depth, loose)


def _division(publication: Publication, here: str, depth: int, division: Division) -> TocEntry:
    inside = publication.children.get(division.id, ())
    has_divisions = any(isinstance(each, Division) for each in inside)
    units = (
        [] if has_divisions else [e for e in publication.inside(division.id) if isinstance(e, Unit)]
    )
    target = link(here, *publication.place(division.id))
    return TocEntry(
        Safe("    " * depth),
        names(publication, division),
        Safe(target),
        tuple(_unit(publication, here, unit) for unit in units),
    )


def _loose(publication: Publication, here: str, depth: int, units: list[Unit]) -> list[TocEntry]:
    if not units:
        return []
    links = tuple(_unit(publication, here, unit) for unit in units)
    return [TocEntry(Safe("    " * depth), (), Safe(""), links)]


def _unit(publication: Publication, here: str, unit: Unit) -> UnitLink:
    words = [
        Span(key, publication.lang(key), publication.cited(unit.id, key))
        for key in publication.keys
    ]
    return UnitLink(
        publication.shorts[unit.id],
        () if unit.kind in LETTERS else tuple(words),
        Safe(link(here, *publication.place(unit.id))),
        toc_label(unit, publication.keys),
    )
