"""What the browser needs to show Chinese in other characters, worked out anew only for other texts.

The dictionaries take longer to read than a short document to publish, and most changes of a text
are in another language.
"""

from __future__ import annotations

import json
from pathlib import Path

from build_scripts.outputs.indexes.script_forms import Shown, forms_script
from build_scripts.press.keep import CACHE, kept
from build_scripts.problems import Found

FOLDER = "forms"


def forms(root: Path, name: str, shown: Shown) -> str:
    """``script.js`` of a document or of the glossary, by its name."""
    inputs = json.dumps(shown, ensure_ascii=False)
    path = root / CACHE / FOLDER / f"{name}.js"
    content, _ = kept(path, inputs, lambda: Found(forms_script(shown).encode()))
    return (content or b"").decode()
