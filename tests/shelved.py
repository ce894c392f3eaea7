"""A site of many documents for the tests of search: the built one, its index kept in shelves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from build_scripts.outputs.indexes import manifest, search, shelves
from build_scripts.outputs.indexes.assigned import assigned
from build_scripts.outputs.indexes.postings import postings
from tests.sites import Built

COPIED = "udhr"
COPIES = 12
"""So many more documents have its texts, so that some words stand in too many places."""
YEARS = ("1948", "2024")


def read_index(path: Path) -> dict[str, Any]:
    """The value that a document's index assigns."""
    script = path.read_text("utf-8")
    value: dict[str, Any] = json.loads(script[script.index("]=") + 2 : -2])
    return value


def values(built: Built) -> Iterator[dict[str, Any]]:
    """The index of each document of a site, and copies of one under other names."""
    for path in sorted(built.site.glob("*/search.js")):
        value = read_index(path)
        yield value
        for number in range(COPIES if value["id"] == COPIED else 0):
            name = f"{COPIED}-{number}"
            pages = [page.replace(COPIED, name, 1) for page in value["pages"]]
            yield {**value, "id": name, "pages": pages}


def facets(value: Mapping[str, Any], place: int) -> Mapping[str, Any]:
    """What answers of a document are narrowed by."""
    langs = [edition[1] for edition in value["editions"]]
    kind = {"zh": "宣言", "en": "Declarations"} if COPIED in value["id"] else {}
    year = YEARS[place % len(YEARS)]
    return {"title": value["title"], "langs": langs, "year": year, "group": kind}


def shelved(built: Built, folder: Path) -> Path:
    """A site like the built one, with shelves, in a folder."""
    for path in built.site.iterdir():
        if path.name != search.FOLDER:
            (folder / path.name).symlink_to(path)
    documents = sorted(values(built), key=lambda value: str(value["id"]))
    ids = [value["id"] for value in documents]
    rows = {value["id"]: facets(value, place) for place, value in enumerate(documents)}
    asides = ("glossary.js", "pages.js", "aids.js")
    files = {name: (built.site / search.FOLDER / name).read_text("utf-8") for name in asides}
    made = manifest.shared_files(ids, [], facets=rows)[manifest.MANIFEST]
    listed = json.loads(made[made.index("=") + 1 : -2])
    listed += [
        {"id": name[:-3], "address": f"{search.FOLDER}/{name}", "aside": True}
        for name in asides[:2]
    ]
    files[manifest.MANIFEST] = f"self.duidu.search.manifest={json.dumps(listed)};\n"
    files |= manifest.large_files(files, {value["id"]: value["title"] for value in documents})
    for value in documents:
        files |= shelves.parts(value)
    files |= shelves.shelves([(value, postings(value)) for value in documents], ())
    for name, text in files.items():
        path = folder / search.FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for value in documents:
        path = folder / value["id"]
        if not path.exists():
            path.mkdir()
            (path / "search.js").write_text(assigned("indexes", value["id"], value), "utf-8")
    return folder
