"""The apparatus of the documents: glossary, concordances, and where the texts differ.

A sub-pipeline beside ``build``: it reads ``glossary.yml``, each ``notes.yml`` and ``studies.yml``
and brings their stages together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_scripts.apparatus import glossary_lock, notes
from build_scripts.apparatus.checks import OpenList, differences, open_lists
from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.concordance import Concordance, concordance, dictionary
from build_scripts.apparatus.corpus import changes, relations
from build_scripts.apparatus.corpus.comparisons import comparisons_of
from build_scripts.apparatus.corpus.relations import Related
from build_scripts.apparatus.studies import faults as study_faults
from build_scripts.comparison.comparison import Comparison
from build_scripts.model import Bitext, Document
from build_scripts.problems import Found, Problem, has_errors, of_draft
from build_scripts.sources import glossary as glossaries
from build_scripts.sources import notes as declared_notes
from build_scripts.sources import read
from build_scripts.sources import studies as declared_studies
from build_scripts.sources.corpus import changes as declared_changes
from build_scripts.sources.corpus.changes import Change
from build_scripts.sources.gate import files
from build_scripts.sources.glossary import Glossary, Term
from build_scripts.sources.marked import Marked
from build_scripts.sources.notes import Remark
from build_scripts.sources.scope import scope, together, unknown_sides, within
from build_scripts.sources.studies import NOTHING, Studies

LOCK = "glossary.lock"


@dataclass(frozen=True, slots=True)
class Companion:
    """What goes with one document."""

    concordance: Concordance
    differences: tuple[Difference, ...]
    """An editor's notes, then what the checks find; accepted findings too."""
    problems: tuple[Problem, ...] = ()
    """Faults of its ``notes.yml`` and its ``studies.yml``."""
    lists: tuple[OpenList, ...] = ()
    """The lists that the Chinese leaves open."""
    remarks: tuple[Remark, ...] = ()
    """What an editor says of many places at once."""
    studies: Studies = NOTHING
    """What an editor decides for its studies; empty without a file, or with faults."""
    related: tuple[Related, ...] = ()
    """The other documents that it is related to, whichever of the two declares it."""
    comparisons: tuple[Comparison, ...] = ()
    """The older documents that it is compared with."""
    newer: tuple[Related, ...] = ()
    """The newer documents that are compared with it."""
    changes: tuple[Change, ...] = ()
    """The texts that were changed after its publication, the oldest change first."""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The glossary and what goes with each document."""

    glossary: Glossary
    companions: Mapping[str, Companion]
    """Folder of a document → its companion."""
    problems: tuple[Problem, ...] = field(default=())
    """Faults and warnings of the glossary."""


def apparatus(
    root: Path,
    bitexts: Mapping[str, Bitext],
    glossary_read: Found[Glossary],
    *,
    with_lock: bool = True,
    unread: Collection[str] = (),
) -> Apparatus:
    """Read the notes, and look at every document (folder → bitext) with its glossary.

    A glossary with faults counts as none; the documents are looked at all the same. Of terms that
    occur in no document nothing is said as long as some are ``unread``.
    """
    glossary, problems = glossary_read
    found = list(problems)
    known = glossary or Glossary()
    if glossary and with_lock:
        found += lock_faults(root, glossary)
    scopes = {folder: scope(bitext.document) for folder, bitext in bitexts.items()}
    own = {each: within(known, each) for each in scopes.values()}
    terms = {each: dictionary(glossary) for each, glossary in own.items()}
    companions = {
        folder: _companion(root, folder, own[each], concordance(bitexts[folder], terms[each]))
        for folder, each in scopes.items()
    }
    companions = _with_changes(root, companions, bitexts)
    found += [fault for each in own.values() for fault in glossaries.claims(each)]
    found += [fault for each in own.values() for fault in unknown_sides(each)]
    if glossary and companions and not unread:
        found += glossaries.unused(glossary, _found_terms(companions.values()))
    return Apparatus(known, companions, tuple(sorted(set(found))))


def _with_changes(
    root: Path, companions: Mapping[str, Companion], bitexts: Mapping[str, Bitext]
) -> dict[str, Companion]:
    """The companions with what was changed in the texts after publication."""
    out = {}
    for name, each in companions.items():
        folder = root / files.SOURCES / name
        changed, _, faults = changes_of(root, folder)
        path = read.shown(folder / declared_changes.FILE, root)
        faults = (*faults, *changes.faults(changed, bitexts[name], path))
        out[name] = replace(each, problems=(*each.problems, *faults), changes=changed)
    return out


def with_others(
    root: Path,
    name: str,
    own: Companion,
    documents: Mapping[str, Document],
    older: Mapping[str, Bitext | None],
) -> Companion:
    """A companion with what its document has to do with others.

    ``documents``: those that name others, and are named; ``older``: those that it is compared with,
    ``None`` where one has faults.
    """
    mine = _of_relations(root, name, documents) if documents else ()
    bitexts = {each: bitext for each, bitext in older.items() if bitext}
    unread = [each for each, bitext in older.items() if not bitext]
    bitexts[name] = own.concordance.bitext
    made, problems = comparisons_of(root, root / files.SOURCES / name, bitexts, unread)
    return replace(
        own,
        problems=(*own.problems, *mine, *problems),
        related=relations.related(documents).get(name, ()),
        comparisons=made,
        newer=relations.newer(name, documents),
    )


def _of_relations(root: Path, name: str, documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """The faults of what a document declares about others."""
    folders = {each.name: each for each in read.folders(root)}
    paths = {each: read.shown(folders[each] / read.DOCUMENT, root) for each in documents}
    faults = relations.faults(documents, folders, drafts(root), paths)
    return tuple(fault for fault in faults if fault.path == paths.get(name))


def changes_of(
    root: Path, folder: Path
) -> tuple[tuple[Change, ...], str | None, tuple[Problem, ...]]:
    """The changes of a document, the text of the file where there is one, and its faults."""
    marked, problems = _beside(root, folder.name, declared_changes.FILE)
    found, faults = declared_changes.of(marked) if marked else Found(None)
    text = marked.text if marked else None
    return tuple(changes.with_quoted(found or ())), text, (*problems, *faults)


def without_others(own: Companion, hidden: Collection[str]) -> Companion:
    """What readers may see of it who do not see some documents: drafts."""
    return replace(
        own,
        related=tuple(one for one in own.related if one.document not in hidden),
        comparisons=tuple(one for one in own.comparisons if one.older.document.id not in hidden),
        newer=tuple(one for one in own.newer if one.document not in hidden),
    )


def drafts(root: Path) -> frozenset[str]:
    """Folders of the documents that are not published yet."""
    return frozenset(each.name for each in read.folders(root) if read.is_draft(each))


def term_pairs(glossary: Glossary | None, document: Document) -> dict[str, list[tuple[str, str]]]:
    """Other language key → pairs of terms of one concept, as evidence for sentence pairs."""
    concepts = within(glossary, scope(document)).concepts if glossary else ()
    keys = document.keys
    return {
        key: [
            (one.text, other.text)
            for concept in concepts
            for one in concept.terms.get(keys[0], ())
            for other in concept.terms.get(key, ())
        ]
        for key in keys[1:]
    }


def read_glossary(root: Path) -> Found[Glossary]:
    """The glossary; an empty one where there is no file, ``None`` where it has faults."""
    read_ones = {folder: _read_one(root, folder) for folder in _glossary_folders(root)}
    unpublished = drafts(root)
    faults = [
        fault
        for folder, each in read_ones.items()
        for fault in (of_draft(each.problems) if folder.name in unpublished else each.problems)
    ]
    whole, mutual = together(each.value for each in read_ones.values() if each.value)
    problems = tuple(sorted((*faults, *mutual)))
    return Found(None if has_errors(problems) else whole, problems)


def _glossary_folders(root: Path) -> list[Path]:
    """The common glossary's folder, then those of documents that have one.

    A folder that is a link out of the sources is refused as a document already.
    """
    own = (each for each in read.folders(root) if not files.leads_out(each))
    folders = (root / files.SOURCES, *own)
    return [each for each in folders if files.is_there(each / read.GLOSSARY)]


def _read_one(root: Path, folder: Path) -> Found[Glossary]:
    path = folder / read.GLOSSARY
    marked, problems = read.read_marked(path, read.shown(path, root))
    origin = glossaries.COMMON if folder == root / files.SOURCES else folder.name
    return glossaries.of(marked, origin) if marked else Found(None, problems)


def lock_text(root: Path) -> Found[str]:
    """The text of the glossary's lock, ``None`` where there is none; empty without a glossary."""
    path = root / files.SOURCES / LOCK
    if not files.is_there(path) and not _glossary_folders(root):
        return Found("")
    return read.lock_text(path, root)


