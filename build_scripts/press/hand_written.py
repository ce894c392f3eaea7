"""Pages that people wrote, as the search knows them; read anew only where one of them changed."""

from __future__ import annotations

from pathlib import Path

from build_scripts.press.keep import fingerprint, kept

CODE = Path(__file__).parent.parent
FOLDERS = ("help", "guide")
"""Folders of ``docs/``."""
KEPT = ".cache/pages"


def search_script(root: Path) -> str:
    """The search index of these pages, a script; empty where there are none."""
    folders = [root / "docs" / name for name in FOLDERS]
    code = [CODE / "outputs" / "indexes"]
    code += [CODE / "language"]
    key = fingerprint(folders=[*folders, *code], libraries=("Markdown",))
    return kept(root / KEPT, key, lambda: _script(root / "docs").encode()).decode()


def _script(docs: Path) -> str:
    from build_scripts.outputs.indexes.hand_written import sections
    from build_scripts.outputs.indexes.search import (
        pages_script,  # with Markdown 0.1 s for three pages
    )

    pages = {
        f"{path.parent.relative_to(docs).as_posix()}/": path.read_text("utf-8")
        for name in FOLDERS
        for path in sorted((docs / name).rglob("index.md"))
    }
    found = [each for address in sorted(pages) for each in sections(address, pages[address])]
    return pages_script(found) if found else ""
