"""What stands in the margin of a text: its terms, and how many differences each unit has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.apparatus.checks.difference import Difference
from build_scripts.apparatus.concordance import Concordance, Line
from build_scripts.apparatus.distinct import distinct
from build_scripts.apparatus.matching import spans_by_length
from build_scripts.sources.glossary import Concept, Glossary

Marks = tuple[tuple[int, int, str], ...]
"""Start, end and concept of each term that is marked in a sentence."""

SINGLE = 1
"""Terms of a single character are not marked in texts."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """The terms and differences of one document, by unit."""

    marks: Mapping[tuple[str, str, int], Marks] = field(default_factory=dict)
    """(pair, language key, number of the sentence in it) → terms to mark."""
    terms: Mapping[str, tuple[Concept, ...]] = field(default_factory=dict)
    """Unit → its concepts, in the order of the text."""
    differences: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    """Unit or division → differences that nobody has accepted."""


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
    numbers = {
        concept: f"{place}" for place, concept in enumerate(sorted(set().union(*terms.values())))
    }
    return Gloss(
        {place: _numbered(each, numbers) for place, each in marks.items() if each},
        {unit: tuple(concepts[each] for each in ids) for unit, ids in terms.items()},
        {unit: distinct(each) for unit, each in by_unit.items()},
    )


def _numbered(marks: Marks, numbers: Mapping[str, str]) -> Marks:
    """Marks with the number of their concept in ``terms.js``: shorter on the page than its id."""
    return tuple((start, end, numbers[concept]) for start, end, concept in marks)


def _firsts(line: Line, seen: set[str]) -> Iterator[tuple[int, int, str]]:
    """The outermost terms of a line that the unit has not had yet."""
    for match in spans_by_length(line.matches):
        if match.concept not in seen and match.end - match.start > SINGLE:
            seen.add(match.concept)
            yield match.start, match.end, match.concept
