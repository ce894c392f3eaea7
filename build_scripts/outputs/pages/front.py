"""Front matter: what a page says of itself to the theme, in plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from build_scripts.language.languages import language
from build_scripts.model import Document, Edition, LangText, Unit
from build_scripts.outputs.pages.paths import href
from build_scripts.publication.bibliography import citation_form
from build_scripts.publication.publication import FULL, Frame, Node
from build_scripts.publication.standing import authentic, standing
from build_scripts.publication.titles import first_words
from build_scripts.publication.words import pick, say

LONGEST_NAME = 26
"""Han characters of a heading in a title; about three times as many letters."""
LONGEST_LINE = 54
"""The same of a description in one language: about 155 letters."""
LONGEST_BESIDE: Mapping[bool, int] = {True: 62, False: 38}
"""The same of a language beside others, in a dense one and in others."""

Meta = dict[str, Any]


def page_meta(frame: Frame, kind: str, here: str, names: LangText, description: str) -> Meta:
    """What every page of a document says; ``names``: what stands over it, by language."""
    document = frame.bitext.document
    meta: Meta = {
        "title": title(document, names),
        "description": description,
        "template": TEMPLATES.get(kind, "monolingual.html"),
        "language": document.editions[0].lang,
        "document": document.id,
        "kind": kind,
        "short": dict(document.short or document.title),
        "name": dict(document.title),
        "status": [_status(document, edition) for edition in document.editions],
        "authentic": {key: authentic(document, key) for key in frame.keys},
        "crumbs": [_crumb(here, "../", "home", frame)],
    }
    if here:
        meta["crumbs"].append({"href": href(here, ""), **(document.short or document.title)})
    meta["links"] = [
        {"href": href(here, f"{FULL}/")} | {key: say("full", key) for key in frame.keys},
        {"href": href(here, "", "downloads")} | {key: say("downloads", key) for key in frame.keys},
    ]
    if frame.gloss.terms:
        names = {key: say("glossary", key) for key in frame.keys}
        meta["links"].insert(1, {"href": href(here, "glossary/")} | names)
    meta["units"] = href(here, "units.js").removesuffix("/")
    meta["search"] = {"exclude": True}
    return meta


def title(document: Document, names: LangText) -> str:
    """A page's title: what stands over it, then the document, in the languages of ``names``.

    ``{"zh": "一、经济", "en": "I. Economy"}`` → ``一、经济 I. Economy - 测试协定 Test Treaty``.
    """
    shorts = {key: pick(document.short or document.title, key) for key in names}
    shown = (names, shorts) if names != shorts else (shorts,)
    return " - ".join(" ".join(dict.fromkeys(each.values())) for each in shown)


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


TEMPLATES = {
    "reading": "reading.html",
    "full": "reading.html",
    "unit": "unit.html",
    "gone": "unit.html",
    "document": "document.html",
    "division": "document.html",
    "about": "document.html",
}


def by_language(frame: Frame, node: Node) -> Meta:
    """What stands over a division, a unit in words, by language."""
    if isinstance(node, Unit):
        return words_by_language(frame, node.id)
    return {key: frame.name(node, key) for key in frame.keys}


def words_by_language(frame: Frame, node_id: str) -> Meta:
    """A node in words, by language."""
    return {key: frame.words(node_id, key) for key in frame.keys}


def citation_forms(document: Document) -> Meta:
    """Full citations with ``{words}``, ``{accessed}`` and ``{address}`` left open."""
    return {edition.key: citation_form(document, edition) for edition in document.editions}


def describe(frame: Frame, node: Node, keys: Sequence[str]) -> str:
    """One line on a node, its words and its first words of text, in the given languages.

    The text is that of the first unit in it that has any: of an article that is only a list,
    that of its first item.
    """
    nodes = (node, *frame.inside(node.id))
    unit = next((each for each in nodes if isinstance(each, Unit) and _has_text(each, keys)), None)
    lines = []
    for key in keys:
        is_alone = len(keys) == 1
        size = LONGEST_LINE if is_alone else LONGEST_BESIDE[language(key).dense]
        colon = language(key).punctuation.colon
        head = frame.words(node.id, key) if isinstance(node, Unit) else frame.name(node, key)
        own = node.heading.get(key) if isinstance(node, Unit) else None
        text = " ".join((unit.text.get(key) if unit else None) or ()) or own
        line = f"{head}{colon}{text}" if text else head
        lines.append(first_words(line, size))
    return " ".join(dict.fromkeys(lines))


def _has_text(unit: Unit, keys: Sequence[str]) -> bool:
    return any(unit.text.get(key) for key in keys)


def _status(document: Document, edition: Edition) -> Meta:
    return {
        "key": edition.key,
        "lang": edition.lang,
        "text": standing(document, edition, edition.key),
    }


def _crumb(here: str, address: str, word: str, frame: Frame) -> Meta:
    return {"href": "../" * here.count("/") + address} | {key: say(word, key) for key in frame.keys}
