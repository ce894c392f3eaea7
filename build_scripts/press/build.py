"""From the sources to ``docs/``: the stages in their order, for every document.

A document with a fault is not published and keeps its last good output; the others are not
affected. Only here do the stages meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.alignment.definitions import doubts
from build_scripts.apparatus import companion as companions
from build_scripts.apparatus import glossary_lock, lock_lines, locks, pair_locks
from build_scripts.apparatus.companion import Apparatus
from build_scripts.collate import collate, paired
from build_scripts.model import Account, Bitext
from build_scripts.outputs.books.typst.preview import preview_of, site_preview
from build_scripts.outputs.indexes import script_facts, search
from build_scripts.outputs.indexes.script_forms import SCRIPT_FORMS, document_forms, glossary_forms
from build_scripts.outputs.indexes.terms import terms_script
from build_scripts.outputs.pages import glossary_pages, pages
from build_scripts.outputs.pages.facts import (
    PREVIEW,
    WORD_FACTS,
    facts_path,
    glossary_facts,
    word_facts,
)
from build_scripts.outputs.pages.faults_page import faults_page
from build_scripts.press import assets, hand_written
from build_scripts.press.downloads import downloads
from build_scripts.press.made import read_made, taken
from build_scripts.press.previews import picture
from build_scripts.press.publish import Output, write_file
from build_scripts.press.report import DOCS, HOME, Outcome, Report
from build_scripts.press.search_files import search_files
from build_scripts.problems import DRAFT, ERROR, Problem, has_errors, of_draft
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.scope import without
from build_scripts.sources.settings import Settings

SOURCES = "source_texts"
SEARCH_INDEX = "search.js"
GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's folder after all checks: its bitext, if none of them failed."""

    folder: str
    """Name of the folder below ``source_texts``."""
    bitext: Bitext | None
    problems: tuple[Problem, ...]
    is_draft: bool = False

    @property
    def accounts(self) -> Mapping[str, Account]:
        """Language key → character account; empty where there is no bitext."""
        return self.bitext.accounts if self.bitext else {}


def check_document(
    folder: Path, root: Path, *, with_lock: bool = True, glossary: Glossary | None = None
) -> Checked:
    """Read, parse, align and check one document; publishes nothing.

    ``glossary``: its terms help to pair sentences.
    """
    is_draft = read.is_draft(folder)
    sources, problems = read.read_sources(folder, root)
    if sources is None:
        return Checked(folder.name, None, problems, is_draft)
    collation = collate(sources.texts, sources.config)
    found = [*problems, *collation.problems]
    if collation.bitext is None:
        return Checked(folder.name, None, _sorted(found), is_draft)
    bitext, faults = _with_pairs(collation.bitext, folder, root, glossary, sources.config)
    paths = {key: str(source.path) for key, source in sources.texts.items()}
    found += [*faults, *doubts.problems(bitext.units, paths, sources.config.pairing)]
    locked = read.lock_text(folder / lock_lines.LOCK)
    bitext = pair_locks.named(bitext, locked)
    if with_lock and not is_draft:  # a draft promises nothing to readers
        found += locks.check(bitext, locked, _lock_path(folder, root))
    return Checked(folder.name, None if has_errors(found) else bitext, _sorted(found), is_draft)


def _with_pairs(
    bitext: Bitext, folder: Path, root: Path, glossary: Glossary | None, config: Config
) -> tuple[Bitext, tuple[Problem, ...]]:
    """The bitext with its sentence pairs, corrected by ``pairs.yml`` where there is one."""
    path = folder / "pairs.yml"
    marked, problems = (
        read.read_marked(path, read.shown(path, root)) if path.exists() else (None, ())
    )
    terms = companions.term_pairs(glossary, bitext.document)
    bitext, faults = paired(bitext, marked, terms, config)
    return bitext, (*problems, *faults)


