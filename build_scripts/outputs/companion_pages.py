"""What goes with a document: its terms, where its texts differ, and both as appendices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from build_scripts.apparatus.checks.difference import NOTE, Difference
from build_scripts.apparatus.concordance import Concordance
from build_scripts.model import Bitext
from build_scripts.outputs.books.appendix import Appendix, Entry
from build_scripts.outputs.exchange import glossary_tables, tbx
from build_scripts.outputs.exchange.differences import as_json
from build_scripts.outputs.indexes.terms import terms_script
from build_scripts.outputs.pages import glossary_pages
from build_scripts.outputs.pages.differences_page import differences_page
from build_scripts.publication.publication import Download, Frame
from build_scripts.publication.words import SPOKEN, phrases, pick
from build_scripts.sources.glossary import Glossary

OFFERED: Mapping[str, str] = {
    "downloads/glossary.csv": "file_glossary_csv",
    "downloads/glossary.tbx": "file_glossary_tbx",
    "downloads/glossary.json": "file_glossary_json",
    "downloads/differences.json": "file_differences_json",
}
"""Data to take away and the word for what it is for."""


def files(
    frame: Frame, glossary: Glossary, found: Concordance, differences: Sequence[Difference]
) -> Mapping[str, str]:
    """Pages and data of one document: path below its folder → text."""
    return {
        **glossary_pages.document_files(frame, glossary, found),
        "terms.js": terms_script(frame.gloss),
        "differences/index.md": differences_page(frame, differences),
        "downloads/differences.json": as_json(differences),
        **tables(frame.bitext, glossary, found, frame.site.url),
    }


def offered(files: Mapping[str, str]) -> tuple[Download, ...]:
    """What can be taken away of these files, as the pages offer it."""
    contents = {path: files[path].encode() for path in OFFERED if path in files}
    return tuple(
        Download(path, phrases(OFFERED[path]), len(content), sha256(content).hexdigest())
        for path, content in contents.items()
    )


def tables(
    bitext: Bitext, glossary: Glossary, found: Concordance, site_url: str
) -> Mapping[str, str]:
    """The document's terms for spreadsheets and CAT tools; nothing where it has none."""
    own = tuple(each for each in glossary.concepts if found.uses.get(each.id))
    if not own:
        return {}
    units = {each.id: tuple(dict.fromkeys(use.unit for use in found.uses[each.id])) for each in own}
    title = f"Glossary: {pick(bitext.document.title, 'en')}"
    source = f"Terms found in {pick(bitext.document.title, 'en')}, in both languages"
    return {
        "downloads/glossary.csv": glossary_tables.render_csv(own, units),
        "downloads/glossary.tbx": tbx.render(own, title, source, site_url),
    }


def appendices(
    glossary: Glossary, found: Concordance, differences: Sequence[Difference]
) -> tuple[Appendix, ...]:
    """For books: the concepts that have a definition, and an editor's notes; none if empty."""
    made = (
        Appendix("glossary", phrases("glossary"), tuple(_terms(glossary, found))),
        Appendix("notes", phrases("notes"), tuple(_notes(differences))),
    )
    return tuple(each for each in made if each.entries)


def _terms(glossary: Glossary, found: Concordance) -> Iterator[Entry]:
    for concept in glossary.concepts:
        uses = found.uses.get(concept.id, ())
        if uses and concept.definition:
            yield Entry(
                f"glossary-{concept.id}",
                {key: concept.name(key) for key in SPOKEN},
                {key: (text,) for key, text in concept.definition.items()},
                tuple(dict.fromkeys(use.unit for use in uses)),
            )


def _notes(differences: Sequence[Difference]) -> Iterator[Entry]:
    notes = [each for each in differences if each.source == NOTE]
    for number, each in enumerate(notes, 1):
        yield Entry(
            f"note-{number}",
            dict(each.quotes),
            {key: (text,) for key, text in each.message.items()},
            (each.unit,),
        )
