"""A web page as paragraphs, tables and an account: what a browser shows without its scripts.

Parsed by ``tinyhtml5``, as the HTML standard says; nothing is fetched, no entity is resolved but
those of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem
from build_scripts.sources.formats.blocks import Extract, count
from build_scripts.sources.formats.kinds import HTML
from build_scripts.sources.formats.web.charset import decode_page
from build_scripts.sources.formats.web.furniture import HIDDEN, main_part, size
from build_scripts.sources.formats.web.page import Page

LARGEST = 5_000_000
"""Bytes of a page."""
DEEPEST = 200
"""Elements within elements; browsers stop at 512, people at some 40."""
# Elements that end by themselves, or have no end tag: they go no deeper.
SELF_ENDING = frozenset(
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup col rt rp br hr img input meta "
    "link base area embed source track wbr param html head body".split()
)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)|<!--")
RAW = {"script": "</script", "style": "</style", "": "-->"}
"""Elements in which no tag is one, and comments, with what ends them."""


def read_web(raw: bytes, shown: str) -> Found[Extract]:
    """A page's text; ``None`` and the reason where it cannot be taken whole."""
    if len(raw) > LARGEST:
        return _refused(shown, phrase("it has more than {size} MB", size=LARGEST // 1_000_000),
                        phrase("save the page as “web page, HTML only”, or divide it"))  # fmt: skip
    text, problems = decode_page(raw, shown)
    if text is None:
        return Found(None, problems)
    root = None if _is_deep(text) else _parsed(text)
    if root is None or _depth(root) > DEEPEST:
        return _refused(shown, phrase("its elements lie more than {number} deep in one another",
                                      number=DEEPEST),
                        phrase("open it in a browser, copy the text, and save it as UTF-8")
                        )  # fmt: skip
    return Found(_extract(root))


def _refused(shown: str, reason: str, hint: str) -> Found[Extract]:
    message = phrase("the file cannot be read: {reason}", reason=reason)
    return Found(None, (Problem(shown, 1, "I02", message, hint),))


def _parsed(text: str) -> Element:
    # A stream: a short string would be taken for the name of a file.
    parse: Any = tinyhtml5.parse
    root: Element = parse(StringIO(text), namespace_html_elements=False)
    return root


def _is_deep(text: str) -> bool:
    """Whether tags without their end tags lie too deep, before a tree is made of them."""
    depth = place = 0
    lower = text.lower()
    while found := TAG.search(lower, place):
        name = found[2] or ""
        place = found.end()
        if name in RAW and not found[1]:
            place = lower.find(RAW[name], place)
            if place < 0:
                return False
        elif name not in SELF_ENDING:
            depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _depth(root: Element) -> int:
    deepest, level = 0, [root]
    while level:
        deepest += 1
        level = [inner for each in level for inner in each]
    return deepest


def _extract(root: Element) -> Extract:
    page = _walked(root, is_unveiled=False)
    hidden = sum(count(each.text) for each in page.tally.left_out if each.kind == HIDDEN)
    if hidden > page.tally.taken:
        page = _walked(root, is_unveiled=True)
    blocks = tuple(page.blocks)
    remarks = tuple(_remarks(page, is_unveiled=hidden > 0 and page.is_unveiled))
    return Extract(HTML, blocks, (), size(root), tuple(page.tally.left_out), remarks)


def _walked(root: Element, *, is_unveiled: bool) -> Page:
    body = root.find("body")
    main = root if body is None else main_part(body)
    page = Page(main, root, is_unveiled=is_unveiled)
    page.walk()
    return page


def _remarks(page: Page, *, is_unveiled: bool) -> Iterator[str]:
    if is_unveiled:
        yield phrase("most of the page is hidden until its script runs; it is taken")
    if page.labels:
        yield phrase("{count:,} numbers and bullets of lists are written out", count=page.labels)
    if page.marked:
        yield phrase("{count:,} marks of notes are written [1]", count=page.marked)
    yield from page.tally.remarks(page.struck, page.pictures)
