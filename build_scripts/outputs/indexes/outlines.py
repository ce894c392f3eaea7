"""Outlines: by which references to a document are read, every entry without its texts.

Most rows of an outline say the same but for their number (``a27``, 第二十七条, Article 27): what
rows have in common stands once for some documents as a form, in which signs stand for the number.
The twin that fills them in is ``docs/javascripts/search/patchwork.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from build_scripts.language.numerals import format_number
from build_scripts.outputs.indexes.postings import number_of

FIGURES: Final = "\ue001"
HAN: Final = "\ue002"
PARENT: Final = "\ue003"
"""What stands in a form for the number in figures and in Chinese, and for the id of the parent."""


def outlines(values: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """``{forms: [[id, short, [cited …], [heading …], pairs] …], han: {number: numeral}, documents:
    [[id, [form, number, distance to the parent, …]] …]}``: three numbers a row, 0 for no parent."""
    forms: dict[str, int] = {}
    han: dict[int, str] = {}
    documents = []
    for value in values:
        rows: list[int] = []
        for place, entry in enumerate(value["entries"]):
            number = number_of(entry[0])
            if number:
                han[number] = format_number(number, "han")
            above = value["entries"][entry[2]][0] if entry[2] >= 0 else ""
            form = json.dumps(_form(entry, above, number, han), ensure_ascii=False)
            gap = place - entry[2] if entry[2] >= 0 else 0
            rows += [forms.setdefault(form, len(forms)), number, gap]
        documents.append([value["id"], rows])
    return {"forms": [json.loads(form) for form in forms], "han": han, "documents": documents}


def _form(entry: Sequence[Any], above: str, number: int, han: Mapping[int, str]) -> Sequence[Any]:
    id = entry[0]
    if above and id.startswith(f"{above}-"):
        id = PARENT + id[len(above) :]
    own = [id, entry[3], entry[4], entry[6]]
    return [*(_opened(each, number, han) for each in own), len(entry[7])]


def _opened(text: Any, number: int, han: Mapping[int, str]) -> Any:
    """A text, or each of several, with signs for its number."""
    if isinstance(text, list):
        return [_opened(each, number, han) for each in text]
    if not number:
        return text
    figures = text
    if str(number) in text:
        figures = re.sub(rf"(?<!\d){number}(?!\d)", FIGURES, text)
    return figures.replace(han[number], HAN)
