"""Which glossary a document is read with: its own, and those that it names.

``source_texts/glossary.yml`` is called ``common``; ``source_texts/<id>/glossary.yml`` is that of a
document. All concepts have one space of ids, for each is an address of the site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from build_scripts.messages import phrase
from build_scripts.model import Document
from build_scripts.problems import Problem
from build_scripts.sources.glossary import Glossary, Side


def scope(document: Document) -> frozenset[str]:
    """Whose terms a document is read with."""
    return frozenset({document.id, *document.glossary})


def within(glossary: Glossary, origins: Collection[str]) -> Glossary:
    """What of a glossary comes from there."""
    concepts = tuple(each for each in glossary.concepts if each.origin in origins)
    return replace(glossary, concepts=concepts)


def without(glossary: Glossary, origins: Collection[str]) -> Glossary:
    """What of a glossary comes from elsewhere."""
    return within(glossary, {each.origin for each in glossary.concepts} - set(origins))


def together(glossaries: Iterable[Glossary]) -> tuple[Glossary, tuple[Problem, ...]]:
    """Several glossaries as one, and concepts whose id stands in two of them."""
    whole = Glossary()
    problems: list[Problem] = []
    for each in glossaries:
        known = whole.by_id()
        problems += [
            Problem(
                concept.path, concept.line, "G01",
                phrase("the concept id {id!r} stands in {path}:{line} already", id=concept.id,
                    path=known[concept.id].path, line=known[concept.id].line),
                "give one of the two another id; a document can be read with the other glossary: "
                "name it under `glossary:`",
            )
            for concept in each.concepts
            if concept.id in known
        ]  # fmt: skip
        whole = Glossary(
            whole.path or each.path,
            (*whole.concepts, *each.concepts),
            (*whole.retired, *each.retired),
            (*whole.sides, *each.sides),
        )
    return whole, tuple(problems)


def unknown_sides(glossary: Glossary) -> Iterator[Problem]:
    """Sides that a concept names and nobody declares, or that are declared twice."""
    known: dict[str, Side] = {}
    for side in glossary.sides:
        if side.id in known:
            yield Problem(
                side.path, side.line, "G12",
                phrase("the side {id!r} is declared twice, first in {path}:{line}", id=side.id,
                    path=known[side.id].path, line=known[side.id].line),
                "declare it once: a document's own glossary has the sides of the common one too",
            )  # fmt: skip
        known.setdefault(side.id, side)
    for concept in glossary.concepts:
        if concept.side and concept.side not in known:
            yield Problem(
                concept.path, concept.line, "G12",
                phrase("{id} is of the side {side!r}, which is not declared", id=concept.id,
                    side=concept.side),
                phrase("declare it under `sides:`; declared are: {names}",
                    names=", ".join(known)),
            )  # fmt: skip
