"""The contents of a document or division: divisions with the short labels of their units."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import LETTERS, Division, Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import names
from build_scripts.publication.publication import Frame
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
class Entry:
    """One line of the contents: a division with its units, or loose units alone."""

    indent: Safe
    names: tuple[Span, ...]
    link: Safe
    units: tuple[UnitLink, ...]


def entries(frame: Frame, here: str, parent: str = "", depth: int = 0) -> list[Entry]:
    """What is inside a node (empty: the document), in order."""
    out: list[Entry] = []
    loose: list[Unit] = []
    for node in frame.children.get(parent, ()):
        if isinstance(node, Unit):
            loose += [node, *(each for each in frame.inside(node.id) if isinstance(each, Unit))]
            continue
        out += _loose(frame, here, depth, loose)
        loose = []
        out.append(_division(frame, here, depth, node))
        if any(isinstance(each, Division) for each in frame.children.get(node.id, ())):
            out += entries(frame, here, node.id, depth + 1)
    return out + _loose(frame, here, depth, loose)


def _division(frame: Frame, here: str, depth: int, division: Division) -> Entry:
    inside = frame.children.get(division.id, ())
    has_divisions = any(isinstance(each, Division) for each in inside)
    units = [] if has_divisions else [e for e in frame.inside(division.id) if isinstance(e, Unit)]
    target = link(here, *frame.place(division.id))
    return Entry(
        Safe("    " * depth),
        names(frame, division),
        Safe(target),
        tuple(_unit(frame, here, unit) for unit in units),
    )


def _loose(frame: Frame, here: str, depth: int, units: list[Unit]) -> list[Entry]:
    if not units:
        return []
    links = tuple(_unit(frame, here, unit) for unit in units)
    return [Entry(Safe("    " * depth), (), Safe(""), links)]


def _unit(frame: Frame, here: str, unit: Unit) -> UnitLink:
    words = [Span(key, frame.lang(key), frame.words(unit.id, key)) for key in frame.keys]
    return UnitLink(
        frame.shorts[unit.id],
        () if unit.kind in LETTERS else tuple(words),
        Safe(link(here, *frame.place(unit.id))),
        toc_label(unit, frame.keys),
    )
