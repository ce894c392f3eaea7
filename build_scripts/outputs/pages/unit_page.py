"""Unit pages, the permalinks to give away; division outlines; pages of ids out of use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.language.languages import DEFAULT, language
from build_scripts.model import Division, Document, Retired, Unit
from build_scripts.outputs.pages import front, marks
from build_scripts.outputs.pages.contents import entries
from build_scripts.outputs.pages.differences_page import Item, item
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import heading, names, row
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.bibliography import citation
from build_scripts.publication.publication import Frame
from build_scripts.publication.words import SPOKEN, Span, phrases, pick, said, say

WAYS = ("order", "aligned", "hand")


@dataclass(frozen=True, slots=True)
class Near:
    """A link to a neighbour or parent, and what it is to the unit."""

    role: tuple[Span, ...]
    names: tuple[Span, ...]
    link: Safe


def unit_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    """One page a unit, by address inside the document."""
    units = frame.bitext.units
    for place, unit in enumerate(units):
        before = units[place - 1] if place else None
        after = units[place + 1] if place + 1 < len(units) else None
        yield f"{unit.id}/", _unit_page(frame, unit, place + 1, before, after)


def division_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    """The divisions without a reading page of their own: outline and links."""
    own = {page.id for page in frame.pages}
    for division in frame.bitext.divisions:
        if division.id not in own:
            yield f"{division.id}/", _division_page(frame, division)


def gone_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    """The ids that are out of use: what happened, and where to go."""
    for retired in frame.bitext.retired:
        yield f"{retired.id}/", _gone_page(frame, retired)


def cited(document: Document, keys: Sequence[str], words: dict[str, str], url: str) -> list[Span]:
    """Full citations, one an edition."""
    editions = [document.edition(key) for key in keys]
    return [
        Span(each.key, each.lang, citation(document, each, words.get(each.key, ""), url))
        for each in editions
    ]


def _unit_page(
    frame: Frame, unit: Unit, place: int, before: Unit | None, after: Unit | None
) -> str:
    document = frame.bitext.document
    here = f"{unit.id}/"
    words = front.words_by_language(frame, unit.id)
    have = [key for key in frame.keys if unit.has(key)]
    text = front.describe(frame, unit, have)
    inner = [each for each in frame.inside(unit.id) if isinstance(each, Unit)]
    return fill(
        "unit",
        front=front.of_page(frame, "unit", words, text, node=unit.id),
        id=Safe(unit.id),
        head=_words(frame, unit.id),
        rows=[row(frame, unit, here, 2, own=True), *(row(frame, each, here, 1) for each in inner)],
        made=made([unit]),
        differences=_differences(frame, unit.id, here),
        terms=[
            (marks.names(each), Safe(f"../../glossary/{each.id}/index.md"))
            for each in frame.gloss.terms.get(unit.id, ())
        ],
        citations=cited(document, have, words, f"{frame.site.url}{document.id}/{here}"),
        place=said("place", place=place, total=len(frame.bitext.units)),
        nearby=list(_nearby(frame, unit, here, before, after)),
    )


def _differences(frame: Frame, node_id: str, here: str) -> list[Item]:
    return [item(frame, each, here) for each in frame.gloss.differences.get(node_id, ())]


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
    frame: Frame, unit: Unit, here: str, before: Unit | None, after: Unit | None
) -> Iterator[Near]:
    address, fragment = frame.place(unit.id)
    yield Near(said("read_here"), _page_names(frame, unit), Safe(link(here, address, fragment)))
    for role, other in (("previous", before), ("next", after)):
        if other:
            words = _words(frame, other.id)
            yield Near(said(role), words, Safe(link(here, f"{other.id}/")))
    for each in reversed(frame.ancestors(unit)):
        yield Near(said("part_of"), names(frame, each), Safe(link(here, *frame.place(each.id))))


def _page_names(frame: Frame, unit: Unit) -> tuple[Span, ...]:
    page = frame.page_of.get(unit.id, "")
    return names(frame, frame.nodes[page]) if page in frame.nodes else said("full")


def _words(frame: Frame, node_id: str) -> tuple[Span, ...]:
    return tuple(Span(key, frame.lang(key), frame.words(node_id, key)) for key in frame.keys)


def _division_page(frame: Frame, division: Division) -> str:
    here = f"{division.id}/"
    named = front.by_language(frame, division)
    text = front.describe(frame, division, frame.keys)
    text = f"{' '.join(phrases('contents').values())}: {text}"
    return fill(
        "division",
        front=front.of_page(frame, "division", front.cut(named), text, node=division.id),
        head=replace(heading(frame, division, here, 1), differ_link=Safe("#differences")),
        contents=entries(frame, here, division.id),
        differences=_differences(frame, division.id, here),
    )


def _gone_page(frame: Frame, retired: Retired) -> str:
    document = frame.bitext.document
    here = f"{retired.id}/"
    names = phrases("gone")
    names[DEFAULT] += f": {retired.id}"
    text = front.brief(phrases("gone_text", id=retired.id))
    shorts = document.short or document.title
    return fill(
        "gone",
        front=front.of_page(frame, "unit", names, text, node=retired.id, robots="noindex"),
        id=Safe(retired.id),
        head=said("gone"),
        what=said("gone_text", id=retired.id),
        reason=retired.reason,
        use=said("alias"),
        alias=retired.to,
        alias_link=Safe(link(here, f"{retired.to}/")),
        alias_names=_words(frame, retired.to) if retired.to in frame.nodes else (),
        document=tuple(Span(key, frame.lang(key), pick(shorts, key)) for key in frame.keys),
        document_link=Safe(link(here, "")),
    )
