"""What stands behind the text in a book: the terms that are explained, and an editor's notes."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.checks.difference import CONTENT, GRAVE, NOTE
from build_scripts.outputs.books.appendix import Appendix, AppendixEntry
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, filled, phrases

TITLE = {"zh": "{notes}·{grade}", "en": "{notes}. {grade}"}


def appendices(publication: Publication) -> tuple[Appendix, ...]:
    """The names and terms that have a definition; an editor's notes: the gravest, then those on
    content. None if empty."""
    made = (
        Appendix("glossary", phrases("glossary"), tuple(_terms(publication))),
        *(
            Appendix(
                f"notes-{grade}", _title(grade), tuple(_notes(publication, grade)), compares=True
            )
            for grade in (GRAVE, CONTENT)
        ),
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


def _title(grade: int) -> dict[str, str]:
    """``Editor's notes. Grade 1: facts, names, relations``."""
    return filled(TITLE, notes=phrases("notes"), grade=phrases(f"grade_head_{grade}"))


def _notes(publication: Publication, grade: int) -> Iterator[AppendixEntry]:
    """The notes of a grade; numbered through all grades, as the text has them."""
    notes = [each for each in publication.differences if each.source == NOTE]
    for number, each in enumerate(notes, 1):
        if each.grade != grade:
            continue
        yield AppendixEntry(
            f"note-{number}",
            dict(each.quotes),
            {key: (text,) for key, text in each.message.items()},
            (each.unit,),
        )
