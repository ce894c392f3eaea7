"""The shelves of the search: nothing that stands in a text is missing, little changes with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_scripts.language.fold import fold
from build_scripts.language.han import write_han
from build_scripts.outputs.indexes import search, shelves
from build_scripts.outputs.indexes.figures import counted
from build_scripts.outputs.indexes.outlines import outline_of, outlines
from build_scripts.outputs.indexes.postings import pairs_of, postings, read_places, write_places
from build_scripts.press.build import check_document
from build_scripts.press.search_files import search_files, searchable
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.publication.share import share_of
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.settings import read_settings
from tests.repository import ROOT

DOCUMENTS = ("mulan-psl-2", "udhr", "un-charter")
WORD = "beneficiaries"


@pytest.fixture(scope="module")
def looks() -> list[Publication]:
    """Some documents."""
    found = []
    for name in DOCUMENTS:
        checked = check_document(ROOT / "tests" / "documents" / name, ROOT, with_lock=False)
        assert checked.bitext
        found.append(publication_of(checked.bitext, Site("")))
    return found


@pytest.fixture(scope="module")
def values(looks: list[Publication]) -> list[Mapping[str, Any]]:
    """Their indexes."""
    return [search.document_value(look) for look in looks]


def test_places_are_read_as_they_are_written() -> None:
    places = [0, 1, 31, 32, 33, 1056, 100_000]
    assert [*read_places(write_places(places))] == places


def test_all_that_stands_in_an_entry_leads_to_it(values: list[Mapping[str, Any]]) -> None:
    for value in values:
        found = {key: [*read_places(each)] for key, each in postings(value).places.items()}
        for number, entry in enumerate(value["entries"]):
            for side, (_, _, spaced) in enumerate(value["editions"]):
                texts = [fold(pair[side], spaced=spaced) for pair in entry[7] if pair[side]]
                keys = (
                    {f" {word[:24]}" for word in " ".join(texts).split()}
                    if spaced
                    else set(pairs_of("".join(texts)))
                )
                lost = {key for key in keys if 2 * number + 1 not in found.get(key, ())}
                assert lost == set(), (value["id"], entry[0])


@pytest.mark.parametrize(
    ("text", "key", "wanted"),
    [
        ("二〇二四年增长百分之三点五", "zh", "2024年增长3.5%"),
        ("第二十七条", "zh", "第27条"),
        ("三百余万象百年零售", "zh", "300余万象百年零售"),
        ("nine million people in the twenty-first year", "en", "9000000 people in the 21st year"),
        ("no one", "en", "no one"),
    ],
)
def test_amounts_stand_in_figures_too(text: str, key: str, wanted: str) -> None:
    assert counted(text, key) == wanted


def files_of(values: list[Mapping[str, Any]]) -> dict[str, str]:
    made = [shelves.shelved(value, postings(value)) for value in values]
    kept = [shelves.from_bytes(shelves.to_bytes(each)) for each in made]
    assert kept == made
    parts = {name: text for each in kept for name, text in each.parts.items()}
    return {**parts, **shelves.shelves(kept, ())}


def test_a_word_more_changes_what_has_it_alone(values: list[Mapping[str, Any]]) -> None:
    before = files_of(values)
    assert files_of(values) == before
    entries = [list(entry) for entry in values[1]["entries"]]
    entries[-1][7] = [*entries[-1][7][:-1], [*entries[-1][7][-1][:-1], WORD]]
    after = files_of([values[0], {**values[1], "entries": entries}, values[2]])
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    kinds = {re.sub(r"/.*", "", name) for name in changed}
    assert kinds <= {"d", "k", "n", "w", "shelves.js"}
    assert len([name for name in changed if name.startswith("d/")]) == 1


def test_an_outline_says_of_each_entry_what_its_index_says(
    values: list[Mapping[str, Any]],
) -> None:
    outline = outlines([outline_of(value) for value in values])
    forms = outline["forms"]
    for value, (id, runs, pairs) in zip(values, outline["documents"], strict=True):
        assert id == value["id"]
        assert pairs == [len(entry[7]) for entry in value["entries"]]
        rows = [
            (form, number and number + more, gap and gap + more)
            for form, number, gap, count in zip(*[iter(runs)] * 4, strict=True)
            for more in range(count)
        ]
        assert len(rows) == len(value["entries"])
        ids: list[str] = []
        for place, entry in enumerate(value["entries"]):
            form, number, gap = rows[place]
            above = ids[place - gap] if gap else ""
            signs = {"\ufdd1": str(number), "\ufdd2": write_han(number), "\ufdd3": above}
            filled = [fill(text, signs) for text in (*forms[form][:2], *forms[form][2])]
            assert filled == [entry[0], entry[3], *entry[4]]
            ids.append(filled[0])


def test_of_documents_that_are_gone_nothing_is_kept(
    looks: list[Publication], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "SMALL", 0)
    settings = read_settings(ROOT)
    for shown, kept in ((looks, DOCUMENTS), (looks[1:], DOCUMENTS[1:])):
        files = {look.bitext.document.id: searchable(look) for look in shown}
        shares = [share_of(look, ()) for look in shown]
        search_files(tmp_path, settings, shares, Glossary(), files.__getitem__)
        for folder, others in (("shelved", ()), ("readings", ("_beside",))):
            names = {path.stem for path in (tmp_path / ".cache" / folder).iterdir()}
            assert names == {*kept, *others}


def fill(text: str, signs: Mapping[str, str]) -> str:
    return text.translate({ord(sign): each for sign, each in signs.items()})
