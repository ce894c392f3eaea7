"""Terms marked in a text, as data for the script that marks them; and what a concept is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.footmarks import sentences
from build_scripts.model import Unit
from build_scripts.outputs.pages.escape import script
from build_scripts.publication.publication import Publication
from build_scripts.publication.sentences import beside
from build_scripts.publication.words import SPOKEN, Span
from build_scripts.sources.glossary import Concept
from build_scripts.tabular import CELL, ROW, is_table


def marks_script(publication: Publication, units: Sequence[Unit]) -> str:
    """``marks.js`` of a page: unit → language → start, end and concept of each mark, in a row.

    Places are counted in the text of the cell, its paragraphs one after the other (of a table, what
    stands in its cells), in the code units of UTF-16 as JavaScript counts; the concept is its row
    in ``terms.js``. Under the empty name: how many of those rows are marked unless the reader asks
    for all; they come first.
    """
    found = {unit.id: _of_unit(publication, unit) for unit in units}
    marked = {node: marks for node, marks in found.items() if marks}
    return script("duidu_marks", {"": publication.gloss.few, **marked})


def _of_unit(publication: Publication, unit: Unit) -> dict[str, list[int]]:
    found = {key: list(_of_cell(publication, unit, key)) for key in publication.keys}
    return {key: marks for key, marks in found.items() if marks}


def _of_cell(publication: Publication, unit: Unit, key: str) -> Iterator[int]:
    paragraphs = unit.text.get(key) or ()
    places = [at for part in beside(unit, publication.keys) for at in part[key]]
    order = places or list(range(len(paragraphs)))
    for each in sentences(unit, key):
        above = order[: order.index(each.paragraph)]
        start = paragraphs[each.paragraph][: each.start]
        before = "".join(_shown(paragraphs[at]) for at in above)
        before += _cells(start) if is_table(paragraphs[each.paragraph]) else start
        for first, last, concept in publication.gloss.marks.get(
            (each.pair.id, key, each.number), ()
        ):
            yield from (_units(before + each.text[:first]), _units(before + each.text[:last]))
            yield int(concept)


def _shown(paragraph: str) -> str:
    return _cells(paragraph) if is_table(paragraph) else paragraph


def _cells(text: str) -> str:
    """A table, or its beginning, without what parts its cells and rows."""
    return text.replace(CELL, "").replace(ROW, "")


def _units(text: str) -> int:
    """The length of a text as JavaScript counts it: ``𠮷`` is two."""
    return len(text.encode("utf-16-le")) // 2


def names(concept: Concept) -> tuple[Span, ...]:
    """A concept in every language that the site speaks."""
    return tuple(Span(key, lang, concept.name(key)) for key, lang in SPOKEN.items())
