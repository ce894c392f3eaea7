"""The sheet: everything that one printed book shows, as plain JSON values.

The Typst templates lay the sheet out and decide nothing about the text; this module
knows nothing about type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from build_scripts.kinds import FOOTNOTE, LETTERS
from build_scripts.language.languages import language
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Division, Edition, Footmark, Unit
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.outputs.books.typst.facts import facts, metadata, once, text_of
from build_scripts.outputs.books.typst.fonts import LATIN
from build_scripts.publication.publication import Publication
from build_scripts.publication.sentences import beside
from build_scripts.publication.standing import is_original
from build_scripts.publication.title_lines import title_lines
from build_scripts.publication.titles import first_words, title_line
from build_scripts.publication.words import pick, say
from build_scripts.tabular import has_head, is_table, rows

PAIRED = "paired"
"""The layout with the first two editions side by side; every other is keys with commas."""
PAPERS: Mapping[str, tuple[float, float]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "letter": (215.9, 279.4),
}
"""Name → width and height in millimetres (ISO 216; ANSI/ASME Y14.1)."""
SIZES: Mapping[int, float] = {1: 11, 2: 10, 3: 9.5}
"""Columns → size of the type in points."""
MOST_COLUMNS = max(SIZES)
"""Three stand on the broad side of the paper."""

SIDES: Mapping[int, float] = {1: 28, 2: 19, 3: 19}
"""Columns → margins at the sides in millimetres: a single column is kept narrow, lines of 37 Han
characters, 85 Latin ones."""
TITLES: Mapping[bool, float] = {True: 22, False: 13}
"""Size of the title in points, on a page of its own and above an extract; less on small paper."""
LATIN_TITLE = 0.78
"""Size of a title in another script than Han against that."""
MILLIMETRE = 72 / 25.4
"""In points."""

# Columns that a source aligned by spaces or tabs: "中国共产党       老挝人民革命党".
COLUMN_GAP = re.compile(r"\s{3,}|\t\s*")

GUTTER = 3.0
"""Widest label that stands in the gutter, in em; a longer one stands above its text."""
NARROW_GUTTER = 2.0
GUTTERS: Mapping[bool, float] = {True: 9, False: 12.5}
"""Width of the gutter in millimetres, with narrow labels only and with others."""
BOOKMARK_LENGTH = 12
"""Han characters of the text that a bookmark shows."""
MOST_BESIDE = 4
"""Columns of a table that has room beside another; wider ones stand one below the other."""
DEEPEST = 6
"""Levels of headings that a PDF has."""

Sheet = dict[str, Any]
Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a document is printed and how."""

    layout: str = PAIRED
    units: tuple[str, ...] | None = None
    """Ids of divisions and units; ``None``: the whole document."""
    paper: str = "a4"

    def editions(self, bitext: Bitext) -> tuple[Edition, ...]:
        """The editions that the layout shows, in its order; ValueError for an unknown layout."""
        return tuple(bitext.document.edition(key) for key in self.keys(bitext.document.keys))

    def keys(self, known: Sequence[str]) -> tuple[str, ...]:
        """Their keys, given those of the document."""
        if self.layout == PAIRED:
            return tuple(known[:2])
        keys = tuple(each.strip() for each in self.layout.split(","))
        if any(key not in known for key in keys):
            raise ValueError(
                phrase(
                    "There is no layout {layout!r}; there are {known}, "
                    "and texts with commas: {some}.",
                    layout=self.layout,
                    known=", ".join((PAIRED, *known)),
                    some=",".join(reversed(known[:2])),
                )
            )
        if len(keys) > MOST_COLUMNS or len(set(keys)) < len(keys):
            raise ValueError(
                phrase(
                    "The layout {layout!r} must name up to {most} texts, each once.",
                    layout=self.layout,
                    most=MOST_COLUMNS,
                )
            )
        return keys


def sheet_of(
    publication: Publication, choice: Choice, appendices: Sequence[Appendix] = ()
) -> Sheet:
    """The whole sheet, ready for JSON; ValueError for an unknown layout, paper or id."""
    if choice.paper not in PAPERS:
        raise ValueError(
            phrase(
                "There is no paper {paper!r}; there are {names}.",
                paper=choice.paper,
                names=", ".join(PAPERS),
            )
        )
    bitext, site_url = publication.bitext, publication.site.url
    editions = choice.editions(bitext)
    keys = tuple(edition.key for edition in editions)
    document = bitext.document
    nodes = [node for node in chosen(publication, choice.units) if _is_in(node, keys)]
    if len(keys) == 1:
        nodes = list(bitext.in_own_order(nodes, keys[0]))
    shown = frozenset(node.id for node in nodes)
    is_compared = len(keys) > 1 or not is_original(document, editions[0])
    behind = [
        _appendix(each.within(shown), keys)
        for each in appendices
        if is_compared or not each.compares
    ]
    behind = [each for each in behind if each["entries"]]
    return {
        "paper": _paper(choice.paper, len(keys)),
        "size": SIZES[len(keys)],
        "side": SIDES[len(keys)],
        "has_title_page": choice.units is None,
        "metadata": metadata(document, editions),
        "texts": [text_of(document, edition) for edition in editions],
        "short": [pick(document.short, key) for key in keys],
        "title": [_title(publication, choice, edition) for edition in editions],
        "words": {"contents": once([say("contents", key) for key in keys])},
        "facts": facts(bitext, editions, site_url),
        "running": [_names(node, keys) for node in nodes if isinstance(node, Division)]
        + [each["title"] for each in behind],
        "nodes": list(_nodes(publication, nodes, keys, f"{site_url.rstrip('/')}/{document.id}")),
        "gutter": GUTTERS[_is_narrow(nodes, keys)],
        "appendices": behind,
        "plain": [LATIN],
        "marked": [],
        "unprinted": once([say("unprinted", key) for key in keys]),
    }


