"""One document as a job of its own: what goes in, what comes out, nothing of the others.

What comes out follows from the folder of the document, from that part of the glossary that can
concern it, and from the settings; so it can be made in any process, and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_scripts.apparatus import companion as companions
from build_scripts.apparatus.companion import Apparatus, Companion
from build_scripts.apparatus.vocabulary import Vocabulary, relevant
from build_scripts.model import Account, Document
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.typst.preview import preview_of
from build_scripts.outputs.indexes.script_forms import SCRIPT_FORMS, of_document
from build_scripts.outputs.indexes.terms import terms_script
from build_scripts.outputs.pages import glossary_pages, pages, template
from build_scripts.outputs.pages.facts import PREVIEW
from build_scripts.outputs.studies.table import studies
from build_scripts.press.compiled import keep_compiled
from build_scripts.press.documents.check import Checked, check_document, judged, of_glossary, placed
from build_scripts.press.documents.cited import cited
from build_scripts.press.documents.downloads import downloads
from build_scripts.press.documents.finished import finished
from build_scripts.press.documents.forms import forms
from build_scripts.press.documents.glyphs import in_their_lines
from build_scripts.press.documents.previews import picture
from build_scripts.press.finish import FOLDER as THEME
from build_scripts.press.search_files import Searchable, searchable
from build_scripts.problems import Found, Problem
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.publication.share import Share, share_of
from build_scripts.sources import glossary as glossaries
from build_scripts.sources import read
from build_scripts.sources.gate import files
from build_scripts.sources.glossary import Glossary, Term
from build_scripts.sources.scope import unknown_sides, within, without

SEARCH_INDEX = "search.js"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all documents of a site are made with."""

    root: Path
    site: Site
    glossary: Found[Glossary]
    """With its faults; without a value where these forbid to use it."""
    has_section_pdfs: bool = True
    """Whether each reading page has a PDF of its own."""
    hidden: frozenset[str] = frozenset()
    """Folders of documents whose terms readers do not see: drafts, but in a preview of them."""
    others: Mapping[str, Document] = field(default_factory=dict)
    """The documents that name others, and those that are named."""
    frame: str = ""
    """A digest of what finished pages get round them."""

    seen: dict[str, Checked] = field(default_factory=dict, repr=False, compare=False)
    """Documents that others are compared with, as far as this process has checked them."""

    def checked(self, name: str) -> Checked:
        """A document checked by itself; one that others are compared with once a process."""
        if name in self.seen:
            return self.seen[name]
        folder = self.root / files.SOURCES / name
        found = check_document(folder, self.root, glossary=self.glossary.value)
        if any(each.to == name for document in self.others.values() for each in document.compare):
            self.seen[name] = found
        return found

    @property
    def known(self) -> Glossary:
        """The glossary as far as it can be used."""
        return self.glossary.value or Glossary()


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one document."""

    folder: str
    problems: tuple[Problem, ...]
    is_draft: bool
    accounts: Mapping[str, Account]
    """Empty where the document is not fit to be published."""
    scope: frozenset[str]
    vocabulary: Vocabulary | None
    found_terms: Mapping[str, frozenset[tuple[str, Term]]] | None
    """Concept → those of its terms that the document has, with their languages; ``None`` where it
    cannot be read."""
    late: tuple[Problem, ...] = ()
    """Problems of the printing."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is published of a document."""

    facts: Mapping[str, bytes]
    """Path below ``docs/`` → what the theme is to know."""
    files: Mapping[str, bytes]
    """Path below its folder → content."""
    late: tuple[Problem, ...]
    share: Share
    """What the pages of all documents need of it."""
    searchable: Searchable
    """What the search of all documents needs of it."""


@dataclass(frozen=True, slots=True)
class Product:
    """A document made: what became of it, what is published, the whole for pages that show it."""

    made: Made
    rendered: Rendered | None = None
    publication: Publication | None = None


