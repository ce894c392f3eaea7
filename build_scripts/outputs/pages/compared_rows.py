"""The units of two documents compared, as a page shows them: each with what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from build_scripts.comparison.comparison import RENUMBERED, Comparison, Row
from build_scripts.comparison.partners import PROPOSED
from build_scripts.comparison.wording import MOVED, SAME
from build_scripts.outputs.pages.changed import before, inline
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.template import spans
from build_scripts.publication.cite import Citations
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, said

WAS = "was-"
"""Before the id of a unit of the older document: where a comparison shows it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A unit in one of the two documents."""

    names: tuple[Span, ...]
    link: Safe


@dataclass(frozen=True, slots=True)
class Texts:
    """What a unit says in one language: as it was, where that is shown apart, and with marks."""

    lang: str
    before: Safe
    text: Safe


@dataclass(frozen=True, slots=True)
class RowShown:
    """A unit or heading with what became of it."""

    id: Safe
    was: tuple[Safe, ...]
    """Further fragments under which it is found: those of the older document."""
    classes: Safe
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    is_named_alike: bool
    """Whether both documents call it the same, and one name says it."""
    states: tuple[tuple[Span, ...], ...]
    texts: tuple[Texts, ...]


def row_shown(
    publication: Publication,
    found: Comparison,
    cited: Citations,
    root: str,
    row: Row,
    over: Collection[str] = (),
) -> RowShown:
    """A row; ``root``: the way to the newer document's folder; ``over``: headings under which
    something changed (``old`` or ``new`` and an id)."""
    older = found.older.document.id
    old = tuple(
        Side(_cited(cited, each), Safe(f"{root}../{older}/{each}/index.md")) for each in row.old
    )
    new = tuple(Side(_named(publication, each), Safe(f"{root}{each}/index.md")) for each in row.new)
    state = "touched" if row.is_touched else "over" if _is_over(row, over) else "as-was"
    kind = " heading" if row.is_heading else ""
    own = anchor(row)
    return RowShown(
        Safe(own),
        tuple(Safe(each) for each in map(_was, row.old) if each != own),
        Safe(f"compared {state}{kind}"),
        old,
        new,
        [each.names for each in old] == [each.names for each in new],
        states(row),
        tuple(_texts(publication, found, cited, row)),
    )


def states(row: Row) -> tuple[tuple[Span, ...], ...]:
    """What is said of a unit: what became of it, and whether it moved, is renumbered, in doubt."""
    flags = {MOVED: row.is_moved, RENUMBERED: row.is_renumbered, PROPOSED: row.is_proposed}
    found = (row.state, *(flag for flag, is_so in flags.items() if is_so))
    return tuple(said(f"state_{state}") for state in found)


def anchor(row: Row) -> str:
    """The fragment of a row."""
    return row.new[0] if row.new else _was(row.old[0])


def headings_over(found: Comparison) -> frozenset[str]:
    """The headings under which anything changed."""
    over: set[str] = set()
    for name, whole in (("old", found.older), ("new", found.newer)):
        parents = {node.id: node.parent for node in whole.nodes()}
        for row in found.rows:
            for node in getattr(row, name) if row.is_touched else ():
                above = parents[node]
                while above in parents:
                    over.add(f"{name} {above}")
                    above = parents[above]
    return frozenset(over)


def _is_over(row: Row, over: Collection[str]) -> bool:
    here = (*(f"old {each}" for each in row.old), *(f"new {each}" for each in row.new))
    return row.is_heading and any(each in over for each in here)


def _was(node: str) -> str:
    return f"{WAS}{node}"


def _texts(
    publication: Publication, found: Comparison, cited: Citations, row: Row
) -> Iterator[Texts]:
    def told(word: str, place: str) -> Safe:
        """Where a sentence stands that moved, in the words of the document that it is in."""
        names = {
            key: publication.cited(place, key) if word == "moved_to" else cited.full(place, key)
            for key in SPOKEN
        }
        return Safe('<small class="moved-where">[{}]</small>').format(
            spans(said(word, place=names))
        )

    for key in found.keys:
        runs = row.runs[key]
        if not runs:
            continue
        has_both = row.old and row.new and any(run.kind != SAME for run in runs)
        yield Texts(
            publication.lang(key),
            before(runs, told) if has_both else Safe(""),
            inline(runs, told),
        )


def _cited(cited: Citations, node: str) -> tuple[Span, ...]:
    names = {key: cited.full(node, key) for key in SPOKEN}
    return tuple(
        Span(key, lang, f"{names[key][:1].upper()}{names[key][1:]}") for key, lang in SPOKEN.items()
    )


def _named(publication: Publication, node: str) -> tuple[Span, ...]:
    return tuple(Span(key, lang, publication.named(node, key)) for key, lang in SPOKEN.items())
