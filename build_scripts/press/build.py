"""From the sources to ``docs/``: the stages in their order, for every document.

A document with a fault is not published and keeps its last good output; the others are not
affected. Only here do the stages meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.apparatus import companion as companions
from build_scripts.apparatus import glossary_lock, locks
from build_scripts.apparatus.companion import Apparatus
from build_scripts.apparatus.gloss import gloss
from build_scripts.collate import collate, paired
from build_scripts.model import Account, Bitext
from build_scripts.outputs import companion_pages
from build_scripts.outputs.indexes import script_facts, search
from build_scripts.outputs.pages import glossary_pages, pages
from build_scripts.press import assets, hand_written, publish, takeaway
from build_scripts.press.record import DOCS, HOME, Outcome, Report
from build_scripts.problems import Problem, has_errors
from build_scripts.publication.publication import Site, frame
from build_scripts.sources import read
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.settings import Settings

SEARCH_INDEX = "search.js"
GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's folder after all checks: its bitext, if none of them failed."""

    folder: str
    """Name of the folder below ``source_texts``."""
    bitext: Bitext | None
    problems: tuple[Problem, ...]

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
    sources, problems = read.read_sources(folder, root)
    if sources is None:
        return Checked(folder.name, None, problems)
    collation = collate(sources.texts, sources.config)
    found = [*problems, *collation.problems]
    if collation.bitext is None:
        return Checked(folder.name, None, _sorted(found))
    bitext, faults = _with_pairs(collation.bitext, folder, root, glossary)
    found += faults
    if with_lock:
        found += locks.check(bitext, lock_text(folder), _lock_path(folder, root))
    return Checked(folder.name, None if has_errors(found) else bitext, _sorted(found))


def _with_pairs(
    bitext: Bitext, folder: Path, root: Path, glossary: Glossary | None
) -> tuple[Bitext, tuple[Problem, ...]]:
    """The bitext with its sentence pairs, corrected by ``pairs.yml`` where there is one."""
    path = folder / "pairs.yml"
    marked, problems = (
        read.read_marked(path, read.shown(path, root)) if path.exists() else (None, ())
    )
    terms = companions.term_pairs(glossary, bitext.document.keys)
    bitext, faults = paired(bitext, marked, terms)
    return bitext, (*problems, *faults)


def lock_text(folder: Path) -> str | None:
    """The text of a document's lock, ``None`` where there is none."""
    path = folder / "anchors.lock"
    return path.read_text("utf-8") if path.exists() else None


def _lock_path(folder: Path, root: Path) -> str:
    return read.shown(folder / "anchors.lock", root)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def check(root: Path) -> tuple[tuple[Checked, ...], Apparatus]:
    """Check every document, and what goes with them; publishes nothing."""
    glossary_read = companions.read_glossary(root)
    checked = [
        check_document(folder, root, glossary=glossary_read[0]) for folder in read.folders(root)
    ]
    bitexts = {each.folder: each.bitext for each in checked if each.bitext}
    found = companions.apparatus(root, bitexts, glossary_read)
    for place, each in enumerate(checked):
        companion = found.companions.get(each.folder)
        problems = _sorted((*each.problems, *(companion.problems if companion else ())))
        bitext = None if has_errors(problems) else each.bitext
        checked[place] = replace(each, bitext=bitext, problems=problems)
    return tuple(checked), found


