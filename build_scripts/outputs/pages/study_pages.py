"""The pages of the studies: the list of them, and each as tables that readers may filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.model import Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.template import fill, span, spans
from build_scripts.outputs.studies.study import Cell, Column, Run, Study, Table
from build_scripts.publication.publication import STUDIES, Publication
from build_scripts.publication.words import Span, counted, joined, phrases, said

FILE = "index.md"
"""What links of Markdown name; those in HTML name the folder."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A study in the list of them."""

    link: Safe
    names: tuple[Span, ...]
    about: tuple[Span, ...]
    count: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell of a table, ready to be printed."""

    content: Safe
    head: tuple[Span, ...]
    """What stands over its column, where the words alone do not say what they are."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a table, with the attributes that the filter reads."""

    attributes: Safe
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table of a study on its page."""

    id: Safe
    head: tuple[Span, ...]
    about: tuple[Span, ...]
    columns: tuple[Column, ...]
    rows: tuple[RowShown, ...]
    count: tuple[Span, ...]
    is_matrix: bool


def study_pages(publication: Publication, studies: Sequence[Study]) -> Iterator[tuple[str, str]]:
    """Address inside the document and text of each: ``studies/``, ``studies/timeline/``."""
    if not studies:
        return
    description = front.of_document(publication.bitext.document, phrases("studies_about"))
    yield (
        STUDIES,
        fill(
            "studies",
            front=front.of_page(publication, "studies", phrases("studies"), description),
            head=said("studies"),
            about=said("studies_about"),
            listed=listed(studies, STUDIES),
        ),
    )
    for each in studies:
        yield f"{STUDIES}{each.name}/", _page(publication, each)


def listed(studies: Sequence[Study], here: str) -> tuple[Listed, ...]:
    """The studies as a list on the page ``here``."""
    return tuple(
        Listed(
            Safe(link(here, f"{STUDIES}{each.name}/")),
            said(f"study_{each.name}"),
            said(f"study_{each.name}_brief"),
            counted("study_rows", each.size),
        )
        for each in studies
    )


def _page(publication: Publication, study: Study) -> str:
    here = f"{STUDIES}{study.name}/"
    about = said(f"study_{study.name}_about", **study.about)
    description = front.of_document(
        publication.bitext.document, phrases(f"study_{study.name}_brief")
    )
    return fill(
        "study",
        front=front.of_page(
            publication, "study", phrases(f"study_{study.name}"), description, node=here[:-1]
        ),
        head=said(f"study_{study.name}"),
        about=about,
        figure=Safe(study.figure),
        facets=study.facets,
        tables=[_table(publication, each, here) for each in study.tables],
        table_file=_file(study, "csv"),
        data_file=_file(study, "json"),
    )


def _file(study: Study, ending: str) -> Safe:
    """Where its data are."""
    return Safe(f"../../downloads/study-{study.name}.{ending}")


def _table(publication: Publication, table: Table, here: str) -> TableShown:
    rows = tuple(
        RowShown(
            Safe("").join(Safe(' data-{}="{}"').format(*each) for each in row.facets.items()),
            tuple(
                CellShown(
                    _cell(publication, cell, here),
                    () if column.name in publication.keys else column.head,
                )
                for column, cell in zip(table.columns, row.cells, strict=True)
            ),
        )
        for row in table.rows
    )
    return TableShown(
        Safe(Study.anchor(table.name)), table.head, table.about, table.columns, rows,
        counted("study_rows", len(rows)), table.is_matrix,
    )  # fmt: skip


def _cell(publication: Publication, cell: Cell, here: str) -> Safe:
    content = Safe("")
    for run in cell:
        between = "<br>" if run.starts_line else " "
        content += Safe(between if content else "") + _run(publication, run, here)
    return content


def _run(publication: Publication, run: Run, here: str) -> Safe:
    content = _words(publication, run)
    address = _address(publication, run, here)
    if not address:
        return content
    title = Safe("")
    if run.at and not run.texts:
        title = Safe(' title="{}"').format(
            joined(front.cited_by_language(publication, _unit(publication, run.at)))
        )
    outside = Safe(' rel="noreferrer"') if run.url else ""
    return Safe('<a href="{}"{}{}>{}</a>').format(address, title, outside, content)


def _words(publication: Publication, run: Run) -> Safe:
    if not run.texts:
        node = _unit(publication, run.at)
        named = front.named(publication, node)
        return spans(named) if named else span(Span("en", "en", publication.shorts[node]))
    return spans(run.texts) if len(run.texts) > 1 else span(run.texts[0])


def _unit(publication: Publication, place: str) -> str:
    """The node of a place: ``p2-s1-c2.3`` → ``p2-s1-c2``."""
    return place if place in publication.nodes else place.rpartition(".")[0]


def _address(publication: Publication, run: Run, here: str) -> str:
    if run.url:
        return run.url
    if run.page:
        return f"{'../' * here.count('/')}{run.page}"
    if run.concept:
        return f"{'../' * (here.count('/') + 1)}glossary/{run.concept}/"
    if not run.at:
        return ""
    node = _unit(publication, run.at)
    page, fragment = publication.read_at(node)
    if run.at != node and isinstance(publication.nodes[node], Unit):
        fragment = run.at
    return link(here, page, fragment).replace(FILE, "", 1)
