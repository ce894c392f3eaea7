"""Timeline: every date and length of time of a document, in both wordings, drawn over the years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from build_scripts import footmarks
from build_scripts.language.dates.date import UNREAD
from build_scripts.outputs.studies.dates.drawn import NAME, drawn
from build_scripts.outputs.studies.dates.paired import ALIKE, OPEN, STATES, Entry, Wording, paired
from build_scripts.outputs.studies.dates.said import date_said
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND
from build_scripts.outputs.studies.study import (
    Cell,
    Column,
    Facet,
    Row,
    Run,
    Study,
    Table,
    places,
    quoted,
    text_column,
)
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import said

STOP = re.compile("[，。；：！？,;:!?\n]")
AROUND = 4
"""Words of a text with spaces that are shown on each side of a date."""


def timeline(publication: Publication) -> Study | None:
    """Dates with a year in order of time, then lengths and dates without a year, then what is not
    read."""
    if not {FIRST, SECOND} <= set(publication.keys):
        return None
    found = paired(publication)
    unread = [each for each in found if each.state == UNREAD]
    dated = sorted((each for each in found if each.found.years), key=_by_time)
    others = [each for each in found if each.state != UNREAD and not each.found.years]
    tables = [
        _table(publication, name, own)
        for name, own in (("dated", dated), ("lengths", others), ("unread", unread)) if own
    ]  # fmt: skip
    if not tables:
        return None
    states = [each.state for each in found]
    facet = Facet("state", said("study_col_state"), tuple(
        (state, said(f"study_state_{state}")) for state in STATES if state in states
    ))  # fmt: skip
    return Study(
        NAME, tuple(tables), (facet,) if len(facet.values) > 1 else (),
        drawn(publication, [each for each in dated if each.state != OPEN]),
        {"count": len(dated) + len(others), "dated": len(dated), "alike": states.count(ALIKE),
         "unread": len(unread)},
    )  # fmt: skip


def _table(publication: Publication, name: str, own: Sequence[Entry]) -> Table:
    """A table; that of what is not read has no column for the date."""
    columns = _columns(publication)
    rows = tuple(_row(publication, each) for each in own)
    if name == UNREAD:
        columns = tuple(each for each in columns if each.name != "date")
        rows = tuple(replace(each, cells=each.cells[:1] + each.cells[2:]) for each in rows)
    return Table(name, said(f"study_timeline_{name}"), columns, rows)


def _by_time(entry: Entry) -> tuple[float, float]:
    return entry.found.years or (0, 0)


def _columns(publication: Publication) -> tuple[Column, ...]:
    return (
        Column("place", said("study_col_place")),
        Column("date", said("study_col_date")),
        Column("words", said("study_col_wordings")),
        Column("texts", said("study_col_state")),
        text_column(publication, FIRST),
        text_column(publication, SECOND),
    )


def _row(publication: Publication, entry: Entry) -> Row:
    words = [
        run
        for key, each in entry.wordings.items()
        for run in quoted(key, publication.lang(key), _words(each), at=entry.place)
    ]
    return Row(
        (
            places([entry.place]),
            _date(entry),
            tuple(words),
            (Run(said(f"study_state_{entry.state}")),),
            *(_context(publication, entry, key) for key in (FIRST, SECOND)),
        ),
        {
            "state": entry.state,
            "kind": entry.found.kind,
            "value": entry.found.value,
            "part": entry.found.part,
        },
    )


def _words(wording: Wording) -> str:
    return footmarks.bare(wording.text[wording.found.start : wording.found.end])


def _date(entry: Entry) -> Cell:
    """The date as a reader says it; nothing of one that is not read."""
    words = date_said(entry.found)
    return (Run(words),) if words else ()


def _context(publication: Publication, entry: Entry, key: str) -> Cell:
    """The clause in which a date stands, or a few words on each side."""
    wording = entry.wordings.get(key)
    if not wording:
        return ()
    text, found = wording.text, wording.found
    if key == FIRST:
        start = max((each.end() for each in STOP.finditer(text, 0, found.start)), default=0)
        stop = STOP.search(text, found.end)
        end = stop.start() if stop else len(text)
        return quoted(key, publication.lang(key), footmarks.bare(text[start:end]).strip())
    before = " ".join(text[: found.start].split(" ")[-AROUND - 1 :])
    after = " ".join(text[found.end :].split(" ")[: AROUND + 1])
    shown = footmarks.bare(f"{before}{text[found.start : found.end]}{after}").strip()
    return quoted(key, publication.lang(key), shown)
