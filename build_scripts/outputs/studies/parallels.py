"""Parallels: passages of the text beside one another, as far as the text itself says so."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus import studies as counting
from build_scripts.outputs.studies.instruments import verbatim
from build_scripts.outputs.studies.study import (
    Column,
    Row,
    Run,
    Study,
    Table,
    of_editor,
    places,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, counted, said, spoken
from build_scripts.sources.studies import Parallel, ParallelRow, Words


def parallels(publication: Publication) -> Study | None:
    """What an editor sets side by side: quotations, and the words that they share, counted."""
    declared = publication.studies.parallels
    if not declared:
        return None
    return Study("parallels", tuple(_table(publication, each) for each in declared))


def _table(publication: Publication, parallel: Parallel) -> Table:
    columns = (
        *(
            Column(f"passage_{number}", spoken(names))
            for number, names in enumerate(parallel.columns, 1)
        ),
        Column("words", said("study_col_words")),
        Column("says", said("study_col_explained")),
    )
    rows = tuple(_row(publication, each) for each in parallel.rows)
    return Table(parallel.id, spoken(parallel.title), columns, rows, spoken(parallel.explanation))


def _row(publication: Publication, row: ParallelRow) -> Row:
    passages = (
        tuple(
            run
            for quote in cell
            for run in (*verbatim(publication, [quote]), *places([quote.unit]))
        )
        for cell in row.cells
    )
    shared = tuple(run for words in row.words for run in _counted(publication, words))
    return Row((*passages, shared, of_editor(row.explanation)))


def _counted(publication: Publication, words: Words) -> Iterator[Run]:
    """``务实合作 5 处 II``: the words, how often they stand there, and where they were counted."""
    yield Run((Span(words.key, publication.lang(words.key), words.text),), is_quoted=True,
              starts_line=True)  # fmt: skip
    found = counting.places(words, publication.concordance)
    yield Run(counted("study_times", sum(found.values())))
    if words.within:
        yield Run(at=words.within)
