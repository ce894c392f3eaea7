"""What a document has to do with others, as far as its own pages depend on it.

Only the few ``document.yml`` that name another document, and those that are named, are read for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from build_scripts.model import Document
from build_scripts.sources import document as configuration
from build_scripts.sources import read

NAMES = re.compile(r"^(?:relations|compare)[ \t]*:", re.MULTILINE)


def declared(root: Path) -> Mapping[str, Document]:
    """Folder → document, of those that name others and of those that are named."""
    folders = {each.name: each for each in read.folders(root)}
    texts = {each: read.as_it_stands(folder / read.DOCUMENT) for each, folder in folders.items()}
    naming = [each for each, text in texts.items() if NAMES.search(text)]
    found: dict[str, Document] = {}
    for name in naming:
        _add(found, folders[name], root)
    named = {other for each in found.values() for other, _ in each.named}
    for name in sorted(named & folders.keys()):
        _add(found, folders[name], root)
    return dict(sorted(found.items()))


def _add(found: dict[str, Document], folder: Path, root: Path) -> None:
    path = folder / read.DOCUMENT
    marked, _ = read.read_marked(path, read.shown(path, root))
    config, _ = configuration.of(marked, folder.name) if marked else (None, ())
    if config:
        found.setdefault(folder.name, config.document)


def compared(name: str, documents: Mapping[str, Document], root: Path) -> tuple[Path, ...]:
    """The folders of the documents that one is compared with."""
    own = documents[name].compare if name in documents else ()
    if not own:  # as nearly all: to look for all folders for each would grow with their square
        return ()
    folders = {each.name: each for each in read.folders(root)}
    return tuple(folders[each.to] for each in own if each.to in folders and each.to != name)


def concerns(name: str, documents: Mapping[str, Document]) -> Mapping[str, Document]:
    """Those documents on which the pages of one depend: all, if it is one of them."""
    return documents if name in documents else {}
