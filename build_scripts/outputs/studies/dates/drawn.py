"""The timeline as a drawing: a lane for each date, with what it is a date of, over the years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from build_scripts import footmarks
from build_scripts.language.dates.date import RANGE, Dated
from build_scripts.language.dates.reading import dates
from build_scripts.outputs.studies import svg
from build_scripts.outputs.studies.dates.paired import Entry, Wording
from build_scripts.outputs.studies.dates.said import date_said
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, phrases, pick

NAME = "timeline"
WIDTH, MARGIN, LANE, BAR = 360.0, 12.0, 48.0, 7.0
DATE_LINE, LABEL_LINE, BAR_LINE = 13.0, 27.0, 33.0
"""Where in its lane a date, what it is of, and its bar stand."""
TICKS = 6
"""Years on the axis, at most."""
SIZES = {FIRST: (12, 14.0, 3), SECOND: (28, 6.4, 12)}
"""Letters of a label, how wide one is about, and how few besides the date say nothing."""
EMPTY = re.compile(r"\s*[（(]…[）)]")
PAUSES = " ，,。.；;（(）)"
STOP = re.compile("[，。；：！？,;:!?\n]")
TITLES = ("《》", "“”", '""', "〈〉")


def drawn(publication: Publication, dated: Sequence[Entry]) -> str:
    """A lane for each date, in order of time, over an axis of years; empty without."""
    lanes: dict[str, list[Entry]] = {}
    for each in dated:
        lanes.setdefault(f"{each.found.value} {each.found.part}", []).append(each)
    years = {value: own[0].found.years or (0, 0) for value, own in lanes.items()}
    if not years:
        return ""
    first = int(min(start for start, _ in years.values()))
    last = max(first + 1, -int(-max(end for _, end in years.values()) // 1))
    scale = (WIDTH - 2 * MARGIN) / (last - first)
    bottom = LANE * len(years) + 4
    ticks = {year: MARGIN + (year - first) * scale for year in _ticks(first, last)}
    body = [_axis(ticks, bottom)]
    for lane, (value, (start, end)) in enumerate(years.items()):
        top = lane * LANE
        body += [svg.line(x, top + BAR_LINE - 2, x, top + LANE - 4) for x in ticks.values()]
        body.append(_lane(publication, lanes[value], MARGIN + (start - first) * scale,
                          MARGIN + (end - first) * scale, top))  # fmt: skip
    return svg.drawing(NAME, WIDTH, bottom + 22, body, count=len(years), first=first,
                       last=last - 1)  # fmt: skip


def _ticks(first: int, last: int) -> range:
    step = next(
        each * 10**power for power in range(4) for each in (1, 2, 5)
        if (last - first) / (each * 10**power) <= TICKS
    )  # fmt: skip
    return range(-(-first // step) * step, last + 1, step)


def _axis(ticks: Mapping[int, float], bottom: float) -> str:
    parts = [svg.line(MARGIN, bottom, WIDTH - MARGIN, bottom)]
    for year, x in ticks.items():
        parts += [svg.line(x, bottom, x, bottom + 4)]
        parts += [svg.words(x, bottom + 16, str(year), _anchor(x), "quiet")]
    return "".join(parts)


def _anchor(x: float) -> str:
    return "start" if x < MARGIN * 2 else "end" if x > WIDTH - MARGIN * 2 else "middle"


def _lane(
    publication: Publication, own: Sequence[Entry], start: float, end: float, top: float
) -> str:
    """A bar for a stretch or a whole year, a point for a month or a day, its words above it."""
    found = own[0].found
    is_wide = found.kind == RANGE or end - start > 4 * BAR or "-" not in found.value
    mark = (
        svg.bars([svg.Bar(start, top + BAR_LINE, max(end - start, 3), BAR, 0.55)])
        if is_wide else svg.dot((start + end) / 2, top + BAR_LINE + BAR / 2)
    )  # fmt: skip
    date, label = _dates(own), _label(publication, own)
    return mark + "".join(
        svg.words(_within(start, each), top + line, each, style=style)
        for each, line, style in ((date, DATE_LINE, ""), (label, LABEL_LINE, "quiet"))
        if each
    )


def _within(x: float, words: str | Sequence[Span]) -> float:
    """Where words begin so that they end inside the drawing, in either language."""
    texts = [words] if isinstance(words, str) else [each.text for each in words]
    return max(2.0, min(x, WIDTH - 4 - max(map(_width, texts))))


def _width(text: str) -> float:
    return sum(SIZES[SECOND if each < "\u2e80" else FIRST][1] for each in text)


def _dates(own: Sequence[Entry]) -> tuple[Span, ...]:
    """The date, and how many places of the text have it."""
    said = date_said(own[0].found)
    if len(own) == 1:
        return said
    more = phrases("study_lane_more", count=len(own))
    return tuple(Span(each.key, each.lang, f"{each.text} {pick(more, each.key)}") for each in said)


def _label(publication: Publication, own: Sequence[Entry]) -> str | tuple[Span, ...]:
    """What it is a date of, in the reader's language; if it is in one text alone, in that."""
    labels = {key: _cut(_of(each, key), key) for key, each in own[0].wordings.items()}
    spans = tuple(Span(key, publication.lang(key), each) for key, each in labels.items() if each)
    return spans if len(spans) > 1 else spans[0].text if spans else ""


def _of(wording: Wording, key: str) -> str:
    """The title or the clause in which a date stands, else what follows it; for the date ``…``."""
    text, found = wording.text, wording.found
    start, end = _title(text, found) or _inside(text, found)
    before, behind = text[start : found.start], text[found.end : end]
    if len(before) + len(behind) < SIZES[key][2]:
        rest = text[found.end :].strip(PAUSES)
        return footmarks.bare(rest if len(rest) >= SIZES[key][2] else before + behind).strip()
    others = [each.end for each in dates(text, key) if each.years and each.end <= found.start]
    if others and others[-1] > start:  # what stands first is about another date
        at = max(others[-1], found.start - SIZES[key][0] // 2)
        before = text[at : found.start]
        before = before.partition(" ")[2] if key == SECOND else before
    own = f"{before}…{behind}" if behind.strip(PAUSES) else before
    return footmarks.bare(EMPTY.sub("", own)).strip(PAUSES)


def _title(text: str, found: Dated) -> tuple[int, int] | None:
    """Where the title in which a date stands begins and ends."""
    for signs in TITLES:
        at, close = text.rfind(signs[0], 0, found.start), text.find(signs[1], found.end)
        if at >= 0 and close >= 0 and signs[1] not in text[at + 1 : found.start]:
            return at + 1, close
    return None


def _inside(text: str, found: Dated) -> tuple[int, int]:
    start = max((each.end() for each in STOP.finditer(text, 0, found.start)), default=0)
    stop = STOP.search(text, found.end)
    return start, stop.start() if stop else len(text)


def _cut(text: str, key: str) -> str:
    """The first letters, whole words where a text has spaces."""
    most = SIZES[key][0]
    if len(text) <= most:
        return text
    head = text[:most]
    head = head.rpartition(" ")[0] or head if key == SECOND else head
    return f"{head.rstrip('… ')}…"
