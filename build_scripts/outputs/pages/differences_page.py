"""The page on where the texts differ: notes by section, then findings by check, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.apparatus.checks import CHECKS
from build_scripts.apparatus.checks.difference import KINDS, NOTE, Difference
from build_scripts.apparatus.distinct import distinct, restates
from build_scripts.language.languages import language
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.words import (
    SPOKEN,
    Span,
    counted,
    joined,
    phrases,
    pick,
    said,
    say,
    spoken,
)

OPEN_LIST = "DF08"
"""The check whose places are folded: there are many, and all alike."""
NOWHERE = Safe("")
LONGEST: Mapping[bool, int] = {True: 90, False: 220}
"""Characters of a quotation that are shown, in a dense language and in others."""


@dataclass(frozen=True, slots=True)
class Item:
    """A difference on a page."""

    unit: Safe
    link: Safe
    short: str
    title: str
    kind: tuple[Span, ...]
    certainty: tuple[Span, ...]
    """How certain a note is; for a finding, that a check made it."""
    quotes: tuple[Span, ...]
    message: tuple[Span, ...]
    sources: tuple[str, ...]
    reason: tuple[Span, ...]
    id: Safe = NOWHERE
    """Of an entry on a heading, which the marker there leads to."""
    also: tuple[Item, ...] = ()
    """Further entries on the same heading."""
    rule: Safe = NOWHERE
    """Where it is said what its check looks for, if not here."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Differences under one heading."""

    id: Safe
    head: tuple[Span, ...]
    rule: tuple[Span, ...]
    items: tuple[Item, ...]
    folded: tuple[Item, ...] = ()
    folded_head: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many differences a section has of each kind."""

    names: tuple[Span, ...]
    link: Safe
    counts: tuple[int, ...]
    total: int


def differences_page(publication: Publication) -> str:
    """``differences/index.md`` of a document."""
    open_differences = [each for each in publication.differences if not each.accepted]
    listed = distinct(open_differences)
    notes = [each for each in listed if each.source == NOTE]
    checked = [each for each in listed if each.source != NOTE]
    accepted = [each for each in publication.differences if each.accepted]
    names = phrases("differences")
    description = front.of_document(publication.bitext.document, phrases("differences_about"))
    note_groups = list(_note_groups(publication, notes, open_differences))
    groups = _with_ids(publication, [*note_groups, *_check_groups(publication, checked)])
    kinds = [kind for kind in KINDS if any(each.kind == kind for each in (*notes, *checked))]
    return fill(
        "differences",
        front=front.of_page(publication, "differences", names, description),
        head=said("differences"),
        about=said("differences_about"),
        kinds=[said(f"kind_{kind}") for kind in kinds],
        counts=list(_counts(publication, [*notes, *checked], kinds)),
        notes=groups[: len(note_groups)],
        note_count=len(notes),
        checks=groups[len(note_groups) :],
        check_count=len(checked),
        restated=len(open_differences) - len(listed),
        accepted=[item(publication, each) for each in accepted],
        data=Safe("../downloads/differences.json"),
        corrections=publication.site.corrections,
    )


def _counts(
    publication: Publication, found: Sequence[Difference], kinds: Sequence[str]
) -> Iterator[CountRow]:
    by_section = Counter((publication.division_of(each.unit), each.kind) for each in found)
    for node_id in publication.in_order(place for place, _ in by_section):
        counts = tuple(by_section[node_id, kind] for kind in kinds)
        names = tuple(
            Span(key, publication.lang(key), publication.named(node_id, key))
            for key in publication.keys
        )
        yield CountRow(names, Safe(f"#notes-{node_id}"), counts, sum(counts))
    if found:
        totals = tuple(sum(each.kind == kind for each in found) for kind in kinds)
        yield CountRow(said("total"), Safe(""), totals, sum(totals))


def _note_groups(
    publication: Publication, notes: Sequence[Difference], found: Sequence[Difference]
) -> Iterator[Differing]:
    """One group for each section that has a difference, so that the counts lead somewhere."""
    open_lists = [each for each in found if each.code == OPEN_LIST]
    for node_id in publication.in_order(publication.division_of(each.unit) for each in found):
        node = publication.nodes[node_id]
        inside = [each for each in notes if publication.division_of(each.unit) == node_id]
        folded = [each for each in inside if _is_folded(each, open_lists)]
        yield Differing(
            Safe(f"notes-{node_id}"),
            tuple(Span(key, publication.lang(key), publication.name(node, key))
                  for key in publication.keys),
            (),
            tuple(item(publication, each) for each in inside if each not in folded),
            tuple(item(publication, each) for each in folded),
            counted("open_lists", len(folded)),
        )  # fmt: skip


def _is_folded(note: Difference, open_lists: Sequence[Difference]) -> bool:
    """Whether a note says what the check on open lists says."""
    return any(
        one.unit == note.unit and one.kind == note.kind and restates(one, note)
        for one in open_lists
    )


def _check_groups(publication: Publication, found: Sequence[Difference]) -> Iterator[Differing]:
    for check in CHECKS:
        inside = [each for each in found if each.code == check.code]
        if inside:
            name = {key: f"{pick(check.title, key)} ({len(inside)})" for key in SPOKEN}
            yield Differing(
                Safe(found_at(check.code)),
                tuple(Span(key, lang, name[key]) for key, lang in SPOKEN.items()),
                tuple(Span(key, lang, pick(check.rule, key)) for key, lang in SPOKEN.items()),
                tuple(item(publication, each, is_brief=True) for each in inside),
            )


def _with_ids(publication: Publication, groups: Sequence[Differing]) -> list[Differing]:
    """Groups whose entries on headings have ids, so that the marker of a heading leads to them.

    In the order of the page: the first has the division's own, ``p3``, and leads on to the rest,
    ``p3-2``.
    """
    count: Counter[str] = Counter()

    def with_id(each: Item) -> Item:
        if not isinstance(publication.nodes[each.unit], Division):
            return each
        count[each.unit] += 1
        number = f"-{count[each.unit]}" if count[each.unit] > 1 else ""
        return replace(each, id=Safe(each.unit + number))

    named = [replace(group, items=tuple(map(with_id, group.items))) for group in groups]
    further: dict[str, list[Item]] = {}
    for each in (each for group in named for each in group.items):
        if each.id not in ("", each.unit):
            further.setdefault(each.unit, []).append(each)
    return [
        replace(group, items=tuple(
            replace(each, also=tuple(further.get(each.id, ()))) for each in group.items
        ))
        for group in named
    ]  # fmt: skip


def item(
    publication: Publication, each: Difference, here: str = DIFFERENCES, *, is_brief: bool = False
) -> Item:
    """One difference as the page ``here`` shows it; ``is_brief`` under its check's own heading."""
    rule = next((check.rule for check in CHECKS if check.code == each.code), {})
    says_more = each.message != rule or not is_brief
    node = publication.nodes[each.unit]
    place = (f"{each.unit}/", "") if isinstance(node, Unit) else publication.read_at(each.unit)
    return Item(
        Safe(each.unit),
        Safe(link(here, *place)),
        publication.shorts[each.unit],
        joined(front.cited_by_language(publication, each.unit)),
        said(f"kind_{each.kind}"),
        said(f"certainty_{each.certainty}") if each.certainty else said("by_check", code=each.code),
        quoted(publication, each.quotes),
        spoken(each.message) if says_more else (),
        each.sources,
        spoken({key: say("reason", key) + each.accepted.get(key, "") for key in SPOKEN})
        if each.accepted
        else (),
    )


def found_at(check: str) -> str:
    """The id under which the page of differences has what a check found."""
    return check.lower()


def quoted(publication: Publication, quotes: Mapping[str, str]) -> tuple[Span, ...]:
    """The words of each text, cut where they are long."""
    return tuple(
        Span(key, publication.lang(key), _cut(quotes[key], key))
        for key in publication.keys
        if key in quotes
    )


def _cut(words: str, key: str) -> str:
    most = LONGEST[language(key).dense]
    return words if len(words) <= most else f"{words[:most].rstrip()}…"
