"""The apparatus of the documents: glossary, concordances, and where the texts differ.

A sub-pipeline beside ``build``: it reads ``glossary.yml`` and each ``notes.yml`` and brings their
stages together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.apparatus import glossary_lock, notes
from build_scripts.apparatus.checks import differences
from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.concordance import Concordance, concordance, dictionary
from build_scripts.model import Bitext
from build_scripts.problems import Found, Problem
from build_scripts.sources import glossary as glossaries
from build_scripts.sources import notes as declared_notes
from build_scripts.sources import read
from build_scripts.sources.glossary import Glossary, Term

SOURCES = "source_texts"


@dataclass(frozen=True, slots=True)
class Companion:
    """What goes with one document."""

    concordance: Concordance
    differences: tuple[Difference, ...]
    """An editor's notes, then what the checks find; accepted findings too."""
    problems: tuple[Problem, ...] = ()
    """Faults of its ``notes.yml``."""


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
) -> Apparatus:
    """Read the notes, and look at every document (folder → bitext) with the glossary.

    A glossary with faults counts as none; the documents are looked at all the same.
    """
    glossary, problems = glossary_read
    found = list(problems)
    known = glossary or Glossary()
    if glossary and with_lock:
        path = root / SOURCES / "glossary.lock"
        found += glossary_lock.check(glossary, lock_text(root), read.shown(path, root))
    terms = dictionary(known)
    companions = {
        folder: _companion(root, folder, known, concordance(bitext, terms))
        for folder, bitext in bitexts.items()
    }
    if glossary and companions:
        found += glossaries.unused(glossary, _found_terms(companions.values()))
    return Apparatus(known, companions, tuple(sorted(set(found))))


def term_pairs(glossary: Glossary | None, keys: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Other language key → pairs of terms of one concept, as evidence for sentence pairs."""
    concepts = glossary.concepts if glossary else ()
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
    path = root / SOURCES / "glossary.yml"
    if not path.exists():
        return Found(Glossary())
    marked, problems = read.read_marked(path, read.shown(path, root))
    return glossaries.of(marked) if marked else Found(None, problems)


def lock_text(root: Path) -> str | None:
    """The text of the glossary's lock, ``None`` where there is none; empty without a glossary."""
    text = read.lock_text(root / SOURCES / "glossary.lock")
    return "" if text is None and not (root / SOURCES / "glossary.yml").exists() else text


def _companion(root: Path, folder: str, glossary: Glossary, found: Concordance) -> Companion:
    path = root / SOURCES / folder / "notes.yml"
    checked = differences(glossary, found)
    if not path.exists():
        return Companion(found, checked)
    marked, problems = read.read_marked(path, read.shown(path, root))
    written, faults = declared_notes.of(marked) if marked else (None, ())
    problems = (*problems, *faults)
    if written is None:
        return Companion(found, checked, problems)
    everything, faults = notes.apply(written, found.bitext, checked)
    return Companion(found, everything, (*problems, *faults))


def _found_terms(companions: Iterable[Companion]) -> Mapping[str, set[Term]]:
    found: dict[str, set[Term]] = {}
    for companion in companions:
        for concept, terms in companion.concordance.found_terms().items():
            found.setdefault(concept, set()).update(terms)
    return found
