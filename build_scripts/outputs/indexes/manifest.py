"""``search/manifest.js``: which files the search has, and the files of no single document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from build_scripts.model import Document
from build_scripts.outputs.indexes.asides import GLOSSARY, PAGES, glossary_script, pages_script
from build_scripts.outputs.indexes.assigned import named
from build_scripts.outputs.indexes.hand_written import Section
from build_scripts.outputs.indexes.search import FOLDER, document_address
from build_scripts.publication.share import Share
from build_scripts.sources.glossary import Glossary

MANIFEST = "manifest.js"
DOCUMENTS = "documents.js"
EARLY: Final = 200_000
"""Bytes (a third as they are sent) of files beside the documents that a first answer waits for."""


Row = Mapping[str, Any]
"""A file of the search: ``id``, ``address``, ``aside``; of a document also its
``facets``."""


def shared_files(
    sections: Sequence[Section], glossary: Glossary | None = None, found: Sequence[Share] = ()
) -> Mapping[str, str]:
    """The indexes in ``search/`` that are of no single document: file name → text.

    ``sections``: of the pages that are no texts. ``found``: where each document has the concepts.
    """
    files = {f"{PAGES}.js": pages_script(sections)} if sections else {}
    if glossary and glossary.concepts:
        files[f"{GLOSSARY}.js"] = glossary_script(glossary, found)
    return files


def facets(document: Document) -> Mapping[str, Any]:
    """What answers can be narrowed by: the document, its languages, its year, its kind."""
    return {
        "title": [document.short[edition.key] for edition in document.editions],
        "langs": [edition.lang for edition in document.editions],
        "year": document.date[:4],
        "group": dict(document.group),
    }


def names(document: Document) -> Sequence[str]:
    """What a document is called beside its short titles."""
    titles = [document.title.get(edition.key) for edition in document.editions]
    cited = [edition.cited.title for edition in document.editions]
    return list(dict.fromkeys(name for name in (*titles, *cited) if name))


def rows(
    documents: Iterable[str],
    shared: Iterable[str] = (),
    facets: Mapping[str, Mapping[str, Any]] | None = None,
) -> Sequence[Row]:
    """What the manifest lists: the documents in the order of the site, then the shared files."""
    listed = [
        {
            "id": each,
            "address": document_address(each),
            "aside": False,
            **(facets or {}).get(each, {}),
        }
        for each in documents
    ]
    for name in shared:
        listed.append({"id": name[:-3], "address": f"{FOLDER}/{name}", "aside": True})
    return listed


def small_files(listed: Sequence[Row]) -> Mapping[str, str]:
    """The manifest of a site whose indexes are all fetched."""
    return {MANIFEST: named("manifest", listed)}


def large_files(
    listed: Sequence[Row], shared: Mapping[str, str], names: Mapping[str, Sequence[str]]
) -> Mapping[str, str]:
    """The manifest of a site too large to be fetched whole, its documents beside it.

    ``shared``: the texts of the shared files. ``names``: what each document is called in full. The
    manifest stays small however many documents there are: it says which files come after the first
    answer, and what answers will be narrowed by.
    """
    documents = [{**row, "names": names[row["id"]]} for row in listed if not row["aside"]]
    asides = [row for row in listed if row["aside"]]
    script = named("documents", documents)
    beside = {row["address"]: shared[row["address"].removeprefix(f"{FOLDER}/")] for row in asides}
    late = []
    room = EARLY
    for address, text in {**beside, f"{FOLDER}/{DOCUMENTS}": script}.items():
        room -= len(text.encode())
        if room < 0:
            late.append(address)
    is_large = {"late": late, "filters": _filters(documents)}
    manifest = named("manifest", asides) + named("isLarge", is_large)
    return {MANIFEST: manifest, DOCUMENTS: script}


def _filters(documents: Sequence[Row]) -> Sequence[str]:
    """The filters with something to choose: their place is kept before the documents have come."""
    values: Mapping[str, Sequence[Sequence[Any]]] = {
        "document": [[each["id"]] for each in documents],
        "lang": [each["langs"] for each in documents],
        "year": [[each["year"]] for each in documents],
        "kind": [[*each["group"].values()][:1] or [""] for each in documents],
    }
    return [
        name for name, each in values.items() if len({one for many in each for one in many}) > 1
    ]
