"""The index of persons, places and projects, in the order of their pinyin.

Bodies and instruments have registers of their own; programmes, which have none, stand here.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.readings import first_letter, reading, sort_key
from build_scripts.outputs.studies.occurrences import printed, unprinted, where
from build_scripts.outputs.studies.study import Cell, Column, Facet, Row, Run, Study, Table, offered
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said
from build_scripts.sources.glossary import NAME, Concept

KINDS = ("office", "place", "project", "programme")
CHINESE, ENGLISH = "zh", "en"


def names(publication: Publication) -> Study | None:
    """Persons with their offices, places, projects and programmes that the document names.

    English writes proper names with capitals: ``Beijing`` is one though everybody knows it,
    ``border areas`` is none.
    """
    own = [each for each in publication.concepts if each.category in KINDS and _is_indexed(each)]
    if not own:
        return None
    own.sort(key=lambda each: sort_key(reading(each), each.name(CHINESE)))
    rows = tuple(_row(publication, each) for each in own)
    kinds = tuple((each, said(f"category_{each}")) for each in KINDS)
    letters = dict.fromkeys(row.facets["letter"] for row in rows)
    tables = (Table("names", (), tuple(_columns()), rows),)
    facets = offered(
        tables,
        Facet("letter", said("study_facet_letter"), tuple((each, _sign(each)) for each in letters)),
        Facet("kind", said("study_facet_kind"), kinds),
    )
    return Study("names", tables, facets)


def _sign(letter: str) -> tuple[Span, ...]:
    return (Span("en", "en", letter),)


def _is_indexed(concept: Concept) -> bool:
    """A project that is a name; a proper name of another kind; of common words, persons and places
    with a proper name.
    """
    is_proper = any(sign.isupper() for sign in concept.name(ENGLISH))
    if concept.kind == NAME:
        return is_proper or concept.category == "project"
    return is_proper and concept.category in ("office", "place")


def _columns() -> Iterator[Column]:
    for name in ("name", "pinyin", "printed", "other", "places"):
        yield Column(name, said(f"study_col_{name}"))


def _row(publication: Publication, concept: Concept) -> Row:
    return Row(
        (
            _name(publication, concept),
            (Run((Span(CHINESE, "zh-Latn", reading(concept)),)),),
            printed(publication, concept, ENGLISH) if ENGLISH in publication.keys else (),
            unprinted(publication, concept, ENGLISH) if ENGLISH in publication.keys else (),
            where(publication, concept),
        ),
        {"letter": first_letter(reading(concept)), "kind": concept.category},
    )


def _name(publication: Publication, concept: Concept) -> Cell:
    """The name under which it is listed, then other Chinese forms that the text has."""
    listed = concept.name(CHINESE)
    lang = publication.lang(CHINESE) if CHINESE in publication.keys else "zh-Hans"
    forms = printed(publication, concept, CHINESE) if CHINESE in publication.keys else ()
    return (
        Run((Span(CHINESE, lang, listed),), concept=concept.id),
        *(each for each in forms if each.texts[0].text != listed),
    )
