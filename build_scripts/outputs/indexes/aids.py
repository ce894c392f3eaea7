"""``search/aids.js``: what helps a query whose words stand in no text as typed.

How Chinese is read, for pinyin and for characters of the same sound, and what short forms stand
for. Fetched only when a query needs it. The shape is described in
``docs/javascripts/search/readings.js``, which reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from build_scripts.language.abbreviations import abbreviation_lines
from build_scripts.language.fold import fold
from build_scripts.language.languages import language
from build_scripts.language.readings import Readings, Runs, read, readings_from
from build_scripts.outputs.indexes.assigned import named
from build_scripts.outputs.indexes.hand_written import Section
from build_scripts.publication.publication import Publication
from build_scripts.sources.glossary import Glossary

AIDS = "aids.js"
CHINESE = "zh"


def aids_script(texts: Sequence[str], known: Mapping[str, str]) -> str:
    """The script that assigns the tables for some Chinese texts; ``known``: term → its reading."""
    return script_from(texts, read(texts, known))


def script_from(texts: Sequence[str], runs: Runs) -> str:
    """The same of texts whose stretches have been read; these in the order of the texts."""
    found = readings_from(runs)
    folded = "\n".join(fold(text, spaced=False) for text in texts)
    value = {
        "signs": [*_lines(found)],
        "words": found.words,
        "abbreviations": abbreviation_lines(folded),
    }
    return named("aids", value)


def other_texts(glossary: Glossary, sections: Iterable[Section]) -> tuple[str, ...]:
    """Everything Chinese that can be searched besides the documents."""
    return tuple(
        chain(
            chain.from_iterable(
                (
                    *(term.text for term in concept.terms.get(CHINESE, ())),
                    concept.definition.get(CHINESE) or "",
                    concept.note.get(CHINESE) or "",
                )
                for concept in glossary.concepts
            ),
            chain.from_iterable(
                (each.heading.get(CHINESE, ""), each.text.get(CHINESE, "")) for each in sections
            ),
        )
    )


def known_readings(glossary: Glossary) -> Mapping[str, str]:
    """The readings that the glossary gives: of the first Chinese term of each concept."""
    return {
        concept.name(CHINESE): concept.reading
        for concept in glossary.concepts
        if concept.reading and CHINESE in concept.terms
    }


def document_texts(look: Publication) -> Iterator[str]:
    """Everything Chinese of a document that can be searched."""
    for edition in look.bitext.document.editions:
        if language(edition.lang).key == CHINESE:
            for node in look.nodes.values():
                yield node.label.get(edition.key) or ""
                yield node.heading.get(edition.key) or ""
            for unit in look.bitext.units:
                yield "".join(unit.text.get(edition.key) or ())


def _lines(found: Readings) -> Iterator[str]:
    """``tie3铁帖``: first the usual reading of each character, then its others."""
    yield from _grouped({sign: each[:1] for sign, each in found.signs.items()}.items())
    yield from _grouped({sign: each[1:] for sign, each in found.signs.items()}.items())


def _grouped(signs: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    lines: dict[str, str] = {}
    for sign, syllables in signs:
        for syllable in syllables:
            lines[syllable] = lines.get(syllable, syllable) + sign
    yield from (lines[syllable] for syllable in sorted(lines))
