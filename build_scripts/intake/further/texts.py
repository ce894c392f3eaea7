"""Further texts of a new document: they are read by the structure that the first two have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from build_scripts.collate import collate
from build_scripts.intake import evidence, survey
from build_scripts.intake.draft import Draft
from build_scripts.messages import Phrase, phrase
from build_scripts.problems import ERROR, Problem
from build_scripts.sources import read

FIRST = ("zh", "en")
"""The texts whose structure is found."""
ADVICE = (
    "The Chinese and the English text agree, a further one does not: see above. Written: "
    "{folder}/document.yml, a draft.\n"
    "Next: `.venv/bin/python -m build_scripts explain {id}` shows the first difference of each; "
    "say in {folder}/document.yml how its labels begin (`levels:`), or correct the text."
)


def declared(own: Draft, base: Draft, further: Mapping[str, str]) -> Draft:
    """A draft with editions of further texts (``base``: what is known of these alone).

    Their labels begin as their languages usually print them.
    """
    modes = {key: survey.survey(text, key).mode for key, text in further.items()}
    return replace(
        own,
        titles={**own.titles, **base.titles},
        langs={**own.langs, **base.langs},
        digests={**own.digests, **base.digests},
        wrap={**own.wrap, **modes},
    )


def advice(folder: str, document_id: str) -> Phrase:
    """What to do next where a further text cannot be read so."""
    return phrase(ADVICE, folder=folder, id=document_id)


def lines(further: Mapping[str, str]) -> tuple[str, ...]:
    """Of the report: which further texts there are, in which language each was taken."""
    if not further:
        return ()
    return (phrase("Further texts, read by the same structure: {keys}", keys=", ".join(further)),)


def asked(folder: Path, root: Path, keys: Collection[str]) -> tuple[Mapping[str, str], ...]:
    """Entries for ``pairing:`` of what in the further texts (``keys``) an editor should look at."""
    sources, _ = read.read_sources(folder, root)
    rows = collate(sources.texts, sources.config).rows if sources else None
    if sources is None or rows is None:
        return ()
    found = evidence.untranslated(rows, tuple(keys))
    return tuple(
        {"id": unit, "check": evidence.question(what)}
        for unit, what in found.items()
        if unit not in sources.config.pairing
    )


def faults(folder: Path, root: Path) -> tuple[Problem, ...]:
    """What forbids to read a document with all its texts, of which the first two agree."""
    sources, problems = read.read_sources(folder, root)
    found = collate(sources.texts, sources.config).problems if sources else ()
    return tuple(each for each in (*problems, *found) if each.severity == ERROR)
