"""Pages written by hand, as search knows them: their sections, with the text of each language.

The Markdown is read with the extensions that ``mkdocs.yml`` names; what is marked as of a language
(``lang="en"``) is in it, everything else in the first that the site speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from build_scripts.publication.words import SPOKEN

EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs always has."""
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template", "noscript"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"})
HOME = next(iter(SPOKEN))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page and the text up to the next one."""

    address: str
    """Address of the page on the site: ``help/``."""
    id: str
    heading: Mapping[str, str]
    text: Mapping[str, str]
    is_first: bool
    """Whether it is the page's own title: its address needs no fragment."""


@dataclass(slots=True)
class _Draft:
    id: str = ""
    heading: dict[str, str] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)


def sections(
    address: str, markdown: str, extensions: Mapping[str, Mapping[str, Any]]
) -> tuple[Section, ...]:
    """The sections of a page; text before the first heading goes with it.

    ``extensions``: those of Markdown, with their options.
    """
    from markdown import Markdown  # type: ignore[import-untyped]

    reader = _Reader()
    names = list(dict.fromkeys((*EXTENSIONS, *extensions)))
    converter = Markdown(extensions=names, extension_configs=extensions)
    reader.feed(converter.convert(FRONT_MATTER.sub("", markdown)))
    reader.close()
    drafts = [draft for draft in reader.drafts if draft.heading or any(draft.text.values())]
    return tuple(
        Section(address, draft.id, _tidy(draft.heading), _tidy(draft.text), place == 0)
        for place, draft in enumerate(drafts)
    )


def _tidy(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {key: " ".join(text.split()) for key, text in sorted(texts.items()) if text.strip()}


class _Reader(HTMLParser):
    """Collects the text of each section by language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.drafts = [_Draft()]
        self.open: list[tuple[str, str]] = []
        """Elements that are open, each with its language."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: a heading begins a section."""
        values = dict(attrs)
        language = (values.get("lang") or "").split("-")[0] or self._language()
        if tag in HEADINGS:
            self._begin(values.get("id") or "")
        self._put(" ")
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                break
        self._put(" ")

    def handle_data(self, data: str) -> None:
        """Text belongs to the heading or to the body of the last section."""
        if not any(tag in SILENT for tag, _ in self.open):
            self._put(data)

    def _begin(self, id: str) -> None:
        last = self.drafts[-1]
        if last.heading or any(text.strip() for text in last.text.values()):
            self.drafts.append(_Draft(id))
        else:
            last.id = id

    def _put(self, text: str) -> None:
        draft = self.drafts[-1]
        inside = any(tag in HEADINGS for tag, _ in self.open)
        target = draft.heading if inside else draft.text
        language = self._language()
        if text.strip() or language in target:
            target[language] = target.get(language, "") + text

    def _language(self) -> str:
        return self.open[-1][1] if self.open else HOME
