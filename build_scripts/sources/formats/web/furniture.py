"""What on a web page is not its text: scripts, menus, what is hidden, what surrounds the main part.

Each is left out under the name of a kind, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from build_scripts.messages import phrase
from build_scripts.sources.formats.blocks import count

HIDDEN = phrase("hidden text")
OUTSIDE = phrase("outside the main part of the page")
BY_TAG = {
    **dict.fromkeys(("script", "style", "template", "noscript", "link", "meta", "base"),
                    phrase("scripts and styles")),
    "title": phrase("title of the page"),
    "nav": phrase("menus"),
    "aside": phrase("beside the text"),
    **dict.fromkeys(("button", "select", "option", "textarea", "datalist", "input", "label"),
                    phrase("form fields")),
    **dict.fromkeys(("iframe", "object", "video", "audio", "canvas", "svg"),
                    phrase("pictures and films")),
    "del": phrase("deleted text"),
    **dict.fromkeys(("rt", "rp"), phrase("readings above characters")),
}  # fmt: skip
BY_ROLE = {
    "navigation": phrase("menus"), "menu": phrase("menus"), "menubar": phrase("menus"),
    "search": phrase("form fields"),
    "complementary": phrase("beside the text"), "banner": phrase("head of the page"),
    "contentinfo": phrase("foot of the page"),
}  # fmt: skip
OF_MENUS = frozenset(("nav", "ul", "form", "a", "button"))
ENDS = {"header": phrase("head of the page"), "footer": phrase("foot of the page")}
"""Head and foot of the page, unless they are of an article or of the main part."""
INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
VEILED = re.compile(
    r"(?:^|;)\s*(?:visibility\s*:\s*hidden|opacity\s*:\s*0\s*(?:;|$))", re.IGNORECASE
)
BACK = re.compile(r"\s*[↩↑^⬆⏎↵︎️]+\s*\Z")


def strings(element: Element) -> Iterator[str]:
    """Every text below an element, comments aside."""
    for each in element.iter():
        if isinstance(each.tag, str) and each.text:
            yield each.text
        if each is not element and each.tail:
            yield each.tail


def size(element: Element) -> int:
    """The characters below an element."""
    return sum(map(count, strings(element)))


def kind_of(element: Element, *, is_inside: bool, is_unveiled: bool) -> str:
    """Why the text of an element is left out; empty where it is taken.

    ``is_inside``: below an article or the main part. ``is_unveiled``: most of the page is hidden
    until its script runs, so that this says nothing.
    """
    tag, style = element.tag, element.get("style", "")
    if tag in BY_TAG:
        return BY_TAG[tag]
    if element.get("role", "") in BY_ROLE:
        return BY_ROLE[element.get("role", "")]
    if tag in ENDS and not is_inside:
        return ENDS[tag]
    if tag == "a" and element.get("href", "").startswith("#"):
        return phrase("links back") if BACK.match("".join(strings(element))) else ""
    is_veiled = element.get("hidden") is not None or VEILED.search(style)
    return HIDDEN if INVISIBLE.search(style) or (is_veiled and not is_unveiled) else ""


def main_part(body: Element) -> Element:
    """The element that holds the text: a ``main``, an ``article`` with most of it, else all."""
    mains = [each for each in body.iter() if each.tag == "main" or each.get("role") == "main"]
    if len(mains) == 1 and size(mains[0]):
        return mains[0]
    articles = list(body.iter("article"))
    if len(articles) == 1 and size(articles[0]) * 2 > _visible(body):
        return articles[0]
    return body


def title_head(root: Element, main: Element) -> Element | None:
    """What holds the first main heading, and no menu: it is text, also before the main part.

    The head of the page, or the heading itself where that stands before a main part without one.
    """
    first = next(root.iter("h1"), None)
    for head in root.iter("header"):
        inside = list(head.iter())
        if first in inside and not any(each.tag in OF_MENUS for each in inside):
            return head if _is_inside(head, main) or _lacks_title(root, main, head) else None
    return first if first is not None and _lacks_title(root, main, first) else None


def _is_inside(element: Element, outer: Element) -> bool:
    return any(each is element for each in outer.iter())


def _lacks_title(root: Element, main: Element, title: Element) -> bool:
    """Whether the main part has no heading of its own, and a title before it is in no menu."""
    if any(each.tag in ("h1", "h2") for each in main.iter()):
        return False
    own = (*BY_TAG, *ENDS)
    if any(_is_inside(title, each) for tag in own for each in root.iter(tag) if each is not title):
        return False
    return next(each for each in root.iter() if each is title or each is main) is title


def _visible(body: Element) -> int:
    scripts = sum(size(each) for tag in ("script", "style") for each in body.iter(tag))
    return size(body) - scripts
