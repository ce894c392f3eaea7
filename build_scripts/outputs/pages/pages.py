"""The Markdown pages of the site: every address of a document, from its Bitext."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_scripts.model import Document, Unit
from build_scripts.outputs.exchange.feed import FEED, changes_feed
from build_scripts.outputs.pages.changes_page import changes_pages
from build_scripts.outputs.pages.citations import CITE, cite_page, cite_script
from build_scripts.outputs.pages.compare_page import compare_pages
from build_scripts.outputs.pages.differences_page import differences_page
from build_scripts.outputs.pages.document_page import about_page, document_page
from build_scripts.outputs.pages.downloads_page import downloads_page
from build_scripts.outputs.pages.facts import (
    DOCUMENT_FACTS,
    document_facts,
    documents_facts,
    facts_path,
)
from build_scripts.outputs.pages.home_page import home_page
from build_scripts.outputs.pages.in_place import differences_script
from build_scripts.outputs.pages.marks import marks_script
from build_scripts.outputs.pages.reading import full_page, reading_pages
from build_scripts.outputs.pages.single import single_pages
from build_scripts.outputs.pages.study_pages import study_pages
from build_scripts.outputs.pages.unit_page import division_pages, gone_pages, unit_pages
from build_scripts.outputs.pages.units_script import units_script
from build_scripts.outputs.pages.views_style import views_style
from build_scripts.outputs.studies.table import studies
from build_scripts.publication.publication import FULL, Download, Publication, Site

__all__ = ["Download", "Site", "home", "render"]


def render(
    publication: Publication, downloads: Sequence[Download] = (), *, has_preview: bool = False
) -> Mapping[str, str]:
    """All files of a document: path relative to ``docs/`` → text.

    ``downloads`` is what can be taken away; ``has_preview``: there is a picture for links to it.
    """
    root = publication.bitext.document.id
    files = {f"{root}/{address}index.md": text for address, text in _pages(publication, downloads)}
    files[f"{root}/units.js"] = units_script(publication)
    files[f"{root}/views.css"] = views_style(publication)
    files[f"{root}/cite.js"] = cite_script(publication)
    if publication.changes and publication.site.url:
        files[f"{root}/{FEED}"] = changes_feed(publication)
    if publication.gloss.marks:
        files |= {f"{root}/{place}/marks.js": text for place, text in _marks(publication)}
    if publication.gloss.differences:
        files |= {
            f"{root}/{place}/differences.js": text for place, text in _differences(publication)
        }
    files[facts_path(root)] = document_facts(publication, has_preview=has_preview)
    return files


def home(
    documents: Sequence[Document], newest: Publication | None, faulty: Sequence[str] = (), *,
    has_glossary: bool = False, has_feed: bool = False,
) -> Mapping[str, str]:  # fmt: skip
    """The home page, ``index.md``, and the list of documents for other pages of none.

    ``newest``: the document with which the page opens. ``faulty``: drafts of which a preview can
    show faults alone.
    """
    return {
        "index.md": home_page(documents, newest, faulty),
        facts_path(DOCUMENT_FACTS): documents_facts(
            documents, has_glossary=has_glossary, has_feed=has_feed
        ),
    }


def _pages(publication: Publication, offered: Sequence[Download]) -> Iterator[tuple[str, str]]:
    made = studies(publication)
    yield "", document_page(publication, offered, made)
    yield from study_pages(publication, made)
    yield from compare_pages(publication)
    yield from changes_pages(publication)
    yield "downloads/", downloads_page(publication, offered)
    yield "about/", about_page(publication)
    yield CITE, cite_page(publication)
    yield "differences/", differences_page(publication)
    yield f"{FULL}/", full_page(publication, offered)
    yield from reading_pages(publication, offered)
    yield from division_pages(publication)
    for key in publication.keys:
        yield from single_pages(publication, key)
    yield from unit_pages(publication)
    yield from gone_pages(publication)


def _marks(publication: Publication) -> Iterator[tuple[str, str]]:
    for page in publication.pages:
        units = [node for node in page.nodes if isinstance(node, Unit)]
        yield page.id, marks_script(publication, units)
    yield FULL, marks_script(publication, publication.bitext.units)


def _differences(publication: Publication) -> Iterator[tuple[str, str]]:
    for page in publication.pages:
        yield page.id, differences_script(publication, [node.id for node in page.nodes])
    yield FULL, differences_script(publication, tuple(publication.nodes))