def _lock_path(folder: Path, root: Path) -> str:
    return read.shown(folder / lock_lines.LOCK, root)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def check(root: Path) -> tuple[tuple[Checked, ...], Apparatus]:
    """Check every document, what goes with them and their place in ``docs/``; publishes nothing."""
    made, _ = read_made(root / DOCS)
    glossary_read = companions.read_glossary(root)
    checked = [
        check_document(folder, root, glossary=glossary_read[0]) for folder in read.folders(root)
    ]
    bitexts = {each.folder: each.bitext for each in checked if each.bitext}
    unread = [each.folder for each in checked if not each.bitext]
    found = companions.apparatus(root, bitexts, glossary_read, unread=unread)
    found = replace(found, problems=(*found.problems, *read.undeclared(root)))
    for place, each in enumerate(checked):
        companion = found.companions.get(each.folder)
        theirs = f"{SOURCES}/{each.folder}/{read.GLOSSARY}"
        glossary_faults = [fault for fault in found.problems if fault.path == theirs]
        own = (*each.problems, *glossary_faults, *taken(root / DOCS, made, each.folder))
        problems = _sorted((*own, *(companion.problems if companion else ())))
        is_faulty = any(fault.severity in (ERROR, DRAFT) for fault in problems)
        bitext = None if is_faulty else each.bitext
        problems = _sorted(of_draft(problems)) if each.is_draft else problems
        checked[place] = replace(each, bitext=bitext, problems=problems)
    return tuple(checked), found


def examined(folder: Path, root: Path) -> tuple[Checked, Apparatus]:
    """One document by itself: how it was checked, and what goes with it."""
    glossary_read = companions.read_glossary(root)
    checked = check_document(folder, root, glossary=glossary_read[0])
    bitexts = {folder.name: checked.bitext} if checked.bitext else {}
    return checked, companions.apparatus(root, bitexts, glossary_read)


def build(
    root: Path, settings: Settings, *, with_drafts: bool = False, strict: bool = False
) -> Outcome:
    """Check every document and publish those without fault into ``docs/``.

    ``with_drafts``: drafts are published too, for a preview. ``strict``: nothing is published
    where any document has a fault.
    """
    with Output(root / DOCS) as output:
        _join_assets(output, settings)
        hand_written.write_snippets(output)
        late = [*_publish_frame(output, root)]
        checked, found = check(root)
        faults = [*found.problems, *(fault for each in checked for fault in each.problems)]
        if not checked:
            faults.append(Problem(SOURCES, 0, "R08", "there is no document",
                "add one with: .venv/bin/python -m build_scripts new"))  # fmt: skip
        if checked and not (strict and has_errors((*faults, *output.problems))):
            late += _publish(output, root, settings, checked, found, with_drafts=with_drafts)
        return Outcome(
            reports=tuple(Report(each.folder, each.accounts) for each in checked),
            problems=_sorted((*faults, *late, *output.problems)),
            written=output.written,
            is_final=not late and not output.problems,
            outputs=output.outputs,
        )


def _publish_frame(output: Output, root: Path) -> Sequence[Problem]:
    """Publish the words of the interface, and the picture of links to pages of no document."""
    preview, faults = picture(root, site_preview(), "site")
    if preview is not None:
        output.write(PREVIEW, preview)
    output.write(facts_path(WORD_FACTS), word_facts(has_preview=preview is not None).encode())
    return faults


def _publish(
    output: Output, root: Path, settings: Settings, checked: Sequence[Checked], found: Apparatus,
    *, with_drafts: bool,
) -> Sequence[Problem]:  # fmt: skip
    """Publish what has no fault, and what all documents share; problems of the printing."""
    site = Site(url=settings.site_url, corrections=settings.corrections)
    wanted = [each for each in checked if with_drafts or not each.is_draft]
    if not with_drafts:
        drafts = {each.folder for each in checked if each.is_draft}
        found = replace(found, glossary=without(found.glossary, drafts))
    late: list[Problem] = []
    shown: list[Publication] = []
    for each in wanted:
        if each.bitext:
            ready = publication_of(each.bitext, site, found.glossary, found.companions[each.folder])
            late += publish_document(root, output, ready)
            if each.folder in output.outputs:
                shown.append(ready)
        elif each.is_draft:
            output.publish(each.folder, {HOME: faults_page(each.folder, each.problems).encode()})
    kept = [
        each.folder
        for each in wanted
        if each.folder not in output.outputs and output.has(f"{each.folder}/{HOME}")
    ]
    if shown and not (kept and output.has(HOME)):  # else the last good pages of all documents stay
        _publish_glossary(output, shown, site, found)
        output.publish(search.FOLDER, search_files(root, settings, shown, found))
    faulty = [each.folder for each in wanted if each.is_draft and not each.bitext]
    if (shown or faulty) and not (kept and output.has(HOME)):
        for path, text in pages.home(shown, faulty).items():
            output.write(path, text.encode())
    _keep_facts(output, [*kept, GLOSSARY])
    has_glossary = bool(found.glossary.concepts) or has_errors(found.problems)
    output.finish((*kept, HOME, search.FOLDER, *((GLOSSARY,) if has_glossary else ())))
    return late


