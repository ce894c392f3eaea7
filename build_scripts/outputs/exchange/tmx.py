"""TMX 1.4b: the translation memory, one ``tu`` for each sentence pair and each heading.

Specification: https://www.gala-global.org/tmx-14b. A unit without sentence pairs is one
``tu`` as a whole. Unit ids and the sources of both texts are properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from build_scripts.language.languages import DEFAULT, language
from build_scripts.model import Bitext, Edition, Pair, Unit
from build_scripts.publication.standing import status_of
from build_scripts.publication.words import pick
from build_scripts.tabular import flat

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
TOOL = "duidu"
TOOL_RELEASE = "1"
"""Release of this format of ours, raised when the shape of the file changes."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Segment:
    """One translation unit: which part of which unit, and its text in each language."""

    id: str
    """``p2-s1-c6.3``: sentence pair; ``p2-s1-c6``: a unit as a whole; ``p2-s1.heading``."""
    unit: str
    kind: str
    """``sentence``, ``unit``, ``label`` or ``heading``."""
    made: str
    """How the pair was made, empty where it was not paired by sentences."""
    texts: Mapping[str, str]


def render(bitext: Bitext) -> str:
    """The document as TMX: the first edition is the source language."""
    editions = bitext.document.editions
    root = Xml.Element("tmx", version="1.4")
    header = Xml.SubElement(root, "header", _header(editions[0]))
    document = bitext.document
    for edition in editions:
        _prop(header, f"title-{edition.key}", pick(document.title, edition.key))
        _prop(header, f"source-{edition.key}", edition.url)
        _prop(header, f"sha256-{edition.key}", edition.sha256)
        _prop(header, f"status-{edition.key}", status_of(document, edition, edition.key))
    body = Xml.SubElement(root, "body")
    for segment in segments(bitext):
        _add(body, segment, editions)
    Xml.indent(root, space=" ")
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{DOCTYPE}\n{text}\n'


def _header(source: Edition) -> dict[str, str]:
    return {
        "creationtool": TOOL,
        "creationtoolversion": TOOL_RELEASE,
        "segtype": "sentence",
        "o-tmf": "duidu bitext",
        "adminlang": DEFAULT,
        "srclang": source.lang,
        "datatype": "plaintext",
    }


def _add(body: Xml.Element, segment: Segment, editions: Sequence[Edition]) -> None:
    tu = Xml.SubElement(body, "tu", tuid=segment.id)
    _prop(tu, "unit", segment.unit)
    _prop(tu, "kind", segment.kind)
    _prop(tu, "made", segment.made)
    for edition in editions:
        if text := segment.texts.get(edition.key):
            tuv = Xml.SubElement(tu, "tuv", {XML_LANG: edition.lang})
            _prop(tuv, "edition", edition.key)
            Xml.SubElement(tuv, "seg").text = text


def _prop(parent: Xml.Element, kind: str, value: str) -> None:
    if value:
        Xml.SubElement(parent, "prop", type=f"x-{kind}").text = value


def segments(bitext: Bitext) -> Iterator[Segment]:
    """All translation units in reading order; each has a text in one language at least."""
    keys = bitext.document.keys
    for node in bitext.nodes():
        for part, texts in (("label", node.label), ("heading", node.heading)):
            if named := {key: text for key in keys if (text := texts.get(key))}:
                yield Segment(f"{node.id}.{part}", node.id, part, "", named)
        if isinstance(node, Unit):
            yield from _sentences(node, keys)


def _sentences(unit: Unit, keys: Sequence[str]) -> Iterator[Segment]:
    if not unit.pairs:
        texts = {key: "\n".join(map(flat, text)) for key in keys if (text := unit.text.get(key))}
        if texts:
            yield Segment(unit.id, unit.id, "unit", "", texts)
    for pair in unit.pairs:
        texts = {key: _span(unit, key, pair) for key in keys if pair.texts.get(key)}
        if texts:
            made = pair.made if pair.is_matched else ""
            yield Segment(pair.id, unit.id, "sentence", made, texts)


def _span(unit: Unit, key: str, pair: Pair) -> str:
    """The sentences of one side with the white space between them as the source has it."""
    sentences = pair.texts[key]
    for paragraph in unit.text.get(key) or ():
        start = paragraph.find(sentences[0])
        end = paragraph.find(sentences[-1], start + len(sentences[0])) if start >= 0 else -1
        if len(sentences) == 1 or end < 0:
            continue
        span = paragraph[start : end + len(sentences[-1])]
        if "".join(span.split()) == "".join("".join(sentences).split()):
            return span
    return language(key).gap.join(sentences)
