"""Pages that Python-Markdown reads, kept: those that people wrote are seldom others.

What a page becomes follows from its Markdown, the parts it takes in, the extensions, and which
files there are, to which links lead. A page of which something had to be said is read each time.
"""

from __future__ import annotations

import json
import logging
import pickle
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import digest
from build_scripts.sources.settings import SNIPPETS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

KEPT = f"{CACHE}/converted"
SPEAKING = ("mkdocs", "MARKDOWN")
"""Loggers of those who read a page."""


class Converted(NamedTuple):
    """A page as MkDocs knows it once it is read."""

    content: str | None
    toc: Any
    title: str | None
    ids: set[str] | None
    links: dict[str, dict[str, str]]
    """Path of a page → anchors on it, with the links to them."""


class Reading:
    """The pages of one build, as they are read."""

    def __init__(self, root: Path, config: MkDocsConfig, files: Files) -> None:
        parts = config.mdx_configs.get(SNIPPETS, {}).get("base_path", ())
        there = [(each.src_uri, each.dest_uri) for each in files]
        told = (repr(config.mdx_configs), repr(config.validation), json.dumps(sorted(there)))
        self.path = root / KEPT
        self.files = files
        self.inputs = fingerprint(*told, root=root, places=[*map(Path, parts)])
        content = recalled(self.path, self.inputs)
        self.before: dict[str, Converted] = pickle.loads(content) if content else {}
        self.now: dict[str, Converted] = {}

    def take(self, page: Page) -> None:
        """Let a page be read only if it is another."""
        page.render = partial(self._render, page, page.render)  # type: ignore[method-assign]

    def finish(self) -> None:
        """Keep what was read."""
        if self.now.keys() != self.before.keys():
            keep(self.path, self.inputs, pickle.dumps(self.now))

    def _render(self, page: Page, read: Any, config: MkDocsConfig, files: Files) -> None:
        if not page.markdown:
            read(config, files)
            return
        asked = json.dumps([page.file.src_uri, page.markdown, config.markdown_extensions])
        key = digest(asked.encode())
        known = self.before.get(key)
        if known is None:
            known = self._read(page, partial(read, config, files))
        else:
            self._put(page, known)
        if known is not None:
            self.now[key] = known

    def _read(self, page: Page, read: Any) -> Converted | None:
        listener = _Listener()
        loggers = [logging.getLogger(each) for each in SPEAKING]
        for each in loggers:
            each.addHandler(listener)
        try:
            read()
        finally:
            for each in loggers:
                each.removeHandler(listener)
        if listener.has_heard:
            return None
        links = {each.src_uri: own for each, own in (page.links_to_anchors or {}).items()}
        return Converted(
            page.content, page.toc, page._title_from_render, page.present_anchor_ids, links
        )

    def _put(self, page: Page, known: Converted) -> None:
        page.content, page.toc, page._title_from_render, page.present_anchor_ids, _ = known
        found = {self.files.get_file_from_path(path): own for path, own in known.links.items()}
        page.links_to_anchors = {file: own for file, own in found.items() if file}


class _Listener(logging.Handler):
    """Hears whether anything is said."""

    has_heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.has_heard = True
