"""What every study is made of: tables of cells that lead to the places they speak of.

A study is a value. Pages print it, ``exchange.studies`` writes it as CSV and JSON; neither knows
what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from build_scripts.language.languages import language_name
from build_scripts.model import LangText
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, pick, spoken


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a cell, and where they lead.

    Words in every language of the interface are shown in the reader's own; words of a text are one
    span in that text's language, and stand as they are.
    """

    texts: tuple[Span, ...] = ()
    """Without words it is the place ``at`` by its short form, ``II.4``."""
    at: str = ""
    """Id of the node or of the sentence pair that the words speak of or stand in."""
    concept: str = ""
    """Id of the concept that they name."""
    url: str = ""
    """A source elsewhere."""
    page: str = ""
    """Another page of the document, from its folder: ``differences/#remark-sides``."""
    is_quoted: bool = False
    """Words of a text, verbatim."""
    starts_line: bool = False
    """Whether it begins a line of its cell: several quotations, one below the other."""


Cell = tuple[Run, ...]
"""What stands in a cell, from left to right; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in data (``zh``, ``verb``) and what stands over it."""

    name: str
    head: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a cell for each column, and what it is filtered by."""

    cells: tuple[Cell, ...]
    facets: Mapping[str, str] = field(default_factory=dict)
    """Name of a facet → the value that this row has."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What readers may filter by: ``side`` with 中方, 老方, 双方."""

    name: str
    head: tuple[Span, ...]
    values: tuple[tuple[str, tuple[Span, ...]], ...]
    """Each value and its name, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one heading."""

    name: str
    """Its name in data, and on the page its address behind ``table-``: ``china``, ``p2-s1``."""
    head: tuple[Span, ...]
    """What stands over it; empty where the study is a single table."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: tuple[Span, ...] = ()
    """What is to be said of it, under its head."""
    is_matrix: bool = False
    """Whether its first column names the rows and the others hold amounts."""


@dataclass(frozen=True, slots=True)
class Study:
    """A study of one document."""

    name: str
    """Its address under ``studies/``, the name of its files, and its words: ``study_timeline``
    (what it is called) and ``study_timeline_about`` (what it shows and how it was made)."""
    tables: tuple[Table, ...]
    facets: tuple[Facet, ...] = ()
    figure: str = ""
    """A drawing as SVG, made by us and already escaped; the tables say all that it shows."""
    about: Mapping[str, object] = field(default_factory=dict)
    """Values for the words of ``study_…_about``."""

    @staticmethod
    def anchor(table: str) -> str:
        """Where a table stands on its page: ids of the text's own places are never taken."""
        return f"table-{table}"

    @property
    def size(self) -> int:
        """Rows of all its tables."""
        return sum(len(each.rows) for each in self.tables)


def words(texts: Iterable[Span], at: str = "", concept: str = "") -> Cell:
    """A cell with words of the interface."""
    return (Run(tuple(texts), at, concept),)


def of_editor(texts: LangText, at: str = "") -> Cell:
    """A cell with what an editor says in the languages of the interface; empty without."""
    return (Run(spoken(texts), at),) if texts else ()


def quoted(key: str, lang: str, text: str, at: str = "", concept: str = "") -> Cell:
    """A cell with words of a text, verbatim; empty without."""
    return (Run((Span(key, lang, text),), at, concept, is_quoted=True),) if text else ()


def places(ids: Iterable[str]) -> Cell:
    """A cell with places, each by its short form."""
    return tuple(Run(at=each) for each in ids)


def text_column(publication: Publication, key: str) -> Column:
    """The column of an edition's words, under the name of its language."""
    name = publication.bitext.document.edition(key).name
    names = {each: pick(name, each) or language_name(key, each) for each in SPOKEN}
    return Column(key, spoken(names))


def offered(tables: Sequence[Table], *facets: Facet) -> tuple[Facet, ...]:
    """The facets with the values that some row has; none that would leave all rows or none."""
    rows = [row for table in tables for row in table.rows]
    out = []
    for facet in facets:
        there = {row.facets.get(facet.name) for row in rows}
        values = tuple(each for each in facet.values if each[0] in there)
        if len(values) > 1:
            out.append(replace(facet, values=values))
    return tuple(out)
