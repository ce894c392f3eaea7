"""Everything that a reader can take away: one function for all files of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_scripts.language.languages import names_of
from build_scripts.model import LangText, Unit
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.outputs.exchange import akn, tables, tmx
from build_scripts.problems import Problem, has_errors
from build_scripts.publication.publication import Publication
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import phrases

if TYPE_CHECKING:
    from build_scripts.outputs.books.typst import pdf

EXPORTS = ("epub", "tmx", "csv", "tsv", "akn")
"""Formats that ``export`` can make; ``akn`` makes one file a language."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to take away."""

    name: str
    """``cn-la-2024-zh-en.pdf``."""
    content: bytes
    purpose: LangText
    """What it is for, in a few words."""


def files(
    publication: Publication, appendices: Sequence[Appendix] = ()
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """All files of a document; no files where there are problems."""
    try:
        made = list(_pdfs(publication, appendices))
    except ModuleNotFoundError as missing:
        return (), (missing_package(missing.name or ""),)
    problems = tuple(sorted({problem for _, printed in made for problem in printed.problems}))
    if has_errors(problems):
        return (), problems
    found = [File(file.name, printed.pdf, file.purpose) for file, printed in made]
    for name in EXPORTS:
        found += export(publication, name, appendices)
    return tuple(found), problems


def export(
    publication: Publication, name: str, appendices: Sequence[Appendix] = ()
) -> tuple[File, ...]:
    """The files of one format of ``EXPORTS``; ValueError for another."""
    bitext = publication.bitext
    stem = bitext.document.id
    match name:
        case "epub":
            book = epub.render(publication, appendices)
            return (File(f"{stem}.epub", book, phrases("file_epub")),)
        case "tmx":
            return (File(f"{stem}.tmx", tmx.render(bitext).encode(), phrases("file_tmx")),)
        case "csv":
            return (File(f"{stem}.csv", tables.render_csv(bitext).encode(), phrases("file_csv")),)
        case "tsv":
            return (File(f"{stem}.tsv", tables.render_tsv(bitext).encode(), phrases("file_tsv")),)
        case "akn":
            return tuple(
                File(
                    f"{stem}.akn.{key}.xml",
                    akn.render(bitext, key).encode(),
                    phrases("file_akn", language=names_of(key)),
                )
                for key in bitext.document.keys
            )
    raise ValueError(f"There is no format {name!r}; there are {', '.join(EXPORTS)}.")


def missing_package(name: str) -> Problem:
    """A package that prints the PDF is not installed."""
    return Problem(
        "requirements.txt", 0, "F01", f"the PDF needs the package {name}, which is not installed",
        "python -m pip install --require-hashes -r requirements.txt",
    )  # fmt: skip


def _pdfs(
    publication: Publication, appendices: Sequence[Appendix]
) -> Iterator[tuple[File, pdf.Printed]]:
    """The paired PDF, one a language, one a reading page; the file comes without content."""
    from build_scripts.outputs.books.typst import pdf  # so that all else can be made without Typst

    document = publication.bitext.document
    stem, keys = document.id, document.keys
    printed = pdf.render(publication, appendices=appendices)
    yield File(f"{stem}-{'-'.join(keys[:2])}.pdf", b"", phrases("file_paired")), printed
    for key in keys:
        purpose = phrases("file_alone", language=names_of(key))
        printed = pdf.render(publication, key, appendices=appendices)
        yield File(f"{stem}-{key}.pdf", b"", purpose), printed
    for page in publication.pages:
        division = publication.nodes[page.id]
        names = {
            key: title_line(division.label.get(key), division.heading.get(key)) for key in keys
        }
        units = (page.id, *(node.id for node in page.nodes if isinstance(node, Unit)))
        printed = pdf.render(publication, units=units, appendices=appendices)
        yield File(f"{stem}-{page.id}.pdf", b"", names), printed
