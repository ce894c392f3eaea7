"""The pictures for previews of links, each drawn anew only where what it shows changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from build_scripts.outputs.books.typst.preview import Preview, drawn
from build_scripts.press.keep import CACHE, kept
from build_scripts.press.report import DOCS
from build_scripts.problems import WARNING, Found

FOLDER = "previews"
MARK = "assets/favicon.svg"
"""The site's mark, below ``docs/``."""


def picture(root: Path, preview: Preview, name: str) -> Found[bytes]:
    """A picture as PNG; none, with a warning, where it cannot be drawn: the pages do without it.

    A site without a mark has none on its pictures either.
    """
    path = root / DOCS / MARK
    mark = path.read_text("utf-8") if path.is_file() else ""
    inputs = json.dumps([preview.path, preview.tags, preview.card, mark], ensure_ascii=False)
    content, faults = kept(
        root / CACHE / FOLDER / f"{name}.png", inputs, lambda: drawn(preview, mark)
    )
    return Found(content, tuple(replace(fault, severity=WARNING) for fault in faults))
