"""Pages that are finished here: those of units and of concepts, of which a law has hundreds.

Site tools read every Markdown page, keep it in memory and make it anew each time; these are short,
alike, and nine tenths of all. So they get their frame from the same templates (``docs/_theme/``)
once, with their document, and site tools copy them. All other generated pages stay Markdown.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, DictLoader, pass_context
from jinja2.runtime import Context

from build_scripts.outputs.pages import dialect
from build_scripts.outputs.pages.environment import Environment
from build_scripts.outputs.pages.facts import (
    DOCUMENT_FACTS,
    WORD_FACTS,
    facts_path,
    listing,
    listing_path,
)
from build_scripts.outputs.pages.theme_facts import FactsLoader
from build_scripts.press import hand_written
from build_scripts.press.compiled import keep_compiled
from build_scripts.press.hand_written import THEME
from build_scripts.sources.settings import read_settings

KINDS = ("unit.html", "concept.html")
"""Templates of the pages that are finished."""
PAGE, FINISHED = "index.md", "index.html"
FOLDER = "_theme/"
FRONT = "---\n"
# "](../p2-s2/index.md#p2-s2-c4)": a link to a page of ours, which may be Markdown or finished
LINK = re.compile(r"\]\(((?:[\w.-]+/)*)index\.md(?=[)#])")
Page = Callable[[str, str], str]
"""Gives a finished page for its address and its Markdown."""
MARKDOWN = ("attr_list", "md_in_html", "tables", "toc")
"""Of Python-Markdown, for pages that have what is no form of ours."""


def finished(name: str, files: Mapping[str, str], page: Page) -> dict[str, str]:
    """The files of a document (or of the glossary) as they are published, by path in ``docs/``.

    Links between pages name addresses, whatever is there; the addresses of finished pages that may
    be indexed are listed for the sitemap. ``page``: finishes one, as a frame does that knows the
    files.
    """
    out: dict[str, str] = {}
    listed: list[str] = []
    for path, text in files.items():
        if path.rpartition("/")[2] != PAGE:
            out[path] = text
            continue
        address = path.removesuffix(PAGE)
        linked = LINK.sub(partial(_linked, address), text)
        meta = front_of(text)
        if meta["template"] not in KINDS:
            out[path] = linked
            continue
        out[f"{address}{FINISHED}"] = page(address, linked)
        if "noindex" not in meta.get("robots", ""):
            listed.append(address)
    return {**out, listing_path(name): listing(listed)}


def front_of(text: str) -> dict[str, Any]:
    """The front matter of a generated page: JSON behind each key (``escape.front_matter``)."""
    lines = text.split(FRONT, 2)[1].splitlines()
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines)}


@lru_cache(maxsize=1)
def frame_of(root: Path, site_url: str, state: str) -> Frame:
    """The frame of finished pages, made once as long as its templates and settings are the same.

    ``state``: their digest (``Surroundings.frame``).
    """
    frame = Frame(root / THEME, {**read_settings(root).frame, "site_url": site_url})
    keep_compiled(root, frame.environment)
    return frame


class Frame:
    """The templates of the theme, with the facts of the document that they are put round."""

    def __init__(self, theme: Path, config: Mapping[str, Any]) -> None:
        self.theme = theme
        self.config = config
        self.facts: Mapping[str, str] = {}
        """Of the document whose pages are finished: path below the theme → text."""
        templates = {
            path.relative_to(theme).as_posix(): path.read_text("utf-8")
            for path in hand_written.theme(theme.parents[1])
        }
        loaders = [FactsLoader(lambda name: self.facts.get(name)), DictLoader(templates)]
        self.environment = Environment(loader=ChoiceLoader(loaders))
        self.environment.filters["url"] = _url

    def know(self, files: Mapping[str, str]) -> None:
        """Take the facts of a document from its files; those that all share are published."""
        own = {path: text for path, text in files.items() if path.startswith(FOLDER)}
        self.facts = {
            path.removeprefix(FOLDER): text for path, text in (self._shared() | own).items()
        }

    def _shared(self) -> dict[str, str]:
        paths = (facts_path(name) for name in (WORD_FACTS, DOCUMENT_FACTS))
        places = {path: self.theme / path.removeprefix(FOLDER) for path in paths}
        return {path: at.read_text("utf-8") for path, at in places.items() if at.exists()}

    def page(self, address: str, text: str) -> str:
        """A page of the site, whole, from its Markdown."""
        meta, body = front_of(text), text.split(FRONT, 2)[2]
        read = dialect.read(body)
        site_url = self.config["site_url"]
        page = SimpleNamespace(
            meta=meta, title=meta["title"], url=address, toc=(),
            content=read.html if read else _slowly(body),
            canonical_url=f"{site_url}{quote(address)}" if site_url else None, is_homepage=False,
        )  # fmt: skip
        template = self.environment.get_template(meta["template"])
        return template.render(page=page, config=self.config).strip("\n") + "\n"


def _linked(here: str, found: re.Match[str]) -> str:
    """A link by the address it leads to, in the shortest way: on ``zh/`` to ``zh/p1/``, ``p1/``."""
    return f"]({relative(here, posixpath.normpath(f'{here}{found[1]}') + '/')}"


def _slowly(body: str) -> str:
    """The HTML of Markdown that is not of our own forms alone."""
    from markdown import Markdown  # type: ignore[import-untyped]

    return str(Markdown(extensions=list(MARKDOWN)).convert(body))


@pass_context
def _url(context: Context, address: str) -> str:
    """An address given from the root of the site, relative to the page."""
    return relative(context["page"].url, address)


@lru_cache(maxsize=4096)
def relative(here: str, address: str) -> str:
    """``("a/p1/", "a/p2/")`` → ``../p2/``; to the root ``../..``."""
    start, end = ([part for part in each.split("/") if part not in ("", ".")]
        for each in (here, address))  # fmt: skip
    same = 0
    while start[same : same + 1] == end[same : same + 1] != []:
        same += 1
    found = "/".join((*[".."] * (len(start) - same), *end[same:])) or "."
    return f"{found}/" if address.endswith("/") else found
