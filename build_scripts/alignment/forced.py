"""Sentence pairs that a person corrects: ``pairs.yml`` beside ``document.yml``.

    - unit: p3-par2
      reason: The English says in two sentences what the Chinese says in one.
      pairs:
        - zh: [本《行动计划》于]
          en: [This Action Plan was signed, There are two copies]

Each sentence is named by its opening words, so that a correction whose texts have changed is
noticed. Only the pairs that come out wrong need to be named; the others are found as usual.
``en: []`` says that the English has nothing for the sentence. Pairs may stand crosswise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from build_scripts.alignment.beads import Bead
from build_scripts.messages import phrase
from build_scripts.problems import Problem
from build_scripts.sources.pairs import Correction

ENOUGH = 4
"""Letters or digits that opening words have at least, unless they are the whole sentence."""


def forced_beads(
    correction: Correction, texts: Mapping[str, Sequence[str]], pivot: str, key: str
) -> tuple[tuple[Bead, ...], tuple[Problem, ...]]:
    """What a correction wants between the pivot and one other language, and what is wrong.

    ``texts`` has the sentences of the unit by language. A bead without sentences on one side
    stands at any place there: its numbers on that side are both 0.
    """
    found: list[Bead] = []
    problems: list[Problem] = []
    known: dict[str, set[int]] = {pivot: set(), key: set()}
    for pair in correction.pairs:
        if key not in pair.openings:
            continue
        spans = []
        for language in (pivot, key):
            span, fault = _span(pair.openings[language], texts[language], known[language])
            if fault:
                code, message, hint = fault
                message = phrase(
                    "in {unit}, {language}: {message}",
                    unit=correction.unit,
                    language=language,
                    message=message,
                )
                problems.append(Problem(correction.path, pair.line, code, message, hint))
                continue
            known[language].update(range(*span))
            spans.append(span)
        if len(spans) == 2:
            found.append((*spans[0], *spans[1]))
    return tuple(found), tuple(problems)


def is_forced(bead: Bead, wanted: Sequence[Bead]) -> bool:
    """Whether a bead is one that a correction wants."""
    for e, f, g, h in wanted:
        same = (bead[:2] == (e, f)) if e < f else (bead[0] == bead[1])
        if same and ((bead[2:] == (g, h)) if g < h else (bead[2] == bead[3])):
            return True
    return False


def _span(
    openings: Sequence[str], texts: Sequence[str], known: Set[int]
) -> tuple[tuple[int, int], tuple[str, str, str] | None]:
    """Which neighbouring sentences begin with these words; else code, message and hint.

    ``known``: those that another pair has already.
    """
    numbers: list[int] = []
    for opening in openings:
        fits = [at for at, text in enumerate(texts) if _begins(text, opening)]
        if not fits:
            message = phrase("no sentence begins with {opening!r}", opening=opening)
            return (0, 0), (
                "PA04",
                message,
                phrase("the text has changed: copy the words anew, or drop it"),
            )
        letters = sum(character.isalnum() for character in opening)
        if letters < ENOUGH and _folded(texts[fits[0]]) != _folded(opening):
            return (0, 0), (
                "PA10",
                phrase("{opening!r} is too short to be sure", opening=opening),
                phrase("copy more words"),
            )
        if len(fits) > 1:
            message = phrase(
                "{count} sentences begin with {opening!r}", count=len(fits), opening=opening
            )
            return (0, 0), ("PA05", message, phrase("copy more words of the sentence"))
        numbers.append(fits[0])
    if not numbers:
        return (0, 0), None
    span = (numbers[0], numbers[-1] + 1)
    if not known.isdisjoint(numbers):
        message = phrase(
            "a sentence from {openings!r} on is in another pair too", openings=openings[0]
        )
        return (0, 0), ("PA11", message, phrase("name each sentence in one pair"))
    if numbers != list(range(*span)):
        message = phrase(
            "the sentences from {openings!r} on do not follow each other", openings=openings[0]
        )
        hint = phrase("name neighbouring sentences, in reading order")
        return (0, 0), ("PA06", message, hint)
    return span, None


def _begins(text: str, opening: str) -> bool:
    return bool(_folded(opening)) and _folded(text).startswith(_folded(opening))


def _folded(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def problem_without_unit(correction: Correction) -> Problem:
    """The problem of a correction that names a unit the document does not have."""
    message = phrase("there is no unit {unit!r}", unit=correction.unit)
    hint = phrase("see the address of the unit's page, or drop the correction")
    return Problem(correction.path, correction.line, "PA03", message, hint)


def problem_useless(correction: Correction) -> Problem:
    """The problem of a correction that changes nothing."""
    message = phrase(
        "the pairs of {unit!r} come out like this without the correction", unit=correction.unit
    )
    return Problem(correction.path, correction.line, "PA07", message, "drop the correction")
