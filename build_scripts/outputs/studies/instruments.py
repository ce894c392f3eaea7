"""The register of instruments: the plans, agreements and conventions that the text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.apparatus.studies import units_of
from build_scripts.outputs.studies.occurrences import official
from build_scripts.outputs.studies.study import (
    Cell,
    Column,
    Facet,
    Row,
    Run,
    Study,
    Table,
    offered,
    places,
    quoted,
    text_column,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said, spoken
from build_scripts.sources.studies import STAGES, Instrument, Quote

ENGLISH = "en"


def instruments(publication: Publication) -> Study | None:
    """Every instrument that an editor lists: its name as printed, what the text says of it."""
    declared = publication.studies
    if not declared.instruments:
        return None
    columns = (
        *(text_column(publication, key) for key in publication.keys),
        Column("says", said("study_col_says")),
        Column("stage", said("study_facet_stage")),
        Column("dates", said("study_col_dates")),
        Column("official", said("study_col_official")),
        Column("places", said("study_col_places")),
    )
    rows = tuple(_row(publication, each) for each in declared.instruments)
    about = spoken(declared.instrument_rule)
    stages = tuple((each, said(f"study_stage_{each}")) for each in STAGES)
    table = Table("instruments", (), columns, rows, about)
    facets = offered([table], Facet("stage", said("study_facet_stage"), stages))
    return Study("instruments", (table,), facets)


def _row(publication: Publication, each: Instrument) -> Row:
    units = units_of(each, publication.studies, publication.concordance)
    concepts = publication.glossary.by_id()
    named = concepts.get(each.concepts[0]) if each.concepts else None
    return Row(
        (
            *(
                quoted(key, publication.lang(key), each.printed.texts.get(key, ""),
                       concept=named.id if named and publication.concordance.uses.get(named.id)
                       else "")
                for key in publication.keys
            ),
            verbatim(publication, each.says),
            (Run(said(f"study_stage_{each.stage}")),),
            verbatim(publication, each.dates),
            official(named, ENGLISH, ENGLISH) if named else (),
            places(publication.in_order(units)),
        ),
        {"stage": each.stage},
    )  # fmt: skip


def verbatim(publication: Publication, quotes: Sequence[Quote]) -> Cell:
    """Quotations in all texts that they are of, one below the other."""
    return tuple(run for quote in quotes for run in _both(publication, quote))


def _both(publication: Publication, quote: Quote) -> Iterator[Run]:
    keys = [key for key in publication.keys if key in quote.texts]
    for key in keys:
        span = Span(key, publication.lang(key), quote.texts[key])
        yield Run((span,), is_quoted=True, starts_line=key == keys[0])
