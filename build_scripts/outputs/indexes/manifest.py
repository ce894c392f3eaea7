"""``search/manifest.js``: which files the search has, and the files of no single document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

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
    return {**files, MANIFEST: named("manifest", rows)}


def large_files(files: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """The manifest of a site too large to be fetched whole, its documents beside it.

    ``files``: those of ``shared_files``. ``names``: what each document is called in full. The
    manifest stays small however many documents there are: it says which files come after the first
    answer.
    """
    rows = json.loads(files[MANIFEST].partition("=")[2].removesuffix(";\n"))
    documents = [{**row, "names": names[row["id"]]} for row in rows if not row["aside"]]
    asides = [row for row in rows if row["aside"]]
    listed = named("documents", documents)
    beside = {row["address"]: files[row["address"].removeprefix(f"{FOLDER}/")] for row in asides}
    late = []
    room = EARLY
    for address, text in {**beside, f"{FOLDER}/{DOCUMENTS}": listed}.items():
        room -= len(text.encode())
        if room < 0:
            late.append(address)
    manifest = named("manifest", asides) + named("isLarge", {"late": late})
    return {MANIFEST: manifest, DOCUMENTS: listed}
