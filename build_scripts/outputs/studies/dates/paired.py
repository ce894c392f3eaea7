"""The dates of a document, those of its two texts put side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_scripts import footmarks
from build_scripts.language.dates.date import UNREAD, Dated, is_rough, is_same
from build_scripts.language.dates.reading import dates
from build_scripts.model import Unit
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND
from build_scripts.publication.publication import Publication

ALIKE, ROUGHLY, OPEN = "alike", "roughly", "open"
STATES = (ALIKE, ROUGHLY, FIRST, SECOND, OPEN, UNREAD)
"""Both texts say the same; one says it less exactly; it is in one of them alone; not compared, for
the other text has a date that is not read; not read itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A date in one text, and the text in which it stands."""

    text: str
    found: Dated


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of a sentence pair or a heading."""

    place: str
    wordings: dict[str, Wording]
    state: str

    @property
    def found(self) -> Dated:
        """The date, the more exact one where they differ."""
        return max((each.found for each in self.wordings.values()), key=_exactness)


def _exactness(found: Dated) -> tuple[bool, int, int]:
    known = found.value.replace("XXXX", "").replace("XX", "")
    return not found.is_weak, len(known), len(found.part)


def paired(publication: Publication) -> list[Entry]:
    """Every date of a document with its counterpart, in the order of the text."""
    return [each for place, texts in _texts(publication) for each in entries(place, texts)]


def _texts(publication: Publication) -> Iterator[tuple[str, dict[str, str]]]:
    """Every heading and sentence pair: its id and its text in both languages."""
    for node in publication.nodes.values():
        yield node.id, {key: footmarks.heading(node, key) for key in (FIRST, SECOND)}
        if isinstance(node, Unit):
            own = {key: footmarks.in_pairs(node, key) for key in (FIRST, SECOND)}
            for pair in node.pairs:
                yield (
                    pair.id,
                    {
                        key: gap.join(
                            own[key][pair.id, at] for at in range(len(pair.texts.get(key, ())))
                        )
                        for key, gap in ((FIRST, ""), (SECOND, " "))
                    },
                )


def entries(place: str, texts: dict[str, str]) -> Iterator[Entry]:
    """The dates of a place: those that are one in both texts, then alike ones, then the others.

    Weak ones serve those of the other text and are never shown by themselves; beside a date that is
    not read nothing is said to be in one text alone.
    """
    left = {key: [Wording(texts[key], each) for each in dates(texts[key], key)]
            for key in (FIRST, SECOND)}  # fmt: skip
    out: list[Entry] = []
    for state, fits in ((ALIKE, is_same), (ROUGHLY, is_rough)):
        for weak in (0, 1):
            out += _matched(place, left, state, weak, fits)
    unread = {key: any(each.found.kind == UNREAD for each in own) for key, own in left.items()}
    for key, other in ((FIRST, SECOND), (SECOND, FIRST)):
        alone = OPEN if unread[other] else key
        out += [
            Entry(place, {key: each}, UNREAD if each.found.kind == UNREAD else alone)
            for each in left[key]
            if not each.found.is_weak
        ]
    yield from sorted(out, key=lambda each: next(iter(each.wordings.values())).found.start)


def _matched(
    place: str,
    left: dict[str, list[Wording]],
    state: str,
    weak: int,
    fits: Callable[[Dated, Dated], bool],
) -> Iterator[Entry]:
    """Pairs of dates of which so many are weak, taken from those that are ``left``."""
    for one in list(left[FIRST]):
        for other in left[SECOND]:
            if one.found.is_weak + other.found.is_weak == weak and fits(one.found, other.found):
                left[FIRST].remove(one)
                left[SECOND].remove(other)
                yield Entry(place, {FIRST: one, SECOND: other}, state)
                break
