"""Documents of one title are told apart wherever several are listed, and no others are marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from build_scripts.apparatus.corpus.namesakes import told_apart
from build_scripts.apparatus.corpus.relations import related
from build_scripts.model import Document, Relation

ZH, EN = "水文协定", "Agreement on the River"
LOUD = f"{EN.upper()} "
CASES: Mapping[str, tuple[list[dict[str, Any]], list[list[str]]]] = {
    "by the year": (
        [{"id": "a", "signed": "2019-05-01"}, {"id": "b", "signed": "2024"}],
        [[f"{ZH}（2019）", f"{EN} (2019)"], [f"{ZH}（2024）", f"{EN} (2024)"]],
    ),
    "by the date, where the year is one": (
        [{"id": "a", "signed": "2019-05-01"}, {"id": "b", "signed": "2019-06-01"}],
        [[f"{ZH}（{day}）", f"{EN} ({day})"] for day in ("2019-05-01", "2019-06-01")],
    ),
    "by the id, where no date tells": (
        [{"id": "a", "signed": "2019-05-01"}, {"id": "b", "signed": "2019-05-01"}, {"id": "c"}],
        [[f"{ZH}（{name}）", f"{EN} ({name})"] for name in "abc"],
    ),
    "in one language alone": (
        [{"id": "a", "zh": "协定甲", "signed": "2019"}, {"id": "b", "signed": "2020"}],
        [["协定甲", f"{EN} (2019)"], [ZH, f"{EN} (2020)"]],
    ),
    "capitals and blanks tell nobody": (
        [{"id": "a", "zh": "甲", "signed": "1"}, {"id": "b", "en": LOUD, "signed": "2"}],
        [["甲", f"{EN} (1)"], [ZH, f"{LOUD} (2)"]],
    ),
    "none where each has its own": (
        [{"id": "a", "zh": "甲", "en": "A"}, {"id": "b"}],
        [["甲", "A"], [ZH, EN]],
    ),
}  # fmt: skip


def document(given: Mapping[str, Any]) -> Document:
    title = {"zh": given.get("zh", ZH), "en": given.get("en", EN)}
    return Document(given["id"], title, title, (), (), signed=given.get("signed", ""))


@pytest.mark.parametrize("name", CASES)
def test_told_apart(name: str) -> None:
    given, wanted = CASES[name]
    told = told_apart(map(document, given))
    assert [[*each.short.values()] for each in told.values()] == wanted
    assert [[*each.title.values()] for each in told.values()] == wanted


def test_relations_name_documents_so_that_they_are_told_apart() -> None:
    older, newer = (
        document({"id": name, "signed": y}) for name, y in (("a", "2019"), ("b", "2024"))
    )
    newer = replace(newer, relations=(Relation("succeeds", "a"),))
    found = related({"a": older, "b": newer})
    assert [[*each.title.values()] for own in found.values() for each in own] == [
        [f"{ZH}（2024）", f"{EN} (2024)"],
        [f"{ZH}（2019）", f"{EN} (2019)"],
    ]
