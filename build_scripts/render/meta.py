"""Front matter: what a page says of itself to the theme, in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from build_scripts.cite import citation_form
from build_scripts.model import Document, Edition, Unit
from build_scripts.render.frame import FULL, Frame, Node, href
from build_scripts.render.rows import first_words
from build_scripts.render.words import language_name, pick, say

FIRST_WORDS = {"zh": 56}
"""Han characters of text in a description; other languages get 30 (about 90 letters)."""

Meta = dict[str, Any]


def page_meta(frame: Frame, kind: str, here: str, title: str, description: str) -> Meta:
    """What every page of a document says."""
    document = frame.bitext.document
    meta: Meta = {
        "title": title,
        "description": description,
        "template": TEMPLATES.get(kind, "monolingual.html"),
        "language": document.editions[0].lang,
        "document": document.id,
        "kind": kind,
        "short": dict(document.short or document.title),
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
    """One line on a node, its words and its first words of text, in the given languages."""
    unit = node if isinstance(node, Unit) else None
    for each in frame.inside(node.id) if unit is None else ():
        if isinstance(each, Unit) and any(each.text.values()):
            unit = each
            break
    lines = []
    for key in keys:
        colon = "：" if key == "zh" else ": "
        head = frame.words(node.id, key) if isinstance(node, Unit) else frame.name(node, key)
        text = " ".join((unit.text.get(key) if unit else None) or ())
        first = first_words(text, FIRST_WORDS.get(key, 30))
        lines.append(f"{head}{colon}{first}" if first else head)
    return " ".join(lines)


def authentic(document: Document, key: str) -> str:
    """Which texts are authentic: ``Authentic texts: Chinese and Lao``."""
    names = [language_name(each, key) for each in document.authentic]
    if not names:
        return say("authentic_none", key)
    joint, last = ("、", "、") if key == "zh" else (", ", " and ")
    listed = last.join(filter(None, [joint.join(names[:-1]), names[-1]]))
    return say("authentic" if len(names) > 1 else "authentic_one", key, languages=listed)


def standing(document: Document, edition: Edition, key: str) -> str:
    """The standing of one edition: its name, status, publisher, date, and what is authentic."""
    is_zh = key == "zh"
    name = pick(edition.name, key) or language_name(edition.key, key)
    status = pick(edition.status, key).rstrip("。. ")
    issued = ("，" if is_zh else ", ").join(
        filter(None, [pick(edition.publisher, key).rstrip("。. "), edition.published])
    )
    colon, stop, space = ("：", "。", "") if is_zh else (": ", ".", " ")
    parts = [
        f"{part[0].upper()}{part[1:]}{stop}"
        for part in (status, issued, authentic(document, key))
        if part
    ]
    return f"{name}{colon}{space.join(parts)}"


def _status(document: Document, edition: Edition) -> Meta:
    return {
        "key": edition.key,
        "lang": edition.lang,
        "text": standing(document, edition, edition.key),
    }


def _crumb(here: str, address: str, word: str, frame: Frame) -> Meta:
    return {"href": "../" * here.count("/") + address} | {key: say(word, key) for key in frame.keys}
