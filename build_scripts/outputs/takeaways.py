"""Everything that can be taken away: the one table from which build, pages and ``export`` know it.

A further export is one row of ``TABLE`` and the module that makes its content.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from build_scripts.apparatus.companion import Companion
from build_scripts.language.languages import names_of
from build_scripts.model import Bitext, LangText, Unit
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.appendices import appendices
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.outputs.books.typst.sheet import PAIRED, Choice, sheet_of
from build_scripts.outputs.exchange import akn, glossary, tables, tbx, tmx
from build_scripts.outputs.exchange.differences import as_json
from build_scripts.outputs.exchange.document import document_json
from build_scripts.problems import Found, Problem
from build_scripts.publication.paginate import pages
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import phrases, pick
from build_scripts.sources.glossary import Concept, Glossary


@dataclass(frozen=True, slots=True)
class Ready:
    """A checked document with what goes with it."""

    bitext: Bitext
    glossary: Glossary
    companion: Companion
    site_url: str

    @property
    def id(self) -> str:
        """The document's id, with which the names of its files begin."""
        return self.bitext.document.id

    @property
    def appendices(self) -> tuple[Appendix, ...]:
        """What stands behind the text in a book."""
        found = self.companion
        return appendices(self.glossary, found.concordance, found.differences)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of the glossary that occur in the document."""
        uses = self.companion.concordance.uses
        return tuple(each for each in self.glossary.concepts if uses.get(each.id))


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One file to take away."""

    name: str
    """``cn-la-2024-zh-en.pdf``."""
    purpose: LangText
    """What it is for, in a few words."""
    make: Callable[[], Found[bytes]]
    """Makes its content; without one where a fault forbids it."""
    inputs: str = ""
    """All that the content follows from besides our code; empty where it is made in no time."""


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table: one kind of file."""

    name: str
    """What ``export --format`` calls it."""
    files: Callable[[Ready], Iterator[Takeaway]]


def takeaways(ready: Ready, *names: str) -> Iterator[Takeaway]:
    """The files of a document, those of some formats or of all, in the order of the table."""
    for each in TABLE:
        if not names or each.name in names:
            yield from each.files(ready)


def _books(ready: Ready) -> Iterator[Takeaway]:
    """The paired PDF, and one a language."""
    keys = ready.bitext.document.keys
    yield book(ready, "-".join(keys[:2]), phrases("file_paired"), Choice())
    for key in keys:
        yield book(ready, key, phrases("file_alone", language=names_of(key)), Choice(key))


def _sections(ready: Ready) -> Iterator[Takeaway]:
    """A paired PDF for each reading page."""
    divisions = {division.id: division for division in ready.bitext.divisions}
    for page in pages(ready.bitext):
        own = divisions[page.id]
        names = {
            key: title_line(own.label.get(key), own.heading.get(key))
            for key in ready.bitext.document.keys
        }
        units = (page.id, *(node.id for node in page.nodes if isinstance(node, Unit)))
        yield book(ready, page.id, names, Choice(PAIRED, units))


def book(ready: Ready, ending: str, purpose: LangText, choice: Choice) -> Takeaway:
    """The PDF of what is chosen; ValueError for an unknown layout, paper or id."""
    sheet = sheet_of(ready.bitext, ready.site_url, choice, ready.appendices)

    def make() -> Found[bytes]:
        try:
            from build_scripts.outputs.books.typst import pdf  # all else is made without Typst
        except ModuleNotFoundError as missing:
            return Found(None, (missing_package(missing.name or ""),))
        return pdf.printed(ready.bitext, sheet, choice)

    document = ready.bitext.document
    dates = (document.revised, document.effective, document.signed)
    inputs = json.dumps([sheet, [each.lang for each in choice.editions(ready.bitext)], dates])
    return Takeaway(f"{ready.id}-{ending}.pdf", purpose, make, inputs)


def missing_package(name: str) -> Problem:
    """A package that prints the PDF is not installed."""
    return Problem(
        "requirements.txt", 0, "F01", f"the PDF needs the package {name}, which is not installed",
        "python -m pip install --require-hashes -r requirements.txt",
    )  # fmt: skip


def _epub(ready: Ready) -> Iterator[Takeaway]:
    make = partial(epub.render, ready.bitext, ready.site_url, ready.appendices)
    yield Takeaway(f"{ready.id}.epub", phrases("file_epub"), lambda: Found(make()))


def _akn(ready: Ready) -> Iterator[Takeaway]:
    for key in ready.bitext.document.keys:
        make = partial(akn.render, ready.bitext, key)
        yield _text(f"{ready.id}.akn.{key}.xml", phrases("file_akn", language=names_of(key)), make)


def _of_bitext(ending: str, word: str, make: Callable[[Bitext], str]) -> Format:
    """A format of one file, made from the bitext alone."""

    def files(ready: Ready) -> Iterator[Takeaway]:
        yield _text(f"{ready.id}.{ending}", phrases(word), partial(make, ready.bitext))

    return Format(ending, files)


def _document_json(ready: Ready) -> Iterator[Takeaway]:
    yield _text("document.json", phrases("file_json"), partial(document_json, ready.bitext))


def _glossary_csv(ready: Ready) -> Iterator[Takeaway]:
    concordance, own = ready.companion.concordance, ready.concepts
    units = {
        each.id: tuple(dict.fromkeys(use.unit for use in concordance.uses[each.id])) for each in own
    }
    if own:
        make = partial(glossary.render_csv, own, units)
        yield _text("glossary.csv", phrases("file_glossary_csv"), make)


def _glossary_tbx(ready: Ready) -> Iterator[Takeaway]:
    title, own = pick(ready.bitext.document.title, "en"), ready.concepts
    source = f"Terms found in {title}, in both languages"
    if own:
        make = partial(tbx.render, own, f"Glossary: {title}", source, ready.site_url)
        yield _text("glossary.tbx", phrases("file_glossary_tbx"), make)


def _glossary_json(ready: Ready) -> Iterator[Takeaway]:
    own = Glossary(concepts=ready.concepts)
    make = partial(glossary.render_json, own, [ready.companion.concordance])
    yield _text(glossary.JSON, phrases("file_glossary_json"), make)


def _differences(ready: Ready) -> Iterator[Takeaway]:
    make = partial(as_json, ready.companion.differences)
    yield _text("differences.json", phrases("file_differences_json"), make)


def _text(name: str, purpose: LangText, make: Callable[[], str]) -> Takeaway:
    return Takeaway(name, purpose, lambda: Found(make().encode()))


TABLE: tuple[Format, ...] = (
    Format("pdf", _books),
    Format("epub", _epub),
    Format("json", _document_json),
    _of_bitext("tmx", "file_tmx", tmx.render),
    _of_bitext("csv", "file_csv", tables.render_csv),
    _of_bitext("tsv", "file_tsv", tables.render_tsv),
    Format("akn", _akn),
    Format("glossary-csv", _glossary_csv),
    Format("tbx", _glossary_tbx),
    Format("glossary-json", _glossary_json),
    Format("differences", _differences),
    Format("pdf-sections", _sections),
)
"""Every format, in the order in which the pages offer the files."""
