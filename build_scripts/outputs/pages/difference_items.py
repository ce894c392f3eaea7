"""One difference as pages list it: its place, its kind, the words of both texts, what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.apparatus.checks import CHECKS
from build_scripts.apparatus.checks.difference import GRAVE, Difference
from build_scripts.language.languages import language
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.words import SPOKEN, Span, joined, said, say, spoken

NOWHERE = Safe("")
LONGEST: Mapping[bool, int] = {True: 90, False: 220}
"""Characters of a quotation that are shown, in a dense language and in others."""


@dataclass(frozen=True, slots=True)
class Item:
    """A difference on a page."""

    unit: Safe
    link: Safe
    short: str
    named: tuple[Span, ...]
    """Its words where it has no number."""
    title: str
    kind: tuple[Span, ...]
    certainty: tuple[Span, ...]
    """How certain a note is; for a finding, that a check made it."""
    quotes: tuple[Span, ...]
    message: tuple[Span, ...]
    sources: tuple[str, ...]
    reason: tuple[Span, ...]
    grade: tuple[Span, ...] = ()
    """That it is of the gravest, where the list does not say so."""
    id: Safe = NOWHERE
    """Of an entry on a heading, which the marker there leads to."""
    also: tuple[Item, ...] = ()
    """Further entries on the same heading."""
    rule: Safe = NOWHERE
    """Where it is said what its check looks for."""


def item(publication: Publication, each: Difference, here: str = DIFFERENCES) -> Item:
    """One difference as the page ``here`` shows it."""
    rule = next((check.rule for check in CHECKS if check.code == each.code), {})
    is_all = here == DIFFERENCES
    return Item(
        Safe(each.unit),
        place(publication, each.unit, here),
        publication.shorts[each.unit],
        front.named(publication, each.unit),
        joined(front.cited_by_language(publication, each.unit)),
        said(f"kind_{each.kind}"),
        said(f"certainty_{each.certainty}") if each.certainty else said("by_check", code=each.code),
        quoted(publication, each.quotes),
        () if each.message == rule else spoken(each.message),
        each.sources,
        spoken({key: say("reason", key) + each.accepted.get(key, "") for key in SPOKEN})
        if each.accepted
        else (),
        said(f"grade_{GRAVE}") if each.grade == GRAVE and not is_all else (),
        rule=Safe(link(here, DIFFERENCES, found_at(each.code))) if each.code else NOWHERE,
    )


def place(publication: Publication, node_id: str, here: str) -> Safe:
    """Where an entry leads from the page ``here``: a unit's own page, a heading in the text."""
    node = publication.nodes[node_id]
    where = (f"{node_id}/", "") if isinstance(node, Unit) else publication.read_at(node_id)
    return Safe(link(here, *where))


def found_at(check: str) -> str:
    """The id under which the page of differences says what a check looks for."""
    return check.lower()


def quoted(publication: Publication, quotes: Mapping[str, str]) -> tuple[Span, ...]:
    """The words of each text, cut where they are long."""
    return tuple(
        Span(key, publication.lang(key), _cut(quotes[key], key))
        for key in publication.keys
        if key in quotes
    )


def _cut(words: str, key: str) -> str:
    """Words cut where they are long, after a whole word where words are written apart."""
    is_dense = language(key).dense
    most = LONGEST[is_dense]
    if len(words) <= most:
        return words
    shown = words[:most] if is_dense else words[: most + 1].rpartition(" ")[0] or words[:most]
    return f"{shown.rstrip()}…"


def numbering(publication: Publication) -> Callable[[Item], Item]:
    """Gives the entries on headings ids, in the order in which they are asked for.

    The first has the division's own, ``p3``, the next ``p3-2``.
    """
    count: Counter[str] = Counter()

    def with_id(each: Item) -> Item:
        if not isinstance(publication.nodes[each.unit], Division):
            return each
        count[each.unit] += 1
        number = f"-{count[each.unit]}" if count[each.unit] > 1 else ""
        return replace(each, id=Safe(each.unit + number))

    return with_id


def leading_on(lists: Sequence[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """Lists whose first entry on a heading leads on to the further ones on it."""
    further: dict[str, list[Item]] = {}
    for each in (each for one in lists for each in one):
        if each.id not in ("", each.unit):
            further.setdefault(each.unit, []).append(each)
    return [
        tuple(replace(each, also=tuple(further.get(each.id, ()))) for each in one) for one in lists
    ]
