"""The forms of a document's citations, worked out by the processor of styles once.

It takes a third of a second to load and to fill in ten styles, and what it gives changes only with
the styles and with what is known of the publication: not with a word of the text.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.press.keep import CACHE, keep, recalled
from build_scripts.publication.styles import asked, worked_out

FOLDER = "cited"


@contextmanager
def cited(root: Path, name: str) -> Iterator[None]:
    """Know the forms that a document needed before; afterwards those that it needed besides too."""
    path = root / CACHE / FOLDER / name
    content = recalled(path, "")
    before = pickle.loads(content) if content else {}
    worked_out.update(before)
    asked.clear()
    yield
    if not asked <= before.keys():
        keep(path, "", pickle.dumps({**before, **{each: worked_out[each] for each in asked}}))
