"""The glossary of all documents: concepts, their terms in each language, what they are.

One concept is one meaning; a term is its word in one language (TBX: ``conceptEntry``, ``term``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.language.languages import interface, is_spaced
from build_scripts.language.symbols import symbols
from build_scripts.messages import phrase
from build_scripts.model import LangText, Retired
from build_scripts.problems import WARNING, Found, Problem, has_errors
from build_scripts.sources import schema
from build_scripts.sources.marked import Marked

LANGUAGES = tuple(interface())
"""Language keys that a concept may have terms in."""
NAMES = (
    "institution", "office", "mechanism", "programme", "agreement", "project", "place",
)  # fmt: skip
"""Categories whose concepts are names."""
PARTY, VERB = "party", "verb"
"""Those whom a text binds, and what they undertake: a text words them as each sentence needs."""
CATEGORIES = (*NAMES, "concept", "technical", PARTY, VERB)
NAME, TERM, WORD = "name", "term", "common"
KINDS = (NAME, TERM, WORD)
"""What a concept is to a reader: a name, a term to look up, a common word."""
COMMON = "common"
"""What the glossary is called that stands beside the documents."""
AS_PRINTED = "as printed"
MOST_UNUSED = 8
"""Concepts that are named one by one, where they occur in no document."""
HAN_FIRST, HAN_LAST = "㐀", "鿿"


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a concept in one language."""

    text: str
    status: str
    """``preferred``, ``admitted``, ``as printed`` or ``deprecated``."""
    kind: str = ""
    """``short`` or ``full``, empty where it is neither."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a preferred form that a document does not print comes from, as one cites it."""

    title: str
    publisher: str
    url: str
    date: str = ""
    """Of its publication: ``2023-09-08``; empty where it has none."""
    is_official: bool = False
    """Whether it is the body's own text, a government's or a treaty's: its name is official."""


@dataclass(frozen=True, slots=True)
class Side:
    """Whose bodies and mechanisms are: a party, an organization, several together."""

    id: str
    name: LangText
    line: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning and its terms."""

    id: str
    category: str
    terms: Mapping[str, tuple[Term, ...]]
    """Language key → terms, the preferred one first."""
    definition: LangText = field(default_factory=dict)
    note: LangText = field(default_factory=dict)
    source: Source | None = None
    """Where the official or usual form comes from; without it the form is the editor's own."""
    contexts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language key → longer strings in which the terms are not this concept (``not:``)."""
    reading: str = ""
    """Pinyin of the first Chinese term, where it is given."""
    mark: str = ""
    """``always`` or ``never`` marked in texts; empty: as the rule has it (``notable``)."""
    is_common: bool = False
    """Whether it is a common word, whatever its category (``common:``)."""
    side: str = ""
    """Whose body or mechanism it is: the id of a ``Side``; empty: not said."""
    line: int = 0
    path: str = ""
    origin: str = COMMON
    """Whose it is: ``common``, or the id of a document."""

    @property
    def kind(self) -> str:
        """One of ``KINDS``: what its category says, unless it is a common word."""
        return WORD if self.is_common else NAME if self.category in NAMES else TERM

    def name(self, key: str) -> str:
        """The preferred term in a language, else in any: ``中老铁路``."""
        terms = self.terms.get(key) or next(iter(self.terms.values()))
        return terms[0].text


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts in the order of the file, and the ids that are out of use."""

    path: str = ""
    concepts: tuple[Concept, ...] = ()
    retired: tuple[Retired, ...] = ()
    sides: tuple[Side, ...] = ()
    """In the order in which their bodies are listed."""

    def by_id(self) -> Mapping[str, Concept]:
        """Id → concept."""
        return {concept.id: concept for concept in self.concepts}


def of(marked: Marked, origin: str = COMMON) -> Found[Glossary]:
    """The glossary that a YAML file declares, and its faults; ``None`` where it has errors."""
    problems = list(schema.check(marked, "glossary"))
    if problems:
        return Found(None, tuple(problems))
    entries = marked.value.get("concepts") or []
    concepts = tuple(_concept(entry, marked, at, origin) for at, entry in enumerate(entries))
    retired = tuple(
        Retired(**entry, line=marked.line("retired", at))
        for at, entry in enumerate(marked.value.get("retired") or [])
    )
    sides = tuple(
        Side(each["id"], each["name"], marked.line("sides", at), marked.path)
        for at, each in enumerate(marked.value.get("sides") or [])
    )
    glossary = Glossary(marked.path, concepts, retired, sides)
    problems += _faults(glossary)
    found = tuple(sorted(problems))
    return Found(None if has_errors(found) else glossary, found)


