"""Footnotes in the EPUB: marks that lead to them, and the ways back.

A footnote has a place of its own below the unit that marks it, so that every reading system shows
it, and is marked as one, so that those that can open it where the reader is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from build_scripts.footmarks import mark_id, marks_in
from build_scripts.kinds import FOOTNOTE
from build_scripts.model import HEADING, Footmark, Unit
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import say

BACK = "↩"


def paragraphs(
    publication: Publication, unit: Unit, key: str, files: Mapping[str, str]
) -> tuple[str, ...]:
    """The paragraphs of one edition; markup where they have marks or are a footnote.

    ``files``: node → the file that it stands in.
    """
    texts = unit.text.get(key) or ()
    if unit.kind != FOOTNOTE and not unit.footmarks.get(key):
        return texts
    out: list[Markup] = []
    for place, text in enumerate(texts):
        linked, at = Markup(), 0
        for mark in marks_in(unit, key, place):
            printed = text[mark.start : mark.end]
            linked += escape(text[at : mark.start]) + _mark(publication, mark, key, printed, files)
            at = mark.end
        out.append(linked + escape(text[at:]))
    if unit.kind == FOOTNOTE:
        out[-1] += Markup("").join(_back(publication, unit, key, files))
    return tuple(out)


def _mark(
    publication: Publication, mark: Footmark, key: str, printed: str, files: Mapping[str, str]
) -> Markup:
    nth = [each for _, each in publication.marks_of(mark.footnote, key)].index(mark)
    link = Markup('<a epub:type="noteref" role="doc-noteref" id="{}" href="{}#{}">{}</a>')
    own = mark_id(mark.footnote, key, nth)
    return link.format(own, files[mark.footnote], mark.footnote, printed)


def _back(
    publication: Publication, unit: Unit, key: str, files: Mapping[str, str]
) -> Iterator[Markup]:
    said = say("footnote_back", key, number="").strip()
    link = Markup(' <a role="doc-backlink" href="{}#{}" title="{}">{}</a>')
    for nth, (node, mark) in enumerate(publication.marks_of(unit.id, key)):
        if node in files:  # the title stands on a page of its own
            fragment = node if mark.paragraph == HEADING else mark_id(unit.id, key, nth)
            yield link.format(files[node], fragment, said, BACK)
