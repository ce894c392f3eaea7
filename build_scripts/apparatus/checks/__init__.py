"""Checks: each family is a module that looks for one kind of difference between two texts.

A check is shown to readers only if it is right more often than wrong. Its code is for ever; its
cases are in ``tests/cases/checks/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from build_scripts.apparatus.checks import (
    lists,
    marks,
    numbers,
    renderings,
    sentences,
    series,
    slips,
    terms,
    voice,
)
from build_scripts.apparatus.checks.difference import Check, Difference, Finding
from build_scripts.apparatus.checks.lists import OpenList
from build_scripts.apparatus.checks.places import FIRST, SECOND, Texts, texts
from build_scripts.apparatus.concordance import Concordance
from build_scripts.sources.glossary import Glossary

FAMILIES: tuple[Callable[[Texts], Iterator[Finding]], ...] = (
    numbers.find,
    marks.find,
    terms.find,
    lists.find,
    sentences.find,
    series.find,
    slips.find,
    voice.find,
)

Rank = tuple[int, int, str, tuple[tuple[str, str], ...]]
"""Where a difference stands and what it quotes: its place in the list."""

CHECKS: tuple[Check, ...] = (
    numbers.NUMBERS, marks.LOST, marks.UNBALANCED, terms.OMITTED, terms.ADDED, renderings.VARIED,
    terms.UNUSUAL, lists.CLOSED, lists.MEMBERS, sentences.ALONE, sentences.CUT, sentences.LENGTH,
    sentences.UNIT, series.LABEL, series.HEADING, slips.DOUBLED, slips.RESIDUE, slips.AGREEMENT,
    slips.ADVERB, renderings.SHARED, voice.PERSON, voice.MODAL,
)  # fmt: skip
"""Every check, in the order of the codes: the pages of differences are made from it."""


def differences(glossary: Glossary, concordance: Concordance) -> tuple[Difference, ...]:
    """What the checks find in a document, in reading order.

    Nothing where the document has not both languages that the checks know.
    """
    document = concordance.bitext.document
    if not {FIRST, SECOND} <= set(document.keys):
        return ()
    prepared = texts(glossary, concordance)
    bitext = concordance.bitext
    order = {**{node.id: node.order for node in bitext.nodes()}, **bitext.pair_places}
    found: dict[Rank, Difference] = {}
    for family in FAMILIES:
        for finding in family(prepared):
            difference = finding.difference()
            found.setdefault(_place(difference, order), difference)
    return tuple(found[place] for place in sorted(found))


def open_lists(glossary: Glossary, concordance: Concordance) -> tuple[OpenList, ...]:
    """Every list that the Chinese leaves open with 等, in reading order."""
    if not {FIRST, SECOND} <= set(concordance.bitext.document.keys):
        return ()
    return tuple(lists.open_lists(texts(glossary, concordance)))


def _place(found: Difference, order: Mapping[str, int]) -> Rank:
    return (
        order[found.unit],
        order.get(found.pair, 0),
        found.code,
        tuple(sorted(found.quotes.items())),
    )


__all__ = ["CHECKS", "Check", "Difference", "OpenList", "differences", "open_lists"]
