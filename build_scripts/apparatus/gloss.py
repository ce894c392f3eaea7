"""What stands in the margin of a text: its terms, and the differences of each unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.concordance import Concordance, Line
from build_scripts.apparatus.distinct import by_grade, distinct
from build_scripts.apparatus.matching import spans_by_length
from build_scripts.apparatus.notable import is_notable
from build_scripts.sources.glossary import Concept, Glossary, Term

Marks = tuple[tuple[int, int, str], ...]
"""Start, end and concept of each term that is marked in a sentence."""

SINGLE = 1
"""Terms of a single character are not marked in texts."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """The terms and differences of one document, by unit."""

    marks: Mapping[tuple[str, str, int], Marks] = field(default_factory=dict)
    """(pair, language key, number of the sentence in it) → terms to mark, by number."""
    concepts: tuple[Concept, ...] = ()
    """Those of the document by their numbers: first those that are marked by default."""
    few: int = 0
    """How many of them are marked by default."""
    terms: Mapping[str, tuple[Concept, ...]] = field(default_factory=dict)
    """Unit → its concepts, in the order of the text."""
    differences: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    """Unit or division → differences that nobody has accepted, the gravest note first."""


def gloss(glossary: Glossary, concordance: Concordance, differences: Sequence[Difference]) -> Gloss:
    """Arrange terms and differences by unit: the first occurrence of each term in it is marked."""
    concepts = glossary.by_id()
    marks: dict[tuple[str, str, int], Marks] = {}
    seen: dict[tuple[str, str], set[str]] = {}
    terms: dict[str, dict[str, None]] = {}
    for lines in concordance.lines.values():
        for line in lines:
            terms.setdefault(line.unit, {}).update(
                dict.fromkeys(match.concept for match in line.matches)
            )
            if line.pair:
                first = seen.setdefault((line.unit, line.key), set())
                marks[line.pair, line.key, line.number] = tuple(_firsts(line, first))
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
        {unit: tuple(concepts[each] for each in ids) for unit, ids in terms.items()},
        {unit: tuple(by_grade(distinct(each))) for unit, each in by_unit.items()},
    )


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


def _firsts(line: Line, seen: set[str]) -> Iterator[tuple[int, int, str]]:
    """The outermost terms of a line that the unit has not had yet."""
    for match in spans_by_length(line.matches):
        if match.concept not in seen and match.end - match.start > SINGLE:
            seen.add(match.concept)
            yield match.start, match.end, match.concept
