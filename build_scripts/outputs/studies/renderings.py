"""Renderings both ways: which English words stand for which Chinese ones, how often and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from build_scripts.language.symbols import symbols
from build_scripts.outputs.studies.evidence.assigned import FIRST, SECOND, Rendered, rendered
from build_scripts.outputs.studies.study import Cell, Column, Row, Run, Study, Table, places
from build_scripts.publication.publication import STUDIES, Publication
from build_scripts.publication.words import Span, said
from build_scripts.sources.glossary import NAMES, PARTY, VERB, Concept

NAME = "renderings"
ENDING = re.compile(r"(?:ation|ion|ing|ed|es|e|s)$")
SHORTEST = 4
"""Letters that must be left of a verb without its ending."""
FEWEST = 4
"""Occurrences that a term must have for its renderings to be compared."""
NONE = ""
"""Where the English has no wording of the glossary left."""


def renderings(publication: Publication) -> Study | None:
    """The verbs of commitment as a matrix, then each by itself, then by the English, then terms."""
    verbs = [each for each in publication.concepts if each.category == VERB]
    counted = Counts(publication, rendered(publication, [each.id for each in verbs]), is_verb=True)
    tables: list[Table] = []
    if counted.found:
        own = [each for each in verbs if counted.total(each.id)]
        own.sort(key=lambda each: (-counted.total(each.id), each.id))
        tables = [_matrix(counted, own), *(_verb(counted, each) for each in own), _english(counted)]
    terms = _terms(publication)
    tables += [terms] if terms else []
    if not tables:
        return None
    about = {"count": len(counted.found), "open": sum(not each.second for each in counted.found)}
    return Study(NAME, tuple(tables), about=about)


@dataclass(frozen=True)  # without slots: the look-ups are worked out once
class Counts:
    """Occurrences of some concepts, by concept and by English wording."""

    publication: Publication
    found: tuple[Rendered, ...]
    is_verb: bool = False
    """Whether ``promote``, ``promoting`` and ``promotion`` are one wording."""

    def wording(self, each: Rendered) -> str:
        """Under what an English wording is counted: ``promot``; ``NONE`` without one."""
        return _stem(each.second.wording, is_verb=self.is_verb) if each.second else NONE

    @cached_property
    def by_both(self) -> Mapping[tuple[str, str], tuple[Rendered, ...]]:
        """(concept, wording) → its occurrences."""
        out: dict[tuple[str, str], list[Rendered]] = {}
        for each in self.found:
            out.setdefault((each.concept, self.wording(each)), []).append(each)
        return {key: tuple(value) for key, value in out.items()}

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """The English wordings, the commonest first; ``NONE`` is not among them."""
        counts = Counter(filter(None, map(self.wording, self.found)))
        return tuple(sorted(counts, key=lambda each: (-counts[each], each)))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Wording → its forms as they mostly stand in the text, the commonest first."""
        forms: dict[str, dict[str, Counter[str]]] = {}
        for each in self.found:
            if each.second:
                words = each.second.wording.lower() if self.is_verb else each.second.wording
                own = forms.setdefault(self.wording(each), {})
                own.setdefault(words.lower(), Counter())[words] += 1
        return {stem: ", ".join(_by_frequency(own)) for stem, own in forms.items()}

    @cached_property
    def in_all(self) -> Mapping[str, int]:
        """Wording → how often it stands in the English sentences, whatever it renders."""
        concepts = {each.concept for each in self.found}
        spans = {
            (line.pair, line.number, match.start, match.end): line.text[match.start : match.end]
            for lines in self.publication.concordance.lines.values()
            for line in lines
            for match in line.matches
            if line.pair and line.key == SECOND and match.concept in concepts
        }
        return Counter(_stem(text, is_verb=self.is_verb) for text in spans.values())

    def total(self, concept: str) -> int:
        """How often a concept stands in the Chinese."""
        return sum(each.concept == concept for each in self.found)

    def rows_of(self, concept: str) -> list[tuple[str, tuple[Rendered, ...]]]:
        """The wordings of a concept with their occurrences, the commonest first, ``NONE`` last."""
        own = [(word, each) for (of, word), each in self.by_both.items() if of == concept]
        return sorted(own, key=lambda each: (each[0] == NONE, -len(each[1]), each[0]))


def _by_frequency(forms: Mapping[str, Counter[str]]) -> Iterator[str]:
    """The forms of a wording, each as it mostly stands."""
    for small in sorted(forms, key=lambda each: (-forms[each].total(), each)):
        yield max(sorted(forms[small]), key=forms[small].__getitem__)


def _stem(wording: str, *, is_verb: bool) -> str:
    """What forms of one wording have in common: ``carrying out`` → ``carry out``."""
    first, *rest = [each.key for each in symbols(wording, SECOND)] or [wording.lower()]
    if is_verb:
        bare = ENDING.sub("", first)
        first = bare if len(bare) >= SHORTEST else first
    return " ".join((first, *rest))


