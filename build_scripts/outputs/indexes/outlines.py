"""Outlines: by which references to a document are read, every entry without its texts.

Most rows of an outline say the same but for their number (``a27``, 第二十七条, Article 27): what
rows have in common stands once for some documents as a form, in which signs stand for the number.
The twin that fills them in is ``docs/javascripts/search/patchwork.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from build_scripts.language.han import write_han
from build_scripts.outputs.indexes.postings import number_of

FIGURES: Final = "\ufdd1"
HAN: Final = "\ufdd2"
PARENT: Final = "\ufdd3"
"""What stands in a form for the number in figures and in Chinese, and for the id of the parent:
no characters, by Unicode, so that no text has them (R04)."""


LARGEST: Final = 10_000
"""Numbers below are written in Chinese."""


class Outline(NamedTuple):
    """The outline of one document."""

    id: str
    forms: Sequence[str]
    """Its own, in the order in which they first come, as JSON."""
    rows: Sequence[int]
    pairs: Sequence[int]


def outline_of(value: Mapping[str, Any]) -> Outline:
    """The outline of a document from its index (``search.document_value``)."""
    forms: dict[str, int] = {}
    rows: list[int] = []
    for place, entry in enumerate(value["entries"]):
        number = number_of(entry[0])
        above = value["entries"][entry[2]][0] if entry[2] >= 0 else ""
        form = json.dumps(_form(entry, above, number), ensure_ascii=False)
        gap = place - entry[2] if entry[2] >= 0 else 0
        _put(rows, forms.setdefault(form, len(forms)), number, gap)
    return Outline(value["id"], [*forms], rows, [len(entry[7]) for entry in value["entries"]])


def outlines(documents: Sequence[Outline]) -> Mapping[str, Any]:
    """``{forms: [[id, short, [cited …], [heading …]] …], documents: [[id, rows, [pairs …]] …]}``.

    ``rows``: form, number, distance to the parent, count; form, … and so on.
    Four numbers say some rows that follow one another: each has the next number (all 0 where there
    is none) and the same parent (a distance of 0: no parent). Beside them the pairs of every row.
    """
    forms: dict[str, int] = {}
    given = []
    for each in documents:
        places = [forms.setdefault(form, len(forms)) for form in each.forms]
        rows = [*each.rows]
        rows[::4] = [places[form] for form in each.rows[::4]]
        given.append([each.id, rows, each.pairs])
    return {"forms": [json.loads(form) for form in forms], "documents": given}


def _put(rows: list[int], form: int, number: int, gap: int) -> None:
    """Add a row: where it goes on like the ones before, they are one more."""
    if rows:
        before, first, distance, count = rows[-4:]
        follows = (first and first + count, distance and distance + count)
        if (form, number, gap) == (before, *follows):
            rows[-1] += 1
            return
    rows += [form, number, gap, 1]


def _form(entry: Sequence[Any], above: str, number: int) -> Sequence[Any]:
    id = entry[0]
    if above and id.startswith(f"{above}-"):
        id = PARENT + id[len(above) :]
    own = [id, entry[3], entry[4], entry[6]]
    return [_opened(each, number) for each in own]


def _opened(text: Any, number: int) -> Any:
    """A text, or each of several, with signs for its number."""
    if isinstance(text, list):
        return [_opened(each, number) for each in text]
    if not number:
        return text
    figures = text
    if str(number) in text:
        figures = re.sub(rf"(?<!\d){number}(?!\d)", FIGURES, text)
    return figures.replace(write_han(number), HAN) if number < LARGEST else figures
