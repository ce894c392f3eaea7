"""What the go-to box knows of a document: ``units.js``, which it loads when it first opens."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.kinds import PARAGRAPH
from build_scripts.language.han_forms import han_lines
from build_scripts.language.languages import language
from build_scripts.model import Unit
from build_scripts.outputs.pages.escape import script
from build_scripts.publication.publication import Node, Publication
from build_scripts.publication.titles import TOC_LETTERS, first_words

LATER_LETTERS = 6
"""Han characters shown of a sentence that does not open its unit."""


def units_script(publication: Publication) -> str:
    """The titles of a document, those that citations have too, and of each node a row: id, short
    form, reading page, row of its parent, words in each language, then the headings it has.

    ``sentences``, row by row: the first words of each sentence pair in each language, one after
    the other, so that their number tells how many there are. ``numbers``: of units whose sentences
    are no longer numbered 1, 2, 3 …, since ids out of use are not given again. ``places``: as the
    styles of citing write them, where an unnumbered paragraph has the number of another unit.
    ``paragraphs``: of units with more than one in some edition how many, which are no units.
    """
    document, nodes = publication.bitext.document, tuple(publication.nodes.values())
    place = {node.id: row for row, node in enumerate(nodes)}
    texts = {node.id: _cited(publication, node) for node in nodes}
    rows = [
        [
            node.id,
            publication.shorts[node.id],
            publication.page_of.get(node.id, ""),
            place.get(node.parent, -1),
            *texts[node.id],
        ]
        for node in nodes
    ]
    values = {
        "document": document.id,
        "langs": [publication.lang(key) for key in publication.keys],
        "title": [document.title.get(key) or "" for key in publication.keys],
        "cited": [each.cited.title for each in document.editions if each.cited.title],
        "short": [document.short.get(key) or "" for key in publication.keys],
        "han": han_lines("".join(text for each in texts.values() for text in each)),
        "units": rows,
        "sentences": [_openings(publication, node) for node in nodes],
        "numbers": {node.id: numbers for node in nodes if (numbers := _numbers(node))},
        "places": dict(_places(publication)),
        "paragraphs": {node.id: count for node in nodes if (count := _paragraphs(node)) > 1},
        "gone": {each.id: each.to for each in publication.bitext.retired},
    }
    return script("duidu_units", values)


def _cited(publication: Publication, node: Node) -> list[str]:
    headings = dict.fromkeys(node.heading.get(key) or "" for key in publication.keys)
    return [publication.cited(node.id, key) for key in publication.keys] + list(
        filter(None, headings)
    )


def _places(publication: Publication) -> Iterator[tuple[str, list[str]]]:
    """Paragraphs and what has the same number beside them, in every manner of the styles."""
    for inside in publication.children.values():
        units = [each for each in inside if isinstance(each, Unit)]
        counted = {each.number for each in units if each.kind == PARAGRAPH}
        if all(each.kind == PARAGRAPH for each in units):
            continue
        for unit in units:
            if unit.number in counted:
                yield unit.id, list(dict.fromkeys(publication.locators[unit.id].values()))


def _numbers(node: Node) -> list[int]:
    """The numbers in the ids of the sentence pairs, where they are not simply their places."""
    pairs = node.pairs if isinstance(node, Unit) else ()
    numbers = [int(pair.id.rpartition(".")[2]) for pair in pairs]
    return numbers if numbers != list(range(1, len(numbers) + 1)) else []


def _paragraphs(node: Node) -> int:
    texts = node.text.values() if isinstance(node, Unit) else ()
    return max((len(text or ()) for text in texts), default=0)


def _openings(publication: Publication, node: Node) -> list[str]:
    """``["适时启动商签新的…", "Launch the…", "推动中国…", "Promote…"]`` of two sentence pairs."""
    gaps = {key: language(publication.lang(key)).gap for key in publication.keys}
    return [
        first_words(gaps[key].join(pair.texts.get(key, ())), LATER_LETTERS if nth else TOC_LETTERS)
        for nth, pair in enumerate(node.pairs if isinstance(node, Unit) else ())
        for key in publication.keys
    ]
