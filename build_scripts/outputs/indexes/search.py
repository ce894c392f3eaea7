"""The search index: what the search engine of the site knows of each document.

One ``.js`` file a document, which assigns a value (so that http and a folder on disk run the
same code), and a manifest that lists them. The shape is described in
``docs/javascripts/search/corpus.js``, which reads it. Each text stands in it once,
verbatim; folding is the reader's browser's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from build_scripts import footmarks, tabular
from build_scripts.language.fold import fold
from build_scripts.language.han_forms import han_lines
from build_scripts.language.inflection import plural_lines
from build_scripts.language.languages import is_spaced, language
from build_scripts.model import Edition, Pair, Unit
from build_scripts.outputs.indexes.assigned import assigned
from build_scripts.publication.publication import Node, Publication

FOLDER = "search"
"""Folder of the site that holds the manifest and the indexes of no single document."""
Row = list[Any]
CELL_GAP: Final = " "


def document_address(document: str) -> str:
    """Where a document's index lies on the site: ``cn-la-2024/search.js``."""
    return f"{document}/search.js"


def document_script(look: Publication) -> str:
    """The index of one document: its divisions and units in reading order."""
    return assigned("indexes", look.bitext.document.id, document_value(look))


def document_value(look: Publication) -> Mapping[str, Any]:
    """The same as a value."""
    document = look.bitext.document
    nodes = tuple(look.nodes.values())
    order = {node.id: place for place, node in enumerate(nodes)}
    addresses = [f"{document.id}/{look.place(node.id)[0]}" for node in nodes]
    pages = list(dict.fromkeys(addresses))
    entries = [
        [
            node.id,
            pages.index(address),
            order.get(node.parent, -1),
            look.shorts[node.id],
            [look.cited(node.id, key) for key in look.keys],
            [node.label.get(key) or "" for key in look.keys],
            [footmarks.bare(footmarks.heading(node, key)) for key in look.keys],
            _pairs(node, document.editions),
        ]
        for node, address in zip(nodes, addresses, strict=True)
    ]
    titles = [document.short[key] for key in look.keys]
    return index_of(document.id, titles, _editions(document.editions), pages, entries)


def _editions(editions: Sequence[Edition]) -> list[Row]:
    return [[each.key, each.lang, is_spaced(each.lang)] for each in editions]


def _pairs(node: Node, editions: Sequence[Edition]) -> list[Row]:
    """Each sentence pair of a unit as one text a language, empty where a side has none; of a table
    each row, a blank between cells."""
    if not isinstance(node, Unit):
        return []
    own = {edition.key: footmarks.in_pairs(node, edition.key) for edition in editions}
    pairs = [
        [
            footmarks.bare(
                (CELL_GAP if is_row else language(edition.lang).gap).join(
                    text
                    for pair in row
                    for (pair_id, _), text in own[edition.key].items()
                    if pair_id == pair.id
                )
            )
            for edition in editions
        ]
        for is_row, row in _rows(node, [edition.key for edition in editions])
    ]
    whole = [
        _join(map(tabular.flat, footmarks.paragraphs(node, edition.key)), edition)
        for edition in editions
    ]
    if all(_has_all(whole, pairs, side, edition) for side, edition in enumerate(editions)):
        return pairs
    return [whole] if any(whole) else []


def _rows(unit: Unit, keys: Sequence[str]) -> Iterator[tuple[bool, list[Pair]]]:
    """The pairs of a unit, those of one row of a table together, and whether they are one."""
    places: dict[str, set[tuple[str, int, int]]] = {pair.id: set() for pair in unit.pairs}
    for key in keys:
        paragraphs = unit.text.get(key) or ()
        for each in footmarks.sentences(unit, key):
            text = paragraphs[each.paragraph]
            if tabular.is_table(text):
                row = text.count(tabular.ROW, 0, each.start)
                places[each.pair.id].add((key, each.paragraph, row))
    own: list[Pair] = []
    for pair in unit.pairs:
        if own and not places[pair.id] & places[own[-1].id]:
            yield bool(places[own[-1].id]), own
            own = []
        own.append(pair)
    if own:
        yield bool(places[own[-1].id]), own


def _join(texts: Iterable[str], edition: Edition) -> str:
    return footmarks.bare(language(edition.lang).gap.join(texts))


def _has_all(whole: Row, pairs: Sequence[Row], side: int, edition: Edition) -> bool:
    """Whether the sentences of the pairs are the whole text: search must lose none of it."""
    joined = _join((pair[side] for pair in pairs if pair[side]), edition)
    return "".join(joined.split()) == "".join(whole[side].split())


def index_of(
    name: str,
    titles: Sequence[str],
    editions: Sequence[Row],
    pages: Sequence[str],
    entries: Sequence[Row],
    *,
    concepts: Sequence[Row] = (),
    aside: bool = False,
) -> Mapping[str, Any]:
    """An index as a value, of a document or of what is beside the documents."""
    return {
        "id": name,
        "aside": aside,
        "title": titles,
        "editions": editions,
        "pages": pages,
        # Other forms of the characters that these texts have, and of the words.
        "han": han_lines("".join(_folded(editions, entries, spaced=False))),
        "plurals": plural_lines(_words(editions, entries, concepts)),
        "entries": entries,
        "concepts": concepts,
    }


def value_of(script: str) -> Mapping[str, Any]:
    """The index that a script hands over."""
    value: Mapping[str, Any] = json.loads(script.partition("]=")[2].removesuffix(";\n"))
    return value


def _folded(editions: Sequence[Row], entries: Sequence[Row], *, spaced: bool) -> Iterator[str]:
    """The folded texts of the editions that separate words, or of those that do not."""
    sides = [side for side, edition in enumerate(editions) if bool(edition[2]) is spaced]
    for *_, labels, headings, pairs in entries:
        for side in sides:
            for text in (labels[side], headings[side], *(pair[side] for pair in pairs)):
                yield fold(text, spaced=spaced)


def _words(editions: Sequence[Row], entries: Sequence[Row], concepts: Sequence[Row]) -> set[str]:
    """The folded words of spaced texts and of names: their irregular forms go with the index."""
    names = (fold(name, spaced=True) for _, each, _ in concepts for name in each)
    return set(" ".join((*_folded(editions, entries, spaced=True), *names)).split())
