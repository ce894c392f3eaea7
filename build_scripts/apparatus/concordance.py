"""The concordance: for every concept, each sentence pair in which it occurs, with its wording.

Texts are searched sentence by sentence, headings too; a heading's uses have no pair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts import footmarks
from build_scripts.apparatus.matching import Match, Matcher
from build_scripts.language.symbols import symbols
from build_scripts.model import Bitext, Division, Unit
from build_scripts.sources.glossary import AS_PRINTED, PARTY, VERB, Concept, Glossary, Term

Dictionary = Mapping[str, "Terms"]
"""Language key → the terms of that language."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one language, ready to be looked for."""

    matcher: Matcher
    by_rank: Mapping[int, Term]
    loose: Collection[Term] = frozenset()
    """Wordings that alone do not say that a concept is meant: as printed with other words than the
    preferred term, and all of parties and verbs (``promote`` renders many words)."""

    def term(self, match: Match) -> Term:
        """The term that was matched."""
        return self.by_rank[match.rank]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a heading, of one edition, with the terms found in it."""

    unit: str
    """Id of the unit; of the division for a division's heading."""
    pair: str
    """Id of the sentence pair; empty for a heading."""
    key: str
    number: int
    """Place among the sentences of its pair in this edition, from 0."""
    text: str
    """Verbatim, but that marks of footnotes are veiled."""
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence of a concept in one edition."""

    line: Line
    match: Match
    term: Term

    @property
    def wording(self) -> str:
        """The words used there, verbatim but for marks of footnotes."""
        return footmarks.bare(self.line.text[self.match.start : self.match.end])


@dataclass(frozen=True, slots=True)
class Use:
    """A concept in one sentence pair (or heading): the wording in each language."""

    concept: str
    unit: str
    pair: str
    found: Mapping[str, tuple[Hit, ...]]
    """Language key → occurrences; empty where a text has no word for it there."""

    def wordings(self, key: str) -> tuple[str, ...]:
        """The wordings in one language, each once, in order."""
        return tuple(dict.fromkeys(hit.wording for hit in self.found.get(key, ())))


@dataclass(frozen=True, slots=True)
class Concordance:
    """Where the concepts of a glossary occur in one document."""

    bitext: Bitext
    lines: Mapping[tuple[str, str], tuple[Line, ...]]
    """(unit, pair) → its lines of all editions, in reading order."""
    uses: Mapping[str, tuple[Use, ...]]
    """Concept → its uses in reading order; concepts that do not occur are not in it."""

    def found_terms(self) -> Mapping[str, set[Term]]:
        """Concept → those of its terms that the document has."""
        return {
            concept: {hit.term for use in uses for hits in use.found.values() for hit in hits}
            for concept, uses in self.uses.items()
        }


def dictionary(glossary: Glossary) -> Dictionary:
    """The terms of a glossary by language; built once for all documents."""
    matchers: dict[str, Matcher] = {}
    ranks: dict[str, dict[int, Term]] = {}
    for concept in glossary.concepts:
        for key, terms in concept.terms.items():
            matcher = matchers.setdefault(key, Matcher(key))
            for term in terms:
                ranks.setdefault(key, {})[matcher.add(concept.id, term.text)] = term
            for context in concept.contexts.get(key, ()):
                matcher.add(concept.id, context, is_context=True)
    return {
        key: Terms(
            matcher, ranks[key],
            frozenset(term for each in glossary.concepts for term in _loose(each, key)),
        )
        for key, matcher in matchers.items()
    }  # fmt: skip


def _loose(concept: Concept, key: str) -> Iterator[Term]:
    terms = concept.terms.get(key, ())
    if concept.category in (PARTY, VERB):
        yield from terms
        return
    printed = [term for term in terms if term.status == AS_PRINTED]
    words = {each.key for each in symbols(terms[0].text, key)} if printed else set()
    for term in printed:
        if {each.key for each in symbols(term.text, key)} != words:
            yield term


def concordance(bitext: Bitext, terms: Dictionary) -> Concordance:
    """Look up every concept in every sentence and heading of a document."""
    lines: dict[tuple[str, str], tuple[Line, ...]] = {}
    uses: dict[str, list[Use]] = {}
    for node in bitext.nodes():
        for place, found in _lines(node, terms, bitext.document.keys):
            lines[place] = found
            for use in _uses(place, found, terms, bitext.document.keys[0]):
                uses.setdefault(use.concept, []).append(use)
    return Concordance(bitext, lines, {concept: tuple(each) for concept, each in uses.items()})


def _lines(
    node: Division | Unit, terms: Dictionary, keys: Sequence[str]
) -> Iterator[tuple[tuple[str, str], tuple[Line, ...]]]:
    headings = [(key, 0, footmarks.heading(node, key)) for key in keys]
    if any(text for _, _, text in headings):
        yield (node.id, ""), _searched(node.id, "", headings, terms)
    if not isinstance(node, Unit):
        return
    own = {key: footmarks.in_pairs(node, key) for key in keys}
    for pair in node.pairs:
        texts = [
            (key, number, own[key][pair.id, number])
            for key in keys
            for number in range(len(pair.texts.get(key, ())))
        ]
        yield (node.id, pair.id), _searched(node.id, pair.id, texts, terms)


def _searched(
    unit: str, pair: str, texts: Sequence[tuple[str, int, str]], terms: Dictionary
) -> tuple[Line, ...]:
    return tuple(
        Line(unit, pair, key, number, text,
             terms[key].matcher.find(text) if key in terms else ())
        for key, number, text in texts
        if text
    )  # fmt: skip


def _uses(
    place: tuple[str, str], lines: Sequence[Line], terms: Dictionary, first: str
) -> Iterator[Use]:
    """The concepts of a place.

    Where one wording is a term of several concepts, those are meant that another language has too.
    What a translation prints for a concept (``China`` for 中方) is that concept only where the
    ``first`` language, or another one, has it too.
    """
    hits = [
        Hit(line, match, terms[line.key].term(match)) for line in lines for match in line.matches
    ]
    languages: dict[str, set[str]] = {}
    confirmed: set[tuple[str, int, int, int]] = set()
    for hit in hits:
        languages.setdefault(hit.match.concept, set()).add(hit.line.key)
    for hit in hits:
        if len(languages[hit.match.concept]) > 1:
            confirmed.add(_span(hit))
    found: dict[str, dict[str, list[Hit]]] = {}
    for hit in hits:
        key = hit.line.key
        is_loose = key != first and hit.term in terms[key].loose
        if len(languages[hit.match.concept]) > 1 or not (is_loose or _span(hit) in confirmed):
            found.setdefault(hit.match.concept, {}).setdefault(key, []).append(hit)
    for concept, by_key in found.items():
        yield Use(concept, *place, {key: tuple(each) for key, each in by_key.items()})


def _span(hit: Hit) -> tuple[str, int, int, int]:
    return hit.line.key, hit.line.number, hit.match.start, hit.match.end
