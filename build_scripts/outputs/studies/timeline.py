"""Timeline: every date and length of time of a document, in both wordings, drawn over the years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts import footmarks
from build_scripts.language.dates.date import LENGTH, RANGE, Dated
from build_scripts.language.dates.reading import dates
from build_scripts.model import Unit
from build_scripts.outputs.studies import svg
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
from build_scripts.publication.words import Span, counted, said

NAME = "timeline"
ALIKE, ROUGHLY = "alike", "roughly"
STATES = (ALIKE, ROUGHLY, FIRST, SECOND)
"""Both texts say the same; one says it less exactly; it is in one of them alone."""
LENGTH_PARTS = re.compile(r"P(?P<number>[0-9./]+)(?P<unit>[A-Z])")
STOP = re.compile("[，。；：！？,;:!?\n]")
AROUND = 4
"""Words of a text with spaces that are shown on each side of a date."""
WIDTH, MARGIN, LANE, BAR = 360.0, 12.0, 34.0, 7.0
TICKS = 6
"""Years on the axis, at most."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A date in one text, and the text in which it stands."""

    text: str
    found: Dated


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of a sentence pair or a heading."""

    place: str
    wordings: dict[str, Wording]
    state: str

    @property
    def found(self) -> Dated:
        """The date, the more exact one where they differ."""
        return max(
            (each.found for each in self.wordings.values()), key=lambda each: len(each.value)
        )


def timeline(publication: Publication) -> Study | None:
    """Dates with a year in order of time, then lengths of time and dates without a year."""
    if not {FIRST, SECOND} <= set(publication.keys):
        return None
    found = [each for place, texts in _texts(publication) for each in _entries(place, texts)]
    dated = sorted((each for each in found if each.found.years), key=_by_time)
    others = [each for each in found if not each.found.years]
    tables = [
        Table(name, said(f"study_timeline_{name}"), _columns(publication),
              tuple(_row(publication, each) for each in own))
        for name, own in (("dated", dated), ("lengths", others)) if own
    ]  # fmt: skip
    if not tables:
        return None
    states = [each.state for each in found]
    facet = Facet("state", said("study_col_state"), tuple(
        (state, said(f"study_state_{state}")) for state in STATES if state in states
    ))  # fmt: skip
    return Study(
        NAME, tuple(tables), (facet,) if len(facet.values) > 1 else (), _drawn(dated),
        {"count": len(found), "dated": len(dated), "alike": states.count(ALIKE)},
    )  # fmt: skip


def _by_time(entry: Entry) -> tuple[float, float]:
    return entry.found.years or (0, 0)


def _texts(publication: Publication) -> Iterator[tuple[str, dict[str, str]]]:
    """Every heading and sentence pair: its id and its text in both languages."""
    for node in publication.nodes.values():
        yield node.id, {key: footmarks.heading(node, key) for key in (FIRST, SECOND)}
        if isinstance(node, Unit):
            own = {key: footmarks.in_pairs(node, key) for key in (FIRST, SECOND)}
            for pair in node.pairs:
                yield (
                    pair.id,
                    {
                        key: gap.join(
                            own[key][pair.id, at] for at in range(len(pair.texts.get(key, ())))
                        )
                        for key, gap in ((FIRST, ""), (SECOND, " "))
                    },
                )


def _entries(place: str, texts: dict[str, str]) -> Iterator[Entry]:
    """The dates of a place: those that are one in both texts, then alike ones, then the others."""
    left = {key: [Wording(texts[key], each) for each in dates(texts[key], key)]
            for key in (FIRST, SECOND)}  # fmt: skip
    entries: list[Entry] = []
    for state, fits in ((ALIKE, _is_same), (ROUGHLY, _is_rough)):
        for one in list(left[FIRST]):
            other = next((each for each in left[SECOND] if fits(one.found, each.found)), None)
            if other:
                left[FIRST].remove(one)
                left[SECOND].remove(other)
                entries.append(Entry(place, {FIRST: one, SECOND: other}, state))
    entries += [Entry(place, {key: each}, key) for key, own in left.items() for each in own]
    yield from sorted(entries, key=lambda each: next(iter(each.wordings.values())).found.start)


def _is_same(one: Dated, other: Dated) -> bool:
    return one.value == other.value


def _is_rough(one: Dated, other: Dated) -> bool:
    """Whether one date is the other without its day or month: 2024年 and 1 January 2024."""
    short, long = sorted((one.value, other.value), key=len)
    return LENGTH not in (one.kind, other.kind) and long.startswith(f"{short}-")


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
            _date(entry.found),
            tuple(words),
            (Run(said(f"study_state_{entry.state}")),),
            *(_context(publication, entry, key) for key in (FIRST, SECOND)),
        ),
        {"state": entry.state, "kind": entry.found.kind, "value": entry.found.value},
    )


def _words(wording: Wording) -> str:
    return footmarks.bare(wording.text[wording.found.start : wording.found.end])


def _date(found: Dated) -> Cell:
    """A date as ISO 8601 has it, a length of time in words."""
    length = LENGTH_PARTS.fullmatch(found.value)
    if not length:
        return (Run((Span(SECOND, SECOND, _shown(found)),)),)
    number, unit = length["number"].replace("/", "–"), length["unit"]
    if number == "1":
        return (Run(counted(f"study_unit_{unit}", 1)),)
    return (Run(said(f"study_unit_{unit}", count=number)),)


def _shown(found: Dated) -> str:
    return found.value.replace("/", "–").removeprefix("--")


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


def _drawn(dated: Sequence[Entry]) -> str:
    """A lane for each date, in order of time, over an axis of years."""
    spots = {each.found.value: each.found for each in dated}
    years = {value: found.years for value, found in spots.items() if found.years}
    if not years:
        return ""
    first = int(min(start for start, _ in years.values()))
    last = max(first + 1, -int(-max(end for _, end in years.values()) // 1))
    scale = (WIDTH - 2 * MARGIN) / (last - first)
    bottom = LANE * len(years) + 4
    body = [_axis(first, last, scale, bottom)]
    for lane, (value, (start, end)) in enumerate(years.items()):
        body.append(_lane(spots[value], MARGIN + (start - first) * scale,
                          MARGIN + (end - first) * scale, lane * LANE))  # fmt: skip
    return svg.drawing(NAME, WIDTH, bottom + 22, body, count=len(years), first=first,
                       last=last - 1)  # fmt: skip


def _axis(first: int, last: int, scale: float, bottom: float) -> str:
    step = next(
        each * 10**power for power in range(4) for each in (1, 2, 5)
        if (last - first) / (each * 10**power) <= TICKS
    )  # fmt: skip
    parts = [svg.line(MARGIN, bottom, WIDTH - MARGIN, bottom)]
    for year in range(-(-first // step) * step, last + 1, step):
        x = MARGIN + (year - first) * scale
        parts += [svg.line(x, 0, x, bottom + 4)]
        parts += [svg.words(x, bottom + 16, str(year), _anchor(x), "quiet")]
    return "".join(parts)


def _anchor(x: float) -> str:
    return "start" if x < MARGIN * 2 else "end" if x > WIDTH - MARGIN * 2 else "middle"


def _lane(found: Dated, start: float, end: float, top: float) -> str:
    """A bar for a stretch or a whole year, a point for a month or a day, its date above it."""
    is_wide = found.kind == RANGE or "-" not in found.value
    mark = (
        svg.bars([svg.Bar(start, top + 17, max(end - start, 3), BAR, 0.55)])
        if is_wide else svg.dot((start + end) / 2, top + 20.5)
    )  # fmt: skip
    at = end if start > WIDTH * 0.6 else start
    return mark + svg.words(at, top + 12, _shown(found), "end" if at == end else "start")
