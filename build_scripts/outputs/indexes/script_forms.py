"""``script.js``: what the browser needs to show Chinese texts in the other script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from build_scripts.outputs.pages.escape import script
from build_scripts.publication.conversion import Needed, runs, tables
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, WORDS

SCRIPT_FORMS = "script.js"
"""Beside the pages of a document."""

Tables = Mapping[str, Mapping[str, Sequence[Any]]]
"""Tag of texts → name of a form → its tag, characters and words."""


class Shown(NamedTuple):
    """Chinese that is shown: all that ``script.js`` follows from."""

    tags: Sequence[str]
    """Of the languages in which texts are."""
    stretches: Sequence[str]
    """Of the texts, those in which there may be something to convert."""


def of_document(publication: Publication, texts: Iterable[str]) -> Shown:
    """What a document shows; ``texts``: all that its pages and their scripts say.

    The paragraphs are given whole besides: on pages, marks of footnotes and sentences part words.
    """
    tags = dict.fromkeys(publication.lang(key) for key in publication.keys)
    return Shown([*tags], runs((*texts, *_paragraphs(publication))))


def of_glossary(texts: Iterable[str]) -> Shown:
    """What the glossary shows, whose pages quote documents too."""
    return Shown([*SPOKEN.values()], runs(texts))


def forms_script(shown: Shown) -> str:
    """``script.js`` of a document or of the glossary."""
    return script("duidu_script", _merged(forms_of(tag, shown.stretches) for tag in shown.tags))


def interface_forms() -> Tables:
    """The same of the words of the interface, for the script that converts."""
    return _merged(
        forms_of(tag, runs(texts[key] for texts in WORDS.values())) for key, tag in SPOKEN.items()
    )


def forms_of(tag: str, stretches: Sequence[str]) -> Tables:
    """What stretches of texts with a tag need; nothing for texts that have no other form."""
    found = {
        form.name: [form.tag, *_packed(table)] for form, table in tables(stretches, tag).items()
    }
    return {tag: found} if found else {}


def _merged(every: Iterable[Tables]) -> Tables:
    return {tag: each for table in every for tag, each in table.items()}


def _paragraphs(publication: Publication) -> Iterator[str]:
    """Every paragraph, and the same without the marks of footnotes."""
    for unit in publication.bitext.units:
        for key, texts in unit.text.items():
            for place, text in enumerate(texts or ()):
                yield text
                marks = [each for each in unit.footmarks.get(key, ()) if each.paragraph == place]
                for mark in sorted(marks, key=lambda each: each.start, reverse=True):
                    text = text[: mark.start] + text[mark.end :]
                if marks:
                    yield text


def _packed(table: Needed) -> tuple[str, str, str]:
    """Characters, each before what it becomes; words that become what their characters do; other
    words, each before what it becomes, which is as long: ``("发發", "注重", "头发頭髮 …")``."""
    characters = "".join(f"{each}{to}" for each, to in sorted(table.characters.items()))
    alike = {
        word: "".join(table.characters.get(each, each) for each in word) == to
        for word, to in table.words.items()
    }
    others = (f"{word}{to}" for word, to in sorted(table.words.items()) if not alike[word])
    return characters, " ".join(sorted(each for each in alike if alike[each])), " ".join(others)
