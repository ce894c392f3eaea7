"""Akoma Ntoso 3.0 (OASIS LegalDocML): one edition of the document as legal XML.

Elements carry two ids: ``eId`` by the Akoma Ntoso Naming Convention, and ours as ``wId``,
the id that stays the same in every expression of the work:
``p2-s1-c6`` → ``eId="part_2__sec_1__cl_6" wId="p2-s1-c6"``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from build_scripts import footmarks
from build_scripts.kinds import FOOTNOTE, LETTERS
from build_scripts.language.languages import language, language_name
from build_scripts.model import HEADING, Bitext, Division, Document, Edition, Unit
from build_scripts.publication.reference import full_names, reference
from build_scripts.publication.standing import stated
from build_scripts.publication.words import SPOKEN, pick, voice
from build_scripts.tabular import has_head, is_table, rows

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:duidu"
"""Name of the namespace of our own remarks; an identifier, not an address."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ELEMENTS: Mapping[str, str] = {
    "book": "book",
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "article": "article",
    "clause": "clause",
    "item": "point",
    "par": "paragraph",
}
"""Kind → hierarchical element; every other kind is an ``hcontainer`` of that name."""

ABBREVIATIONS: Mapping[str, str] = {
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "clause": "cl",
    "paragraph": "para",
}
"""Element → what its eId begins with, where that is not its name (Naming Convention, 5.3)."""

NO_COUNTRY = "zz"
"""For works of no one country (ISO 3166-1 leaves the code to its users)."""
UNKNOWN = "0001-01-01", "unknown"
"""A date that nobody has stated, and its name: the schema wants one on every level, and this is the
first that it takes (``xsd:date``). No address has it."""

# "p2", "a1_1"
PART_OF_ID = re.compile(r"([a-z]+)(\d[\d_]*)$")

Node = Division | Unit


