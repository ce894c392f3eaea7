"""Sentences in another language than that of their text: not translated, or pasted in by error."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from build_scripts.alignment.segment import sentences
from build_scripts.language.languages import language
from build_scripts.language.recognition.sentence import foreign
from build_scripts.messages import phrase
from build_scripts.model import Unit
from build_scripts.problems import WARNING, Problem
from build_scripts.tabular import is_table

TITLE = "title"
"""The block with a source's title lines, which may print the title in several languages."""
FORM = 3
"""So many sentences on end that stand alike in every text are a form that all of them print."""
LETTERS = 40
"""Letters of a sentence that a message shows."""


class Apart(NamedTuple):
    """A sentence of a unit that is in another language than its text."""

    unit: Unit
    key: str
    sentence: str
    found: str
    """Key of the language that it is in."""


def apart(units: Sequence[Unit], tags: Mapping[str, str]) -> Iterator[Apart]:
    """The first such sentence of each text of a unit; ``tags``: language key → that of its text."""
    for unit in units:
        if unit.kind == TITLE:
            continue
        texts = {key: _sentences(unit, key) for key in tags}
        for key, tag in tags.items():
            others = [set(own) for other, own in texts.items() if other != key]
            for run in _without_forms(texts[key], others):
                hit = next(((each, name) for each in run if (name := foreign(each, tag))), None)
                if hit:
                    yield Apart(unit, key, *hit)
                    break


def problems(
    units: Sequence[Unit],
    tags: Mapping[str, str],
    paths: Mapping[str, str],
    asked: Collection[str],
) -> Iterator[Problem]:
    """A warning for each; ``asked``: units that ``pairing:`` names."""
    for unit, key, sentence, found in apart(units, tags):
        if unit.id not in asked:
            yield Problem(
                paths[key], unit.line.get(key) or 1, "A10",
                phrase("in {unit} a sentence of the edition {key!r} ({lang}) is in {found} "
                       "({tag}): {sentence!r}", unit=unit.id, key=key, lang=tags[key],
                       found=language(found).own, tag=found, sentence=_cut(sentence)),
                "give the sentence in the language of its text; where the source has it so, name "
                "the unit under `pairing:` with a reason",
                WARNING,
            )  # fmt: skip


def _sentences(unit: Unit, key: str) -> list[str]:
    if unit.pairs:
        return [each for pair in unit.pairs for each in pair.texts.get(key, ())]
    texts = [text for text in unit.text.get(key) or () if not is_table(text)]
    return [each for text in texts for each in sentences(text, key)]


def _without_forms(own: Sequence[str], others: Sequence[set[str]]) -> Iterator[list[str]]:
    """The sentences in runs, without the runs that every text prints alike."""
    for is_alike, run in groupby(own, lambda each: all(each in other for other in others)):
        found = list(run)
        if not is_alike or len(found) < FORM:
            yield found


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else text[:LETTERS].rstrip() + "…"
