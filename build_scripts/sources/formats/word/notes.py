"""Footnotes and endnotes of a Word file: the number of each, the mark at both its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from build_scripts.sources.formats.number_forms import written
from build_scripts.sources.formats.word.package import Element, W, val

BRACKETS = (("[", "]"), ("〔", "〕"), ("{", "}"), ("[note ", "]"))
"""How the mark of a note is written: the first form that the text does not have already."""
NUMBERS = re.compile(r"[0-9ivxlcA-Za-z一-十①-⑳*†‡§]{1,6}")
DEFAULT_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""§17.11.18: what Word prints where nothing is said."""


def brackets(text: str) -> tuple[str, str]:
    """The brackets for marks of notes in a text."""
    for start, end in BRACKETS:
        if not re.search(rf"{re.escape(start)}{NUMBERS.pattern}{re.escape(end)}", text):
            return start, end
    return BRACKETS[-1]


@dataclass(slots=True)
class Notes:
    """The notes of a file by sort and id, and those that the text has referred to so far."""

    brackets: tuple[str, str]
    known: dict[tuple[str, str], Element] = field(default_factory=dict)
    forms: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Sort → format and first number."""
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def mark(self, element: Element) -> str:
        """What a reference to a note prints; nothing for any other element."""
        for sort in DEFAULT_FORMS:
            if element.tag == f"{W}{sort}Reference":
                key = (sort, val(element, "id") or "")
                return self._number(key, is_own=val(element, "customMarkFollows") in ("1", "true"))
        return ""

    def _number(self, key: tuple[str, str], *, is_own: bool) -> str:
        if is_own:  # the mark is text, at both ends
            self.marks[key] = ""
            return ""
        sort = key[0]
        form, first = self.forms.get(sort, (DEFAULT_FORMS[sort], 1))
        number = self.counts.get(sort, first - 1) + 1
        self.counts[sort] = number
        start, end = self.brackets
        self.marks[key] = f"{start}{written(number, form) or number}{end}"
        return self.marks[key]

    def referred(self) -> Iterator[tuple[Element, str]]:
        """The notes that the text refers to, in that order, with their marks."""
        for key, mark in list(self.marks.items()):
            if key in self.known:
                yield self.known[key], mark

    def unreferred(self) -> Iterator[Element]:
        """The notes that no text refers to."""
        for key, note in self.known.items():
            if key not in self.marks:
                yield note


def read_notes(
    parts: dict[str, Element | None], settings: Element | None, main: Element, text: str
) -> Notes:
    """The notes of a file; ``parts``: sort → the part that holds them, ``text`` all text."""
    out = Notes(brackets(text))
    for sort, part in parts.items():
        for each in () if part is None else part.iter(f"{W}{sort}"):
            out.known[sort, val(each, "id") or ""] = each
        places = [settings, *main.iter(f"{W}sectPr")]
        form, first = DEFAULT_FORMS[sort], 1
        for place in places:
            own = None if place is None else place.find(f"{W}{sort}Pr")
            if own is not None:
                form = val(own.find(f"{W}numFmt")) or form
                start = val(own.find(f"{W}numStart"))
                first = int(start) if start and start.isdigit() else first
        out.forms[sort] = (form, first)
    return out