def render(bitext: Bitext, key: str) -> str:
    """One edition as Akoma Ntoso; KeyError for a language that the document has not."""
    edition = bitext.document.edition(key)
    root = Xml.Element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:duidu": OURS})
    doc = Xml.SubElement(root, "doc", name="document", contains="originalVersion")
    doc.append(_meta(bitext.document, edition))
    tree = _Tree(bitext, edition)
    front, body, back = tree.parts()
    _fill_front(doc, front, tree)
    main = Xml.SubElement(doc, "mainBody", {XML_LANG: edition.lang})
    for node in body:
        main.append(tree.element(node))
    if back:
        _fill_blocks(Xml.SubElement(doc, "conclusions", {XML_LANG: edition.lang}), back, tree)
    _break_lines(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def eid(node_id: str) -> str:
    """Our id by the naming convention: ``p2-s1-c6`` → ``part_2__sec_1__cl_6``."""
    kinds = {letters: kind for kind, letters in LETTERS.items()}
    parts = []
    for part in node_id.split("-"):
        if (numbered := PART_OF_ID.match(part)) and numbered[1] in kinds:
            element = ELEMENTS.get(kinds[numbered[1]], kinds[numbered[1]])
            parts.append(f"{ABBREVIATIONS.get(element, element)}_{numbered[2].replace('_', '-')}")
        else:
            parts.append(part)
    return "__".join(parts)


class _Tree:
    """The nodes that one edition has, as elements."""

    def __init__(self, bitext: Bitext, edition: Edition) -> None:
        self.key = edition.key
        self.lang = edition.lang
        nodes = [node for node in bitext.in_own_order(bitext.nodes(), self.key) if self.has(node)]
        ids = {node.id for node in nodes}
        self.children: dict[str, list[Node]] = {}
        self.footnotes = {
            node.id: node for node in nodes if isinstance(node, Unit) and node.kind == FOOTNOTE
        }
        self.said: set[str] = set()
        """Footnotes that stand where they are first marked."""
        marked = {mark.footnote for node in nodes for mark in node.footmarks.get(self.key, ())}
        for node in nodes:
            if node.id in marked & self.footnotes.keys():
                continue
            self.children.setdefault(node.parent if node.parent in ids else "", []).append(node)

    def has(self, node: Node) -> bool:
        if isinstance(node, Unit):
            return node.has(self.key)
        return bool(node.label.get(self.key) or node.heading.get(self.key))

    def parts(self) -> tuple[list[Unit], list[Node], list[Unit]]:
        """The named blocks in front, the body, and the named blocks at the end."""
        top = self.children.get("", [])
        inner = [place for place, node in enumerate(top) if not self._is_block(node)]
        first, last = (inner[0], inner[-1] + 1) if inner else (len(top), len(top))
        front, back = top[:first], top[last:]
        return (
            [node for node in front if isinstance(node, Unit)],
            top[first:last],
            [node for node in back if isinstance(node, Unit)],
        )

    def _is_block(self, node: Node) -> bool:
        is_named = isinstance(node, Unit) and node.kind not in LETTERS
        return is_named and not self.children.get(node.id)

    def element(self, node: Node) -> Xml.Element:
        """A division or unit with all inside it."""
        if node.kind in ELEMENTS:
            element = Xml.Element(ELEMENTS[node.kind], eId=eid(node.id), wId=node.id)
        else:
            element = Xml.Element("hcontainer", eId=eid(node.id), wId=node.id, name=node.kind)
        self.name(element, node)
        children = self.children.get(node.id, [])
        own = (node.text.get(self.key) or ()) if isinstance(node, Unit) else ()
        if own or not children:
            block = "intro" if children else "content"
            part = Xml.SubElement(element, block, eId=f"{eid(node.id)}__{block}")
            self.paragraphs(part, own, node)
        for child in children:
            element.append(self.element(child))
        return element

    def text(
        self, parent: Xml.Element, node: Node, paragraph: int, text: str, start: int = 0
    ) -> None:
        """A text; where a footnote is first marked it stands itself, then references to it.

        ``start``: where in its paragraph the text begins.
        """
        end = start + len(text)
        marks = [
            (mark.footnote, mark.start - start, mark.end - start)
            for mark in footmarks.marks_in(node, self.key, paragraph)
            if start <= mark.start and mark.end <= end
        ]
        parent.text = text[: marks[0][1]] if marks else text
        ends = [*(mark[1] for mark in marks[1:]), len(text)]
        for (footnote, first, last), until in zip(marks, ends, strict=True) if marks else ():
            own = self._footnote(parent, footnote, text[first:last])
            own.tail = text[last:until]

    def _footnote(self, parent: Xml.Element, footnote: str, printed: str) -> Xml.Element:
        if footnote in self.said:
            return Xml.SubElement(parent, "noteRef", href=f"#{eid(footnote)}", marker=printed)
        self.said.add(footnote)
        unit = self.footnotes[footnote]
        names = {"eId": eid(footnote), "wId": footnote, "marker": printed, "placement": "bottom"}
        note = Xml.SubElement(parent, "authorialNote", names)
        self.paragraphs(note, unit.text.get(self.key) or (), unit)
        return note

    def name(self, element: Xml.Element, node: Node) -> None:
        for part, text in (("num", node.label), ("heading", node.heading)):
            if said := text.get(self.key):
                named = Xml.SubElement(element, part, eId=f"{eid(node.id)}__{part}")
                named.text = said
                if part == "heading":
                    self.text(named, node, HEADING, said)

    def paragraphs(self, block: Xml.Element, texts: Sequence[str], node: Node) -> None:
        """One ``p`` or ``table`` a paragraph; an empty ``p`` where there is none, as the schema
        wants."""
        for number, text in enumerate(texts or ("",)):
            kind = "table" if is_table(text) else "p"
            element = Xml.SubElement(block, kind, eId=f"{block.get('eId')}__{kind}_{number + 1}")
            if kind == "p":
                self.text(element, node, number, text)
            else:
                self.table(element, node, number, text)

    def table(self, element: Xml.Element, node: Node, paragraph: int, text: str) -> None:
        """A row a ``tr``, a cell a ``th`` or ``td`` with one ``p``."""
        head, start = "th" if has_head(text) else "td", 0
        for place, row in enumerate(rows(text)):
            line = Xml.SubElement(element, "tr")
            for cell in row:
                start = text.find(cell, start)
                data = Xml.SubElement(line, "td" if place else head)
                self.text(Xml.SubElement(data, "p"), node, paragraph, cell, start)
                start += len(cell)


def _fill_front(doc: Xml.Element, front: Sequence[Unit], tree: _Tree) -> None:
    """Title and the like in ``preface``; from the preamble on in ``preamble``."""
    kinds = [unit.kind for unit in front]
    cut = kinds.index("preamble") if "preamble" in kinds else len(front)
    if front[:cut]:
        _fill_blocks(Xml.SubElement(doc, "preface", {XML_LANG: tree.lang}), front[:cut], tree)
    if front[cut:]:
        _fill_blocks(Xml.SubElement(doc, "preamble", {XML_LANG: tree.lang}), front[cut:], tree)


def _fill_blocks(parent: Xml.Element, units: Sequence[Unit], tree: _Tree) -> None:
    for unit in units:
        if unit.kind == "title":
            block = Xml.SubElement(parent, "longTitle", eId="title", wId=unit.id)
        else:
            block = Xml.SubElement(parent, "container", eId=unit.id, wId=unit.id, name=unit.kind)
        if heading := (unit.label.get(tree.key) or "") + (unit.heading.get(tree.key) or ""):
            Xml.SubElement(block, "p", eId=f"{unit.id}__heading").text = heading
        tree.paragraphs(block, unit.text.get(tree.key) or (), unit)


def _meta(document: Document, edition: Edition) -> Xml.Element:
    """The identification of work, expression and manifestation, and where the text is from."""
    meta = Xml.Element("meta")
    identification = Xml.SubElement(meta, "identification", source="#editor")
    code = language(edition.lang).iso
    made = _first((document.signed, "signature"), (document.effective, "effect"))
    published = _first((edition.published, "publication"), made)
    work = "/".join(
        ("/akn", NO_COUNTRY, "doc", *(made[:1] if made != UNKNOWN else ()), document.id)
    )
    # Nothing behind the @: the original expression (Naming Convention).
    expression = f"{work}/{code}@{edition.published}"
    authors = tuple(full_names(reference(document, edition))) or ("?",)
    _level(identification, "FRBRWork", work, made, *map(_author, range(len(authors))))
    parts = identification[-1]
    Xml.SubElement(parts, "FRBRcountry", value=NO_COUNTRY)
    _level(identification, "FRBRExpression", expression, published, "#publisher")
    Xml.SubElement(identification[-1], "FRBRlanguage", language=code)
    revised = _first((document.revised, "markup"))
    _level(identification, "FRBRManifestation", f"{expression}.xml", revised, "#editor")
    Xml.SubElement(identification[-1], "FRBRformat", value="application/akn+xml")
    references = Xml.SubElement(meta, "references", source="#editor")
    for name, shown in (
        ("editor", "Duidu"),
        *((_author(at)[1:], name) for at, name in enumerate(authors)),
        ("publisher", pick(edition.publisher, edition.key) or "?"),
    ):
        attributes = {"eId": name, "href": f"/akn/ontology/organization/{name}", "showAs": shown}
        Xml.SubElement(references, "TLCOrganization", attributes)
    meta.append(_remarks(document, edition))
    return meta


def _first(*dates: tuple[str, str]) -> tuple[str, str]:
    """The first of some dates that is stated, with its name."""
    return next((each for each in dates if each[0]), UNKNOWN)


def _author(at: int) -> str:
    """What refers to an author."""
    return f"#author-{at + 1}"


def _level(parent: Xml.Element, name: str, uri: str, date: tuple[str, str], *authors: str) -> None:
    level = Xml.SubElement(parent, name)
    suffix = "" if uri.endswith(".xml") else "/!main"
    Xml.SubElement(level, "FRBRthis", value=uri + suffix)
    Xml.SubElement(level, "FRBRuri", value=uri)
    Xml.SubElement(level, "FRBRdate", date=date[0], name=date[1])
    for author in authors:
        Xml.SubElement(level, "FRBRauthor", href=author)


def _remarks(document: Document, edition: Edition) -> Xml.Element:
    """Standing and source of the text in words; the schema has no place of its own for them."""
    proprietary = Xml.Element("proprietary", source="#editor")
    for said in dict.fromkeys(stated(document, edition, key) for key in document.keys):
        Xml.SubElement(proprietary, "duidu:standing", {XML_LANG: said.lang}).text = said.text
    source = Xml.SubElement(proprietary, "duidu:source", sha256=edition.sha256)
    own = voice(edition.key)
    source.set(XML_LANG, edition.lang if edition.url else SPOKEN[own])
    source.text = edition.url or language_name(edition.key, own)
    return proprietary


def _break_lines(element: Xml.Element) -> None:
    """One element a line, without white space inside texts."""
    if element.text and element.text.strip():
        return
    if len(element):
        element.text = "\n"
    for child in element:
        _break_lines(child)
        child.tail = "\n"
