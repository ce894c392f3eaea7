"""What an editor says for the studies of a document, held against its texts at every build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from build_scripts.apparatus.concordance import Concordance
from build_scripts.apparatus.quotations import no_unit, not_there
from build_scripts.language.languages import is_spaced
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Division, Unit
from build_scripts.problems import Problem
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.studies import Instrument, Parallel, Quote, Studies, Words

Place = tuple[str, str]
"""Id of a unit or division, id of the sentence pair in it; empty for a heading."""


def faults(studies: Studies, glossary: Glossary, found: Concordance) -> tuple[Problem, ...]:
    """Quotations that are not there, other numbers of words, concepts that are not known."""
    path = studies.path
    nodes = {node.id: node for node in found.bitext.nodes()}
    problems = [*_twice(studies)]
    for quote in studies.quotes():
        problems += _of_quote(path, quote, nodes, found.bitext)
    for words in studies.words():
        problems += _of_words(path, words, nodes, found)
    known = glossary.by_id()
    for each in studies.instruments:
        problems += [
            Problem(
                path, each.printed.line, "N11",
                phrase("the concept {id!r} is not in the glossary of this document", id=concept),
                "take the id of a concept from `glossary.yml`, or leave it out",
            )
            for concept in each.concepts
            if concept not in known
        ]  # fmt: skip
    problems += _untold(studies, found)
    for parallel in studies.parallels:
        problems += _unequal(path, parallel)
    return tuple(sorted(problems))


def places(words: Words, found: Concordance) -> Mapping[Place, int]:
    """Where words stand, and how often there; whole words where a language parts them."""
    pattern = _pattern(words)
    inside = _inside(words.within, found.bitext) if words.within else None
    out: Counter[Place] = Counter()
    for place, lines in found.lines.items():
        if inside is None or place[0] in inside:
            own = (line.text for line in lines if line.key == words.key)
            out[place] = sum(len(pattern.findall(text)) for text in own)
    return +out


def _pattern(words: Words) -> re.Pattern[str]:
    """The words by themselves; a mark or a sign at their edge parts them from anything."""
    before, after = (
        edge if is_spaced(words.key) and end.isalnum() else ""
        for edge, end in ((r"(?<!\w)", words.text[0]), (r"(?!\w)", words.text[-1]))
    )
    return re.compile(before + re.escape(words.text) + after)


def shared(studies: Studies) -> frozenset[str]:
    """Concepts that several instruments have: which of them a place means, an editor quotes."""
    counted = Counter(concept for each in studies.instruments for concept in each.concepts)
    return frozenset(concept for concept, count in counted.items() if count > 1)


def units_of(instrument: Instrument, studies: Studies, found: Concordance) -> frozenset[str]:
    """Where an instrument is named: where it is quoted, and where its concepts occur."""
    own = set(instrument.concepts) - shared(studies)
    return frozenset(
        {quote.unit for quote in instrument.quotes}
        | {use.unit for concept in own for use in found.uses.get(concept, ())}
    )


def _inside(node: str, bitext: Bitext) -> frozenset[str]:
    """A node and all in it."""
    inside = {node}
    for each in bitext.nodes():  # the outer before the inner
        if each.parent in inside:
            inside.add(each.id)
    return frozenset(inside)


def _twice(studies: Studies) -> Iterator[Problem]:
    """Ids that are an address of two tables of one page."""
    for tables in (studies.parallels, studies.traits):
        lines: dict[str, int] = {}
        for each in tables:
            if each.id in lines:
                yield Problem(
                    studies.path, each.line, "N10",
                    phrase("the id {id!r} stands twice, first in line {line}", id=each.id,
                        line=lines[each.id]),
                    "give one of the two another id",
                )  # fmt: skip
            lines.setdefault(each.id, each.line)


def _of_quote(
    path: str, quote: Quote, nodes: Mapping[str, Division | Unit], bitext: Bitext
) -> Iterator[Problem]:
    if not quote.texts:
        yield Problem(
            path, quote.line, "N03", "the place quotes neither text",
            "add `zh:` or `en:` with the exact words",
        )  # fmt: skip
    if quote.source_line:
        yield from _left_out(path, quote, bitext)
    elif quote.unit not in nodes:
        yield no_unit(path, quote.line, quote.unit)
    else:
        yield from not_there(path, quote.line, nodes[quote.unit], quote.texts)


def _left_out(path: str, quote: Quote, bitext: Bitext) -> Iterator[Problem]:
    for key, text in quote.texts.items():
        own = (each for each in bitext.left_out.get(key, ()) if each.line == quote.source_line)
        if not any(text in each.text for each in own):
            yield Problem(
                path, quote.line, "N02",
                phrase("{quote!r} is not in line {line} of the {key!r} source, or that line is not "
                    "left out", quote=text, key=key, line=quote.source_line),
                "quote letter by letter; the lines left out stand on the page about the document",
            )  # fmt: skip


def _of_words(
    path: str, words: Words, nodes: Mapping[str, Division | Unit], found: Concordance
) -> Iterator[Problem]:
    if words.within and words.within not in nodes:
        yield no_unit(path, words.line, words.within)
        return
    count = sum(places(words, found).values())
    if count != words.count:
        yield Problem(
            path, words.line, "N07", phrase("{words!r} stands {count} times in the text, not "
                "{declared}", words=words.text, count=count, declared=words.count),
            "look at the places, then correct `count:`",
        )  # fmt: skip


def _untold(studies: Studies, found: Concordance) -> Iterator[Problem]:
    """Places of a concept that several instruments have, where none of them is quoted."""
    for concept in sorted(shared(studies)):
        own = [each for each in studies.instruments if concept in each.concepts]
        quoted = {quote.unit for each in own for quote in each.quotes}
        units = dict.fromkeys(use.unit for use in found.uses.get(concept, ()))
        for unit in units:
            if unit not in quoted:
                yield Problem(
                    studies.path, own[0].printed.line, "N12",
                    phrase("{unit} names {concept}, which several instruments have, and none of "
                        "them quotes it", unit=unit, concept=concept),
                    "quote the place under the instrument that is meant there",
                )  # fmt: skip


def _unequal(path: str, parallel: Parallel) -> Iterator[Problem]:
    for row in parallel.rows:
        if len(row.cells) != len(parallel.columns):
            yield Problem(
                path, row.line, "N13", phrase("the row has {count} cells, the table {columns} "
                    "columns", count=len(row.cells), columns=len(parallel.columns)),
                "give each row a cell for every column",
            )  # fmt: skip