def _paper(name: str, columns: int) -> tuple[float, float]:
    """Width and height of the paper: upright, and lying for three columns."""
    short, long = PAPERS[name]
    return (long, short) if columns == MOST_COLUMNS else (short, long)


def _title(publication: Publication, choice: Choice, edition: Edition) -> Sheet:
    """The title in one language, in lines for the width of the column, and its size."""
    is_han = language(edition.lang).is_han
    columns = len(choice.editions(publication.bitext))
    paper = _paper(choice.paper, columns)[0]
    size = TITLES[choice.units is None] * (1 if is_han else LATIN_TITLE)
    size *= min(1, paper / PAPERS["a4"][0])
    sides = SIDES[columns] * 2
    width = (paper - sides) * MILLIMETRE / size
    title = pick(publication.bitext.document.title, edition.key)
    return {"size": size, "lines": title_lines(title, width, publication.words(edition.key))}


def chosen(publication: Publication, ids: Sequence[str] | None) -> tuple[Node, ...]:
    """The divisions and units to print, without the title, which stands in front of all.

    An id brings all that stands under it, and the headings of the divisions round it.
    """
    every = publication.nodes
    nodes = tuple(node for node in every.values() if node.kind != "title")
    if ids is None:
        return nodes
    if unknown := [each for each in ids if each not in every]:
        raise ValueError(phrase("There is no division or unit {names}.", names=", ".join(unknown)))
    wanted = set(ids)
    outer = {above.id for each in ids for above in publication.ancestors(every[each])}
    return tuple(
        node
        for node in nodes
        if node.id in wanted
        or any(above.id in wanted for above in publication.ancestors(node))
        or (node.id in outer and isinstance(node, Division))
    )


def _is_in(node: Node, keys: Iterable[str]) -> bool:
    """Whether any of these editions has the node."""
    if isinstance(node, Unit):
        return any(node.has(key) for key in keys)
    return any(node.label.get(key) or node.heading.get(key) for key in keys)


def _nodes(
    publication: Publication, nodes: Sequence[Node], keys: tuple[str, ...], address: str
) -> Iterable[Sheet]:
    shown = {node.id for node in nodes}
    for node in nodes:
        outer = publication.ancestors(node)
        base = {"id": node.id, "level": min(len(outer) + 1, DEEPEST), "words": _names(node, keys)}
        if isinstance(node, Division):
            yield base | {"type": "division"}
            continue
        base |= _unit(node, keys, shown)
        depth = sum(isinstance(above, Unit) for above in outer)
        yield base | {
            "type": "unit",
            "depth": depth,
            "href": f"{address}/{node.id}/",
            "is_outlined": base["is_outlined"] or (not publication.bitext.divisions and not depth),
        }


def _appendix(appendix: Appendix, keys: Sequence[str]) -> Sheet:
    return {
        "id": appendix.id,
        "title": [pick(appendix.title, key) for key in keys],
        "entries": [
            {
                "id": entry.id,
                "heading": [_folded(entry.heading.get(key, "")) for key in keys],
                "cells": [_cell(entry.text.get(key, ()), "", is_named=False) for key in keys],
                "places": list(entry.places),
            }
            for entry in appendix.entries
        ],
    }


FLAG = "\ufdd0"
"""No character, by Unicode: no text has it."""
FLAGS = re.compile(f"{FLAG}[0-9]+{FLAG}|{FLAG}")
Column = str | list[str | Sheet]