def _keep_facts(output: Output, names: Iterable[str]) -> None:
    """Where the last good pages stay, what the theme knows of them stays too."""
    for name in names:
        path = facts_path(name)
        if name not in output.outputs and output.has(path):
            output.write(path, (output.docs / path).read_bytes())


def _publish_glossary(
    output: Output, shown: Sequence[Publication], site: Site, found: Apparatus
) -> None:
    """Publish the glossary of all documents; the last good one stays where it has faults."""
    if not found.glossary.concepts or has_errors(found.problems):
        return
    output.write(facts_path(GLOSSARY), glossary_facts(found.glossary).encode())
    files = dict(glossary_pages.render(found.glossary, shown))
    files[SCRIPT_FORMS] = glossary_forms([*files.values()])
    output.publish(GLOSSARY, {path: text.encode() for path, text in files.items()})


def publish_document(root: Path, output: Output, ready: Publication) -> tuple[Problem, ...]:
    """Render one document and publish its folder; problems of the printing."""
    contents, offered, problems = downloads(ready, root)
    preview, faults = picture(root, preview_of(ready), ready.id)
    contents |= {PREVIEW: preview} if preview is not None else {}
    rendered = dict(pages.render(ready, offered, has_preview=preview is not None))
    output.write(facts_path(ready.id), rendered.pop(facts_path(ready.id)).encode())
    texts = {
        **{path.removeprefix(f"{ready.id}/"): text for path, text in rendered.items()},
        **glossary_pages.document_files(ready),
        "terms.js": terms_script(ready),
    }
    texts[SCRIPT_FORMS] = document_forms(ready, [*texts.values()])
    texts[SEARCH_INDEX] = search.document_script(ready)
    output.publish(ready.id, {**{path: text.encode() for path, text in texts.items()}, **contents})
    return (*problems, *faults)


def _join_assets(output: Output, settings: Settings) -> None:
    """Join scripts (with the facts that they name) and style sheets as ``mkdocs.yml`` says."""
    for target, names in settings.joined.items():
        path = output.docs / target
        sources = tuple((path.parent / name).read_text("utf-8") for name in names)
        if path.suffix == ".css":
            text = assets.join_styles(sources)
        else:
            text = script_facts.script(sources) + assets.join(sources)
        output.write(target, text.encode())


def write_lock(folder: Path, root: Path) -> tuple[Problem, ...]:
    """Write a document's lock; refuses where a published id would be lost.

    A glossary with faults forbids it too: without its terms sentences may be paired otherwise.
    """
    glossary, faults = companions.read_glossary(root)
    if glossary is None:
        return faults
    checked = check_document(folder, root, with_lock=False, glossary=glossary)
    if checked.bitext is None:
        return checked.problems
    before = read.lock_text(folder / lock_lines.LOCK)
    lost = locks.lost(checked.bitext, before, _lock_path(folder, root))
    if lost:
        return _sorted((*checked.problems, *lost))
    text = locks.text_of(checked.bitext, before)
    write_file(folder / lock_lines.LOCK, text.encode())
    return checked.problems


def write_glossary_lock(root: Path) -> tuple[Problem, ...]:
    """Write the glossary's lock; refuses where a published id would be lost."""
    found, problems = companions.read_glossary(root)
    if found is None or not found.concepts:
        return problems
    path = root / "source_texts" / "glossary.lock"
    before = companions.lock_text(root)
    lost = glossary_lock.lost(found, before, read.shown(path, root))
    if not lost:
        text = glossary_lock.text_of(found, before, companions.drafts(root))
        write_file(path, text.encode())
    return (*problems, *lost)
