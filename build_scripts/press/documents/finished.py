"""Finished pages of a document or of the glossary: one that would be the same is not made again.

A word that is changed stands on a few of hundreds of pages. What a page follows from besides its
own Markdown (templates, settings, the facts of its document) is one digest for all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from build_scripts.press import finish
from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import digest

FOLDER = "finished"


def finished(
    root: Path, name: str, files: Mapping[str, str], site_url: str, state: str
) -> dict[str, str]:
    """The files of a document as they are published (``finish.finished``).

    ``state``: digest of the frame's templates and settings.
    """
    frame = finish.frame_of(root, site_url, state)
    frame.know(files)
    inputs = fingerprint(state, site_url, json.dumps(frame.facts), root=root, places=())
    path = root / CACHE / FOLDER / name
    content = recalled(path, inputs)
    before: Mapping[str, str] = json.loads(content) if content else {}
    made: dict[str, str] = {}

    def page(address: str, text: str) -> str:
        key = digest(f"{address}\0{text}".encode())
        made[key] = before[key] if key in before else frame.page(address, text)
        return made[key]

    found = finish.finished(name, files, page)
    if made.keys() != before.keys():
        keep(path, inputs, json.dumps(made, ensure_ascii=False).encode())
    return found
