"""Links that lead nowhere: every page of a built site is read as a browser would follow it.

Site tools check the links between the Markdown pages that they read, and no others; here count all:
of the theme, of pages that come finished, whichever tool built the site.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

# <a class="x" href="../p2-s2/#p2-s2-c4">
LINK = re.compile(r'<(?:a|area|link)\b[^>]*?\shref="([^"]*)"')
ID = re.compile(r'<[A-Za-z][^>]*?\sid="([^"]*)"')
# What does not lead to another page of this site, given from the page: https://…, //…, /…, mailto:…
ELSEWHERE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
OF_THE_TOOL = "__"
"""How the ids begin that only the tool's own scripts look for."""


def dead_links(site: Path, made_later: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Page (its path in the site) and link, of every link that leads to no file or no id.

    ``made_later``: files that will be there, though they are not yet.
    """
    ids: dict[str, frozenset[str]] = {}
    links: dict[str, tuple[str, ...]] = {}
    for file in sorted(site.rglob("*.html")):
        page, text = file.relative_to(site).as_posix(), file.read_text("utf-8", "replace")
        ids[page] = frozenset(map(unescape, ID.findall(text)))
        links[page] = tuple(map(sys.intern, dict.fromkeys(LINK.findall(text))))

    @cache
    def is_there(path: str) -> bool:
        return path in ids or path in made_later or (site / path).is_file()

    for page, written in links.items():
        for link in map(unescape, written):
            if ELSEWHERE.match(link):
                continue
            path, _, fragment = link.partition("#")
            target, fragment = target_of(page, unquote(path.partition("?")[0])), unquote(fragment)
            is_named = not fragment or fragment.startswith(OF_THE_TOOL) or target not in ids
            if not is_there(target) or not (is_named or fragment in ids[target]):
                yield page, link


def target_of(page: str, path: str) -> str:
    """The file that a link of a page leads to: ``a/index.html``, ``../b/`` → ``b/index.html``."""
    if not path:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(f"{target}/index.html") if is_folder else target
