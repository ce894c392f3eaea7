"""Pages that people wrote: the parts of them that are made, and what the search knows of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.press.keep import CACHE, fingerprint, kept
from build_scripts.press.publish import Output
from build_scripts.press.report import DOCS
from build_scripts.problems import Found
from build_scripts.sources.settings import SNIPPETS, Settings, with_snippets_of

if TYPE_CHECKING:
    from build_scripts.outputs.indexes.hand_written import Section

FOR_READERS = ("help",)
FOR_EDITORS = ("guide",)
"""Not searched: who reads a text has no use for the codes of faults in its sources."""
FOLDERS = (*FOR_READERS, *FOR_EDITORS)
"""Folders of ``docs/``."""
THEME = f"{DOCS}/_theme"


def theme(root: Path) -> tuple[Path, ...]:
    """The templates that people write, on which finished pages depend."""
    folder = root / THEME
    return (*sorted(folder.glob("*.html")), *sorted((folder / "partials").glob("*.html")))


def write_snippets(output: Output) -> None:
    """Put the parts that are made from data where the pages look for them."""
    from build_scripts.outputs.pages import snippets

    for name, make in snippets.SNIPPETS.items():
        output.write(f"{snippets.FOLDER}/{name}", make().encode())


def readers_sections(root: Path, settings: Settings) -> tuple[Section, ...]:
    """What search knows of the pages for readers.

    Read anew only where one of them changed, or a part that is made for them.
    """
    # With the words of the interface: whoever only asks whether anything changed needs them not.
    from build_scripts.outputs.indexes.hand_written import Section

    parts = _extensions(root, settings.extensions).get(SNIPPETS, {}).get("base_path", ())
    places = [*(root / DOCS / name for name in FOR_READERS), *map(Path, parts)]
    inputs = fingerprint(repr(settings.extensions), root=root, places=places)
    found, _ = kept(
        root / CACHE / "sections.json", inputs, lambda: Found(_sections(root, settings).encode())
    )
    return tuple(Section(**row) for row in json.loads(found or b"[]"))


def _sections(root: Path, settings: Settings) -> str:
    """The sections as JSON."""
    # With Markdown 0.1 s for three pages.
    from build_scripts.outputs.indexes.hand_written import sections

    docs = root / DOCS
    pages = {
        f"{path.parent.relative_to(docs).as_posix()}/": path.read_text("utf-8")
        for name in FOR_READERS
        for path in sorted((docs / name).rglob("index.md"))
    }
    extensions = _extensions(root, settings.extensions)
    found = [
        each for address in sorted(pages) for each in sections(address, pages[address], extensions)
    ]
    return json.dumps([asdict(each) for each in found])


def _extensions(
    root: Path, extensions: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Mapping[str, Any]]:
    """The site's; that a page names a part which is not there MkDocs itself says."""
    options = extensions.get(SNIPPETS)
    if options is None:
        return extensions
    return {**extensions, SNIPPETS: {**with_snippets_of(root, options), "check_paths": False}}
