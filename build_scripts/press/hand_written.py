"""Pages that people wrote, as the search knows them; read anew only where one of them changed."""

from __future__ import annotations

from pathlib import Path

from build_scripts.press.keep import CACHE, fingerprint, kept
from build_scripts.problems import Found

FOLDERS = ("help", "guide")
"""Folders of ``docs/``."""


def search_script(root: Path) -> str:
    """The search index of these pages, a script; empty where there are none."""
    docs = root / "docs"
    inputs = fingerprint(root=docs, places=[docs / name for name in FOLDERS])
    script, _ = kept(root / CACHE / "pages.js", inputs, lambda: Found(_script(docs).encode()))
    return (script or b"").decode()


def _script(docs: Path) -> str:
    # With Markdown 0.1 s for three pages.
    from build_scripts.outputs.indexes.hand_written import sections
    from build_scripts.outputs.indexes.search import pages_script

    pages = {
        f"{path.parent.relative_to(docs).as_posix()}/": path.read_text("utf-8")
        for name in FOLDERS
        for path in sorted((docs / name).rglob("index.md"))
    }
    found = [each for address in sorted(pages) for each in sections(address, pages[address])]
    return pages_script(found) if found else ""
