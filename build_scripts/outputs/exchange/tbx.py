"""TBX-Basic (ISO 30042:2008, the ``martif`` form that today's tools read): the glossary.

Data categories: https://www.tbxinfo.net/tbx-dialects/, TBX-Basic, release 2. What they have no
word for stands in a note: ``as printed``, ``kind: name``. Contexts that are not a concept
(``not:``) and readings are in the table, ``glossary.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from build_scripts.language.languages import DEFAULT, language
from build_scripts.sources.glossary import AS_PRINTED, Concept, Source, Term

DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
CONSTRAINTS = "TBXBasicXCSV02.xcs"

STATUSES: Mapping[str, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""Status → ``administrativeStatus``; ``as printed`` has none: nobody recommends it."""
TYPES: Mapping[str, str] = {"short": "shortForm", "full": "fullForm"}
"""Kind of a term → ``termType``."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(concepts: Sequence[Concept], title: str, source: str, site_url: str) -> str:
    """The concepts as TBX-Basic, one ``termEntry`` each; ``concepts`` is not empty.

    ``title`` and ``source`` say in English what the glossary is and where it comes from.
    """
    root = Xml.Element("martif", {"type": "TBX-Basic", XML_LANG: DEFAULT})
    header = Xml.SubElement(root, "martifHeader")
    about = Xml.SubElement(header, "fileDesc")
    Xml.SubElement(Xml.SubElement(about, "titleStmt"), "title").text = title
    Xml.SubElement(Xml.SubElement(about, "sourceDesc"), "p").text = source
    encoding = Xml.SubElement(header, "encodingDesc")
    Xml.SubElement(encoding, "p", type="XCSURI").text = CONSTRAINTS
    body = Xml.SubElement(Xml.SubElement(root, "text"), "body")
    for concept in concepts:
        _add(body, concept, site_url)
    Xml.indent(root, space=" ")
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{DOCTYPE}\n{text}\n'


def _add(body: Xml.Element, concept: Concept, site_url: str) -> None:
    entry = Xml.SubElement(body, "termEntry", id=concept.id)
    Xml.SubElement(entry, "descrip", type="subjectField").text = concept.category
    Xml.SubElement(entry, "note").text = f"kind: {concept.kind}"
    if concept.source:
        Xml.SubElement(entry, "admin", type="source").text = cited(concept.source)
    if site_url:
        page = f"{site_url.rstrip('/')}/glossary/{concept.id}/"
        kind = {"type": "externalCrossReference", "target": page}
        Xml.SubElement(entry, "xref", kind).text = concept.id
    for key, terms in concept.terms.items():
        side = Xml.SubElement(entry, "langSet", {XML_LANG: language(key).tag})
        if text := concept.definition.get(key):
            Xml.SubElement(side, "descrip", type="definition").text = text
        if text := concept.note.get(key):
            Xml.SubElement(side, "note").text = text
        for term in terms:
            _add_term(side, term)


def cited(source: Source) -> str:
    """A source on one line: title, publisher, date where it has one, address."""
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))


def _add_term(side: Xml.Element, term: Term) -> None:
    group = Xml.SubElement(side, "tig")
    Xml.SubElement(group, "term").text = term.text
    if term.kind:
        Xml.SubElement(group, "termNote", type="termType").text = TYPES[term.kind]
    if term.status in STATUSES:
        Xml.SubElement(group, "termNote", type="administrativeStatus").text = STATUSES[term.status]
    if term.status == AS_PRINTED:
        Xml.SubElement(group, "note").text = AS_PRINTED
