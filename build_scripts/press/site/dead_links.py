"""Links that lead nowhere: every page of a built site is read as a browser would follow it.

Site tools check the links between the Markdown pages that they read, and no others; here count all:
of the theme, of pages that come finished, whichever tool built the site.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from build_scripts.press.keep import CACHE, keep, recalled
from build_scripts.press.site.stamps import Part, Parts

# <a class="x" href="../p2-s2/#p2-s2-c4">
LINK = re.compile(r'<(?:a|area|link)\b[^>]*?\shref="([^"]*)"')
ID = re.compile(r'<[A-Za-z][^>]*?\sid="([^"]*)"')
# What does not lead to another page of this site, given from the page: https://…, //…, /…, mailto:…
ELSEWHERE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
OF_THE_TOOL = "__"
"""How the ids begin that only the tool's own scripts look for."""


KEPT = f"{CACHE}/links.json"


class Page(NamedTuple):
    """What a page says of where links lead."""

    ids: Sequence[str]
    links: Sequence[str]
    """Each once."""


def dead_links(
    root: Path, site: Parts, made_later: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Page (its path in the site) and link, of every link that leads to no file or no id.

    A page that was read before is not read again: what it says is kept below ``root``.
    ``made_later``: files that will be there, though they are not yet.
    """
    pages = _pages(root, {path: each for path, each in site.items() if path.endswith(".html")})
    ids = {path: frozenset(each.ids) for path, each in pages.items()}

    for page, each in sorted(pages.items()):
        for link in each.links:
            if ELSEWHERE.match(link):
                continue
            path, _, fragment = link.partition("#")
            target, fragment = target_of(page, unquote(path.partition("?")[0])), unquote(fragment)
            is_named = not fragment or fragment.startswith(OF_THE_TOOL) or target not in ids
            is_there = target in site or target in made_later
            if not is_there or not (is_named or fragment in ids[target]):
                yield page, link


def _pages(root: Path, site: Parts) -> Mapping[str, Page]:
    content = recalled(root / KEPT, "")
    before: Mapping[str, Sequence[Sequence[str]]] = json.loads(content) if content else {}
    found = {
        path: Page(*before[each.digest]) if each.digest in before else _read(each)
        for path, each in site.items()
    }
    said = {each.digest: found[path] for path, each in site.items()}
    if said.keys() != before.keys():
        keep(root / KEPT, "", json.dumps(said, ensure_ascii=False).encode())
    return found


def _read(page: Part) -> Page:
    text = page.file.read_text("utf-8", "replace")
    links = dict.fromkeys(map(unescape, LINK.findall(text)))
    return Page([*map(unescape, ID.findall(text))], [*links])


def target_of(page: str, path: str) -> str:
    """The file that a link of a page leads to: ``a/index.html``, ``../b/`` → ``b/index.html``."""
    if not path:
        return page
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(f"{target}/index.html") if is_folder else target
