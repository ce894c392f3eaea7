"""A site of many documents for the tests of search: the built one, its index kept in shelves."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.language.numerals import format_number
from build_scripts.outputs.indexes import manifest, search, shelves
from build_scripts.outputs.indexes.assigned import assigned
from build_scripts.outputs.indexes.postings import Postings, postings
from tests.sites import Built

COPIED = "udhr"
COPIES = 12
"""So many more documents have its texts, so that some words stand in too many places."""
GROWN, MIXED, UNITS = 300, 12, 50
"""So many made-up documents of so many units, so many of them with texts of their own."""
LONG, SIGNS, MANY = 12, 9_000, 6_000
"""So many documents with a unit of so many characters, and units of a document that has many."""
IN_LONG = "铁路"
"""Stands in every long unit."""
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
    documents = sorted(values(built), key=lambda value: str(value["id"]))
    return written(built, folder, [(value, postings(value)) for value in documents])


def grown(built: Built, folder: Path) -> Path:
    """A site of very many made-up documents beside the built ones."""
    return written(built, folder, made_up([*values(built)]))


def lengthy(built: Built, folder: Path) -> Path:
    """A site of documents with one very long unit each, and one of very many units."""
    chance = random.Random(2)
    editions = next(values(built))["editions"]
    found = [(value, postings(value)) for value in values(built)]
    for number in range(LONG):
        text = IN_LONG + "".join(map(chr, chance.choices(range(0x4E00, 0x8000), k=SIGNS)))
        entries = [_article(1, [[text, "A railway."]])]
        value = _named(f"long-{number:02}", editions, entries)
        found.append((value, postings(value)))
    entries = [_article(each, [["条文。"] * 2] * chance.randint(1, 9)) for each in range(1, MANY)]
    value = _named("many-units", editions, entries)
    found.append((value, postings(value)))
    return written(built, folder, sorted(found, key=lambda each: str(each[0]["id"])))


def made_up(real: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], Postings]]:
    """Documents with their postings: sentences of real ones, mixed anew, in each some own words.

    Some are mixed; the others have the texts of one of these under another name.
    """
    chance = random.Random(1)
    pairs = [
        pair
        for value in real
        if len(value["editions"]) == 2
        for entry in value["entries"]
        for pair in entry[7]
    ]
    found = []
    for mixed in range(MIXED):
        value = _mixed(chance, pairs, real[0]["editions"])
        kept = postings(value)
        for copy in range(mixed, GROWN, MIXED):
            found.append(({**value, "id": f"made-{copy:03}"}, kept))
    found += [(value, postings(value)) for value in real]
    return sorted(found, key=lambda each: str(each[0]["id"]))


def _mixed(
    chance: random.Random, pairs: Sequence[Sequence[str]], editions: Sequence[Any]
) -> dict[str, Any]:
    entries = []
    for number in range(1, UNITS + 1):
        word = "".join(chance.choices("abcdeiklmnoprstu", k=9))
        zh, en = chance.choice(pairs)
        own = [zh + "".join(map(chr, chance.choices(range(0x4E00, 0x8000), k=6))), f"{en} {word}"]
        entries.append(_article(number, [own, *chance.choices(pairs, k=2)]))
    return _named("", editions, entries)


def _article(number: int, texts: Sequence[Sequence[str]]) -> list[Any]:
    cited = [f"第{format_number(number, 'han')}条", f"Article {number}"]
    return [f"a{number}", 0, -1, str(number), cited, cited, ["", ""], texts]


def _named(id: str, editions: Sequence[Any], entries: Sequence[Any]) -> dict[str, Any]:
    title = ["某某法", "Law on a Certain Matter"]
    return {
        "id": id,
        "title": title,
        "editions": editions,
        "pages": ["full/"],
        "entries": entries,
    }


def written(built: Built, folder: Path, documents: Sequence[tuple[Any, Postings]]) -> Path:
    """The site in a folder, its documents in shelves."""
    for path in built.site.iterdir():
        if path.name != search.FOLDER:
            (folder / path.name).symlink_to(path)
    given = [value for value, _ in documents]
    ids = [value["id"] for value in given]
    rows = {value["id"]: facets(value, place) for place, value in enumerate(given)}
    asides = ("glossary.js", "pages.js", "aids.js")
    files = {name: (built.site / search.FOLDER / name).read_text("utf-8") for name in asides}
    listed = manifest.rows(ids, asides[:2], rows)
    files |= manifest.large_files(listed, files, {value["id"]: value["title"] for value in given})
    made = [shelves.shelved(value, found) for value, found in documents]
    files |= shelves.shelves(made, ())
    for each in made:
        files |= each.parts
    for name, text in files.items():
        path = folder / search.FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for value in given:
        path = folder / value["id"]
        if not path.exists():
            path.mkdir()
            script = assigned("indexes", value["id"], value)
            (path / "search.js").write_text(script, "utf-8")
    return folder
