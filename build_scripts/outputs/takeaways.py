"""Everything that can be taken away: the one table from which build, pages and ``export`` know it.

A further export is one row of ``TABLE`` and the module that makes its content. What a file is for
stands in its row and nowhere else, in every language of the interface.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from build_scripts.language.languages import DEFAULT, names_of
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Document, LangText, Unit
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.appendices import appendices
from build_scripts.outputs.books.typst.sheet import PAIRED, Choice, sheet_of
from build_scripts.outputs.exchange import akn, glossary, studies, tables, tbx, tmx
from build_scripts.outputs.exchange.comparison import comparison_json
from build_scripts.outputs.exchange.differences import as_csv, as_json
from build_scripts.outputs.exchange.document import document_json
from build_scripts.outputs.pages.related import older_name
from build_scripts.outputs.studies.table import studies as studies_of
from build_scripts.problems import Found, Problem
from build_scripts.publication import bibliography
from build_scripts.publication.publication import Publication
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import filled, names_beside, phrases, pick
from build_scripts.sources.glossary import Glossary

SECTION_PDFS = "pdf-sections"
"""The format of the PDFs of single reading pages."""


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
    """What ``export --format`` calls it; several rows may share one."""
    purpose: LangText
    """What its files are for; ``{language}`` is that of the text."""
    files: Callable[[Publication, LangText], Iterator[Takeaway]]
    """Its files, given what they are for."""


def takeaways(publication: Publication, *names: str) -> Iterator[Takeaway]:
    """The files of a document, those of some formats or of all, in the order of the table."""
    for each in TABLE:
        if not names or each.name in names:
            yield from each.files(publication, each.purpose)


def _paired(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    """The first text with each other one, and what ``document.yml`` declares."""
    first, *others = publication.keys
    layouts = dict.fromkeys([*((first, each) for each in others), *publication.bitext.document.pdf])
    for keys in layouts:
        if len(layouts) > 1:
            purpose = phrases("pdf_beside", languages=names_beside(keys))
        yield book(publication, "-".join(keys), purpose, Choice(",".join(keys)))


def _alone(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    for key in publication.keys:
        yield book(publication, key, filled(purpose, language=names_of(key)), Choice(key))


def _sections(publication: Publication, _: LangText) -> Iterator[Takeaway]:
    """A paired PDF for each reading page, whose name says what it is for."""
    for page in publication.pages:
        own = publication.nodes[page.id]
        names = {
            key: title_line(own.label.get(key), own.heading.get(key)) for key in publication.keys
        }
        units = (page.id, *(node.id for node in page.nodes if isinstance(node, Unit)))
        yield book(publication, page.id, names, Choice(PAIRED, units))


def book(publication: Publication, ending: str, purpose: LangText, choice: Choice) -> Takeaway:
    """The PDF of what is chosen; ValueError for an unknown layout, paper or id."""
    sheet = sheet_of(publication, choice, appendices(publication))

    def make() -> Found[bytes]:
        try:
            from build_scripts.outputs.books.typst import pdf  # all else is made without Typst
        except ModuleNotFoundError as missing:
            return Found(None, (missing_package(missing.name or ""),))
        return pdf.printed(publication.bitext, sheet, choice)

    document = publication.bitext.document
    dates = (document.revised, document.effective, document.signed)
    inputs = json.dumps([sheet, [each.lang for each in choice.editions(publication.bitext)], dates])
    return Takeaway(f"{publication.id}-{ending}.pdf", purpose, make, inputs)


def missing_package(name: str) -> Problem:
    """A package that prints the PDF is not installed."""
    return Problem(
        "requirements.txt", 1, "F01", phrase(
            "the PDF needs the package {name}, which is not installed", name=name),
        "python -m pip install --require-hashes -r requirements.txt",
    )  # fmt: skip


def _epub(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    make = partial(epub.render, publication, appendices(publication))
    yield Takeaway(f"{publication.id}.epub", purpose, lambda: Found(make()))


def _akn(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    for key in publication.keys:
        make = partial(akn.render, publication.bitext, key)
        name = f"{publication.id}.akn.{key}.xml"
        yield _text(name, filled(purpose, language=names_of(key)), make)


def _of_bitext(ending: str, purpose: LangText, make: Callable[[Bitext], str]) -> Format:
    """A format of one file, made from the bitext alone."""

    def files(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
        yield _text(f"{publication.id}.{ending}", purpose, partial(make, publication.bitext))

    return Format(ending.replace(".", "-"), purpose, files)


def _document_json(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    yield _text("document.json", purpose, partial(document_json, publication.bitext))


def _glossary_csv(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    concordance, own = publication.concordance, publication.concepts
    units = {
        each.id: tuple(dict.fromkeys(use.unit for use in concordance.uses[each.id])) for each in own
    }
    if own:
        make = partial(glossary.render_csv, own, units)
        yield _text("glossary.csv", purpose, make)


def _glossary_tbx(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    title, own = pick(publication.bitext.document.title, DEFAULT), publication.concepts
    source = f"Terms found in {title}, in both languages"
    if own:
        make = partial(tbx.render, own, f"Glossary: {title}", source, publication.site.url)
        yield _text("glossary.tbx", purpose, make)


def _glossary_json(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    own = Glossary(concepts=publication.concepts)
    make = partial(glossary.render_json, own, [publication.concordance])
    yield _text(glossary.JSON, purpose, make)


def _references(ending: str, make: Callable[[Document, str], str], purpose: LangText) -> Format:
    """A format for programs that manage references."""

    def files(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
        document = publication.bitext.document
        address = f"{publication.site.url}{document.id}/"
        yield _text(
            f"{document.id}.{ending}", purpose, lambda: bibliography.closed(make(document, address))
        )

    return Format(ending.replace(".", "-"), purpose, files)


def _differences(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    make = partial(as_json, publication.differences)
    yield _text("differences.json", purpose, make)


def _differences_csv(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    yield _text("differences.csv", purpose, partial(as_csv, publication.differences))


def _studies(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    for study in studies_of(publication):
        for ending, make in (("csv", studies.as_csv), ("json", studies.as_json)):
            label = filled(purpose, study=phrases(f"study_{study.name}"), ending=ending.upper())
            yield _text(f"study-{study.name}.{ending}", label, partial(make, study))


def _comparisons(publication: Publication, purpose: LangText) -> Iterator[Takeaway]:
    for found in publication.comparisons:
        label = filled(purpose, older=older_name(found))
        yield _text(
            f"compare-{found.older.document.id}.json", label, partial(comparison_json, found)
        )


def _text(name: str, purpose: LangText, make: Callable[[], str]) -> Takeaway:
    return Takeaway(name, purpose, lambda: Found(make().encode()))


TABLE: tuple[Format, ...] = (
    Format("pdf",
           {"zh": "PDF，双语对照，供打印与离线阅读", "en": "PDF, both texts side by side"},
           _paired),
    Format("pdf",
           {"zh": "PDF，{language}", "en": "PDF, {language}"}, _alone),
    Format("epub",
           {"zh": "电子书（EPUB），供手机与阅读器", "en": "e-book (EPUB) for phones and readers"},
           _epub),
    Format("json",
           {"zh": "JSON 数据（全文、编号、句对）", "en": "JSON data (texts, ids, sentence pairs)"},
           _document_json),
    _of_bitext("tmx",
               {"zh": "翻译记忆库，供翻译软件导入（TMX）",
                "en": "translation memory for CAT tools (TMX)"}, tmx.render),
    _of_bitext("csv",
               {"zh": "表格（逗号分隔）", "en": "table for spreadsheets, commas"},
               tables.render_csv),
    _of_bitext("tsv",
               {"zh": "表格（制表符分隔）", "en": "table for spreadsheets, tabs"},
               tables.render_tsv),
    Format("akn",
           {"zh": "法律文本 XML（Akoma Ntoso 3.0），{language}",
            "en": "legal XML (Akoma Ntoso 3.0), {language}"}, _akn),
    Format("glossary-csv",
           {"zh": "术语表（表格）", "en": "glossary for spreadsheets"}, _glossary_csv),
    Format("tbx",
           {"zh": "术语库，供翻译软件导入（TBX-Basic）",
            "en": "termbase for CAT tools (TBX-Basic)"}, _glossary_tbx),
    Format("glossary-json",
           {"zh": "术语及每一处用例（JSON）",
            "en": "terms and every place where each occurs, JSON"}, _glossary_json),
    Format("differences",
           {"zh": "文本差异与编者注（JSON）",
            "en": "where the texts differ and editor's notes, JSON"}, _differences),
    Format("differences-csv",
           {"zh": "文本差异与编者注（表格）",
            "en": "where the texts differ and editor's notes, for spreadsheets"},
           _differences_csv),
    _references("bib", bibliography.biblatex,
                {"zh": "参考文献数据（BibLaTeX）", "en": "reference data for BibLaTeX"}),
    _references("ris", bibliography.ris,
                {"zh": "参考文献数据，供文献管理软件导入（RIS）",
                 "en": "reference data for reference managers (RIS)"}),
    _references("csl.json", bibliography.csl_json,
                {"zh": "参考文献数据（CSL-JSON）", "en": "reference data (CSL-JSON)"}),
    Format("studies", {"zh": "专题“{study}”（{ending}）", "en": "study “{study}”, {ending}"},
           _studies),
    Format("comparison",
           {"zh": "同{older}的逐条对比（JSON）", "en": "unit by unit beside {older}, JSON"},
           _comparisons),
    Format(SECTION_PDFS, {}, _sections),
)  # fmt: skip
"""Every format, in the order in which the pages offer the files."""
FORMATS = tuple(dict.fromkeys(each.name for each in TABLE))
"""Their names."""
