"""From the sources to ``docs/``: the stages in their order, for every document.

A document with a fault is not published and keeps its last good output; the others are not
affected. A document that would be as it was is not made again. Only here do the stages meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from build_scripts.apparatus import companion as companions
from build_scripts.apparatus import glossary_lock, lock_lines, locks
from build_scripts.outputs.books.typst.preview import site_preview
from build_scripts.outputs.indexes import script_facts
from build_scripts.outputs.pages.facts import PREVIEW, WORD_FACTS, facts_path, word_facts
from build_scripts.press import assets, hand_written
from build_scripts.press.documents.check import (
    check,
    check_document,
    examined,
    in_order,
    lock_path,
)
from build_scripts.press.documents.entries import Documents
from build_scripts.press.documents.job import Surroundings
from build_scripts.press.documents.others import declared
from build_scripts.press.documents.outcomes import Keeper, glossary_digest
from build_scripts.press.documents.previews import picture
from build_scripts.press.documents.shared import glossary_problems, list_none, publish_shared
from build_scripts.press.history.tell import tell
from build_scripts.press.keep import CACHE, fingerprint, kept
from build_scripts.press.publish import Output, write_file
from build_scripts.press.report import DOCS, Outcome, Progress, Report, unheard
from build_scripts.problems import Found, Problem, has_errors
from build_scripts.publication.publication import Site
from build_scripts.sources import read
from build_scripts.sources.gate.files import SOURCES
from build_scripts.sources.settings import Settings

__all__ = ["build", "check", "check_document", "examined", "write_glossary_lock", "write_lock"]


MOST_WITH_SECTION_PDFS = 20
"""Documents of a site up to which each reading page has a PDF of its own, if nothing else is said:
they are three quarters of all PDFs, and one is made on demand in a second."""


def build(
    root: Path, settings: Settings, *, with_drafts: bool = False, strict: bool = False,
    progress: Progress = unheard,
) -> Outcome:  # fmt: skip
    """Check every document and publish those without fault into ``docs/``.

    ``with_drafts``: drafts are published too, for a preview. ``strict``: nothing is published
    where any document has a fault; nor where the address of the site, in all of them, has one.
    """
    strict = strict or has_errors(settings.problems)
    with Output(root / DOCS) as output:
        _join_assets(output, root, settings)
        hand_written.write_snippets(output)
        late = [*_publish_frame(output, root)]
        around = _surroundings(root, settings, with_drafts=with_drafts)
        documents = Documents(output, strict)
        documents.bring_up(_keepers(around, with_drafts=with_drafts), progress)
        made = [each.made for each in documents.entries.values()]
        of_glossaries = glossary_problems(around, made)
        faults = [*settings.problems, *of_glossaries, *read.undeclared(root)]
        faults += [fault for each in made for fault in each.problems]
        if not made:
            faults.append(Problem(SOURCES, 1, "R08", "there is no document",
                "add one with: .venv/bin/python -m build_scripts new"))  # fmt: skip
        if made and not (strict and has_errors((*faults, *output.problems))):
            documents.publish_rest()
            late += [fault for each in made for fault in each.late]
            is_sound = not has_errors(of_glossaries)
            publish_shared(output, settings, around, documents, is_sound=is_sound)
        list_none(output)
        return Outcome(
            reports=tuple(Report(each.folder, each.accounts) for each in made),
            problems=in_order((*faults, *late, *output.problems)),
            written=output.written,
            is_final=not late and not output.problems,
            outputs=output.outputs,
        )


def frame_state(root: Path, settings: Settings) -> str:
    """A digest of what finished pages get round them: templates of the theme, settings."""
    return fingerprint(repr(settings.frame), root=root, places=hand_written.theme(root))


def _surroundings(root: Path, settings: Settings, *, with_drafts: bool) -> Surroundings:
    """What all documents are made with."""
    glossary, problems = companions.read_glossary(root)
    found = list(problems)
    if glossary:
        found += companions.lock_faults(root, glossary)
    hidden = frozenset() if with_drafts else companions.drafts(root)
    site = Site(url=settings.site_url, corrections=settings.corrections)
    has_sections = settings.section_pdfs
    if has_sections is None:
        has_sections = len(read.folders(root)) <= MOST_WITH_SECTION_PDFS
    return Surroundings(
        root,
        site,
        Found(glossary, tuple(found)),
        has_sections,
        hidden,
        declared(root),
        frame_state(root, settings),
    )


def _keepers(around: Surroundings, *, with_drafts: bool) -> tuple[Keeper, ...]:
    digest = glossary_digest(around)
    return tuple(
        Keeper(folder.name, around, with_drafts or not read.is_draft(folder), digest)
        for folder in read.folders(around.root)
    )


def _publish_frame(output: Output, root: Path) -> Sequence[Problem]:
    """Publish the words of the interface, and the picture of links to pages of no document."""
    preview, faults = picture(root, site_preview(), "site")
    if preview is not None:
        output.write(PREVIEW, preview)
    output.write(facts_path(WORD_FACTS), word_facts(has_preview=preview is not None).encode())
    return faults


def _join_assets(output: Output, root: Path, settings: Settings) -> None:
    """Join scripts (with the facts that they name) and style sheets as ``mkdocs.yml`` says."""
    file = root / CACHE / "assets"
    for target, names in settings.joined.items():
        path = output.docs / target
        sources = tuple((path.parent / name).read_text("utf-8") for name in names)
        inputs = fingerprint(target, *sources, root=output.docs, places=())
        content, _ = kept(file / target, inputs, partial(_joined, path.suffix, sources))
        output.write(target, content or b"")


def _joined(suffix: str, sources: tuple[str, ...]) -> Found[bytes]:
    if suffix == ".css":
        return Found(assets.join_styles(sources).encode())
    return Found((script_facts.script(sources) + assets.join(sources)).encode())


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
    before, _ = read.lock_text(folder / lock_lines.LOCK, root)  # its faults: in those above
    lost = locks.lost(checked.bitext, before, lock_path(folder, root))
    if lost:
        return in_order((*checked.problems, *lost))
    if before is not None and not checked.is_draft:
        faults = tell(folder, root, checked.bitext, before)
        if faults:
            return in_order((*checked.problems, *faults))
    text = locks.text_of(checked.bitext, before)
    write_file(folder / lock_lines.LOCK, text.encode())
    return checked.problems


def write_glossary_lock(root: Path) -> tuple[Problem, ...]:
    """Write the glossary's lock; refuses where a published id would be lost."""
    found, problems = companions.read_glossary(root)
    if found is None or not found.concepts:
        return problems
    path = root / SOURCES / companions.LOCK
    before, faults = companions.lock_text(root)
    if faults:
        return (*problems, *faults)
    lost = glossary_lock.lost(found, before, read.shown(path, root))
    if not lost:
        text = glossary_lock.text_of(found, before, companions.drafts(root))
        write_file(path, text.encode())
    return (*problems, *lost)
