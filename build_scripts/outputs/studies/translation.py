"""The translated text: what can be observed in it, with every place; no verdict."""

from __future__ import annotations

from collections import Counter

from build_scripts.apparatus import studies as counting
from build_scripts.outputs.studies.instruments import verbatim
from build_scripts.outputs.studies.occurrences import by_unit, plain
from build_scripts.outputs.studies.study import (
    Cell,
    Column,
    Row,
    Run,
    Study,
    Table,
    places,
    text_column,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said, spoken
from build_scripts.sources.studies import Quote, Trait, Words


def translation(publication: Publication) -> Study | None:
    """The traits that an editor lists, each a table: quotations, then words that are counted."""
    declared = publication.studies.traits
    if not declared:
        return None
    return Study("translation", tuple(_table(publication, each) for each in declared))


def _table(publication: Publication, trait: Trait) -> Table:
    keys = _keys(publication)
    columns = (
        *(text_column(publication, key) for key in keys),
        *((Column("count", said("study_col_count")),) if trait.words else ()),
        Column("places", said("study_col_places")),
    )
    count: tuple[Cell, ...] = ((),) if trait.words else ()
    rows = (
        *(
            Row((*(verbatim(publication, [_alone(each, key)]) for key in keys), *count,
                 _place(each)))
            for each in trait.places
        ),
        *(_words(publication, each) for each in trait.words),
    )  # fmt: skip
    return Table(trait.id, spoken(trait.title), columns, rows, spoken(trait.explanation))


def _keys(publication: Publication) -> tuple[str, ...]:
    """The translation before the text that it renders."""
    return tuple(reversed(publication.keys))


def _alone(quote: Quote, key: str) -> Quote:
    texts = {key: quote.texts[key]} if key in quote.texts else {}
    return Quote(quote.unit, texts)


def _place(quote: Quote) -> Cell:
    if quote.source_line:
        source = next(iter(quote.texts))
        return (Run(said("line", line=quote.source_line), page=f"about/#source-{source}"),)
    return places([quote.unit])


def _words(publication: Publication, words: Words) -> Row:
    found = counting.places(words, publication.concordance)
    counts: Counter[str] = Counter()
    pairs: dict[str, list[str]] = {}
    for (unit, pair), count in found.items():
        counts[unit] += count
        pairs.setdefault(unit, []).append(pair)
    own = Run((Span(words.key, publication.lang(words.key), words.text),), is_quoted=True)
    return Row(
        (
            *((own,) if key == words.key else () for key in _keys(publication)),
            (plain(counts.total()),),
            by_unit(publication, counts, pairs),
        )
    )
