"""Which terms a document can have at all: the part of a glossary that it has to be read with.

A document is read with these concepts and no others, so that what becomes of it follows from them
alone: a concept none of whose words stand in its texts may change without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from build_scripts import footmarks
from build_scripts.language.inflection import term_stems
from build_scripts.language.languages import is_spaced
from build_scripts.language.symbols import symbols
from build_scripts.model import Bitext, Division, Unit
from build_scripts.sources.glossary import Concept, Glossary, Term

NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document's texts, as terms are looked for."""

    words: Mapping[str, frozenset[str]]
    """Language key → words, and words that follow each other: ``laos``, ``laos railway``."""
    named: frozenset[str]
    """Words in what an editor decides for the document, the ids of concepts among them."""


def vocabulary(bitext: Bitext, decided: str) -> Vocabulary:
    """The words of a document, and of the files in which an editor names concepts."""
    words: dict[str, set[str]] = {key: set() for key in bitext.document.keys}
    for key, found in words.items():
        for text in dict.fromkeys(_texts(bitext, key)):
            stems = [each.stems for each in symbols(text, key)]
            found.update(stem for each in stems for stem in each)
            found.update(_neighbours(stems))
    known = {key: frozenset(found) for key, found in words.items()}
    return Vocabulary(known, frozenset(NAME.findall(decided)))


def relevant(glossary: Glossary, known: Vocabulary) -> Glossary:
    """What of a glossary can concern a document, in its order, wherever its lines stand."""
    concepts = tuple(bare(each) for each in glossary.concepts if _concerns(each, known))
    sides = tuple(replace(each, line=0, path="") for each in glossary.sides)
    return Glossary(concepts=concepts, sides=sides)


def bare(concept: Concept) -> Concept:
    """A concept without the lines in which it is declared."""
    terms = {key: tuple(map(bare_term, each)) for key, each in concept.terms.items()}
    return replace(concept, terms=terms, line=0, path="")


def bare_term(term: Term) -> Term:
    """A term without its line."""
    return replace(term, line=0)


def _concerns(concept: Concept, known: Vocabulary) -> bool:
    return concept.id in known.named or any(
        _is_there(term.text, key, known.words[key])
        for key, terms in concept.terms.items()
        if key in known.words
        for term in terms
    )


def _is_there(text: str, key: str, words: frozenset[str]) -> bool:
    """Whether the words of a term, and each with the next, can be found in a text."""
    stems = [
        term_stems(each.word.lower()) if is_spaced(key) else each.stems
        for each in symbols(text, key)
    ]
    if len(stems) == 1:
        return not words.isdisjoint(stems[0])
    return all(not words.isdisjoint(_neighbours(pair)) for pair in pairwise(stems))


def _neighbours(stems: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for one, other in pairwise(stems):
        yield from (f"{first} {second}" for first in one for second in other)


def _texts(bitext: Bitext, key: str) -> Iterator[str]:
    """What terms are looked for in: headings, and the paragraphs that sentences are cut from."""
    nodes: tuple[Division | Unit, ...] = (*bitext.divisions, *bitext.units)
    for node in nodes:
        yield footmarks.heading(node, key)
        if isinstance(node, Unit):
            yield " ".join(footmarks.paragraphs(node, key))
            yield from node.text.get(key) or ()
