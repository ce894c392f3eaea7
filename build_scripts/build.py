"""From the sources to ``docs/``: the stages in their order, for every document.

A document with a fault is not published and keeps its last good output; the others are not
affected. Only here do the stages meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts import align, assets, lock, parse, publish, read, sentences, takeaway
from build_scripts.config import Config
from build_scripts.model import Account, Bitext, Reading
from build_scripts.problems import Problem, has_errors
from build_scripts.render import pages
from build_scripts.render.appendix import Appendix
from build_scripts.render.frame import Site
from build_scripts.settings import Settings

DOCS = "docs"


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...]
    """Faults of no single document."""
    written: int
    """Files written or removed."""

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem once, sorted."""
        found = {p for each in self.checked for p in each.problems} | set(self.problems)
        return tuple(sorted(found))


def check_document(folder: Path, root: Path, *, with_lock: bool = True) -> Checked:
    """Read, parse, align and check one document; publishes nothing."""
    sources, problems = read.read_sources(folder, root)
    if sources is None:
        return Checked(folder.name, None, problems)
    config = sources.config
    found = list(problems)
    readings: list[Reading] = []
    for key, source in sources.texts.items():
        reading, faults = parse.parse(source, config, key)
        found += faults
        if reading:
            readings.append(reading)
    if has_errors(found) or len(readings) < len(sources.texts):
        return Checked(folder.name, None, _sorted(found))
    paths = {key: str(source.path) for key, source in sources.texts.items()}
    bitext, faults = align.align(config, readings, paths)
    found += faults
    if bitext is None:
        return Checked(folder.name, None, _sorted(found))
    bitext, faults = _with_pairs(bitext, folder, root)
    found += faults
    if with_lock:
        found += lock.check(bitext, lock_text(folder), _lock_path(folder, root))
    return Checked(folder.name, None if has_errors(found) else bitext, _sorted(found))


def _with_pairs(bitext: Bitext, folder: Path, root: Path) -> tuple[Bitext, tuple[Problem, ...]]:
    """The bitext with its sentence pairs, corrected by ``pairs.yml`` where there is one."""
    path = folder / "pairs.yml"
    marked, problems = (
        read.read_marked(path, read.shown(path, root)) if path.exists() else (None, ())
    )
    pairs, faults = sentences.pair(bitext, marked)
    units = tuple(replace(unit, pairs=pairs[unit.id]) for unit in bitext.units)
    return replace(bitext, units=units), (*problems, *faults)


def lock_text(folder: Path) -> str | None:
    """The text of a document's lock, ``None`` where there is none."""
    path = folder / "anchors.lock"
    return path.read_text("utf-8") if path.exists() else None


def _lock_path(folder: Path, root: Path) -> str:
    return read.shown(folder / "anchors.lock", root)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def check(root: Path) -> tuple[Checked, ...]:
    """Check every document; publishes nothing."""
    return tuple(check_document(folder, root) for folder in read.folders(root))


def build(
    root: Path, settings: Settings, *, with_drafts: bool = False, strict: bool = False
) -> Outcome:
    """Check every document and publish those without fault into ``docs/``.

    ``with_drafts``: drafts are published too, for a preview. ``strict``: nothing is published
    where any document has a fault.
    """
    docs = root / DOCS
    written = _join_assets(docs, settings)
    checked = check(root)
    if not checked:
        problem = Problem("source_texts", 0, "R08", "there is no document",
                          "add one with: python -m build_scripts new")  # fmt: skip
        return Outcome((), (problem,), written)
    if strict and has_errors(problem for each in checked for problem in each.problems):
        return Outcome(checked, (), written)
    site = Site(url=settings.site_url, corrections=settings.corrections)
    shown = [
        each.bitext
        for each in checked
        if each.bitext and (with_drafts or not each.bitext.document.is_draft)
    ]
    problems: list[Problem] = []
    for bitext in shown:
        count, found = publish_document(root, bitext, site)
        written += count
        problems += found
    kept = [each.folder for each in checked if each.bitext is None]
    has_home = (docs / "index.md").exists()
    if shown and not (kept and has_home):  # else the last good home page stays
        written += sum(
            publish.write_file(docs / path, text.encode())
            for path, text in pages.home(shown, site).items()
        )
    publish.remove_stale(docs, tuple(bitext.document.id for bitext in shown) + tuple(kept))
    return Outcome(checked, _sorted(problems), written)


def publish_document(
    root: Path, bitext: Bitext, site: Site, appendices: Sequence[Appendix] = ()
) -> tuple[int, tuple[Problem, ...]]:
    """Render one document and publish its folder; how many files were written or removed."""
    content, offered, problems = takeaway.files(bitext, site.url, appendices, root)
    name = bitext.document.id
    rendered = pages.render(bitext, site, offered)
    files = {path.removeprefix(f"{name}/"): text.encode() for path, text in rendered.items()}
    files |= {f"downloads/{file}": data for file, data in content.items()}
    return publish.publish(root / DOCS, name, files), problems


def _join_assets(docs: Path, settings: Settings) -> int:
    """Join the scripts and style sheets that ``mkdocs.yml`` lists."""
    written = 0
    for target, names in settings.joined.items():
        path = docs / target
        sources = tuple((path.parent / "parts" / name).read_text("utf-8") for name in names)
        written += publish.write_file(path, assets.join(sources).encode())
    return written


def write_lock(folder: Path, root: Path) -> tuple[Problem, ...]:
    """Write a document's lock; refuses where a published id would be lost."""
    checked = check_document(folder, root, with_lock=False)
    if checked.bitext is None:
        return checked.problems
    before = lock_text(folder)
    lost = lock.lost(checked.bitext, before, _lock_path(folder, root))
    if lost:
        return _sorted((*checked.problems, *lost))
    text = lock.text_of(checked.bitext, before)
    publish.write_file(folder / "anchors.lock", text.encode())
    return checked.problems


__all__ = ["Checked", "Config", "Outcome", "build", "check", "check_document", "write_lock"]
