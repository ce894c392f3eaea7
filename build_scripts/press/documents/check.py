"""One document checked, by itself or with all others: read, parsed, aligned, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.alignment.definitions import doubts
from build_scripts.alignment.kin import languages_apart
from build_scripts.apparatus import companion as companions
from build_scripts.apparatus import lock_lines, locks, pair_locks
from build_scripts.apparatus.companion import Apparatus, Companion
from build_scripts.apparatus.vocabulary import Vocabulary, relevant, vocabulary
from build_scripts.collate import collate, paired
from build_scripts.model import Account, Bitext, Document
from build_scripts.press.documents.glyphs import without_glyph
from build_scripts.press.documents.others import compared, concerns, declared
from build_scripts.press.made import read_made, taken
from build_scripts.press.report import DOCS
from build_scripts.problems import DRAFT, ERROR, Problem, has_errors, of_draft
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.sources.gate import files
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.scope import scope, within
from build_scripts.sources.settings import read_settings

DECISIONS = ("studies.yml", "notes.yml")
"""Files in which an editor may name concepts."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's folder after all checks: its bitext, if none of them failed."""

    folder: str
    """Name of the folder below ``source_texts``."""
    bitext: Bitext | None
    problems: tuple[Problem, ...]
    is_draft: bool = False
    scope: frozenset[str] = frozenset()
    """Whose terms it is read with; empty where its texts could not be aligned."""
    vocabulary: Vocabulary | None = None
    """Its words, on which depends what of the glossary concerns it; ``None`` as above."""
    known: Glossary | None = None
    """What of the glossary concerns it; ``None`` as above, or where there is no glossary."""

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
        return Checked(folder.name, None, in_order(found), is_draft)
    own, words = scope(collation.bitext.document), vocabulary(collation.bitext, _decided(folder))
    known = relevant(within(glossary, own), words) if glossary else None
    bitext, faults = _with_pairs(collation.bitext, folder, root, known, sources.config)
    paths = {key: str(source.path) for key, source in sources.texts.items()}
    asked = sources.config.pairing
    found += [*faults, *doubts.problems(bitext.units, paths, asked)]
    tags = {each.key: each.lang for each in bitext.document.editions}
    found += languages_apart.problems(bitext.units, tags, paths, asked)
    locked, faults = read.lock_text(folder / lock_lines.LOCK, root)
    found += faults
    bitext = pair_locks.named(bitext, locked)
    if with_lock and not is_draft and not faults:  # a draft promises nothing to readers
        found += locks.check(bitext, locked, lock_path(folder, root))
    found += without_glyph(bitext, sources.texts, sources.config)
    sound = None if has_errors(found) else bitext
    return Checked(folder.name, sound, in_order(found), is_draft, own, words, known)


def _decided(folder: Path) -> str:
    """What an editor has written of the document, as it stands."""
    return "\n".join(read.as_it_stands(folder / name) for name in DECISIONS)


def _with_pairs(
    bitext: Bitext, folder: Path, root: Path, glossary: Glossary | None, config: Config
) -> tuple[Bitext, tuple[Problem, ...]]:
    """The bitext with its sentence pairs, corrected by ``pairs.yml`` where there is one."""
    path = folder / "pairs.yml"
    marked, problems = (
        read.read_marked(path, read.shown(path, root)) if files.is_there(path) else (None, ())
    )
    terms = companions.term_pairs(glossary, bitext.document)
    bitext, faults = paired(bitext, marked, terms, config)
    return bitext, (*problems, *faults)


def lock_path(folder: Path, root: Path) -> str:
    """The path of a document's lock, for messages."""
    return read.shown(folder / lock_lines.LOCK, root)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted."""
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
    of_site = (*read.undeclared(root), *read_settings(root).problems)
    found = replace(found, problems=(*found.problems, *of_site))
    others = declared(root)
    read_one = {each.folder: each.bitext for each in checked}.__getitem__
    placed_ones = {
        name: placed(name, own, others, root, read_one) for name, own in found.companions.items()
    }
    found = replace(found, companions=placed_ones)
    for place, each in enumerate(checked):
        companion = found.companions.get(each.folder)
        own = (*(companion.problems if companion else ()), *taken(root / DOCS, made, each.folder))
        checked[place] = judged(each, (*of_glossary(each.folder, found.problems), *own))
    return tuple(checked), found


def of_glossary(folder: str, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a document's own glossary among those of all."""
    theirs = f"{files.SOURCES}/{folder}/{read.GLOSSARY}"
    return tuple(fault for fault in found if fault.path == theirs)


def judged(checked: Checked, found: Iterable[Problem]) -> Checked:
    """A document with what else was found; without its bitext where that forbids to publish it."""
    problems = in_order((*checked.problems, *found))
    is_faulty = any(fault.severity in (ERROR, DRAFT) for fault in problems)
    bitext = None if is_faulty else checked.bitext
    problems = in_order(of_draft(problems)) if checked.is_draft else problems
    return replace(checked, bitext=bitext, problems=problems)


def examined(folder: Path, root: Path) -> tuple[Checked, Apparatus]:
    """One document by itself: how it was checked, and what goes with it."""
    glossary_read = companions.read_glossary(root)
    checked = check_document(folder, root, glossary=glossary_read[0])
    bitexts = {folder.name: checked.bitext} if checked.bitext else {}
    return checked, companions.apparatus(root, bitexts, glossary_read)


def placed(
    name: str,
    own: Companion,
    documents: Mapping[str, Document],
    root: Path,
    read_one: Callable[[str], Bitext | None],
) -> Companion:
    """The companion of a document with what it has to do with others.

    ``read_one``: gives the bitext of a document that this one is compared with, ``None`` where it
    has faults.
    """
    older = {folder.name: read_one(folder.name) for folder in compared(name, documents, root)}
    return companions.with_others(root, name, own, concerns(name, documents), older)
