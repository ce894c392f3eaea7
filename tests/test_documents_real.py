"""The real documents below `tests/documents`: each gives the units that a person listed.

`expect.tsv` has one row a unit or heading in order: level, label as printed, the first thirty
characters of its heading or text (white space folded) and the number of its paragraphs, for each
language.
"""

from __future__ import annotations

import csv
from itertools import zip_longest
from pathlib import Path

import pytest

from build_scripts.model import Bitext, Division, Unit
from build_scripts.press.build import check_document

DOCUMENTS = Path(__file__).parent / "documents"
EXPECTED = sorted(DOCUMENTS.glob("*/expect.tsv"))
KEYS = ("zh", "en")
START = 30

Row = tuple[tuple[str, str], ...]


def rows(path: Path) -> list[Row]:
    """For each row and language: label and beginning, number of paragraphs."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            tuple(
                (
                    " ".join(f"{row[f'label_{key}']} {row[f'start_{key}']}".split()),
                    row[f"paras_{key}"],
                )
                for key in KEYS
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def whole(node: Division | Unit, key: str) -> str:
    """Label, heading and text in one line, white space folded."""
    paragraphs = (node.text[key] or ()) if isinstance(node, Unit) else ()
    return " ".join(f"{node.label[key]} {node.heading[key]} {' '.join(paragraphs)}".split())


def listed(bitext: Bitext, wanted: list[Row]) -> list[Row]:
    """The nodes in the form of the list, each text as far as the list gives it."""
    found = []
    nodes = [node for node in bitext.nodes() if node.kind != "title"]
    for node, row in zip_longest(nodes, wanted):
        if node is None:
            break
        sizes = [len(start) for start, _ in row] if row else [START, START]
        paragraphs = [len(node.text[key] or ()) if isinstance(node, Unit) else 0 for key in KEYS]
        found.append(
            tuple(
                (whole(node, key)[:size], str(count))
                for key, size, count in zip(KEYS, sizes, paragraphs, strict=True)
            )
        )
    return found


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.name)
def test_units_as_listed(path: Path) -> None:
    checked = check_document(path.parent, DOCUMENTS.parent, with_lock=False)
    assert checked.problems == ()
    assert checked.bitext is not None
    assert listed(checked.bitext, rows(path)) == rows(path)
