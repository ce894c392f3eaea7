"""Front matter: what a page says of itself, in a few short keys.

All that the pages of a document share, and all that follows from a page's node (crumbs, views,
neighbours, Schema.org), the theme finds in the document's facts: see ``facts``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_scripts.language.languages import language
from build_scripts.model import Document, LangText, Unit
from build_scripts.outputs.pages.escape import Safe, front_matter
from build_scripts.publication.publication import Node, Publication
from build_scripts.publication.titles import first_words
from build_scripts.publication.words import SPOKEN, Span, joined, pick, spoken

LONGEST_NAME = 26
"""Han characters of a heading in a title; about three times as many letters."""
LONGEST_LINE = 54
"""The same of a description in one language: about 155 letters."""
LONGEST_BESIDE: Mapping[bool, int] = {True: 62, False: 38}
"""The same of a language beside others, in a dense one and in others."""


def front(kind: str, title: str, description: str, **more: str) -> Safe:
    """Front matter of a page; ``kind`` names its template, keys without a value are left out.

    ``more``: ``document``, ``node`` (a division, unit or concept), ``lang`` (key of the edition,
    on a page in one language), ``robots``.
    """
    values = {"title": title, "description": description, "template": f"{kind}.html", **more}
    return front_matter({key: value for key, value in values.items() if value})


def of_page(
    publication: Publication, kind: str, names: LangText, description: str, **more: str
) -> Safe:
    """Front matter of a page of a document; ``names``: what stands over it, by language."""
    document = publication.bitext.document
    return front(kind, title(document, names), description, document=document.id, **more)


def title(document: Document, names: LangText) -> str:
    """A page's title: what stands over it, then the document, in the languages of ``names``.

    ``{"zh": "一、经济", "en": "I. Economy"}`` → ``一、经济 I. Economy - 测试协定 Test Treaty``.
    """
    shorts = {key: pick(document.short or document.title, key) for key in names}
    shown = (names, shorts) if names != shorts else (shorts,)
    return " - ".join(
        joined(each) if len(each) > 1 else pick(each, next(iter(each))) for each in shown
    )


def cut(names: LangText, size: int = LONGEST_NAME) -> LangText:
    """Texts for a title or description, each cut where it is long."""
    return {key: first_words(text, size) for key, text in names.items()}


def brief(texts: LangText) -> str:
    """A description from a text in each language, cut to what search engines show."""
    return " ".join(dict.fromkeys(cut(texts, LONGEST_LINE).values()))


def of_document(document: Document, texts: LangText) -> str:
    """The same, after the document's name, for pages that every document has."""
    shorts = {key: pick(document.short or document.title, key) for key in texts}
    lines = {}
    for key, text in texts.items():
        marks = language(key).punctuation
        lines[key] = f"{shorts[key]}{marks.stop}{marks.space}{text}"
    return brief(lines)


def by_language(publication: Publication, node: Node) -> dict[str, str]:
    """What stands over a division, a unit in words, by language."""
    if isinstance(node, Unit):
        return cited_by_language(publication, node.id)
    return {key: publication.name(node, key) for key in publication.named_in}


def cited_by_language(publication: Publication, node_id: str) -> dict[str, str]:
    """A node in words, by language."""
    return {key: publication.cited(node_id, key) for key in publication.named_in}


def shorts(publication: Publication) -> tuple[Span, ...]:
    """The document by its short title, in the languages of its editions."""
    document = publication.bitext.document
    names = document.short or document.title
    return tuple(Span(key, publication.lang(key), pick(names, key)) for key in publication.keys)


def named(publication: Publication, node_id: str) -> tuple[Span, ...]:
    """A node in words where it has no number: its short form is only its id. Empty where it has."""
    if publication.shorts[node_id] != node_id:
        return ()
    return spoken(cited_by_language(publication, node_id))


def shown_first(publication: Publication) -> tuple[str, ...]:
    """The editions of which a page's description speaks: those in a language of the site, else the
    first two."""
    spoken = tuple(key for key in publication.keys if key in SPOKEN)
    return spoken or publication.keys[:2]


def describe(publication: Publication, node: Node, keys: Sequence[str]) -> str:
    """One line on a node, its words and its first words of text, in the given languages.

    The text is that of the first unit in it that has any: of an article that is only a list,
    that of its first item.
    """
    nodes = (node, *publication.inside(node.id))
    unit = next((each for each in nodes if isinstance(each, Unit) and _has_text(each, keys)), None)
    lines = []
    for key in keys:
        is_alone = len(keys) == 1
        size = LONGEST_LINE if is_alone else LONGEST_BESIDE[language(key).dense]
        colon = language(key).punctuation.colon
        head = (
            publication.named(node.id, key)
            if isinstance(node, Unit)
            else publication.name(node, key)
        )
        own = node.heading.get(key) if isinstance(node, Unit) else None
        text = " ".join((unit.text.get(key) if unit else None) or ()) or own
        line = f"{head}{colon}{text}" if text else head
        lines.append(first_words(line, size))
    return " ".join(dict.fromkeys(lines))


def _has_text(unit: Unit, keys: Sequence[str]) -> bool:
    return any(unit.text.get(key) for key in keys)
