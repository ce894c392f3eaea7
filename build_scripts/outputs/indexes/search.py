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
from build_scripts.outputs.indexes.hand_written import Section
from build_scripts.publication.publication import Node, Publication
from build_scripts.publication.share import Share
from build_scripts.publication.words import SPOKEN
from build_scripts.sources.glossary import Concept, Glossary

FOLDER = "search"
"""Folder of the site that holds the manifest and the indexes of no single document."""
MANIFEST = "manifest.js"
AIDS = "aids.js"
GLOSSARY = "glossary"
PAGES = "pages"

Row = list[Any]
CELL_GAP: Final = " "

INTERFACE: Final[list[Row]] = [[key, lang, is_spaced(lang)] for key, lang in SPOKEN.items()]
"""The languages of what belongs to no document, as those of editions stand in an index."""
NONE: Final = [""] * len(SPOKEN)
"""A text that there is in no language."""


def document_address(document: str) -> str:
    """Where a document's index lies on the site: ``cn-la-2024/search.js``."""
    return f"{document}/search.js"


def document_script(look: Publication) -> str:
    """The index of one document: its divisions and units in reading order."""
    return script_of(document_value(look))


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
    return _value(document.id, titles, _editions(document.editions), pages, entries)


def pages_script(sections: Sequence[Section]) -> str:
    """The index of the pages that are no texts: one entry a heading."""
    addresses = list(dict.fromkeys(section.address for section in sections))
    entries = [
        [
            section.id,
            addresses.index(section.address),
            -1,
            "",
            NONE,
            NONE,
            [section.heading.get(key, "") for key in SPOKEN],
            [[section.text.get(key, "") for key in SPOKEN]],
        ]
        for section in sections
    ]
    # A page's first heading is the page itself: its address needs no fragment.
    pages = [*addresses]
    for entry, section in zip(entries, sections, strict=True):
        if not section.is_first:
            pages.append(f"{section.address}#{section.id}")
            entry[1] = len(pages) - 1
    return script_of(_value(PAGES, [], INTERFACE, pages, entries, aside=True))


def glossary_script(glossary: Glossary, documents: Sequence[Share]) -> str:
    """The index of the glossary: an entry a concept, and the names that lead to units."""
    entries = []
    names = []
    for place, concept in enumerate(glossary.concepts):
        terms = {key: [term.text for term in concept.terms.get(key, ())] for key in SPOKEN}
        first = [texts[0] if texts else "" for texts in terms.values()]
        others = [" · ".join(texts[1:]) for texts in terms.values()]
        notes = [
            " ".join(filter(None, (concept.definition.get(key), concept.note.get(key))))
            for key in terms
        ]
        pairs = [pair for pair in (others, notes) if any(pair)]
        entries.append([concept.id, place, -1, "", NONE, NONE, first, pairs])
        every = list(dict.fromkeys(text for texts in terms.values() for text in texts))
        names.append([place, every, _units_with(concept, documents)])
    pages = [f"{GLOSSARY}/{concept.id}/" for concept in glossary.concepts]
    return script_of(_value(GLOSSARY, [], INTERFACE, pages, entries, concepts=names, aside=True))


def _units_with(concept: Concept, documents: Sequence[Share]) -> list[Row]:
    """Each document with the units where a concept occurs: ``["cn-la-2024", "p2-s2-c2", …]``."""
    return [[each.id, *each.found[concept.id]] for each in documents if concept.id in each.found]


def shared_files(
    documents: Iterable[str],
    sections: Sequence[Section],
    glossary: Glossary | None = None,
    found: Sequence[Share] = (),
    facets: Mapping[str, Mapping[str, Any]] | None = None,
) -> Mapping[str, str]:
    """Everything in ``search/``: file name → text.

    ``documents``: ids in the order of the site. ``sections``: of the pages that are no texts.
    ``found``: where each document has the concepts. ``facets``: what answers are narrowed by.
    """
    files = {f"{PAGES}.js": pages_script(sections)} if sections else {}
    if glossary and glossary.concepts:
        files[f"{GLOSSARY}.js"] = glossary_script(glossary, found)
    rows = [
        {
            "id": each,
            "address": document_address(each),
            "aside": False,
            **(facets or {}).get(each, {}),
        }
        for each in documents
    ]
    for name in files:
        rows.append({"id": name[:-3], "address": f"{FOLDER}/{name}", "aside": True})
    return {**files, MANIFEST: f"self.duidu.search.manifest={_json(rows)};\n"}


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


def _value(
    name: str,
    titles: Sequence[str],
    editions: Sequence[Row],
    pages: Sequence[str],
    entries: Sequence[Row],
    *,
    concepts: Sequence[Row] = (),
    aside: bool = False,
) -> Mapping[str, Any]:
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


def script_of(value: Mapping[str, Any]) -> str:
    """The script that hands over an index."""
    table = "self.duidu.search.indexes"
    return f"({table}={table}||{{}})[{_json(value['id'])}]={_json(value)};\n"


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


def _json(value: object) -> str:
    # Safe inside a script element too, and U+2028 is no line end in old engines.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
