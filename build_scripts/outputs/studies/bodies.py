"""The register of bodies and mechanisms: by side, as printed and by their official names."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.outputs.studies.occurrences import official, printed, where
from build_scripts.outputs.studies.study import (
    Column,
    Facet,
    Row,
    Study,
    Table,
    offered,
    text_column,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import said, spoken
from build_scripts.sources.glossary import NAME, Concept, Side

KINDS = ("institution", "mechanism")
ENGLISH = "en"
UNSAID = "unsaid"
"""Where those stand of which the glossary does not say whose they are."""


def bodies(publication: Publication) -> Study | None:
    """The bodies and mechanisms that the document names, by side as the glossary declares it.

    Common words are left out, but for those that have a side.
    """
    own = [each for each in publication.concepts if each.category in KINDS
           and (each.kind == NAME or each.side)]  # fmt: skip
    if not own:
        return None
    rest = Side(UNSAID, {})
    has_sides = any(each.side for each in own)
    tables = tuple(
        _table(publication, side, concepts, has_head=has_sides)
        for side in (*publication.glossary.sides, rest)
        if (concepts := [each for each in own if (each.side or UNSAID) == side.id])
    )
    sides = tuple((each.name, each.head) for each in tables)
    kinds = tuple((each, said(f"category_{each}")) for each in KINDS)
    facets = offered(
        tables,
        Facet("side", said("study_facet_side"), sides),
        Facet("kind", said("study_facet_kind"), kinds),
    )
    return Study("bodies", tables, facets)


def _table(
    publication: Publication, side: Side, concepts: Sequence[Concept], *, has_head: bool
) -> Table:
    columns = (
        *(text_column(publication, key) for key in publication.keys),
        Column("official", said("study_col_official")),
        Column("places", said("study_col_places")),
    )
    order = {node: at for at, node in enumerate(publication.nodes)}
    uses = publication.concordance.uses
    concepts = sorted(concepts, key=lambda each: order[uses[each.id][0].unit])
    head = spoken(side.name) if side.name else said("study_side_unsaid")
    rows = tuple(_row(publication, each, side) for each in concepts)
    return Table(side.id, head if has_head else (), columns, rows)


def _row(publication: Publication, concept: Concept, side: Side) -> Row:
    return Row(
        (
            *(printed(publication, concept, key) for key in publication.keys),
            official(concept, ENGLISH, ENGLISH),
            where(publication, concept),
        ),
        {"side": side.id, "kind": concept.category},
    )
