"""The theme on generated pages, without a site tool: its parts, with the facts of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from lxml import html

from build_scripts.outputs.pages.facts import (
    DOCUMENT_FACTS,
    WORD_FACTS,
    documents_facts,
    facts_path,
    listing,
    listing_path,
    word_facts,
)
from tests.repository import ROOT

URL = "https://example.org/"
FOLDER = ROOT / "docs" / "_theme"
CONFIG = {"site_name": "对读 Duidu", "site_url": URL, "use_directory_urls": True,
          "theme": {"favicon": "icon.svg"}, "extra": {}}  # fmt: skip
FACTS = "_theme/"
NO_DOCUMENT = documents_facts((), has_glossary=True)


def front(text: str) -> dict[str, Any]:
    """The front matter of a page."""
    found: dict[str, Any] = yaml.safe_load(text.split("---\n", 2)[1])
    return found


def fronts(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Address → front matter, of all pages among the files."""
    found = {path: text for path, text in files.items() if path.endswith("index.md")}
    return {path.removesuffix("index.md"): front(text) for path, text in found.items()}


class Theme:
    """The theme with the facts that stand among generated files; addresses begin at the root."""

    def __init__(self, files: Mapping[str, str]) -> None:
        facts = {path.removeprefix(FACTS): text for path, text in files.items() if FACTS in path}
        shared = {facts_path(WORD_FACTS): word_facts(), facts_path(DOCUMENT_FACTS): NO_DOCUMENT}
        shared[listing_path("glossary")] = listing()
        facts = {path.removeprefix(FACTS): text for path, text in shared.items()} | facts
        loaders = [DictLoader(facts), FileSystemLoader(FOLDER)]
        self.environment = Environment(loader=ChoiceLoader(loaders))
        self.environment.filters["url"] = lambda address: f"/{address}"

    def part(self, name: str, meta: Mapping[str, Any], address: str) -> str:
        """One of ``partials/`` for a page."""
        text = "{% import 'ui.html' as ui with context %}{% set meta = page.meta %}"
        text += f"{{% include 'partials/{name}.html' %}}"
        return self.environment.from_string(text).render(page=page(meta, address), config=CONFIG)

    def links(self, name: str, meta: Mapping[str, Any], address: str) -> list[str]:
        """The addresses that a part leads to, from the site's root."""
        text = self.part(name, meta, address).strip()
        found: Any = html.fromstring(f"<div>{text}</div>").xpath("//a/@href")
        return [str(each) if each.startswith("/") else f"/{address}{each}" for each in found]

    def clauses(self, toc: Sequence[Any], meta: Mapping[str, Any], address: str) -> str:
        """The headings of a page as the contents name them, from Markdown's own list."""
        text = "{% import 'ui.html' as ui with context %}{% set meta = page.meta %}"
        text += "{% include 'partials/clauses.html' %}"
        items = [_item(each) for each in toc]
        template = self.environment.from_string(text)
        return template.render(page=page(meta, address), config=CONFIG, items=items)

    def head(self, meta: Mapping[str, Any], address: str) -> html.HtmlElement:
        """The part of the head that machines read."""
        return html.fromstring(f"<head>{self.part('head', meta, address)}</head>")


def _item(token: Mapping[str, Any]) -> Any:
    children = [_item(each) for each in token["children"]]
    return SimpleNamespace(
        id=token["id"], title=token["name"], url=f"#{token['id']}", children=children
    )


def page(meta: Mapping[str, Any], address: str) -> Any:
    """A page as a site tool hands it to the theme."""
    return SimpleNamespace(
        meta=meta, title=meta.get("title"), canonical_url=f"{URL}{address}", url=address,
        is_homepage=not address, toc=[], content="", update_date="2024-01-01",
    )  # fmt: skip