def lock_faults(root: Path, glossary: Glossary) -> tuple[Problem, ...]:
    """How the glossary breaks the promise of its lock, or why that is not read."""
    text, problems = lock_text(root)
    path = read.shown(root / files.SOURCES / LOCK, root)
    return problems or tuple(glossary_lock.check(glossary, text, path, drafts(root)))


def _companion(root: Path, folder: str, glossary: Glossary, found: Concordance) -> Companion:
    checked, lists = differences(glossary, found), open_lists(glossary, found)
    studies, problems = _studies(root, folder, glossary, found)
    plain = Companion(found, checked, problems, lists, studies=studies)
    marked, faults = _beside(root, folder, "notes.yml")
    written, wrong = declared_notes.of(marked) if marked else (None, ())
    problems = (*problems, *faults, *wrong)
    if written is None:
        return replace(plain, problems=problems)
    everything, faults = notes.apply(written, found.bitext, checked)
    return replace(
        plain, differences=everything, problems=(*problems, *faults), remarks=written.remarks
    )


def _studies(
    root: Path, folder: str, glossary: Glossary, found: Concordance
) -> tuple[Studies, tuple[Problem, ...]]:
    marked, problems = _beside(root, folder, "studies.yml")
    written, faults = declared_studies.of(marked) if marked else (None, ())
    problems = (*problems, *faults)
    if written is None:
        return NOTHING, problems
    faults = study_faults(written, glossary, found)
    return NOTHING if faults else written, (*problems, *faults)


def _beside(root: Path, folder: str, name: str) -> Found[Marked]:
    """A file that an editor may write beside the texts; neither it nor faults where it is not."""
    path = root / files.SOURCES / folder / name
    return read.read_marked(path, read.shown(path, root)) if files.is_there(path) else Found(None)


def _found_terms(companions: Iterable[Companion]) -> Mapping[str, set[Term]]:
    found: dict[str, set[Term]] = {}
    for companion in companions:
        for concept, terms in companion.concordance.found_terms().items():
            found.setdefault(concept, set()).update(terms)
    return found
