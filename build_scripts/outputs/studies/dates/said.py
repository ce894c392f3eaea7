"""Dates and lengths of time as a reader says them, in the languages of the interface."""

from __future__ import annotations

from build_scripts.language.dates.date import (
    FIRST_HALF,
    FIRST_QUARTER,
    LENGTH,
    LENGTH_PARTS,
    NO_YEAR,
    UNREAD,
    Dated,
)
from build_scripts.language.dates.english import MONTHS
from build_scripts.publication.words import Span, phrases, spoken

COMMON = 1000
"""Years before it are said with their era: 公元220年, AD 220."""


def date_said(found: Dated) -> tuple[Span, ...]:
    """``2024-05-01`` → 2024年5月1日, 1 May 2024; ``P5Y`` → 5年, 5 years; nothing of ``unread``."""
    if found.kind == UNREAD:
        return ()
    if found.kind == LENGTH:
        return _length(found)
    first, _, last = found.value.partition("/")
    words = _date(first)
    if last:
        words = phrases("study_date_range", first=words, last=_date(last))
    return spoken(phrases(f"study_date_{found.part}", date=words) if found.part else words)


def _date(value: str) -> dict[str, str]:
    year, *rest = value.split("-")
    if "XX" in rest:
        return phrases("study_date_doubt", year=int(year))
    month, day = (int(each) for each in (*rest, "0", "0")[:2])
    name = MONTHS[month - 1].title() if month <= 12 else ""
    names = {"month": {"zh": str(month), "en": name}, "day": day}
    if year == NO_YEAR:
        return phrases("study_date_MD" if day else "study_date_M", **names)
    if month >= FIRST_QUARTER:
        name = "half" if month >= FIRST_HALF else "quarter"
        at = month - (FIRST_HALF if month >= FIRST_HALF else FIRST_QUARTER) + 1
        return phrases(f"study_date_{name}_{at}", year=int(year))
    form = f"study_date_Y{'M' if month else ''}{'D' if day else ''}"
    words = phrases(form, year=int(year), **names)
    return words if int(year) >= COMMON else phrases("study_date_era", date=words)


def _length(found: Dated) -> tuple[Span, ...]:
    parts = list(LENGTH_PARTS.finditer(found.value))
    number, unit = "–".join(each["number"] for each in parts), parts[-1]["unit"]
    form = f"study_unit_{unit}_one" if number == "1" else f"study_unit_{unit}"
    words = phrases(form, count=number)
    return spoken(phrases(f"study_date_{found.part}", date=words) if found.part else words)
