"""Rows: one unit with its texts side by side, ready for a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.apparatus.gloss import Marks
from build_scripts.language.equivalence import plain
from build_scripts.language.languages import names_of
from build_scripts.model import LETTERS, Division, Unit
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.outputs.pages.marks import mark
from build_scripts.outputs.pages.paths import link
from build_scripts.publication.publication import DIFFERENCES, Frame, Node
from build_scripts.publication.titles import title_line, toc_label
from build_scripts.publication.words import Span, counted, said

# "Xi Jinping          Thongloun Sisoulith"
COLUMN_GAP = re.compile(r"\s\s|[\t\n]")
LONGEST_GUTTER_LABEL = 5
DEEPEST_HEADING = 6
NOWHERE = Safe("")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one edition in a row."""

    key: str
    lang: str
    paragraphs: tuple[Safe, ...]
    """Each a whole ``<p>`` element."""
    missing: tuple[Span, ...] = ()
    """What is said instead where the edition lacks the unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """A unit on a bilingual page."""

    id: Safe
    kind: Safe
    classes: Safe
    hashes: Safe
    """The Markdown of its heading (``##``), empty where it has no number and no heading."""
    has_id: bool
    """Whether the row carries the id; on the unit's own page the h1 does."""
    labels: tuple[Span, ...]
    toc: str
    link: Safe
    cites: tuple[Span, ...]
    short: str
    cells: tuple[Cell, ...]
    differ: tuple[Span, ...] = ()
    """How many differences the unit has, in words; empty where it has none."""
    differ_link: Safe = NOWHERE


@dataclass(frozen=True, slots=True)
class Heading:
    """A division's heading on a bilingual page."""

    id: Safe
    hashes: Safe
    """``#`` and so on, empty for an outer heading."""
    names: tuple[Span, ...]
    toc: str
    differ: tuple[Span, ...] = ()
    """As that of a row: differences in the words of the heading itself."""
    differ_link: Safe = NOWHERE


def row(frame: Frame, unit: Unit, here: str, level: int, *, own: bool = False) -> Row:
    """The row of a unit on the page ``here``; ``own`` on the unit's page, whose h1 has the id."""
    labels = _labels(frame, unit)
    has_heading = bool(labels) and not own
    depth = sum(isinstance(each, Unit) for each in frame.ancestors(unit))
    classes = ["unit"]
    classes += [] if has_heading else ["lead"]
    # A unit's own page lists its terms instead.
    marks = {} if own else frame.gloss.marks
    is_wide = bool(labels) and _is_wide(unit, labels)
    classes += ["wide"] if is_wide else []
    classes += [f"depth-{depth}"] if depth else []
    return Row(
        Safe(unit.id),
        Safe(unit.kind),
        Safe(" ".join(classes)),
        Safe("#" * min(level + depth, DEEPEST_HEADING) if has_heading else ""),
        not own,
        labels if is_wide and len({each.text for each in labels}) > 1 else labels[:1],
        toc_label(unit, frame.keys),
        Safe(link(here, f"{unit.id}/")),
        tuple(Span(key, frame.lang(key), frame.words(unit.id, key)) for key in frame.keys),
        frame.shorts[unit.id],
        tuple(_cell(frame, unit, key, marks) for key in frame.keys),
        () if own else _differ(frame, unit),
        Safe(link(here, f"{unit.id}/", "differences")),
    )


def _differ(frame: Frame, node: Node) -> tuple[Span, ...]:
    """``异3 3 differences``."""
    count = len(frame.gloss.differences.get(node.id, ()))
    return counted("differ", count) if count else ()


def heading(frame: Frame, division: Division, here: str, level: int) -> Heading:
    """The heading of a division on the page ``here``; level 0 for an outer one.

    Its marker leads to the list of all differences: a division has no list of its own.
    """
    return Heading(
        Safe(division.id),
        Safe("#" * min(level, DEEPEST_HEADING)),
        names(frame, division),
        frame.name(division, frame.keys[0]),
        _differ(frame, division),
        Safe(link(here, DIFFERENCES, division.id)),
    )


def names(frame: Frame, node: Node) -> tuple[Span, ...]:
    """What stands over a division, a unit in words, in every language."""
    name = frame.name if isinstance(node, Division) else lambda each, key: frame.words(each.id, key)
    texts = [(key, name(node, key)) for key in frame.keys]
    return tuple(Span(key, frame.lang(key), text) for key, text in texts)


def paragraphs(
    unit: Unit,
    key: str,
    owners: Mapping[str, str] | None = None,
    marks: Mapping[tuple[str, str, int], Marks] | None = None,
) -> Iterator[Safe]:
    """The paragraphs of one edition as ``<p>`` elements, each sentence of a pair in a span.

    Every character of the text is kept, white space between sentences too.
    """
    sentences = [
        (pair.id, pair.made, text, (marks or {}).get((pair.id, key, number), ()))
        for pair in unit.pairs
        for number, text in enumerate(pair.texts.get(key, ()))
    ]
    labelled: set[str] = set()
    at = 0
    for paragraph in unit.text.get(key) or ():
        out, cursor = [], 0
        while at < len(sentences):
            pair, made, text, terms = sentences[at]
            found = paragraph.find(text, cursor)
            if found < 0:
                break
            has_id = (owners or {}).get(pair) == key and pair not in labelled
            labelled.add(pair)
            shown = mark(text, terms) if terms else readable(text)
            out += [_gap(paragraph[cursor:found]), _sentence(pair, made, shown, has_id=has_id)]
            cursor = found + len(text)
            at += 1
        out.append(readable(paragraph[cursor:]))
        yield Safe(f"<p{_paragraph_class(unit, paragraph)}>{''.join(out)}</p>")


def is_verbatim(unit: Unit, paragraph: str) -> bool:
    """Whether white space inside a paragraph sets columns: a block with a run of it."""
    return unit.kind not in LETTERS and COLUMN_GAP.search(paragraph) is not None


def _sentence(pair: str, made: str, shown: Safe, *, has_id: bool) -> str:
    number = pair.rpartition(".")[2]
    name = f' data-made="{made}" id="{pair}"' if has_id else ""
    return f'<span class="s" data-pair="{number}"{name}>{shown}</span>'


def _gap(text: str) -> str:
    """What stands between two sentences: mostly one space, which needs no entity there."""
    return text if text == " " else readable(text)


def _paragraph_class(unit: Unit, paragraph: str) -> str:
    return ' class="verbatim"' if is_verbatim(unit, paragraph) else ""


def _pair_owners(unit: Unit) -> Mapping[str, str]:
    """Pair → the first edition that has a sentence of it."""
    return {
        pair.id: next((key for key, has in pair.texts.items() if has), "") for pair in unit.pairs
    }


def _cell(frame: Frame, unit: Unit, key: str, marks: Mapping[tuple[str, str, int], Marks]) -> Cell:
    if unit.has(key):
        texts = paragraphs(unit, key, _pair_owners(unit), marks)
        return Cell(key, frame.lang(key), tuple(texts))
    missing = said("missing", language=names_of(key))
    return Cell(key, missing[0].lang, (), missing)


def _labels(frame: Frame, unit: Unit) -> tuple[Span, ...]:
    texts = [(key, title_line(unit.label.get(key), unit.heading.get(key))) for key in frame.keys]
    return tuple(Span(key, frame.lang(key), text) for key, text in texts if text)


def _is_wide(unit: Unit, labels: tuple[Span, ...]) -> bool:
    folded = {plain(each.text).strip() for each in labels}
    return (
        any(unit.heading.values())
        or len(folded) > 1
        or max(map(len, folded)) > LONGEST_GUTTER_LABEL
    )
