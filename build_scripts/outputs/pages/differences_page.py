"""The page on where the texts differ: the gravest first, then by section, form if asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.apparatus.checks import CHECKS
from build_scripts.apparatus.checks.difference import (
    CHECK,
    CONTENT,
    FORM,
    GRAVE,
    KINDS,
    NOTE,
    Difference,
)
from build_scripts.apparatus.distinct import OPEN_LIST, by_grade, distinct
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.difference_items import (
    Item,
    found_at,
    item,
    leading_on,
    numbering,
)
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.gathered import gathered, open_lists
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, phrases, pick, said

FIRST_VIEW = 15
"""Entries of the gravest grade that are seen at once; more are folded."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Differences of one grade in one section."""

    id: Safe
    head: tuple[Span, ...]
    items: tuple[Item, ...]

    @property
    def head_counted(self) -> tuple[Span, ...]:
        """The head with the number of entries, where they are folded under it."""
        return tuple(replace(each, text=f"{each.text} ({len(self.items)})") for each in self.head)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check looks for of which findings stand on the page."""

    id: Safe
    head: tuple[Span, ...]
    rule: tuple[Span, ...]


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
    accepted = [each for each in publication.differences if each.accepted]
    listed = distinct(open_differences)
    kinds = [kind for kind in KINDS if any(each.kind == kind for each in listed)]
    description = front.of_document(publication.bitext.document, phrases("differences_about"))
    return fill(
        "differences",
        front=front.of_page(publication, "differences", phrases("differences"), description),
        head=said("differences"),
        about=said("differences_about"),
        made=_made(listed),
        of_two=said("checked_two") if len(publication.keys) > 2 else (),
        **_by_grade(publication, listed),
        remarks=gathered(publication),
        lists=open_lists(publication),
        rules=list(_rules([*listed, *accepted], has_lists=bool(publication.lists))),
        kinds=[said(f"kind_{kind}") for kind in kinds],
        counts=list(_counts(publication, listed, kinds)),
        restated=_restated(open_differences, listed),
        accepted=[item(publication, each) for each in accepted],
        data=Safe("../downloads/differences.json"),
        table=Safe("../downloads/differences.csv"),
        corrections=publication.site.corrections,
    )


def _by_grade(publication: Publication, listed: Sequence[Difference]) -> dict[str, object]:
    """What the page lists of each grade, as its template names it."""
    graded = {grade: [each for each in listed if each.grade == grade]
              for grade in (GRAVE, CONTENT, FORM)}  # fmt: skip
    grave, *groups = _with_ids(publication, graded)
    return {
        "grave": grave.items[:FIRST_VIEW],
        "more_grave": grave.items[FIRST_VIEW:],
        "grave_count": len(graded[GRAVE]),
        "content": [each for each in groups if each.id.startswith(f"grade-{CONTENT}")],
        "content_count": len(graded[CONTENT]),
        "form": [each for each in groups if each.id.startswith(f"grade-{FORM}")],
        "form_count": len(graded[FORM]),
    }


def _restated(found: Sequence[Difference], listed: Sequence[Difference]) -> int:
    """How many findings are left out of a page because a note or an earlier one says the same."""
    apart = [each for each in found if each.source == CHECK and not each.remark]
    return sum(1 for each in apart if each.code != OPEN_LIST) - sum(
        1 for each in listed if each.source == CHECK
    )


def _made(listed: Sequence[Difference]) -> tuple[Span, ...]:
    """How the page was made: how many notes an editor wrote, how many findings are listed."""
    notes = sum(each.source == NOTE for each in listed)
    return said("differences_made", notes=notes, checks=len(listed) - notes)


def _with_ids(
    publication: Publication, graded: dict[int, list[Difference]]
) -> tuple[Differing, ...]:
    """The gravest as one group, then those of the other grades by section, in the page's order."""
    groups = [Differing(Safe(f"grade-{GRAVE}"), (), _items(publication, graded[GRAVE]))]
    for grade in (CONTENT, FORM):
        groups += _by_section(publication, grade, graded[grade])
    with_id = numbering(publication)
    lists = leading_on([tuple(map(with_id, each.items)) for each in groups])
    return tuple(replace(each, items=items) for each, items in zip(groups, lists, strict=True))


def _by_section(
    publication: Publication, grade: int, found: Sequence[Difference]
) -> Iterator[Differing]:
    for node_id in publication.in_order(publication.division_of(each.unit) for each in found):
        inside = [each for each in found if publication.division_of(each.unit) == node_id]
        yield Differing(
            Safe(f"grade-{grade}-{node_id}"),
            tuple(Span(key, publication.lang(key),
                       publication.name(publication.nodes[node_id], key))
                  for key in publication.keys),
            _items(publication, inside),
        )  # fmt: skip


def _items(publication: Publication, found: Sequence[Difference]) -> tuple[Item, ...]:
    """In the order of the text, of one unit what an editor says first."""
    order = {node: at for at, node in enumerate(publication.nodes)}
    placed = sorted(by_grade(found), key=lambda each: order[each.unit])
    return tuple(item(publication, each) for each in placed)


def _rules(listed: Sequence[Difference], *, has_lists: bool) -> Iterator[Rule]:
    """What the checks look for that found what the page lists, but for the table of open lists."""
    codes = {each.code for each in listed}
    for check in CHECKS:
        if check.code in codes and not (has_lists and check.code == OPEN_LIST):
            yield Rule(
                Safe(found_at(check.code)),
                tuple(Span(key, lang, f"{check.code} {pick(check.title, key)}")
                      for key, lang in SPOKEN.items()),
                tuple(Span(key, lang, pick(check.rule, key)) for key, lang in SPOKEN.items()),
            )  # fmt: skip


def _counts(
    publication: Publication, found: Sequence[Difference], kinds: Sequence[str]
) -> Iterator[CountRow]:
    by_section = Counter((publication.division_of(each.unit), each.kind) for each in found)
    linked = {publication.division_of(each.unit) for each in found if each.grade == CONTENT}
    for node_id in publication.in_order(place for place, _ in by_section):
        counts = tuple(by_section[node_id, kind] for kind in kinds)
        names = tuple(
            Span(key, publication.lang(key), publication.named(node_id, key))
            for key in publication.keys
        )
        where = f"#grade-{CONTENT}-{node_id}" if node_id in linked else ""
        yield CountRow(names, Safe(where), counts, sum(counts))
    if found:
        totals = tuple(sum(each.kind == kind for each in found) for kind in kinds)
        yield CountRow(said("total"), Safe(""), totals, sum(totals))
