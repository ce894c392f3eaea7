"""Bilingual pages: the paired reading pages and the whole document on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.language.languages import language
from build_scripts.model import Division, LangText, Unit
from build_scripts.outputs.pages import front, navigation
from build_scripts.outputs.pages.escape import front_matter
from build_scripts.outputs.pages.jsonld import document_ld, json_ld
from build_scripts.outputs.pages.paths import href
from build_scripts.outputs.pages.rows import Heading, Row, heading, row
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.paginate import Page
from build_scripts.publication.publication import FULL, Frame, Node
from build_scripts.publication.words import SPOKEN, Span, pick, say


@dataclass(frozen=True, slots=True)
class Group:
    """Headings and the rows under the last of them."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def reading_pages(frame: Frame) -> Iterator[tuple[str, str]]:
    """The paired reading pages, by address inside the document."""
    for place, page in enumerate(frame.pages):
        yield f"{page.id}/", _reading_page(frame, page, place)


def full_page(frame: Frame) -> str:
    """The whole document on one page."""
    document = frame.bitext.document
    here = f"{FULL}/"
    names = {
        key: f"{pick(document.short or document.title, key)} {say('full', key)}"
        for key in frame.keys
    }
    said = {key: say("full", key) for key in frame.keys}
    text = front.brief(
        {
            key: f"{say('full', key)}{language(key).punctuation.colon}{pick(document.title, key)}"
            for key in SPOKEN
        }
    )
    about = _meta(frame, "full", here, said, text)
    about |= {
        "here": said,
        "outline": _anchors(navigation.outline(frame, here, ""), frame),
        "views": navigation.views(here, "", frame),
        "jsonld": document_ld(frame, here),
    }
    head = tuple(Span(key, frame.lang(key), names[key]) for key in frame.keys)
    found = groups(frame, tuple(frame.nodes.values()), here, base=-1)
    return fill("reading", front=front_matter(about), head=head, groups=found)


def groups(frame: Frame, nodes: Sequence[Node], here: str, base: int) -> tuple[Group, ...]:
    """Headings and rows of a page; ``base`` is the depth of the division that is its h1.

    On the full page (base -1) the h1 is the title, so that every division is one lower.
    """
    out: list[tuple[list[Heading], list[Row]]] = [([], [])]
    level = 1
    for node in nodes:
        depth = sum(isinstance(each, Division) for each in frame.ancestors(node))
        if isinstance(node, Unit):
            out[-1][1].append(row(frame, node, here, max(depth - base + 1, 2)))
            continue
        if out[-1][1]:
            out.append(([], []))
        level = depth - base + 1
        out[-1][0].append(heading(frame, node, here, max(level, 0)))
    return tuple(Group(tuple(heads), tuple(rows)) for heads, rows in out)


def _reading_page(frame: Frame, page: Page, place: int) -> str:
    here = f"{page.id}/"
    node = frame.nodes[page.id]
    names = front.by_language(frame, node)
    text = front.describe(frame, node, frame.keys)
    about = _meta(frame, "reading", here, front.cut(names), text)
    about |= {
        "node": page.id,
        "alternates": navigation.alternates(frame, page.id, here),
        "here": front.words_by_language(frame, page.id),
        "outline": navigation.outline(frame, here, page.id),
        "views": navigation.views(here, page.id, frame),
        "jsonld": json_ld(frame, here, names, frame.keys),
    }
    about["crumbs"] += navigation.crumbs(frame, here, node)
    about |= neighbours(frame, here, place, "")
    base = sum(isinstance(each, Division) for each in frame.ancestors(node))
    found = groups(frame, page.nodes, here, base)
    return fill("reading", front=front_matter(about), head=(), groups=found)


def neighbours(frame: Frame, here: str, place: int, prefix: str) -> front.Meta:
    """Previous and next reading page; ``prefix`` is ``zh/`` on the pages of one language."""
    found: front.Meta = {}
    for name, at in (("prev", place - 1), ("next", place + 1)):
        if 0 <= at < len(frame.pages):
            node = frame.nodes[frame.pages[at].id]
            found[name] = {"href": href(here, f"{prefix}{node.id}/")} | front.by_language(
                frame, node
            )
    return found


def _meta(frame: Frame, kind: str, here: str, names: LangText, text: str) -> front.Meta:
    about = front.page_meta(frame, kind, here, names, text)
    return about | {"citation": front.citation_forms(frame.bitext.document)}


def _anchors(entries: list[front.Meta], frame: Frame) -> list[front.Meta]:
    """The contents of the full page lead to places on it."""
    shown = [node for node, _ in navigation.shown(frame, "")]
    return [entry | {"href": f"#{node.id}"} for entry, node in zip(entries, shown, strict=True)]
