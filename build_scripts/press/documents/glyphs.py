"""Signs that no font prints, said of the sources: with their own lines, and before any PDF is made.

What the printing says of the same signs has no better place than the heading above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from build_scripts.model import Bitext, Document, Source, Unit
from build_scripts.problems import Problem
from build_scripts.sources.declared import Config


def without_glyph(
    bitext: Bitext, sources: Mapping[str, Source], config: Config
) -> tuple[Problem, ...]:
    """A warning for each sign of the texts, and of what is declared of them, that a PDF will mark.

    ``sources``: by language key. Nothing where the program that prints is not installed.
    """
    try:
        from build_scripts.outputs.books.typst.rare import unprintable, warning
    except ModuleNotFoundError:  # the printing says so
        return ()
    found = (*_printed(bitext), *((text, "", 0) for text in _declared(bitext.document)))
    langs = [each.lang for each in bitext.document.editions]
    marked = unprintable("".join(text for text, _, _ in found), langs)
    places = {
        sign: next((key, line) for text, key, line in found if sign in text)
        for sign in sorted(marked)
    }
    return tuple(
        warning(sign, str(sources[key].path), _line(sign, sources[key].text, line))
        if key
        else warning(sign, config.marked.path, _line(sign, config.marked.text, 1))
        for sign, (key, line) in places.items()
    )


def in_their_lines(late: Iterable[Problem], said: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of the printing; those that were said of the sources as they were said there."""
    known = {(each.code, each.message): each for each in said}
    return tuple(known.get((each.code, each.message), each) for each in late)


def _printed(bitext: Bitext) -> Iterator[tuple[str, str, int]]:
    """Each text of the nodes, its language key, and the line where its node begins."""
    for node in bitext.nodes():
        for key in bitext.document.keys:
            paragraphs = (node.text.get(key) if isinstance(node, Unit) else None) or ()
            for text in (node.label.get(key), node.heading.get(key), *paragraphs):
                if text:
                    yield text, key, node.line.get(key) or 1


def _declared(document: Document) -> Iterator[str]:
    """What a book says of a document and its texts besides."""
    yield from chain(document.title.values(), document.short.values())
    for each in document.editions:
        yield from chain(each.status.values(), each.publisher.values(), each.rights.values())
        yield each.url


def _line(sign: str, text: str, first: int) -> int:
    """The line of a text with this sign, from one on; that one where an escape hides it."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if sign in line]
    return next((number for number in lines if number >= first), (*lines, first)[0])
