"""The index of persons, places and projects, in the order of their pinyin."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.readings import first_letter, reading, sort_key
from build_scripts.outputs.studies.occurrences import printed, unprinted, where
from build_scripts.outputs.studies.study import Cell, Column, Facet, Row, Run, Study, Table, offered
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said
from build_scripts.sources.glossary import NAME, Concept

KINDS = ("office", "place", "project")
CHINESE, ENGLISH = "zh", "en"


def names(publication: Publication) -> Study | None:
    """Persons with their offices, places and projects that the document names.

    Common words of these kinds are left out (``border areas``) unless they are proper names, which
    English writes with capitals (``Beijing``).
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
    """A project that is a name, or a proper name of any kind."""
    is_proper = any(sign.isupper() for sign in concept.name(ENGLISH))
    return is_proper or (concept.category == "project" and concept.kind == NAME)


def _columns() -> Iterator[Column]:
    for name in ("name", "pinyin", "printed", "other", "places"):
        yield Column(name, said(f"study_col_{name}"), is_wide=name == "printed")


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
