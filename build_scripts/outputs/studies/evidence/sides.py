"""Those whom a document may bind: the parties of its glossary, then those of texts in general."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from build_scripts.language.clauses.heads import NONE, OTHER, RECITAL, TWO, UNCLEAR
from build_scripts.language.clauses.table import sides
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said, spoken
from build_scripts.sources.glossary import PARTY, Concept

PLACE = "place"
BOTH = "both"
"""The party of the table that is both sides, whatever a glossary calls it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a document, as the readers of its sentences need them."""

    known: Mapping[str, str]
    """Chinese words → id of the party; of places ``other``."""
    single: Collection[str]
    """Parties that are one side alone."""
    english: Mapping[str, tuple[str, ...]]
    """Id of a party → English words for it."""
    names: Mapping[str, tuple[Span, ...]]
    """Id → what readers see, in the order in which they are offered."""
    concepts: Mapping[str, str] = field(default_factory=dict)
    """Id of a party → the concept of the glossary that it is."""


def sides_of(publication: Publication) -> Sides:
    """The parties whose words the glossary has, of the others those of the general table."""
    general = {word: side.id for side in sides() for word in side.zh}
    known, english = dict(general), {side.id: side.en for side in sides()}
    names: dict[str, tuple[Span, ...]] = {}
    concepts: dict[str, str] = {}
    single: set[str] = set()
    for concept in publication.concepts:
        words = [term.text for term in concept.terms.get(FIRST, ())]
        if concept.category == PARTY:
            side = BOTH if any(general.get(each) == BOTH for each in words) else concept.id
            single |= {side} - {BOTH}
            known |= dict.fromkeys(words, side)
            own = tuple(term.text for term in concept.terms.get(SECOND, ()))
            english[side] = (*own, *english.get(side, ()))
            names[side] = _name(publication, concept)
            concepts[side] = concept.id
        elif concept.category == PLACE:
            known |= {word: OTHER for word in words if word not in known}
    names |= {side.id: spoken(side.name) for side in sides() if side.id not in names}
    names |= dict(_others())
    return Sides(known, frozenset(single), english, names, concepts)


def _name(publication: Publication, concept: Concept) -> tuple[Span, ...]:
    return spoken({key: concept.name(key) for key in (FIRST, SECOND)})


def _others() -> Iterator[tuple[str, tuple[Span, ...]]]:
    for each in (TWO, OTHER, NONE, RECITAL, UNCLEAR):
        yield each, said(f"study_side_{each}")
