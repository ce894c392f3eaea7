"""What MkDocs leaves where it lies: files of ``docs/`` that the site has as they are.

Nine tenths of a site are such: finished pages, books, data. Copied, looked at and moved they would
cost half of what MkDocs does; so its hook only names them, and what changed of them is put into
``site/`` from ``docs/``. Who calls ``mkdocs`` alone gets the whole site from it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.press.made import MANIFEST, digest

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

VARIABLE = "DUIDU_LEFT"
"""Of the environment of MkDocs: the file in which its hook names what it leaves."""


@dataclass(frozen=True, slots=True)
class Left:
    """What MkDocs left in ``docs/``."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path in the site → path in ``docs/``."""
    made: str = ""
    """Digest of the list of what builds had made there by then."""


class Leaving:
    """Names files instead of copying them, while MkDocs builds."""

    def __init__(self, docs: Path, target: Path) -> None:
        self.docs = docs
        self.target = target
        """Where they are written down."""
        self.files: dict[str, str] = {}

    def take(self, files: Files) -> None:
        """Let those of ``docs/`` that are no Markdown be named; those of the theme are copied."""
        for each in files:
            if not each.is_documentation_page() and each.src_dir == str(self.docs):
                each.copy_file = partial(self._name, each)  # type: ignore[method-assign]

    def _name(self, file: File, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's
        self.files[file.dest_uri] = file.src_uri

    def tell(self) -> None:
        """Write down what was named."""
        told = {"files": self.files, "made": made_in(self.docs)}
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.target.write_text(json.dumps(told), "utf-8")


def told(target: Path) -> Left:
    """What was written down; nothing where the tool is one that copies."""
    try:
        return Left(**json.loads(target.read_text("utf-8")))
    except FileNotFoundError:
        return Left()
    finally:
        target.unlink(missing_ok=True)


def made_in(docs: Path) -> str:
    """A digest of the list of what builds made in ``docs/``."""
    try:
        return digest((docs / MANIFEST).read_bytes())
    except FileNotFoundError:
        return ""


def wanted() -> Path | None:
    """Where the hook is to name what it leaves, if it is to leave anything."""
    place = os.environ.get(VARIABLE)
    return Path(place) if place else None