def build(
    root: Path, settings: Settings, *, with_drafts: bool = False, strict: bool = False
) -> Outcome:
    """Check every document and publish those without fault into ``docs/``.

    ``with_drafts``: drafts are published too, for a preview. ``strict``: nothing is published
    where any document has a fault.
    """
    docs = root / DOCS
    written = _join_assets(docs, settings)
    checked, found = check(root)
    reports = tuple(Report(each.folder, each.accounts) for each in checked)
    faults = _sorted((*found.problems, *(fault for each in checked for fault in each.problems)))
    if not checked:
        problem = Problem("source_texts", 0, "R08", "there is no document",
                          "add one with: python -m build_scripts new")  # fmt: skip
        return Outcome((), _sorted((problem, *faults)), written)
    if strict and has_errors(faults):
        return Outcome(reports, faults, written)
    site = Site(url=settings.site_url, corrections=settings.corrections)
    shown = [
        each.bitext
        for each in checked
        if each.bitext and (with_drafts or not each.bitext.document.is_draft)
    ]
    late: list[Problem] = []
    for bitext in shown:
        count, warnings = publish_document(root, bitext, site, found)
        written += count
        late += warnings
    kept = [
        each.folder for each in checked if each.bitext is None and (docs / each.folder).exists()
    ]
    has_home = (docs / HOME).exists()
    if shown and not (kept and has_home):  # else the last good pages of all documents stay
        written += _publish_glossary(docs, shown, site, found)
        written += _publish_search(root, sorted(bitext.document.id for bitext in shown), found)
        written += sum(
            publish.write_file(docs / path, text.encode())
            for path, text in pages.home(shown, site).items()
        )
    ids = (*(bitext.document.id for bitext in shown), *kept)
    has_glossary = bool(found.glossary.concepts) or has_errors(found.problems)
    shared = (search.FOLDER, GLOSSARY) if has_glossary else (search.FOLDER,)
    publish.remove_stale(docs, (*ids, *shared))
    return Outcome(reports, _sorted((*faults, *late)), written, is_final=not late)


def _publish_glossary(docs: Path, shown: Sequence[Bitext], site: Site, found: Apparatus) -> int:
    """Publish the glossary of all documents; the last good one stays where it has faults."""
    if not found.glossary.concepts or has_errors(found.problems):
        return 0
    concordances = [
        (frame(bitext, site), found.companions[bitext.document.id].concordance) for bitext in shown
    ]
    files = glossary_pages.render(found.glossary, concordances, site.url)
    return publish.publish(docs, GLOSSARY, {path: text.encode() for path, text in files.items()})


def _publish_search(root: Path, documents: Sequence[str], found: Apparatus) -> int:
    """Publish what the search knows besides the documents: glossary, hand-written pages, list."""
    concordances = [companion.concordance for companion in found.companions.values()]
    written = hand_written.search_script(root)
    files = search.shared_files(documents, written, found.glossary, concordances)
    content = {name: text.encode() for name, text in files.items()}
    return publish.publish(root / DOCS, search.FOLDER, content)


def publish_document(
    root: Path, bitext: Bitext, site: Site, found: Apparatus
) -> tuple[int, tuple[Problem, ...]]:
    """Render one document and publish its folder; how many files were written or removed."""
    name = bitext.document.id
    companion = found.companions[name]
    with_it = (found.glossary, companion.concordance, companion.differences)
    appendices = companion_pages.appendices(*with_it)
    content, offered, problems = takeaway.files(bitext, site.url, appendices, root)
    margin = gloss(*with_it)
    look = frame(bitext, site, gloss=margin)
    own = companion_pages.files(look, *with_it)
    offered += companion_pages.offered(own)
    rendered = pages.render(bitext, site, offered, margin)
    files = {path.removeprefix(f"{name}/"): text.encode() for path, text in rendered.items()}
    files[SEARCH_INDEX] = search.document_script(look).encode()
    files |= {path: text.encode() for path, text in own.items()}
    files |= {f"downloads/{file}": data for file, data in content.items()}
    return publish.publish(root / DOCS, name, files), problems


def _join_assets(docs: Path, settings: Settings) -> int:
    """Join the scripts, with the facts that they name, and style sheets that ``mkdocs.yml`` lists."""
    written = 0
    for target, names in settings.joined.items():
        path = docs / target
        sources = tuple((path.parent / name).read_text("utf-8") for name in names)
        if path.suffix == ".css":
            text = assets.join_styles(sources)
        else:
            text = script_facts.script(sources) + assets.join(sources)
        written += publish.write_file(path, text.encode())
    return written


def write_lock(folder: Path, root: Path) -> tuple[Problem, ...]:
    """Write a document's lock; refuses where a published id would be lost."""
    checked = check_document(folder, root, with_lock=False)
    if checked.bitext is None:
        return checked.problems
    before = lock_text(folder)
    lost = locks.lost(checked.bitext, before, _lock_path(folder, root))
    if lost:
        return _sorted((*checked.problems, *lost))
    text = locks.text_of(checked.bitext, before)
    publish.write_file(folder / "anchors.lock", text.encode())
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
        publish.write_file(path, glossary_lock.text_of(found, before).encode())
    return (*problems, *lost)