def _unit(unit: Unit, keys: tuple[str, ...], shown: Collection[str]) -> Sheet:
    """A unit's part of its sheet; where short labels differ, each text begins with its own."""
    labels = [unit.label.get(key) or "" for key in keys]
    first = next((place for place, label in enumerate(labels) if label), 0)
    has_heading = any(unit.heading.get(key) for key in keys)
    is_wide = has_heading or any(_width(label) > GUTTER for label in labels)
    own = ["" if is_wide or label == labels[first] else label for label in labels]
    is_named = unit.kind not in LETTERS
    marks = {
        key: [mark for mark in unit.footmarks.get(key, ()) if mark.footnote in shown]
        for key in keys
    }
    rows = [
        [
            _cell(texts, label if not place else "", is_named=is_named, marks=marks[key])
            for key, texts, label in zip(keys, row, own, strict=True)
        ]
        for place, row in enumerate(_rows(unit, marks))
    ]
    return {
        "is_wide": is_wide,
        "is_footnote": unit.kind == FOOTNOTE,
        "number": "" if is_wide else labels[first] or "¶",
        "number_in": first,
        "own_labels": own,
        "has_text": any(cell is None or cell for cells in rows for cell in cells),
        "cells": rows[0],
        "more": rows[1:],
        "is_stacked": any(
            _columns(text) > MOST_BESIDE for key in keys for text in unit.text[key] or ()
        ),
        "is_outlined": has_heading,
        "is_bookmarked": unit.kind != FOOTNOTE and (any(labels) or is_wide or is_named),
        "bookmark": [_bookmark(unit, key) for key in keys],
    }


def _rows(
    unit: Unit, marks: Mapping[str, Sequence[Footmark]]
) -> Iterator[list[Sequence[str] | None]]:
    """The paragraphs that stand side by side, with signs round marks of footnotes: all, or stretch
    by stretch where the texts have not one order.
    """
    flagged = {
        key: [_flagged(text, own, place) for place, text in enumerate(unit.text.get(key) or ())]
        for key, own in marks.items()
    }
    parts = beside(unit, tuple(marks))
    if not parts:
        yield [flagged[key] if unit.has(key) else None for key in marks]
    for part in parts:
        yield [[flagged[key][at] for at in part[key]] for key in marks]


def _columns(paragraph: str) -> int:
    return len(rows(paragraph)[0]) if is_table(paragraph) else 1


def _width(label: str) -> float:
    """Width in em, nearly: ``13.`` → 1.5, ``第三条`` → 3."""
    return sum(1 if east_asian_width(each) in "WF" else 0.5 for each in label)


def _is_narrow(nodes: Iterable[Node], keys: Sequence[str]) -> bool:
    """Whether all labels that stand in the gutter leave room: ``13.``, not ``（一）``."""
    widths = [
        max(_width(node.label.get(key) or "") for key in keys)
        for node in nodes
        if isinstance(node, Unit)
    ]
    return not any(NARROW_GUTTER < width <= GUTTER for width in widths)


def _cell(
    paragraphs: Sequence[str] | None,
    label: str,
    *,
    is_named: bool,
    marks: Sequence[Footmark] = (),
) -> list[list[Column] | Sheet] | None:
    """Paragraphs, each a list of its columns: one, but for lines such as signatures; or a table."""
    if paragraphs is None:
        return None
    cells: list[list[Column] | Sheet] = []
    if label and paragraphs and is_table(paragraphs[0]):
        cells.append([label])
    elif label:
        paragraphs = (f"{label} {next(iter(paragraphs), '')}", *paragraphs[1:])
    for paragraph in paragraphs:
        if is_table(paragraph):
            found = [[_runs(cell, marks) for cell in row] for row in rows(paragraph)]
            cells.append({"rows": found, "has_head": has_head(FLAGS.sub("", paragraph))})
            continue
        columns = COLUMN_GAP.split(paragraph.strip()) if is_named else [paragraph]
        cells.append([_runs(_folded(column), marks) for column in columns])
    return cells


def _flagged(text: str, marks: Sequence[Footmark], paragraph: int) -> str:
    """A paragraph with signs round its marks, by which they are found again in its columns."""
    for number, mark in reversed(list(enumerate(marks))):
        if mark.paragraph == paragraph:
            printed = text[mark.start : mark.end]
            flagged = f"{FLAG}{number}{FLAG}{printed}{FLAG}"
            text = text[: mark.start] + flagged + text[mark.end :]
    return text


def _runs(column: str, marks: Sequence[Footmark]) -> Column:
    """A column as text; in pieces where it has marks, each with the footnote that it leads to."""
    if not marks or FLAG not in column:
        return column
    out: list[str | Sheet] = []
    text, *rest = column.split(FLAG)
    for place in range(0, len(rest), 3):
        number, printed, behind = rest[place : place + 3]
        out += [text, {"mark": printed, "to": marks[int(number)].footnote}]
        text = behind
    return [*out, text]


def _names(node: Node, keys: Sequence[str]) -> list[str]:
    """Label and heading in each language, empty where the language lacks the node."""
    return [_folded(title_line(node.label.get(key), node.heading.get(key))) for key in keys]


def _bookmark(unit: Unit, key: str) -> str:
    """The number and the heading, or the first words, as the bookmarks show them."""
    label, heading = unit.label.get(key) or "", unit.heading.get(key) or ""
    return _folded(
        title_line(
            label, heading or first_words(" ".join(unit.text.get(key) or ()), BOOKMARK_LENGTH)
        )
    )


def _folded(text: str) -> str:
    """Tabs, line ends and runs of spaces as one space; other white space as it is."""
    return re.sub(r"[ \t\n]+", " ", text)
