"""The EPUB: a bitext as an EPUB 3 book, the texts of each unit one below the other.

Every unit id is the fragment of its section, as on the site. Same bitext, same bytes:
the archive carries no clock and its files are in a fixed order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import bidirectional

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from build_scripts.kinds import FOOTNOTE
from build_scripts.language.languages import language, language_name
from build_scripts.model import Bitext, Division, Document, Edition, Unit
from build_scripts.outputs.books import footnotes
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.publication.publication import FULL, Publication
from build_scripts.publication.sentences import Beside, beside
from build_scripts.publication.standing import stated
from build_scripts.publication.titles import first_words, printed_title, title_line
from build_scripts.publication.words import Span, pick, picked, said_beside, say
from build_scripts.tabular import has_head, is_table, rows

FOLDER = Path(__file__).with_name("epub")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can tell."""
FIRST_DATE = "1980-01-01"
"""Where no source has a date: that of the files in the archive."""
TOC_WORDS = 9
"""Han characters of its text that the contents show of a unit without a heading."""
DEEPEST_HEADING = 6

Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of one edition in a unit, or what is said where it has none."""

    lang: str
    paragraphs: tuple[str, ...]
    """Text, or markup where it has marks of footnotes."""
    is_missing: bool = False

    @property
    def is_leftward(self) -> bool:
        """Whether it runs from right to left."""
        return language(self.lang).is_leftward and not self.is_missing


@dataclass(frozen=True, slots=True)
class Section:
    """One division's heading or one unit in a chapter."""

    id: str
    kind: str
    level: int
    names: tuple[Span, ...]
    """Label and heading in each language; one where all languages have the same."""
    texts: tuple[Text, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    """Addresses and ids of the units that an entry of an appendix is about."""
    is_footnote: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book."""

    name: str
    title: str
    sections: tuple[Section, ...]
    names: tuple[Span, ...] = ()
    """An appendix's title in each language; a chapter of the text has headings of its own."""

    @property
    def has_footnotes(self) -> bool:
        """Whether a mark of a footnote may stand in it, or a footnote."""
        texts = (text for section in self.sections for text in section.texts)
        return any(isinstance(each, Markup) for text in texts for each in text.paragraphs)


@dataclass(frozen=True, slots=True)
class NavPoint:
    """One line of the contents and those under it."""

    href: str
    names: tuple[Span, ...]
    entries: tuple[NavPoint, ...]


def render(publication: Publication, appendices: Sequence[Appendix] = ()) -> bytes:
    """The EPUB's bytes; the site's address makes its identifier and leads back to it."""
    bitext = publication.bitext
    chapters = tuple(_chapters(publication))
    files = {section.id: chapter.name for chapter in chapters for section in chapter.sections}
    chapters += tuple(_appendix(bitext.document.editions, each, files) for each in appendices)
    address = f"{publication.site.url.rstrip('/')}/{bitext.document.id}/"
    names = {"chapters": chapters, "document": bitext.document, "address": address}
    names |= {"printed": tuple(_printed_titles(bitext))}
    names |= {"is_table": is_table, "rows": rows, "has_head": has_head}
    names |= {"pick": pick, "say": say, "stated": stated, "picked": picked}
    names |= {"dir": _dir}
    names |= {"contents": said_beside("contents", bitext.document.keys)}
    names |= {"title": _title(bitext.document), "modified": _modified(publication)}
    archived = {
        "META-INF/container.xml": _fill("container.xml"),
        "EPUB/package.opf": _fill("package.opf", **names),
        "EPUB/nav.xhtml": _fill("nav.xhtml", entries=_contents(publication, chapters), **names),
        "EPUB/book.css": _fill("book.css"),
        "EPUB/title.xhtml": _fill("title.xhtml", **names),
    }
    for chapter in chapters:
        archived[f"EPUB/{chapter.name}"] = _fill("chapter.xhtml", chapter=chapter, **names)
    return _archive(archived)


def _dir(lang: str, words: str = "") -> str:
    """The attribute of a text that runs from right to left.

    ``words`` of the interface may be in another language, and are told by their letters.
    """
    is_own = not words or any(bidirectional(each) in ("R", "AL") for each in words)
    return Markup(' dir="rtl"') if language(lang).is_leftward and is_own else ""


def _modified(publication: Publication) -> str:
    """The newest date that anything of the document has; the same for the same sources."""
    document = publication.bitext.document
    dates = (document.revised, document.signed, document.effective)
    published = (each.published for each in document.editions)
    changed = (each.date for each in publication.changes)
    return max((FIRST_DATE, *filter(None, (*dates, *published, *changed))))


def _archive(files: dict[str, str]) -> bytes:
    """The zip archive, its media type first and uncompressed as the standard wants."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        media_type = zipfile.ZipInfo("mimetype", EPOCH)
        archive.writestr(media_type, "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(info, text.encode(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def _title(document: Document) -> tuple[Text, ...]:
    return tuple(Text(each.lang, (pick(document.title, each.key),)) for each in document.editions)


def _printed_titles(bitext: Bitext) -> Iterator[Text]:
    """The titles that a source printed in other words than those on the title page."""
    for edition in bitext.document.editions:
        if lines := printed_title(bitext, edition.key):
            colon = language(edition.lang).punctuation.colon
            said = f"{say('printed_title', edition.key)}{colon}{' / '.join(lines)}"
            yield Text(edition.lang, (said,))


def _chapters(publication: Publication) -> Iterator[Chapter]:
    """One chapter a reading page; the whole document in one where it has none."""
    bitext = publication.bitext
    parts = [(page.id, page.nodes) for page in publication.pages] or [(FULL, bitext.nodes())]
    files = {
        node.id: f"{name}.xhtml" for name, nodes in parts for node in nodes if node.kind != "title"
    }
    for name, nodes in parts:
        sections = tuple(
            _section(publication, node, len(publication.ancestors(node)) + 1, files)
            for node in nodes
            if node.kind != "title"
        )
        headed = next((node for node in nodes if node.id == name), None)
        title = " ".join(_name(headed, key) for key in bitext.document.keys) if headed else ""
        short = pick(bitext.document.short, bitext.document.keys[0])
        yield Chapter(f"{name}.xhtml", title or short, sections)


def _appendix(editions: Sequence[Edition], appendix: Appendix, files: Mapping[str, str]) -> Chapter:
    shown = appendix.within(frozenset(files))
    names = tuple(Span(each.key, each.lang, pick(shown.title, each.key)) for each in editions)
    sections = tuple(
        Section(
            entry.id,
            "entry",
            2,
            tuple(
                Span(each.key, each.lang, entry.heading[each.key])
                for each in editions
                if each.key in entry.heading
            ),
            tuple(
                Text(each.lang, entry.text[each.key]) for each in editions if each.key in entry.text
            ),
            tuple((f"{files[place]}#{place}", place) for place in entry.places),
        )
        for entry in shown.entries
    )
    return Chapter(f"{shown.id}.xhtml", names[0].text, sections, names)


def _section(publication: Publication, node: Node, level: int, files: Mapping[str, str]) -> Section:
    bitext = publication.bitext
    names = _names(bitext.document.editions, node)
    texts = _texts(publication, node, files) if isinstance(node, Unit) else ()
    is_unit = isinstance(node, Unit)
    kind = f"unit {node.kind}" if is_unit else "division"
    is_footnote = node.kind == FOOTNOTE
    return Section(
        node.id, kind, min(level, DEEPEST_HEADING), names, texts, is_footnote=is_footnote
    )


def _name(node: Node, key: str) -> str:
    return title_line(node.label.get(key), node.heading.get(key))


def _names(editions: Sequence[Edition], node: Node) -> tuple[Span, ...]:
    """Label and heading in each language, said once where they are the same: ``4.``"""
    names = [Span(each.key, each.lang, _name(node, each.key)) for each in editions]
    return tuple(
        name
        for place, name in enumerate(names)
        if name.text and name.text not in [each.text for each in names[:place]]
    )


def _texts(publication: Publication, unit: Unit, files: Mapping[str, str]) -> tuple[Text, ...]:
    """The texts one below the other; stretch by stretch where they have not one order."""
    if parts := beside(unit, publication.keys):
        return tuple(_beside(publication, unit, parts, files))
    texts = []
    for edition in publication.bitext.document.editions:
        paragraphs = unit.text.get(edition.key)
        if paragraphs is None:
            name = language_name(edition.key, edition.key)
            said = say("missing", edition.key, language=name)
            texts.append(Text(edition.lang, (said,), is_missing=True))
        elif paragraphs:
            linked = footnotes.paragraphs(publication, unit, edition.key, files)
            texts.append(Text(edition.lang, linked))
    return tuple(texts)


def _beside(
    publication: Publication, unit: Unit, parts: Beside, files: Mapping[str, str]
) -> Iterator[Text]:
    editions = publication.bitext.document.editions
    linked = {
        each.key: footnotes.paragraphs(publication, unit, each.key, files) for each in editions
    }
    for part in parts:
        for edition in editions:
            if own := part[edition.key]:
                yield Text(edition.lang, tuple(linked[edition.key][at] for at in own))


def _contents(publication: Publication, chapters: Sequence[Chapter]) -> tuple[NavPoint, ...]:
    """The contents: divisions, and in them the units with a number or a heading."""
    files = {section.id: chapter.name for chapter in chapters for section in chapter.sections}
    children: dict[str, list[Node]] = {"": []}
    for node in publication.nodes.values():
        if (
            node.id in files
            and node.kind != FOOTNOTE
            and (any(node.label.values()) or any(node.heading.values()))
        ):
            outer = [each.id for each in publication.ancestors(node) if each.id in children]
            children[outer[-1] if outer else ""].append(node)
            children[node.id] = []

    def entries(parent: str) -> tuple[NavPoint, ...]:
        return tuple(
            NavPoint(
                f"{files[node.id]}#{node.id}",
                _toc_names(publication.bitext, node),
                entries(node.id),
            )
            for node in children[parent]
        )

    inside = entries("") or (NavPoint(chapters[0].name, (Span("", "", chapters[0].title),), ()),)
    return inside + tuple(NavPoint(each.name, each.names, ()) for each in chapters if each.names)


def _toc_names(bitext: Bitext, node: Node) -> tuple[Span, ...]:
    """Names of a division; number and first words of a unit."""
    editions = bitext.document.editions
    if isinstance(node, Division) or any(node.heading.values()):
        return _names(editions, node)
    names = []
    for edition in editions:
        text = first_words(" ".join(node.text.get(edition.key) or ()), TOC_WORDS)
        names.append(Span(edition.key, edition.lang, title_line(node.label.get(edition.key), text)))
    return tuple(name for name in names if name.text)


def _fill(name: str, **values: object) -> str:
    return environment().get_template(f"{name}.j2").render(values)


@cache
def environment() -> Environment:
    """Of the templates of all books; made once."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
