"""The contents of a document or division: divisions with the short labels of their units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.kinds import FOOTNOTE, LETTERS
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import names
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span

MOST_IN_WORDS = 200
"""Units up to which the contents say how each begins."""
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class UnitLink:
    """A unit in the contents: its number and first words, or in long documents its short form."""

    short: str
    names: tuple[Span, ...]
    link: Safe


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of the contents: a division with its units, or loose units alone."""

    indent: Safe
    names: tuple[Span, ...]
    link: Safe
    units: tuple[UnitLink, ...]

    @property
    def inner(self) -> Safe:
        """How much further in its units stand."""
        return Safe("    " if self.names else "")

    @property
    def is_long(self) -> bool:
        """Whether its units are named by their numbers alone, on one line."""
        return any(not each.names for each in self.units)


def entries(publication: Publication, here: str, parent: str = "") -> list[TocEntry]:
    """What is inside a node (empty: the document), in order."""
    inside = publication.inside(parent) if parent else publication.bitext.units
    is_long = sum(isinstance(each, Unit) for each in inside) > MOST_IN_WORDS
    words = {} if is_long else publication.labels
    return _entries(publication, here, parent, 0, words)


def _entries(
    publication: Publication, here: str, parent: str, depth: int, words: Words
) -> list[TocEntry]:
    out: list[TocEntry] = []
    loose: list[Unit] = []
    for node in publication.children.get(parent, ()):
        if isinstance(node, Unit):
            loose += [
                node,
                *(each for each in publication.inside(node.id) if isinstance(each, Unit)),
            ]
            loose = [each for each in loose if each.kind != FOOTNOTE]
            continue
        out += _loose(publication, here, depth, loose, words)
        loose = []
        out.append(_division(publication, here, depth, node, words))
        if any(isinstance(each, Division) for each in publication.children.get(node.id, ())):
            out += _entries(publication, here, node.id, depth + 1, words)
    return out + _loose(publication, here, depth, loose, words)


def _division(
    publication: Publication, here: str, depth: int, division: Division, words: Words
) -> TocEntry:
    inside = publication.children.get(division.id, ())
    has_divisions = any(isinstance(each, Division) for each in inside)
    inner = () if has_divisions else publication.inside(division.id)
    units = [each for each in inner if isinstance(each, Unit) and each.kind != FOOTNOTE]
    target = link(here, *publication.place(division.id))
    return TocEntry(
        Safe("    " * depth),
        names(publication, division),
        Safe(target),
        tuple(_unit(publication, here, unit, words) for unit in units),
    )


def _loose(
    publication: Publication, here: str, depth: int, units: list[Unit], words: Words
) -> list[TocEntry]:
    if not units:
        return []
    links = tuple(_unit(publication, here, unit, words) for unit in units)
    return [TocEntry(Safe("    " * depth), (), Safe(""), links)]


def _unit(publication: Publication, here: str, unit: Unit, words: Words) -> UnitLink:
    if unit.kind in LETTERS:
        shown = {key: words[key][unit.id] for key in publication.keys if words}
    else:
        shown = {key: publication.named(unit.id, key) for key in publication.keys}
    return UnitLink(
        publication.shorts[unit.id],
        tuple(Span(key, publication.lang(key), text) for key, text in shown.items()),
        Safe(link(here, *publication.place(unit.id))),
    )
