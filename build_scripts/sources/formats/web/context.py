"""What the elements around a text of a web page say of it; which of them refer to notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from build_scripts.sources.formats.web.furniture import strings

RAISED = {"sup": "superscript", "sub": "subscript"}
PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
NOTE = re.compile(r"\s*[\[（(〔]?([\w*†‡]{1,4})[\]）)〕]?\s*\Z")


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around a text say of it."""

    lang: str = ""
    raised: str = ""
    is_pre: bool = False
    is_inside: bool = False
    """Below an article, or the main part of the page."""
    is_linked: bool = False
    """In a link to another place of the page."""


def below(element: Element, context: Context) -> Context:
    """The context of what stands in an element."""
    lang = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if element.tag == "body":
        lang = None  # of the whole page; says nothing of a paragraph
    is_local = element.tag == "a" and element.get("href", "").startswith("#")
    return Context(
        lang or context.lang,
        RAISED.get(element.tag, context.raised),
        context.is_pre or element.tag in ("pre", "xmp", "listing")
        or bool(PRE.search(element.get("style", ""))),
        context.is_inside or element.tag in ("article", "main"),
        context.is_linked or is_local,
    )  # fmt: skip


def marks_of_notes(root: Element) -> dict[str, str]:
    """Id of a note → the mark by which a raised link refers to it."""
    found: dict[str, str] = {}
    for sup in root.iter("sup"):
        for link in sup.iter("a"):
            mark = NOTE.match("".join(strings(link)))
            if mark and link.get("href", "").startswith("#"):
                found[link.get("href", "")[1:]] = mark[1]
    for link in root.iter("a"):
        mark = NOTE.match("".join(strings(link)))
        if mark and link.get("href", "").startswith("#") and link.find("sup") is not None:
            found[link.get("href", "")[1:]] = mark[1]
    return found
