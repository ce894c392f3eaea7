"""Unit pages, the permalinks to give away; division outlines; pages of ids out of use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.apparatus.checks.difference import FORM
from build_scripts.apparatus.distinct import shown_first
from build_scripts.apparatus.notable import is_usual
from build_scripts.language.languages import DEFAULT, language
from build_scripts.model import Division, Retired, Unit
from build_scripts.outputs.pages import citations, front, marks
from build_scripts.outputs.pages.changes_page import changes_of
from build_scripts.outputs.pages.compare_page import later, since
from build_scripts.outputs.pages.contents import entries
from build_scripts.outputs.pages.difference_items import Item, item
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.footnotes import links_of
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import heading, names, row
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.words import SPOKEN, Span, counted, phrases, said, say

WAYS = ("order", "aligned", "hand")


@dataclass(frozen=True, slots=True)
class Near:
    """A link to a neighbour or to where it is read, and what that is to the unit."""

    role: tuple[Span, ...]
    names: tuple[Span, ...]
    link: Safe
    rel: str = ""
    """``prev`` or ``next``, which keys follow."""


@dataclass(frozen=True, slots=True)
class Slight:
    """How many differences of form a node has, and where they are."""

    names: tuple[Span, ...]
    link: Safe


def unit_pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """One page a unit, by address inside the document."""
    units = publication.bitext.units
    for place, unit in enumerate(units):
        before = units[place - 1] if place else None
        after = units[place + 1] if place + 1 < len(units) else None
        yield f"{unit.id}/", _unit_page(publication, unit, place + 1, before, after)


def division_pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """The divisions without a reading page of their own: outline and links."""
    own = {page.id for page in publication.pages}
    for division in publication.bitext.divisions:
        if division.id not in own:
            yield f"{division.id}/", _division_page(publication, division)


def gone_pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """The ids that are out of use: what happened, and where to go."""
    for retired in publication.bitext.retired:
        yield f"{retired.id}/", _gone_page(publication, retired)


def _unit_page(
    publication: Publication, unit: Unit, place: int, before: Unit | None, after: Unit | None
) -> str:
    here = f"{unit.id}/"
    have = [key for key in publication.keys if unit.has(key)]
    said_in = [key for key in front.shown_first(publication) if key in have] or have[:1]
    text = front.describe(publication, unit, said_in)
    title = {key: publication.named(unit.id, key) for key in publication.keys}
    inner = [each for each in publication.inside(unit.id) if isinstance(each, Unit)]
    links = links_of(publication, (unit, *inner), here)
    return fill(
        "unit",
        front=front.of_page(publication, "unit", title, text, node=unit.id),
        id=Safe(unit.id),
        head=_cited(publication, unit.id),
        rows=[
            row(publication, unit, links, 2, own=True),
            *(row(publication, each, links, 1) for each in inner),
        ],
        made=made([unit]),
        changes=[
            *changes_of(publication, unit.id, here),
            *later(publication, here, unit.id),
        ],
        since=list(since(publication, unit.id, here)),
        differences=_differences(publication, unit.id, here),
        slight=_slight(publication, unit.id, here),
        terms=_terms(publication, unit),
        citations=citations.of_unit(publication, unit.id, have),
        place=said("place", place=place, total=len(publication.bitext.units)),
        nearby=list(_nearby(publication, unit, here, before, after)),
    )


def _terms(publication: Publication, unit: Unit) -> list[tuple[Sequence[Span], Safe]]:
    """The names and terms of a unit, each in the languages that have it here, with links.

    Common words, parties and verbs are found in the concordance; nobody looks them up here.
    """
    return [
        (
            [name for name in marks.names(each.concept) if name.key in each.keys],
            Safe(f"../../glossary/{each.concept.id}/index.md"),
        )
        for each in publication.gloss.terms.get(unit.id, ())
        if not is_usual(each.concept)
    ]


def _differences(publication: Publication, node_id: str, here: str) -> list[Item]:
    """The entries of a node that readers see without asking."""
    found = publication.gloss.differences.get(node_id, ())
    return [item(publication, each, here) for each in shown_first(found)]


def _slight(publication: Publication, node_id: str, here: str) -> Slight | None:
    """Where those of form are, on the page of all; nothing where a node has none."""
    found = publication.gloss.differences.get(node_id, ())
    count = len(found) - len(shown_first(found))
    group = f"grade-{FORM}-{publication.division_of(node_id)}"
    if not count:
        return None
    return Slight(counted("slight", count), Safe(link(here, DIFFERENCES, group)))


def made(units: Sequence[Unit]) -> tuple[Span, ...]:
    """How the sentence pairs were made, in words; nothing where there are none."""
    counts = dict.fromkeys(WAYS, 0)
    for pair in (pair for unit in units for pair in unit.pairs if pair.is_matched):
        counts[pair.made] += 1
    if not any(counts.values()):
        return ()
    ways = {
        key: language(key).punctuation.comma.join(
            say(f"made_{way}", key, count=count) for way, count in counts.items() if count
        )
        for key in SPOKEN
    }
    return tuple(Span(key, lang, say("made", key, ways=ways[key])) for key, lang in SPOKEN.items())


def _nearby(
    publication: Publication, unit: Unit, here: str, before: Unit | None, after: Unit | None
) -> Iterator[Near]:
    address, fragment = publication.place(unit.id)
    yield Near(
        said("read_here"), _page_names(publication, unit), Safe(link(here, address, fragment))
    )
    for role, rel, other in (("previous", "prev", before), ("next", "next", after)):
        if other:
            words = _cited(publication, other.id)
            yield Near(said(role), words, Safe(link(here, f"{other.id}/")), rel)


def _page_names(publication: Publication, unit: Unit) -> tuple[Span, ...]:
    page = publication.page_of.get(unit.id, "")
    return (
        names(publication, publication.nodes[page]) if page in publication.nodes else said("full")
    )


def _cited(publication: Publication, node_id: str) -> tuple[Span, ...]:
    return tuple(
        Span(key, publication.lang(key), publication.named(node_id, key))
        for key in publication.keys
    )


def _division_page(publication: Publication, division: Division) -> str:
    here = f"{division.id}/"
    named = front.by_language(publication, division)
    text = front.describe(publication, division, front.shown_first(publication))
    text = f"{' '.join(phrases('contents').values())}: {text}"
    return fill(
        "division",
        front=front.of_page(publication, "division", front.cut(named), text, node=division.id),
        head=replace(heading(publication, division, here, 1), differ_link=Safe("#differences")),
        contents=entries(publication, here, division.id),
        differences=_differences(publication, division.id, here),
        slight=_slight(publication, division.id, here),
    )


def _gone_page(publication: Publication, retired: Retired) -> str:
    here = f"{retired.id}/"
    names = phrases("gone")
    names[DEFAULT] += f": {retired.id}"
    text = front.brief(phrases("gone_text", id=retired.id))
    return fill(
        "gone",
        front=front.of_page(publication, "unit", names, text, node=retired.id, robots="noindex"),
        id=Safe(retired.id),
        head=said("gone"),
        what=said("gone_text", id=retired.id),
        reason=retired.reason,
        use=said("alias"),
        alias=retired.to,
        alias_link=Safe(link(here, f"{retired.to}/")),
        alias_names=_cited(publication, retired.to) if retired.to in publication.nodes else (),
        document=front.shorts(publication),
        document_link=Safe(link(here, "")),
    )