def _concept(entry: Any, marked: Marked, at: int, origin: str) -> Concept:
    terms = {
        key: tuple(
            Term(
                each["term"], each["status"], each.get("kind", ""),
                marked.line("concepts", at, key, place),
            )
            for place, each in enumerate(entry[key])
        )
        for key in LANGUAGES
        if key in entry
    }  # fmt: skip
    return Concept(
        entry["id"], entry["category"], terms,
        entry.get("definition", {}), entry.get("note", {}),
        _source(entry.get("source")),
        {key: tuple(texts) for key, texts in entry.get("not", {}).items()},
        entry.get("pinyin", ""), entry.get("mark", ""), entry.get("common", False),
        entry.get("side", ""), marked.line("concepts", at), marked.path, origin,
    )  # fmt: skip


def _source(entry: Mapping[str, Any] | None) -> Source | None:
    if not entry:
        return None
    own = {name: value for name, value in entry.items() if name != "official"}
    return Source(**own, is_official="official" in entry)


def _faults(glossary: Glossary) -> Iterator[Problem]:
    yield from _id_faults(glossary)
    yield from claims(glossary)
    for concept in glossary.concepts:
        yield from _term_faults(concept, glossary.path)
        yield from _context_faults(concept, glossary.path)
        yield from _reading_faults(concept, glossary.path)


def _id_faults(glossary: Glossary) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for concept in glossary.concepts:
        if concept.id in first:
            yield Problem(
                glossary.path, concept.line, "G01",
                phrase("the concept id {id!r} stands twice, first in line {first}", id=concept.id,
                    first=first[concept.id]),
                "give one of the two another id, or make them one concept",
            )  # fmt: skip
        first.setdefault(concept.id, concept.line)
    for each in glossary.retired:
        if each.id in first or (each.to and each.to not in first):
            yield Problem(
                glossary.path, each.line, "G08",
                phrase("`retired:` says that {id!r} is out of use and the glossary has it",
                    id=each.id)
                if each.id in first
                else phrase("`retired:` says that {id!r} is out of use, for {to!r}, which is not "
                    "there", id=each.id, to=each.to),
                "an id that was retired is never used again; correct the entry under `retired:`",
            )  # fmt: skip


def claims(glossary: Glossary) -> Iterator[Problem]:
    """Terms that two concepts claim.

    Unless one of them names contexts that are not it, or has the term only as a document prints it,
    or both are verbs: which of the two is meant is then told by the other language.
    """
    owners: dict[tuple[str, tuple[str, ...]], tuple[Concept, Term]] = {}
    for concept in glossary.concepts:
        for key, terms in concept.terms.items():
            for term in terms:
                claim = (key, _claim(term.text, key))
                other, before = owners.setdefault(claim, (concept, term))
                if before is term:
                    continue
                if other.id == concept.id and term.text != before.text:
                    continue  # another spelling
                if other.id == concept.id:
                    yield Problem(
                        concept.path, term.line, "G09",
                        phrase("{id} has the term {text!r} twice, first in line {line}",
                            id=concept.id, text=term.text, line=before.line),
                        "delete one of the two",
                    )  # fmt: skip
                elif AS_PRINTED in (term.status, before.status):
                    continue  # a document prints one wording for two concepts
                elif concept.category == other.category == VERB:
                    continue  # ``promote`` renders several verbs, each as it should
                elif not (_tells(concept, key, term) or _tells(other, key, term)):
                    yield Problem(
                        concept.path, term.line, "G02",
                        phrase("the term {text!r} belongs to {id} and, in line {line}, to {other}",
                            text=term.text, id=concept.id, line=before.line, other=other.id),
                        "leave it with one of them, or name under `not:` the contexts that tell "
                        "them apart",
                    )  # fmt: skip


def _claim(text: str, key: str) -> tuple[str, ...]:
    """What a term claims: its words, small letters and quotation marks aside."""
    found = symbols(text, key)
    return tuple(each.word.lower() if is_spaced(key) else each.key for each in found)


def _tells(concept: Concept, key: str, term: Term) -> bool:
    """Whether a concept names a context in which the term is not its own."""
    return any(_holds(text, term.text, key) for text in concept.contexts.get(key, ()))


