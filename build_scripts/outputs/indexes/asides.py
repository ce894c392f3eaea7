"""The search indexes of what is beside the documents: glossary, pages that are no texts.

Their shape is that of a document's index (``search.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from build_scripts.language.languages import is_spaced
from build_scripts.outputs.indexes.assigned import assigned
from build_scripts.outputs.indexes.hand_written import Section
from build_scripts.outputs.indexes.search import Row, index_of
from build_scripts.publication.share import Share
from build_scripts.publication.words import SPOKEN
from build_scripts.sources.glossary import Concept, Glossary

GLOSSARY = "glossary"
PAGES = "pages"

INTERFACE: Final[list[Row]] = [[key, lang, is_spaced(lang)] for key, lang in SPOKEN.items()]
"""The languages of what belongs to no document, as those of editions stand in an index."""
NONE: Final = [""] * len(SPOKEN)
"""A text that there is in no language."""


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
    return assigned("indexes", PAGES, index_of(PAGES, [], INTERFACE, pages, entries, aside=True))


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
    return assigned(
        "indexes",
        GLOSSARY,
        index_of(GLOSSARY, [], INTERFACE, pages, entries, concepts=names, aside=True),
    )


def _units_with(concept: Concept, documents: Sequence[Share]) -> list[Row]:
    """Each document with the units where a concept occurs: ``["cn-la-2024", "p2-s2-c2", …]``."""
    return [[each.id, *each.found[concept.id]] for each in documents if concept.id in each.found]
