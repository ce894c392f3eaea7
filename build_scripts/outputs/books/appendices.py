"""The appendices of a document's books: its terms, and an editor's notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.apparatus.checks.difference import NOTE, Difference
from build_scripts.apparatus.concordance import Concordance
from build_scripts.outputs.books.appendix import Appendix, Entry
from build_scripts.publication.words import SPOKEN, phrases
from build_scripts.sources.glossary import Glossary


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
