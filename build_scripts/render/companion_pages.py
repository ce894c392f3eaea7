"""What goes with a document: its terms, where its texts differ, and both as appendices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_scripts.checks.difference import NOTE, Difference
from build_scripts.concordance import Concordance
from build_scripts.differences import as_json
from build_scripts.glossary import Glossary
from build_scripts.render import differences_words, glossary_pages, glossary_words
from build_scripts.render.appendix import Appendix, Entry
from build_scripts.render.differences_page import differences_page
from build_scripts.render.frame import Frame
from build_scripts.render.gloss import terms_script
from build_scripts.render.words import SPOKEN


def files(
    frame: Frame, glossary: Glossary, found: Concordance, differences: Sequence[Difference]
) -> Mapping[str, str]:
    """Pages and data of one document: path below its folder → text."""
    return {
        **glossary_pages.document_files(frame, glossary, found),
        "terms.js": terms_script(frame.gloss),
        "differences/index.md": differences_page(frame, differences),
        "downloads/differences.json": as_json(differences),
    }


def appendices(
    glossary: Glossary, found: Concordance, differences: Sequence[Difference]
) -> tuple[Appendix, ...]:
    """For books: the concepts that have a definition, and an editor's notes; none if empty."""
    made = (
        Appendix("glossary", glossary_words.WORDS["glossary"], tuple(_terms(glossary, found))),
        Appendix("notes", differences_words.WORDS["notes"], tuple(_notes(differences))),
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
