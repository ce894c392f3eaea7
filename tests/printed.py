"""Bitexts and their outputs for the tests of everything that readers take away."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.model import Bitext, Unit
from build_scripts.outputs.books.typst import pdf
from build_scripts.outputs.books.typst.passages import Passage, passages
from build_scripts.outputs.books.typst.proof import comparable
from build_scripts.press.build import check_document
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources.glossary import Glossary
from tests.once import once
from tests.repository import ROOT, SITE_URL, documents

CASES = ROOT / "tests" / "cases"
PLACES = {name: ROOT / "source_texts" / name for name in documents()} | {
    path.parent.name: path.parent for path in ROOT.glob("tests/documents/*/document.yml")
}
"""Name → folder of every document there is: the site's and the tests'."""

FIRST = "cn-la-2024"
SIX = "udhr-six"
"""In six languages, one of which runs from right to left; it has tests of its own."""
NAMES = tuple(sorted(PLACES.keys() - {SIX}))
LAYOUTS = ("paired", "zh", "en")


@cache
def bitext(name: str) -> Bitext:
    """A document's bitext."""
    checked = check_document(PLACES[name], ROOT, with_lock=False)
    assert checked.bitext, "\n".join(map(str, checked.problems))
    return checked.bitext


def ready(own: Bitext, *notes: Difference, site_url: str = SITE_URL) -> Publication:
    """A document ready to be shown, without a glossary."""
    companion = Companion(concordance(own, dictionary(Glossary())), notes)
    return publication_of(own, Site(site_url), companion=companion)


@cache
def printed(name: str, layout: str = "paired") -> bytes:
    """A document's PDF."""
    return once(f"{name}-{layout}.pdf", lambda: _print(name, layout))


def _print(name: str, layout: str) -> bytes:
    found = pdf.render(ready(bitext(name)), layout)
    assert not found.problems, "\n".join(map(str, found.problems))
    assert found.value is not None
    return found.value


@cache
def page_texts(name: str, layout: str = "paired") -> tuple[str, ...]:
    """What pypdf reads on each page of a document's PDF."""
    pages = read(printed(name, layout)).pages
    return once(f"{name}-{layout}.pages", lambda: tuple(page.extract_text() for page in pages))


@cache
def said(name: str, layout: str = "paired") -> tuple[Passage, ...]:
    """What a document's PDF says along its tags."""
    content = printed(name, layout)
    return once(f"{name}-{layout}.passages", lambda: tuple(passages(content)))


def lines(case: str) -> tuple[str, ...]:
    """The lines of a case file below ``tests/cases``."""
    return tuple((CASES / case).read_text("utf-8").removesuffix("\n").split("\n"))


def with_texts(name: str, texts: tuple[str, ...]) -> Bitext:
    """A document whose units say these texts in turn, in every language, without pairs."""
    units = [
        replace(unit, text={key: (texts[place % len(texts)],) for key in unit.text}, pairs=())
        for place, unit in enumerate(bitext(name).units)
    ]
    return replace(bitext(name), units=tuple(units))


def shown(unit: Unit, key: str) -> str:
    """The text of a unit as it is compared: without white space and hyphens."""
    return comparable("".join(unit.text.get(key) or ()))


def written(folder: Path, name: str, content: bytes) -> Path:
    """The path of a file with this content, for programs that want one."""
    path = folder / name
    path.write_bytes(content)
    return path


def read(content: bytes) -> PdfReader:
    """A PDF for looking into it."""
    return PdfReader(io.BytesIO(content))


def fonts_in(reader: PdfReader) -> Iterator[Any]:
    """Every font of a PDF once."""
    seen: set[int] = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            assert isinstance(reference, IndirectObject)
            if reference.idnum not in seen:
                seen.add(reference.idnum)
                yield reference.get_object()
