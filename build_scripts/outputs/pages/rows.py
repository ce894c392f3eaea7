"""Rows: one unit with its texts side by side, ready for a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from build_scripts.apparatus.distinct import shown_first
from build_scripts.kinds import FOOTNOTE
from build_scripts.language.equivalence import plain
from build_scripts.language.languages import names_of
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.footnotes import FOOTNOTE_ROLE, Links
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.sentences import cell_id, paragraphs
from build_scripts.publication.publication import DIFFERENCES, Node, Publication
from build_scripts.publication.sentences import beside
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import SPOKEN, Span, counted, said

LONGEST_GUTTER_LABEL = 5
DEEPEST_HEADING = 6
NOWHERE = Safe("")
TITLE = "title"
"""The block that holds a source's own title lines."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one edition in a row."""

    lang: str
    paragraphs: tuple[Safe, ...]
    """In Markdown."""
    id: Safe = NOWHERE
    """Of the unit's only sentence pair."""
    missing: tuple[Span, ...] = ()
    """What is said instead where the edition lacks the unit."""
    beside: tuple[tuple[Safe, ...], ...] = ()
    """The paragraphs, stretch by stretch, where each stretch stands beside its partner since the
    texts have not one order."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A sentence id out of use: whoever comes by it finds the unit, and a word about it."""

    id: Safe
    what: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit on a bilingual page."""

    id: Safe
    classes: Safe
    hashes: Safe
    """The Markdown of its heading (``##``), empty where it has no number and no heading."""
    has_id: bool
    """Whether the row carries the id; on the unit's own page the h1 does."""
    labels: tuple[Span, ...]
    """One, or one in each language where they differ."""
    link: Safe
    cells: tuple[Cell, ...]
    differ: tuple[Span, ...] = ()
    """How many differences the unit has, in words; empty where it has none."""
    differ_link: Safe = NOWHERE
    gone: tuple[Gone, ...] = ()
    """Its sentence ids that are out of use."""
    order: tuple[tuple[Span, ...], ...] = ()
    """What is said where the texts have not one order."""
    named: tuple[Span, ...] = ()
    """What the row is, where nothing in it says so: the title lines of a source."""
    role: Safe = NOWHERE
    """Its role, where it is no part of the running text: a footnote."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A division's heading on a bilingual page."""

    id: Safe
    hashes: Safe
    """``#`` and so on, empty for an outer heading."""
    names: tuple[Span, ...]
    """In the languages of the interface, of which the reader's own is shown."""
    differ: tuple[Span, ...] = ()
    """As that of a row: differences in the words of the heading itself."""
    differ_link: Safe = NOWHERE

    @property
    def texts(self) -> tuple[Span, ...]:
        """The same as the texts print it, for readers to whom ``names`` shows one of them."""
        return self.names if {each.key for each in self.names} >= set(SPOKEN) else ()


def row(
    publication: Publication, unit: Unit, links: Links, level: int, *, own: bool = False
) -> Row:
    """The row of a unit on a page; ``own`` on the unit's page, whose h1 has the id."""
    here = links.here
    labels = _labels(publication, unit)
    is_footnote = unit.kind == FOOTNOTE
    has_heading = bool(labels) and not own and not is_footnote
    depth = sum(isinstance(each, Unit) for each in publication.ancestors(unit))
    classes = ["unit"]
    is_wide = bool(labels) and not is_footnote and _is_wide(unit, labels)
    named = said("title_lines") if unit.kind == TITLE and not labels and not own else ()
    classes += ["wide"] if is_wide or named else []
    classes += [FOOTNOTE] if is_footnote else []
    classes += [f"depth-{depth}"] if depth else []
    return Row(
        Safe(unit.id),
        Safe(" ".join(classes)),
        Safe("#" * min(level + depth, DEEPEST_HEADING) if has_heading else ""),
        not own,
        labels if (is_wide or is_footnote) and len({e.text for e in labels}) > 1 else labels[:1],
        Safe(link(here, f"{unit.id}/")),
        tuple(_cell(publication, unit, key, links) for key in publication.keys),
        () if own else _differ(publication, unit),
        Safe(link(here, f"{unit.id}/", "differences")),
        tuple(Gone(Safe(each), said("gone_pair", id=each)) for each in unit.retired_pairs),
        tuple(_order(publication, unit)),
        named,
        Safe(FOOTNOTE_ROLE if is_footnote else ""),
    )


def _differ(publication: Publication, node: Node) -> tuple[Span, ...]:
    """``差异3 3 differences``; those of form alone are not counted."""
    count = len(shown_first(publication.gloss.differences.get(node.id, ())))
    return counted("differ", count) if count else ()


def heading(publication: Publication, division: Division, here: str, level: int) -> Heading:
    """The heading of a division on the page ``here``; level 0 for an outer one.

    Its marker leads to the list of all differences: a division has no list of its own.
    """
    return Heading(
        Safe(division.id),
        Safe("#" * min(level, DEEPEST_HEADING)),
        names(publication, division),
        _differ(publication, division),
        Safe(link(here, DIFFERENCES, division.id)),
    )


def title_below(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes of a page with the title lines of the source below the headings that follow them.

    ``title p2 p2-s1 p2-s1-c1`` → ``p2 p2-s1 title p2-s1-c1``. Where text follows (a preamble),
    all stands in the order of the text.
    """
    front = list(takewhile(lambda node: isinstance(node, Unit), nodes))
    if not front or any(node.kind not in (TITLE, FOOTNOTE) for node in front):
        return nodes
    heads = list(takewhile(lambda node: isinstance(node, Division), nodes[len(front) :]))
    return (*heads, *front, *nodes[len(front) + len(heads) :])


def names(publication: Publication, node: Node) -> tuple[Span, ...]:
    """What stands over a division, a unit in words, in every language."""
    name = (
        publication.name
        if isinstance(node, Division)
        else lambda each, key: publication.named(each.id, key)
    )
    texts = [(key, name(node, key)) for key in publication.keys]
    return tuple(Span(key, publication.lang(key), text) for key, text in texts)


def _cell(publication: Publication, unit: Unit, key: str, links: Links) -> Cell:
    lang = publication.lang(key)
    if unit.has(key):
        texts = tuple(paragraphs(unit, key, links))
        parts = beside(unit, publication.keys)
        aside = tuple(tuple(texts[at] for at in part[key]) for part in parts)
        return Cell(lang, () if aside else texts, Safe(cell_id(unit, key)), beside=aside)
    return Cell(lang, (), missing=said("missing", language=names_of(key)))


def _order(publication: Publication, unit: Unit) -> Iterator[tuple[Span, ...]]:
    """That a text has its definitions in another order, and which pairs are in doubt."""
    parts = beside(unit, publication.keys)
    orders = {key: [at for part in parts for at in part[key]] for key in publication.keys}
    first = next((key for key in publication.keys if orders[key]), "")
    for key, order in orders.items():
        if order != sorted(order):
            yield said("other_order", language=names_of(key), first=names_of(first))
    moved = [each for each in publication.children.get(unit.parent, ())
             if isinstance(each, Unit) and each.numbers]  # fmt: skip
    if unit in moved[:1]:
        for key in publication.keys[1:]:
            yield said("other_order", language=names_of(key), first=names_of(publication.keys[0]))
    if doubtful := sum(not pair.is_sure for pair in unit.pairs):
        yield counted("unsure_pairs", doubtful)


def _labels(publication: Publication, unit: Unit) -> tuple[Span, ...]:
    texts = [
        (key, title_line(unit.label.get(key), unit.heading.get(key))) for key in publication.keys
    ]
    return tuple(Span(key, publication.lang(key), text) for key, text in texts if text)


def _is_wide(unit: Unit, labels: tuple[Span, ...]) -> bool:
    folded = {plain(each.text).strip() for each in labels}
    return (
        any(unit.heading.values())
        or len(folded) > 1
        or max(map(len, folded)) > LONGEST_GUTTER_LABEL
    )
