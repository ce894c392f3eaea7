"""What stands behind the text in a book: the terms that are explained, and an editor's notes."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.checks.difference import NOTE
from build_scripts.outputs.books.appendix import Appendix, AppendixEntry
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, phrases


def appendices(publication: Publication) -> tuple[Appendix, ...]:
    """The names and terms that have a definition, and an editor's notes; none if empty."""
    made = (
        Appendix("glossary", phrases("glossary"), tuple(_terms(publication))),
        Appendix("notes", phrases("notes"), tuple(_notes(publication)), compares=True),
    )
    return tuple(each for each in made if each.entries)


def _terms(publication: Publication) -> Iterator[AppendixEntry]:
    for concept in publication.concepts:
        uses = publication.concordance.uses[concept.id]
        if concept.definition and not concept.is_common:
            yield AppendixEntry(
                f"glossary-{concept.id}",
                {key: concept.name(key) for key in SPOKEN},
                {key: (text,) for key, text in concept.definition.items()},
                tuple(dict.fromkeys(use.unit for use in uses)),
            )


def _notes(publication: Publication) -> Iterator[AppendixEntry]:
    notes = [each for each in publication.differences if each.source == NOTE]
    for number, each in enumerate(notes, 1):
        yield AppendixEntry(
            f"note-{number}",
            dict(each.quotes),
            {key: (text,) for key, text in each.message.items()},
            (each.unit,),
        )
