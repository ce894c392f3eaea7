"""Terms marked in a text, as data for the script that marks them; and what a concept is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.footmarks import sentences
from build_scripts.model import Unit
from build_scripts.outputs.pages.escape import script
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span
from build_scripts.sources.glossary import Concept


def marks_script(publication: Publication, units: Sequence[Unit]) -> str:
    """``marks.js`` of a page: unit → language → start, end and concept of each mark, in a row.

    Places are counted in the text of the cell, its paragraphs one after the other, in the code
    units of UTF-16 as JavaScript counts; the concept is its row in ``terms.js``. Under the empty
    name: how many of those rows are marked unless the reader asks for all; they come first.
    """
    found = {unit.id: _of_unit(publication, unit) for unit in units}
    marked = {node: marks for node, marks in found.items() if marks}
    return script("duidu_marks", {"": publication.gloss.few, **marked})


def _of_unit(publication: Publication, unit: Unit) -> dict[str, list[int]]:
    found = {key: list(_of_cell(publication, unit, key)) for key in publication.keys}
    return {key: marks for key, marks in found.items() if marks}


def _of_cell(publication: Publication, unit: Unit, key: str) -> Iterator[int]:
    paragraphs = unit.text.get(key) or ()
    for each in sentences(unit, key):
        before = "".join(paragraphs[: each.paragraph]) + paragraphs[each.paragraph][: each.start]
        for start, end, concept in publication.gloss.marks.get(
            (each.pair.id, key, each.number), ()
        ):
            yield from (_units(before + each.text[:start]), _units(before + each.text[:end]))
            yield int(concept)


def _units(text: str) -> int:
    """The length of a text as JavaScript counts it: ``𠮷`` is two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def names(concept: Concept) -> tuple[Span, ...]:
    """A concept in every language that the site speaks."""
    return tuple(Span(key, lang, concept.name(key)) for key, lang in SPOKEN.items())
