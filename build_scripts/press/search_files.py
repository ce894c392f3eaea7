"""What the search knows besides the documents: glossary, pages for readers, aids, the list.

Of documents too many to be fetched whole also what is fetched by need (``shelves.py``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.language.fold import fold
from build_scripts.language.readings import Runs, concerning, read
from build_scripts.outputs.indexes import manifest, search, shelves
from build_scripts.outputs.indexes.aids import (
    AIDS,
    document_texts,
    known_readings,
    other_texts,
    script_from,
)
from build_scripts.outputs.indexes.postings import postings
from build_scripts.outputs.indexes.shelves import Shelved
from build_scripts.outputs.indexes.site_pages import site_sections
from build_scripts.press.hand_written import readers_sections
from build_scripts.press.keep import CACHE, fingerprint, forget, kept
from build_scripts.problems import Found
from build_scripts.publication.publication import Publication
from build_scripts.publication.share import Share
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.settings import Settings

READINGS, SHELVED = "readings", "shelved"
"""Folders of what is kept of each document."""
BESIDE = "_beside"
"""Name of the texts of no document: no document can have it."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """A document as it is searched."""

    script: str
    """Its index, as pages load it."""
    chinese: tuple[str, ...]
    """Everything Chinese in it, of which readings are needed."""

    @property
    def value(self) -> Mapping[str, Any]:
        """The index as a value."""
        return search.value_of(self.script)


def searchable(publication: Publication) -> Searchable:
    """A document as it is searched, which nothing but its own text changes."""
    return Searchable(search.document_script(publication), tuple(document_texts(publication)))


Searched = Callable[[str], Searchable]
"""Finds a document by its id. All of them at once would be large: each is asked for when needed."""


def search_files(
    root: Path, settings: Settings, shown: Sequence[Share], glossary: Glossary, searched: Searched
) -> Mapping[str, bytes]:
    """Every file of the folder ``search/``: name → content."""
    documents = sorted(shown, key=lambda each: each.id)
    sections = (
        *site_sections(documents, has_glossary=bool(glossary.concepts)),
        *readers_sections(root, settings),
    )
    ids = [each.id for each in documents]
    facets = {each.id: manifest.facets(each.document) for each in documents}
    files = dict(manifest.shared_files(sections, glossary, documents))
    rows = manifest.rows(ids, files, facets if len(documents) > 1 else {})
    texts: dict[str, Sequence[str]] = {}
    size = 0
    for each in documents:
        found = searched(each.id)
        texts[each.id] = found.chinese
        size += len(found.script.encode())
    if len(documents) > 1 and size > shelves.SMALL:
        called = {each.id: manifest.names(each.document) for each in documents}
        files |= manifest.large_files(rows, files, called)
        files |= _shelves(root, documents, glossary, searched)
    else:
        files |= manifest.small_files(rows)
    for folder in (READINGS, SHELVED):
        forget(root / CACHE / folder, [f"{each}.json" for each in (*ids, BESIDE)])
    texts[BESIDE] = other_texts(glossary, sections)
    aids = aids_file(root, texts, known_readings(glossary))
    return {**{name: text.encode() for name, text in files.items()}, AIDS: aids}


def aids_file(root: Path, texts: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> bytes:
    """Name → texts; each read anew only where it is another: a long one takes a second."""
    every = [text for own in texts.values() for text in own]
    inputs = fingerprint(*every, repr(known), root=root, places=())

    def make() -> Found[bytes]:
        runs: dict[str, Sequence[str]] = {}
        for name, own in texts.items():
            runs |= _runs(root, name, own, known)
        return Found(script_from(every, runs).encode())

    script, _ = kept(root / CACHE / "aids.js", inputs, make)
    return script or b""


def _runs(root: Path, name: str, texts: Sequence[str], known: Mapping[str, str]) -> Runs:
    """The stretches of a document, read with what is known of its own words."""
    own = concerning(texts, known)
    inputs = fingerprint(*texts, repr(own), root=root, places=())
    content, _ = kept(
        root / CACHE / READINGS / f"{name}.json",
        inputs,
        lambda: Found(json.dumps(read(texts, own), ensure_ascii=False).encode()),
    )
    runs: Runs = json.loads(content or b"{}")
    return runs


def _shelves(
    root: Path, documents: Sequence[Share], glossary: Glossary, searched: Searched
) -> Mapping[str, str]:
    """What is fetched by need, where all indexes are too much."""
    made: dict[str, str] = {}
    given = []
    for each in documents:
        found = _shelved(root, each.id, searched(each.id))
        made |= found.parts
        given.append(found)
    names = {
        word
        for concept in glossary.concepts
        for terms in concept.terms.values()
        for term in terms
        for word in fold(term.text, spaced=True).split()
    }
    return {**made, **shelves.shelves(given, names)}


def _shelved(root: Path, id: str, found: Searchable) -> Shelved:
    """Made anew only for another index: a document of a hundred clauses takes a quarter second."""

    def make() -> Found[bytes]:
        value = found.value
        return Found(shelves.to_bytes(shelves.shelved(value, postings(value))))

    inputs = fingerprint(found.script, root=root, places=())
    content, _ = kept(root / CACHE / SHELVED / f"{id}.json", inputs, make)
    return shelves.from_bytes(content or b"")
