"""What goes with a document: its terms, and where its texts differ."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from build_scripts.language.languages import DEFAULT
from build_scripts.outputs.exchange import glossary_tables, tbx
from build_scripts.outputs.exchange.differences import as_json
from build_scripts.outputs.indexes.terms import terms_script
from build_scripts.outputs.pages import glossary_pages
from build_scripts.outputs.pages.differences_page import differences_page
from build_scripts.publication.publication import Download, Publication
from build_scripts.publication.words import phrases, pick

OFFERED: Mapping[str, str] = {
    "downloads/glossary.csv": "file_glossary_csv",
    "downloads/glossary.tbx": "file_glossary_tbx",
    "downloads/glossary.json": "file_glossary_json",
    "downloads/differences.json": "file_differences_json",
}
"""Data to take away and the word for what it is for."""


def files(publication: Publication) -> Mapping[str, str]:
    """Pages and data of one document: path below its folder → text."""
    return {
        **glossary_pages.document_files(publication),
        "terms.js": terms_script(publication.gloss),
        "differences/index.md": differences_page(publication),
        "downloads/differences.json": as_json(publication.differences),
        **tables(publication),
    }


def offered(files: Mapping[str, str]) -> tuple[Download, ...]:
    """What can be taken away of these files, as the pages offer it."""
    contents = {path: files[path].encode() for path in OFFERED if path in files}
    return tuple(
        Download(path, phrases(OFFERED[path]), len(content), sha256(content).hexdigest())
        for path, content in contents.items()
    )


def tables(publication: Publication) -> Mapping[str, str]:
    """The document's terms for spreadsheets and CAT tools; nothing where it has none."""
    title, uses = publication.bitext.document.title, publication.concordance.uses
    own = tuple(each for each in publication.glossary.concepts if uses.get(each.id))
    if not own:
        return {}
    units = {each.id: tuple(dict.fromkeys(use.unit for use in uses[each.id])) for each in own}
    name = pick(title, DEFAULT)
    source = f"Terms found in {name}, in both languages"
    return {
        "downloads/glossary.csv": glossary_tables.render_csv(own, units),
        "downloads/glossary.tbx": tbx.render(
            own, f"Glossary: {name}", source, publication.site.url
        ),
    }