def make(name: str, around: Surroundings, *, is_wanted: bool) -> Product:
    """Check one document and, if it ``is_wanted`` and has no fault, render it."""
    checked = around.checked(name)
    known, found = _apparatus(checked, around.root)
    companion = found.companions.get(name)
    if companion:
        companion = placed(
            name, companion, around.others, around.root, lambda each: around.checked(each).bitext
        )
    faults = _faults_of_glossary(name, checked.scope, around)
    whole = judged(checked, (*faults, *(companion.problems if companion else ())))
    made = Made(
        name, whole.problems, whole.is_draft, whole.accounts, checked.scope, checked.vocabulary,
        _found_terms(companion) if checked.bitext else None,
    )  # fmt: skip
    if not (is_wanted and whole.bitext and companion):
        return Product(made)
    visible = without(known, set(around.hidden))
    companion = companions.without_others(companion, around.hidden)
    ready = publication_of(whole.bitext, around.site, visible, companion)
    with cited(around.root, name):
        rendered = render(ready, around)
    late = in_their_lines(rendered.late, made.problems)
    late = tuple(each for each in late if each not in made.problems)
    return Product(replace(made, late=late), rendered, ready)


def render(ready: Publication, around: Surroundings) -> Rendered:
    """Everything that is published of a document."""
    root = around.root
    for each in (template.environment(), epub.environment()):
        keep_compiled(root, each)
    contents, offered, problems = downloads(ready, root, has_sections=around.has_section_pdfs)
    preview, faults = picture(root, preview_of(ready), ready.id)
    contents |= {PREVIEW: preview} if preview is not None else {}
    own = glossary_pages.document_files(ready)
    rendered = {
        **pages.render(ready, offered, has_preview=preview is not None),
        **{f"{ready.id}/{path}": text for path, text in own.items()},
    }
    texts = finished(root, ready.id, rendered, ready.site.url, around.frame)
    facts = {path: text.encode() for path, text in texts.items() if path.startswith(THEME)}
    files = {
        path.removeprefix(f"{ready.id}/"): text for path, text in texts.items() if path not in facts
    }
    files["terms.js"] = terms_script(ready)
    shown = of_document(ready, [*rendered.values(), files["terms.js"]])
    files[SCRIPT_FORMS] = forms(root, ready.id, shown)
    found = searchable(ready)
    files[SEARCH_INDEX] = found.script
    whole = {**{path: text.encode() for path, text in files.items()}, **contents}
    share = share_of(ready, (each.name for each in studies(ready)))
    return Rendered(facts, whole, (*problems, *faults), share, found)


def state_of(
    name: str, scope: frozenset[str], vocabulary: Vocabulary | None, around: Surroundings
) -> str:
    """All that a document depends on besides its folder and the settings of the site."""
    if vocabulary is None:
        return repr(_faults_of_glossary(name, scope, around))
    concerns = relevant(within(around.known, scope), vocabulary)
    hidden = sorted(around.hidden & scope)
    return repr((around.glossary.value is None, concerns, hidden,
        _faults_of_glossary(name, scope, around)))  # fmt: skip


def _apparatus(checked: Checked, root: Path) -> tuple[Glossary, Apparatus]:
    """The part of the glossary that concerns the document, and what goes with it."""
    known = checked.known or Glossary()
    bitexts = {checked.folder: checked.bitext} if checked.bitext else {}
    name = [checked.folder]
    found = companions.apparatus(root, bitexts, Found(known), with_lock=False, unread=name)
    return known, found


def _faults_of_glossary(
    name: str, scope: frozenset[str], around: Surroundings
) -> tuple[Problem, ...]:
    """The faults of the document's own glossary, also those that show beside others."""
    own = of_glossary(name, around.glossary.problems)
    if not scope or not files.is_there(around.root / files.SOURCES / name / read.GLOSSARY):
        return own
    seen = within(around.known, scope)
    mutual = (*glossaries.claims(seen), *unknown_sides(seen))
    return (*own, *of_glossary(name, mutual))


def _found_terms(companion: Companion | None) -> Mapping[str, frozenset[tuple[str, Term]]]:
    uses = companion.concordance.uses if companion else {}
    return {
        concept: frozenset(
            (key, hit.term) for use in own for key, hits in use.found.items() for hit in hits
        )
        for concept, own in uses.items()
    }
