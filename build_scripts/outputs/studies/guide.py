"""How to read a document in two languages: what holds of any, then what an editor says of it."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.checks.marks import LOST
from build_scripts.apparatus.checks.voice import MODAL
from build_scripts.apparatus.remarks import places_of
from build_scripts.language.clauses.heads import NONE
from build_scripts.outputs.studies.study import Cell, Column, Row, Run, Table
from build_scripts.outputs.studies.undertakings import undertakings
from build_scripts.publication.publication import DIFFERENCES, STUDIES, Publication
from build_scripts.publication.words import Span, counted, said, spoken
from build_scripts.sources.glossary import PARTY


def guide(publication: Publication) -> Table:
    """A row for each thing to know, with how often the document has it."""
    columns = (
        Column("matter", said("study_col_matter")),
        Column("advice", said("study_col_advice")),
        Column("here", said("study_col_here")),
    )
    return Table(
        "guide", said("study_guide"), columns,
        (*_general(publication), *_remarks(publication)), said("study_guide_about"),
    )  # fmt: skip


def _general(publication: Publication) -> Iterator[Row]:
    """What holds of any document, but for what a remark says of this one."""
    checks = {code for each in publication.remarks for code in each.checks}
    remarked = {words.words for each in publication.remarks for words in each.words}
    yield _row("grades", ())
    study = undertakings(publication)
    without = int(str(study.about[NONE])) if study else 0
    if without and MODAL.code not in checks:
        yield _row("subjectless", _here(without, f"{STUDIES}undertakings/?side={NONE}"))
    if publication.lists:
        yield _row("lists", _here(len(publication.lists), f"{DIFFERENCES}#df08"))
    parties = [each for each in publication.concepts if each.category == PARTY]
    if parties and not any(each.name("zh") in remarked for each in parties):
        found = publication.concordance.uses
        pairs = {use.pair for each in parties for use in found[each.id] if use.pair}
        names = tuple(
            Run((Span("zh", publication.lang("zh"), each.name("zh")),), concept=each.id)
            for each in parties
        )
        yield _row("sides", (*names, *_here(len(pairs))))
    if LOST.code not in checks:
        yield _row("marks", ())
    yield _row("density", ())


def _row(name: str, here: Cell) -> Row:
    return Row((
        (Run(said(f"study_guide_{name}")),),
        (Run(said(f"study_guide_{name}_said")),),
        here,
    ))  # fmt: skip


def _here(count: int, page: str = "") -> Cell:
    return (Run(counted("places", count), page=page),)


def _remarks(publication: Publication) -> Iterator[Row]:
    """The remarks, with as many places as the page of differences counts."""
    for each in sorted(publication.remarks, key=lambda each: each.grade):
        own = places_of(each, publication.differences)
        page = f"{DIFFERENCES}#remark-{each.id}"
        yield Row(
            ((Run(spoken(each.title)),), (Run(spoken(each.explanation)),), _here(len(own), page))
        )
