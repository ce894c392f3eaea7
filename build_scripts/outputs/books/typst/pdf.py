"""The printed book: a bitext as a tagged PDF/A-2a and PDF/UA-1, by Typst.

``render`` compiles the templates beside this file over one JSON value. Whatever Typst
says, a warning or a refusal, is a fault, and so is a page text that is not the source's; a sign
without a glyph is marked (``rare``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import typst

from build_scripts.messages import phrase
from build_scripts.model import Bitext, Document, Unit
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.outputs.books.typst.compact import compact
from build_scripts.outputs.books.typst.fonts import Wheel, folder, fonts_of, of_wheels
from build_scripts.outputs.books.typst.proof import MOST_SHOWN, differences
from build_scripts.outputs.books.typst.rare import set_with, warning
from build_scripts.outputs.books.typst.sheet import PAIRED, Choice, Sheet, sheet_of
from build_scripts.problems import Found, Problem
from build_scripts.publication.publication import Publication

TEMPLATE = Path(__file__).parent / "book.typ"
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
AGE = 11
"""Compilations after which Typst forgets what none of them has used."""


def render(
    publication: Publication,
    layout: str = PAIRED,
    units: Sequence[str] | None = None,
    paper: str = "a4",
    appendices: Sequence[Appendix] = (),
) -> Found[bytes]:
    """The PDF of a document, or of some divisions and units with their outer headings.

    ``layout`` is ``paired``, a language key, or up to three with commas: ``zh,fr,ar``.
    ValueError for an unknown layout, paper or id.
    """
    choice = Choice(layout, None if units is None else tuple(units), paper)
    return printed(publication.bitext, sheet_of(publication, choice, appendices), choice)


def printed(bitext: Bitext, sheet: Sheet, choice: Choice) -> Found[bytes]:
    """The PDF of a sheet that was made of the document; a warning for each sign that it marks."""
    editions = choice.editions(bitext)
    wheels = {wheel for edition in editions for wheel in fonts_of(edition.lang).wheels}
    if missing := tuple(_missing_fonts(bitext, wheels)):
        return Found(None, missing)
    try:
        (pdf, problems), signs = set_with(
            json.dumps(sheet, ensure_ascii=False),
            lambda signs: _compiled(bitext, sheet | signs.changes(sheet), signs.wheels(wheels)),
        )
    except typst.TypstError as error:
        return Found(None, (_problem(bitext, error.message, error.hints),))
    if not problems:
        marked = sheet | signs.changes(sheet)
        problems = tuple(islice(differences(bitext, marked, pdf), MOST_SHOWN))
    warnings = tuple(warning(sign, *_place(bitext, sign)) for sign in sorted(signs.marked))
    return Found(None if problems else pdf, problems + warnings)


def _missing_fonts(bitext: Bitext, wheels: Iterable[Wheel]) -> Iterable[Problem]:
    for wheel in sorted(wheels, key=lambda each: each.module):
        if folder(wheel) is None:
            yield Problem(
                _path(bitext.document),
                1,
                "F01",
                phrase(
                    "the fonts {serif} and {sans} are not installed",
                    serif=wheel.serif,
                    sans=wheel.sans,
                ),
                phrase("python -m pip install {requirement}", requirement=wheel.requirement),
            )


def _compiled(
    bitext: Bitext, sheet: Sheet, wheels: Iterable[Wheel]
) -> tuple[bytes, tuple[Problem, ...]]:
    pdf, warnings = typst.compile_with_warnings(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=of_wheels(wheels),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=_timestamp(bitext.document),
    )
    _forget()
    problems = tuple(_problem(bitext, each.message, each.hints) for each in warnings)
    return pdf if problems else compact(pdf), problems


def _forget() -> None:
    """Let Typst give back what it remembers of a book, 50 MB: an empty page is made in no time."""
    for _ in range(AGE):
        typst.compile(b"", font_paths=of_wheels(()), ignore_system_fonts=True, format="svg")


def _timestamp(document: Document) -> int:
    """Seconds from 1970 to the latest date the document tells: never the clock."""
    date = document.revised or document.effective or document.signed or "1970-01-01"
    try:
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0


def _problem(bitext: Bitext, message: str, hints: Sequence[str]) -> Problem:
    """What Typst said: a refusal."""
    text = "; ".join((message, *hints))
    return Problem(
        _path(bitext.document), 1, "F03", phrase("Typst refused the PDF: {text}", text=text)
    )


def _place(bitext: Bitext, text: str) -> tuple[str, int]:
    """Path and line of the first unit or heading with this text; who has read the sources knows the
    line of the text itself (``press/documents/glyphs.py``)."""
    for node in bitext.nodes():
        for edition in bitext.document.editions:
            paragraphs = node.text.get(edition.key) if isinstance(node, Unit) else ()
            own = (node.label.get(edition.key), node.heading.get(edition.key), *(paragraphs or ()))
            if any(text in each for each in own if each):
                folder_ = f"source_texts/{bitext.document.id}"
                return f"{folder_}/{edition.file}", node.line.get(edition.key) or 1
    return _path(bitext.document), 1


def _path(document: Document) -> str:
    return f"source_texts/{document.id}/document.yml"
