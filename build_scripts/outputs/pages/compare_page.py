"""The pages on what changed since an older document: the list of them, and each unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from build_scripts.apparatus.corpus.namesakes import told_apart
from build_scripts.comparison.comparison import RENUMBERED, STATES, Comparison, Row
from build_scripts.comparison.partners import PROPOSED
from build_scripts.comparison.wording import MOVED
from build_scripts.model import Document
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.compared_rows import (
    WAS,
    Side,
    anchor,
    headings_over,
    row_shown,
    states,
)
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.related import older_name
from build_scripts.outputs.pages.rows import names
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.cite import citations, short_forms
from build_scripts.publication.publication import FULL, Publication
from build_scripts.publication.words import SPOKEN, Span, counted, phrases, pick, said, spoken

COMPARE = "compare/"
"""Address of the list of comparisons, and of each under it."""
MOST = 80
"""So many units stand on one page; of longer documents each reading page has its own."""


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a unit since an older document, on the unit's page."""

    older: tuple[Span, ...]
    states: tuple[tuple[Span, ...], ...]
    link: Safe


@dataclass(frozen=True, slots=True)
class Number:
    """A unit of the older document in the list of old and new numbers."""

    id: Safe
    old: str
    new: str
    link: Safe


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a comparison that has a page of its own; the whole, if it has no id."""

    id: str
    rows: tuple[Row, ...]


def compare_pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """Address inside the document and text of each: ``compare/``, ``compare/cn-la-2019/`` …"""
    if not publication.comparisons:
        return
    about = front.of_document(publication.bitext.document, phrases("compare_about"))
    yield (
        COMPARE,
        fill(
            "compares",
            front=front.of_page(publication, "compare", phrases("compare"), about),
            head=said("compare"),
            about=said("compare_about"),
            listed=[
                (
                    _of(found, "compare_of"),
                    Safe(f"{found.older.document.id}/index.md"),
                    _touched(found.rows),
                )
                for found in publication.comparisons
            ],
        ),
    )
    for found in publication.comparisons:
        yield from _pages(publication, found)


def _pages(publication: Publication, found: Comparison) -> Iterator[tuple[str, str]]:
    root = f"{COMPARE}{found.older.document.id}/"
    parts = _parts(publication, found)
    if len(parts) == 1:
        yield root, _page(publication, found, root, parts[0])
        return
    links = [
        (_part_names(publication, part), Safe(f"{part.id}/index.md"), _touched(part.rows))
        for part in parts
    ]
    numbers = list(_numbers(publication, found, parts))
    yield root, _page(publication, found, root, _Part("", ()), links, numbers)
    for part in parts:
        yield f"{root}{part.id}/", _page(publication, found, f"{root}{part.id}/", part)


def _parts(publication: Publication, found: Comparison) -> list[_Part]:
    """The rows by the reading page of the newer document, where they are too many for one."""
    if len(found.rows) <= MOST or not publication.pages:
        return [_Part("", found.rows)]
    groups: dict[str, list[Row]] = {}
    here = publication.pages[0].id
    outer: list[Row] = []
    for row in found.rows:
        page = publication.page_of.get(row.new[0], "") if row.new else here
        if not page:  # an outer heading opens the page of what follows
            outer.append(row)
            continue
        here = page
        groups.setdefault(here, []).extend([*outer, row])
        outer = []
    groups.setdefault(here, []).extend(outer)
    return [_Part(page, tuple(rows)) for page, rows in groups.items()]


def _page(
    publication: Publication,
    found: Comparison,
    here: str,
    part: _Part,
    links: Sequence[tuple[tuple[Span, ...], Safe, tuple[Span, ...]]] = (),
    numbers: Sequence[Number] = (),
) -> str:
    older = found.older.document
    both = told_apart((older, publication.bitext.document))
    names = {each.key: each.text for each in _of(found, "compare_of")}
    counts = found.counts
    proposed = counts[PROPOSED]
    up = "../" * here.count("/")
    cited, over = citations(found.older), headings_over(found)
    make = partial(row_shown, publication, found, cited, up, over=over)
    return fill(
        "compare",
        front=front.of_page(
            publication, "compare", names,
            front.of_document(publication.bitext.document, names), node=here[:-1],
        ),
        head=_of(found, "compare_of"),
        part=_part_names(publication, part) if part.id else (),
        about=said("compare_about"),
        made=counted("compare_made", proposed) if proposed else said("compare_made_sure"),
        counts=[
            (said(f"state_{state}"), counts[state])
            for state in (*STATES, MOVED, RENUMBERED)
            if counts[state]
        ],
        parts=links,
        numbers=numbers,
        rows=[make(row) for row in part.rows],
        older=Side(_titles(both[older.id]), Safe(f"{up}../{older.id}/index.md")),
        newer=Side(_titles(both[publication.id]), Safe(f"{up}index.md")),
        data=Safe(f"{up}downloads/compare-{older.id}.json"),
    )  # fmt: skip


def _numbers(
    publication: Publication, found: Comparison, parts: Sequence[_Part]
) -> Iterator[Number]:
    """Every unit of the older document with its new number, and the page that shows it."""
    shorts = short_forms(citations(found.older))
    became = {old: (row, part) for part in parts for row in part.rows for old in row.old}
    for node in found.older.nodes():
        row, part = became[node.id]
        yield Number(
            Safe(f"{WAS}{node.id}"),
            shorts[node.id],
            " + ".join(publication.shorts[each] for each in row.new) or "–",
            Safe(f"{part.id}/index.md#{anchor(row)}"),
        )


def _titles(document: Document) -> tuple[Span, ...]:
    return spoken(document.short or document.title)


def _of(found: Comparison, word: str) -> tuple[Span, ...]:
    return said(word, older=older_name(found))


def _touched(rows: Sequence[Row]) -> tuple[Span, ...]:
    return counted("compare_touched", sum(row.is_touched and not row.is_heading for row in rows))


def _part_names(publication: Publication, part: _Part) -> tuple[Span, ...]:
    if part.id == FULL or part.id not in publication.nodes:
        return said("full")
    return names(publication, publication.nodes[part.id])


def later(
    publication: Publication, here: str, node: str = ""
) -> list[tuple[tuple[Span, ...], Safe]]:
    """Of a page of the older document: the newer ones that say what became of it, or of a unit."""
    up = "../" * (here.count("/") + 1)
    fragment = f"#{WAS}{node}" if node else ""
    return [
        (
            said("compare_of", older={key: pick(each.title, key) for key in SPOKEN}),
            Safe(f"{up}{each.document}/{COMPARE}{publication.id}/index.md{fragment}"),
        )
        for each in publication.newer
    ]


def since(publication: Publication, unit: str, here: str) -> Iterator[Since]:
    """What became of a unit since each older document, and where that is shown."""
    for found in publication.comparisons:
        row, address = _addresses(publication, found)[unit]
        yield Since(
            _of(found, "compare_since"), states(row), Safe(link(here, address, anchor(row)))
        )


@lru_cache(maxsize=4)
def _addresses(publication: Publication, found: Comparison) -> Mapping[str, tuple[Row, str]]:
    """Unit of the newer document → its row, and the page that shows it."""
    root = f"{COMPARE}{found.older.document.id}/"
    return {
        unit: (row, f"{root}{part.id}/" if part.id else root)
        for part in _parts(publication, found)
        for row in part.rows
        for unit in row.new
    }