def _number(count: int, page: str = "") -> Cell:
    return (Run((Span(SECOND, SECOND, str(count)),), page=page),) if count else ()


def _first(publication: Publication, concept: Concept) -> tuple[Span, ...]:
    return (Span(FIRST, publication.lang(FIRST), concept.name(FIRST)),)


def _english_words(text: str) -> tuple[Span, ...]:
    return (Span(SECOND, SECOND, text),)


def _wording(counted: Counts, word: str) -> Cell:
    if word == NONE:
        return (Run(said("study_otherwise")),)
    return (Run(_english_words(counted.labels[word]), is_quoted=True),)


def _matrix(counted: Counts, verbs: Sequence[Concept]) -> Table:
    """A row for each Chinese verb, a column for each English wording."""
    columns = (
        Column("verb", said("study_col_verb")),
        Column("total", said("total")),
        Column("otherwise", said("study_otherwise")),
        *(Column(f"en {word}", _english_words(word)) for word in _heads(counted)),
    )
    return Table("matrix", said("study_matrix"), columns, tuple(
        _matrix_row(counted, each) for each in verbs
    ), is_matrix=True)  # fmt: skip


def _heads(counted: Counts) -> Iterator[str]:
    """What stands over the wordings: of each its shortest form."""
    for word in counted.wordings:
        yield min(counted.labels[word].split(", "), key=len)


def _matrix_row(counted: Counts, verb: Concept) -> Row:
    page = f"{STUDIES}{NAME}/#{Study.anchor(verb.id)}"
    amounts = [len(counted.by_both.get((verb.id, word), ())) for word in (NONE, *counted.wordings)]
    return Row((
        (Run(_first(counted.publication, verb), concept=verb.id, is_quoted=True),),
        _number(sum(amounts), page),
        *(_number(each, page) for each in amounts),
    ))  # fmt: skip


def _verb(counted: Counts, verb: Concept) -> Table:
    """The wordings of one Chinese verb, with every sentence."""
    columns = (
        Column("rendering", said("study_col_rendering")),
        Column("count", said("study_col_times")),
        Column("places", said("study_col_sentences")),
    )
    rows = tuple(
        Row((_wording(counted, word), _number(len(own)), _places(own)))
        for word, own in counted.rows_of(verb.id)
    )
    return Table(verb.id, _first(counted.publication, verb), columns, rows)


def _places(found: Iterable[Rendered]) -> Cell:
    """The sentence pairs, each once."""
    return places(dict.fromkeys(each.pair for each in found))


def _english(counted: Counts) -> Table:
    """A row for each English wording, with the Chinese verbs that it renders."""
    columns = (
        Column("rendering", said("study_col_rendering")),
        Column("renders", said("study_col_renders")),
        Column("count", said("study_col_times")),
        Column("in_all", said("study_col_in_all")),
    )
    rows = []
    for word in counted.wordings:
        own = Counter(each.concept for each in counted.found if counted.wording(each) == word)
        amounts = _number(own.total()), _number(counted.in_all[word])
        rows.append(Row((_wording(counted, word), _renders(counted, own), *amounts)))
    return Table("english", said("study_by_english"), columns, tuple(rows))


def _renders(counted: Counts, own: Counter[str]) -> Cell:
    concepts, lang = counted.publication.glossary.by_id(), counted.publication.lang(FIRST)
    return tuple(
        Run((Span(FIRST, lang, f"{concepts[each].name(FIRST)} {count}"),),
            page=f"{STUDIES}{NAME}/#{Study.anchor(each)}")
        for each, count in own.most_common()
    )  # fmt: skip


def _terms(publication: Publication) -> Table | None:
    """Terms that are no names and stand often, with their several renderings."""
    concepts = [each for each in publication.concepts if each.category not in (*NAMES, PARTY, VERB)]
    counted = Counts(publication, rendered(publication, [each.id for each in concepts]))
    rows = [row for each in concepts if _is_varied(counted, each) for row in _term(counted, each)]
    columns = (
        Column("term", said("study_col_term")),
        Column("rendering", said("study_col_rendering")),
        Column("count", said("study_col_times")),
        Column("places", said("study_col_sentences")),
    )
    about = said("study_terms_about", count=FEWEST)
    return Table("terms", said("study_terms"), columns, tuple(rows), about) if rows else None


def _is_varied(counted: Counts, concept: Concept) -> bool:
    words = [word for word, _ in counted.rows_of(concept.id) if word != NONE]
    return counted.total(concept.id) >= FEWEST and len(words) > 1


def _term(counted: Counts, concept: Concept) -> Iterator[Row]:
    for word, own in counted.rows_of(concept.id):
        name = Run(_first(counted.publication, concept), concept=concept.id, is_quoted=True)
        yield Row(((name,), _wording(counted, word), _number(len(own)), _places(own)))
