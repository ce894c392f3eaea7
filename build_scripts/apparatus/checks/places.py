"""The texts as the checks read them: each sentence pair, and each heading, in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from build_scripts.apparatus.concordance import Concordance, Hit, Line, Use
from build_scripts.model import Bitext
from build_scripts.sources.glossary import PARTY, VERB, Concept, Glossary

FIRST, SECOND = "zh", "en"
"""The two languages that the checks know."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence pair, or a heading (without a pair): its lines and the concepts in them."""

    unit: str
    pair: str
    lines: Mapping[str, tuple[Line, ...]]
    """Language key → sentences, none where the text has none there."""
    uses: Mapping[str, Use]
    """Concept → where it is used here."""

    def text(self, key: str) -> str:
        """The whole of one language, sentences joined as that language does."""
        return ("" if key == FIRST else " ").join(line.text for line in self.lines.get(key, ()))

    @property
    def is_both(self) -> bool:
        """Whether both languages have something here."""
        return bool(self.lines.get(FIRST)) and bool(self.lines.get(SECOND))

    def hits(self, concept: str, key: str) -> tuple[Hit, ...]:
        """The occurrences of a concept in one language."""
        use = self.uses.get(concept)
        return use.found.get(key, ()) if use else ()


@dataclass(frozen=True, slots=True)
class Texts:
    """A document with its concordance, ready for the checks."""

    bitext: Bitext
    concepts: Mapping[str, Concept]
    concordance: Concordance
    places: tuple[Place, ...]

    def both(self) -> Iterator[Place]:
        """The places where both languages have something."""
        return (place for place in self.places if place.is_both)


def texts(glossary: Glossary, concordance: Concordance) -> Texts:
    """Arrange a document for the checks.

    Without those concepts that a text words as each sentence needs: 推动 is promote, advance …
    """
    concepts = glossary.by_id()
    terms = {
        concept: uses
        for concept, uses in concordance.uses.items()
        if concepts[concept].category not in (PARTY, VERB)
    }
    concordance = replace(concordance, uses=terms)
    used: dict[tuple[str, str], dict[str, Use]] = {}
    for uses in concordance.uses.values():
        for use in uses:
            used.setdefault((use.unit, use.pair), {})[use.concept] = use
    places = []
    for (unit, pair), lines in concordance.lines.items():
        by_key: dict[str, list[Line]] = {}
        for line in lines:
            by_key.setdefault(line.key, []).append(line)
        found = {key: tuple(each) for key, each in by_key.items()}
        places.append(Place(unit, pair, found, used.get((unit, pair), {})))
    return Texts(concordance.bitext, concepts, concordance, tuple(places))
