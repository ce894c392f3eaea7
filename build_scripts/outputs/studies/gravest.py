"""The gravest differences: where the English alone names another fact, name or relation."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.apparatus.checks.difference import GRAVE, NOTE, Difference
from build_scripts.apparatus.distinct import listed
from build_scripts.apparatus.remarks import places_of
from build_scripts.language.languages import language
from build_scripts.model import LangText
from build_scripts.outputs.studies.study import (
    Cell,
    Column,
    Row,
    Run,
    Study,
    Table,
    of_editor,
    places,
    quoted,
    text_column,
)
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.words import counted, said
from build_scripts.sources.notes import Remark

ENGLISH = "en"


def gravest(publication: Publication) -> Study | None:
    """Every difference of grade 1 that is listed, in the order of the text; what checks found
    apart from what an editor judged.

    What the words say literally and what they let a reader believe are an editor's (``literally:``
    and ``believed:`` of a note); where no editor has said so the cell has what is said of the
    place.
    """
    order = {node: at for at, node in enumerate(publication.nodes)}
    own = [each for each in listed(publication.differences) if each.grade == GRAVE]
    own.sort(key=lambda each: order[each.unit])
    judged = tuple(_row(publication, each) for each in own if each.source == NOTE)
    judged += tuple(
        _throughout(publication, each) for each in publication.remarks if each.grade == GRAVE
    )
    found = tuple(_found(publication, each) for each in own if each.source != NOTE)
    place = Column("place", said("study_col_place"))
    texts = [text_column(publication, key) for key in publication.keys]
    tables = (
        Table("judged", said("study_judged") if found else (), (
            place, *texts,
            Column("literally", said("study_col_literally")),
            Column("believed", said("study_col_believed")),
            Column("certainty", said("study_col_certainty")),
        ), judged),
        Table("found", said("study_found"), (
            place, *texts, Column("message", said("study_col_message")),
        ), found, said("checks_about")),
    )  # fmt: skip
    filled = tuple(each for each in tables if each.rows)
    return Study("gravest", filled) if filled else None


def _row(publication: Publication, each: Difference) -> Row:
    return Row(
        (
            places([each.pair or each.unit]),
            *_texts(publication, each.quotes),
            _literally(each.literally),
            of_editor(each.believed or each.message),
            (Run(said(f"certainty_{each.certainty}")),) if each.certainty else (),
        )
    )


def _found(publication: Publication, each: Difference) -> Row:
    return Row(
        (
            places([each.pair or each.unit]),
            *_texts(publication, each.quotes),
            of_editor(each.message),
        )
    )


def _throughout(publication: Publication, remark: Remark) -> Row:
    """What an editor says of many places at once, with the words that stand in them."""
    own = places_of(remark, publication.differences)
    words = {
        key: _listed(publication, key, [each.quotes.get(key, "") for each in own])
        for key in publication.keys
    }
    everywhere = Run(counted("places", len(own)), page=f"{DIFFERENCES}#remark-{remark.id}")
    return Row(
        (
            (everywhere,),
            *_texts(publication, words),
            _literally(remark.literally),
            of_editor(remark.believed or remark.explanation),
            (),
        )
    )


def _texts(publication: Publication, quotes: LangText) -> tuple[Cell, ...]:
    return tuple(
        quoted(key, publication.lang(key), quotes.get(key, "")) for key in publication.keys
    )


def _listed(publication: Publication, key: str, words: Sequence[str]) -> str:
    """Words that stand in many places, each once: 中方、老方."""
    joint = language(publication.lang(key)).punctuation.member
    return joint.join(dict.fromkeys(filter(None, words)))


def _literally(words: str) -> Cell:
    return quoted(ENGLISH, ENGLISH, words)
