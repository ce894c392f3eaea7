"""What stands in the margin of a text: its terms, and the differences of each unit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.concordance import Concordance
from build_scripts.apparatus.distinct import by_grade, distinct
from build_scripts.apparatus.matching import Match, spans_by_length
from build_scripts.apparatus.notable import is_notable
from build_scripts.sources.glossary import Concept, Glossary, Term

Marks = tuple[tuple[int, int, str], ...]
"""Start, end and concept of each term that is marked in a sentence."""

SINGLE = 1
"""Terms of a single character are not marked in texts."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A concept that a unit has, and in which of its languages the words for it are."""

    concept: Concept
    keys: Collection[str]


@dataclass(frozen=True, slots=True)
class Gloss:
    """The terms and differences of one document, by unit."""

    marks: Mapping[tuple[str, str, int], Marks] = field(default_factory=dict)
    """(pair, language key, number of the sentence in it) → terms to mark, by number."""
    concepts: tuple[Concept, ...] = ()
    """Those of the document by their numbers: first those that are marked by default."""
    few: int = 0
    """How many of them are marked by default."""
    terms: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    """Unit → its concepts, in the order of the text."""
    differences: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    """Unit or division → differences that nobody has accepted, the gravest note first."""


def gloss(glossary: Glossary, concordance: Concordance, differences: Sequence[Difference]) -> Gloss:
    """Arrange terms and differences by unit: the first occurrence of each term in it is marked."""
    concepts = glossary.by_id()
    meant = _meant(concordance)
    marks: dict[tuple[str, str, int], Marks] = {}
    seen: dict[tuple[str, str], set[str]] = {}
    terms: dict[str, dict[str, dict[str, None]]] = {}
    for lines in concordance.lines.values():
        for line in lines:
            matches = meant.get((line.unit, line.pair, line.key, line.number), ())
            for match in matches:
                keys = terms.setdefault(line.unit, {}).setdefault(match.concept, {})
                keys[line.key] = None
            if line.pair:
                first = seen.setdefault((line.unit, line.key), set())
                marks[line.pair, line.key, line.number] = tuple(_firsts(matches, first))
    by_unit: dict[str, list[Difference]] = {}
    for each in differences:
        if not each.accepted:
            by_unit.setdefault(each.unit, []).append(each)
    used = [concepts[each] for each in sorted(set().union(*terms.values()))]
    few = [each for each in used if is_notable(each, _found(concordance, each))]
    ordered = (*few, *(each for each in used if each not in few))
    numbers = {concept.id: f"{place}" for place, concept in enumerate(ordered)}
    return Gloss(
        {place: _numbered(each, numbers) for place, each in marks.items() if each},
        ordered,
        len(few),
        {
            unit: tuple(Listed(concepts[each], tuple(keys)) for each, keys in found.items())
            for unit, found in terms.items()
        },
        {unit: tuple(by_grade(distinct(each))) for unit, each in by_unit.items()},
    )


def _meant(concordance: Concordance) -> Mapping[tuple[str, str, str, int], tuple[Match, ...]]:
    """Unit, pair, language and number of a line → the terms that are meant there.

    Not each that its letters spell: one wording may be a term of several concepts, and the uses say
    of which (``interfering`` is 干涉 where the Chinese has that, not 介入).
    """
    found: dict[tuple[str, str, str, int], list[Match]] = {}
    for uses in concordance.uses.values():
        for use in uses:
            for hit in (hit for hits in use.found.values() for hit in hits):
                place = hit.line.unit, hit.line.pair, hit.line.key, hit.line.number
                found.setdefault(place, []).append(hit.match)
    return {
        place: tuple(sorted(matches, key=lambda each: (each.start, -each.end)))
        for place, matches in found.items()
    }


def _found(concordance: Concordance, concept: Concept) -> Mapping[str, set[Term]]:
    """Language key → the terms that the document has for a concept."""
    found: dict[str, set[Term]] = {}
    for use in concordance.uses.get(concept.id, ()):
        for key, hits in use.found.items():
            found.setdefault(key, set()).update(hit.term for hit in hits)
    return found


def _numbered(marks: Marks, numbers: Mapping[str, str]) -> Marks:
    """Marks with the number of their concept in ``terms.js``: shorter on the page than its id."""
    return tuple((start, end, numbers[concept]) for start, end, concept in marks)


def _firsts(matches: Sequence[Match], seen: set[str]) -> Iterator[tuple[int, int, str]]:
    """The outermost terms of a line that the unit has not had yet."""
    for match in spans_by_length(matches):
        if match.concept not in seen and match.end - match.start > SINGLE:
            seen.add(match.concept)
            yield match.start, match.end, match.concept
