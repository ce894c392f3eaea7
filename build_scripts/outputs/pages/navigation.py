"""Ways through a document: contents, crumbs, neighbours, the same page in other views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.model import Division
from build_scripts.outputs.pages.front import Meta, by_language
from build_scripts.outputs.pages.paths import href
from build_scripts.publication.publication import FULL, Frame, Node

OUTLINE_MOST = 60
"""Divisions up to which the contents beside a page show all of them."""
OUTLINE_NEAR = 12
"""In longer documents: how many neighbours before and after the current division."""


def crumbs(frame: Frame, here: str, node: Node) -> list[Meta]:
    """The divisions and units that enclose a node."""
    return [
        {"href": href(here, *frame.place(each.id)), **by_language(frame, each)}
        for each in frame.ancestors(node)
    ]


def step(frame: Frame, here: str, node_id: str) -> Meta:
    """A link to a neighbour: ``{href, zh, en}``."""
    return {"href": href(here, f"{node_id}/"), **by_language(frame, frame.nodes[node_id])}


def views(here: str, node: str, frame: Frame) -> Meta:
    """The same page in both languages and in each alone."""
    place = f"{node}/" if node else ""
    both = place or f"{FULL}/"
    return {"both": href(here, both)} | {key: href(here, f"{key}/{place}") for key in frame.keys}


def alternates(frame: Frame, node: str, both: str) -> Meta:
    """Addresses from the site's root of the one-language pages, for hreflang."""
    root = f"{frame.bitext.document.id}/"
    place = f"{node}/" if node else ""
    found = {frame.lang(key): f"{root}{key}/{place}" for key in frame.keys}
    return found | {"x-default": f"{root}{both}"}


def outline(frame: Frame, here: str, current: str, prefix: str = "") -> list[Meta]:
    """The divisions of the document, those near the current one where there are many.

    ``prefix`` is ``zh/`` on the pages of one language, which lead on in that language.
    """
    out = []
    for node, depth in shown(frame, current):
        address, fragment = frame.place(node.id)
        is_page = node.id in frame.page_of
        entry = {"href": href(here, prefix * is_page + address, fragment)}
        entry |= by_language(frame, node) | {"depth": depth}
        out.append(entry | ({"current": True} if node.id == current else {}))
    return out


def shown(frame: Frame, current: str) -> Iterator[tuple[Node, int]]:
    """Divisions with their depth: all, or the current one's ancestors, siblings and children."""
    is_all = len(frame.bitext.divisions) <= OUTLINE_MOST
    open_ids = {current}
    if current in frame.nodes:
        open_ids |= {each.id for each in frame.ancestors(frame.nodes[current])}

    def walk(parent: str, depth: int) -> Iterator[tuple[Node, int]]:
        inside = [each for each in frame.children.get(parent, ()) if isinstance(each, Division)]
        for each in inside if is_all else _near(inside, open_ids):
            yield each, depth
            if is_all or each.id in open_ids:
                yield from walk(each.id, depth + 1)

    return walk("", 0)


def _near(inside: Sequence[Division], open_ids: set[str]) -> Sequence[Division]:
    at = next((place for place, each in enumerate(inside) if each.id in open_ids), 0)
    return inside[max(0, at - OUTLINE_NEAR) : at + OUTLINE_NEAR + 1]