def _holds(text: str, part: str, key: str) -> bool:
    outer = [each.key for each in symbols(text, key)]
    inner = [each.key for each in symbols(part, key)]
    steps = range(len(outer) - len(inner) + 1)
    return any(outer[at : at + len(inner)] == inner for at in steps)


def _term_faults(concept: Concept, path: str) -> Iterator[Problem]:
    for terms in concept.terms.values():
        statuses = [term.status for term in terms]
        if statuses[0] != "preferred" or statuses.count("preferred") > 1:
            yield Problem(
                path, terms[0].line, "G07",
                phrase("the first term of {id} is {text!r} ({status}), and {count} are "
                    "preferred", id=concept.id, text=terms[0].text, status=statuses[0],
                    count=statuses.count("preferred")),
                "one term in each language is preferred: the usual one; it stands first",
            )  # fmt: skip
    for key, terms in concept.terms.items():
        for term in terms:
            if not any(sign.isalnum() for sign in term.text):
                yield Problem(
                    path, term.line, "G03", phrase("the term {text!r} ({key}) has no letter",
                        text=term.text, key=key),
                    "a term is a word; delete this one",
                )  # fmt: skip


def _context_faults(concept: Concept, path: str) -> Iterator[Problem]:
    for key, texts in concept.contexts.items():
        for text in texts:
            if not any(_holds(text, term.text, key) for term in concept.terms.get(key, ())):
                yield Problem(
                    path, concept.line, "G04",
                    phrase("`not:` of {id} has {text!r}, which contains none of its {key} "
                        "terms", id=concept.id, text=text, key=key),
                    "give the longer string that contains the term, or delete it",
                )  # fmt: skip


def _reading_faults(concept: Concept, path: str) -> Iterator[Problem]:
    """A reading has one syllable for each Han character (``zhōng lǎo tiě lù``)."""
    terms = concept.terms.get("zh", ())
    if not concept.reading or not terms:
        return
    signs = sum(HAN_FIRST <= sign <= HAN_LAST for sign in terms[0].text)
    if signs != len(concept.reading.split()):
        yield Problem(
            path, concept.line, "G10",
            phrase("the pinyin of {id} has {count} syllables, and {text!r} has "
                "{signs} characters", id=concept.id, count=len(concept.reading.split()),
                text=terms[0].text, signs=signs),
            "one syllable for each character, with blanks between",
        )  # fmt: skip


def unused(glossary: Glossary, found: Mapping[str, Iterable[Term]]) -> Iterator[Problem]:
    """Warnings: concepts, and terms said to be printed, that occur in no document.

    ``found``: concept → the terms that were found. Other terms may be there for readers who
    type them. Many concepts are one warning.
    """
    nowhere = [concept for concept in glossary.concepts if not found.get(concept.id)]
    if len(nowhere) > MOST_UNUSED:
        yield _many_unused(nowhere)
        nowhere = []
    for concept in nowhere:
        yield Problem(
            concept.path, concept.line, "G05", phrase("{id} occurs in no document", id=concept.id),
            "correct its terms, or delete it (under `retired:` if it was published)", WARNING,
        )  # fmt: skip
    for concept in glossary.concepts:
        seen = set(found.get(concept.id, ()))
        for term in (term for terms in concept.terms.values() for term in terms):
            if seen and term.status == AS_PRINTED and term not in seen:
                yield Problem(
                    concept.path, term.line, "G06",
                    phrase("no document prints {text!r} ({id}, as printed)", text=term.text,
                        id=concept.id),
                    "correct the term, or give it the status `admitted`", WARNING,
                )  # fmt: skip


def _many_unused(concepts: Sequence[Concept]) -> Problem:
    first = concepts[0]
    named = ", ".join(each.id for each in concepts[:MOST_UNUSED])
    return Problem(
        first.path, first.line, "G05",
        phrase("{count} concepts occur in no document: {names} and {more} more",
            count=len(concepts), names=named, more=len(concepts) - MOST_UNUSED),
        "if a document is to be read with them, name this glossary under its `glossary:`", WARNING,
    )  # fmt: skip


__all__ = [
    "AS_PRINTED", "CATEGORIES", "KINDS", "LANGUAGES", "NAME", "TERM", "WORD", "Concept", "Glossary",
    "Side", "Source", "Term", "of", "unused",
]  # fmt: skip
