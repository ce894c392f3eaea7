"""Relations between documents: their faults, and that each is seen from both sides."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import yaml

from build_scripts.apparatus import companion
from build_scripts.apparatus.corpus import comparisons, relations
from build_scripts.press import build
from build_scripts.press.documents.others import declared
from build_scripts.problems import Problem, has_errors
from build_scripts.sources import read
from build_scripts.sources.settings import read_settings
from tests.places import unreal
from tests.repository import small_copy
from tests.test_comparison import CASES as RIVERS
from tests.test_comparison import NEW, OLD
from tests.test_sources import write_sample

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "relations" / "faults.yml").read_text("utf-8")
)


def declare(root: Path, name: str, own: dict[str, Any]) -> None:
    keys = {"signed" if key == "date" else key: value for key, value in own.items()}
    write_sample(root, {"folder": name, "document": {"id": name, **keys}})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_relations(case: dict[str, Any], tmp_path: Path) -> None:
    for name, own in case["documents"].items():
        declare(tmp_path, name, own)
    folders = {each.name: each for each in read.folders(tmp_path)}
    paths = {name: read.shown(each / "document.yml", tmp_path) for name, each in folders.items()}
    documents = declared(tmp_path)
    found = [*relations.faults(documents, folders, companion.drafts(tmp_path), paths)]
    assert unreal(found, tmp_path) == []
    assert [with_line(each, tmp_path) for each in found] == case["problems"]
    others = relations.related(documents)
    for name, said in case.get("related", {}).items():
        shown = [f"{each.kind} {each.document or each.title['zh']}" for each in others[name]]
        assert sorted(shown) == sorted(said)


def with_line(problem: Problem, root: Path) -> str:
    """A fault with what stands in its line."""
    path = root / problem.path
    there = path.read_text("utf-8").splitlines()[problem.line - 1].strip()
    return f"{path.parent.name} “{there}”: {problem.code} {problem.message}"


def test_addresses_of_documents_elsewhere_are_web_addresses(tmp_path: Path) -> None:
    addresses = ("javascript:alert(1)", "data:text/html,x", "//x.example", "https://a b")
    for at, address in enumerate(addresses):
        case = {"folder": "sample", "zh": "1.甲。", "en": "1. A.", "document": {
            "relations": [{"amends": {"title": "A", "url": address}}]}}  # fmt: skip
        folder = write_sample(tmp_path / str(at), case)
        problems = build.check_document(folder, tmp_path, with_lock=False).problems
        assert [each.code for each in problems] == ["D06"]


def rivers(root: Path, decided: str) -> list[str]:
    """The faults of the two editions with what an editor decides."""

    for name in (OLD, NEW):
        shutil.copytree(RIVERS / name, root / "source_texts" / name)
    folder = root / "source_texts" / NEW
    (folder / "comparisons").mkdir()
    (folder / "comparisons" / f"{OLD}.yml").write_text(decided, "utf-8")
    (folder / "comparisons" / "udhr.yml").write_text("units: []\n", "utf-8")
    bitexts = {}
    for name in (OLD, NEW):
        checked = build.check_document(root / "source_texts" / name, root, with_lock=False)
        assert checked.bitext, checked.problems
        bitexts[name] = checked.bitext
    _, found = comparisons.comparisons_of(root, folder, bitexts, ["udhr"])
    return [f"{Path(each.path).name}:{each.line}: {each.code} {each.message}" for each in found]


def test_what_cannot_be_read_cannot_be_compared(tmp_path: Path) -> None:
    shutil.copytree(RIVERS / NEW, tmp_path / "source_texts" / NEW)
    folder = tmp_path / "source_texts" / NEW
    newer = build.check_document(folder, tmp_path, with_lock=False).bitext
    assert newer
    made, found = comparisons.comparisons_of(tmp_path, folder, {NEW: newer}, [OLD])
    assert made == ()
    assert [each.code for each in found] == ["C02"]
    assert unreal(found, tmp_path) == []


def test_a_build_reads_an_older_document_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_copy(tmp_path, "mulan-psl-2")
    for name in (OLD, NEW):
        shutil.copytree(RIVERS / name, root / "source_texts" / name)
    for folder in read.folders(root):
        build.write_lock(folder, root)
    reading = Mock(wraps=read.read_sources)
    monkeypatch.setattr(read, "read_sources", reading)
    found = build.build(root, read_settings(root))
    assert not has_errors(found.problems)
    read_ones = [call.args[0].name for call in reading.call_args_list]
    assert sorted(read_ones) == ["mulan-psl-2", OLD, NEW]
    assert (root / "docs" / NEW / "compare" / OLD / "index.md").exists()


def test_a_check_of_all_reads_an_older_document_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (OLD, NEW):
        shutil.copytree(RIVERS / name, tmp_path / "source_texts" / name)
        build.write_lock(tmp_path / "source_texts" / name, tmp_path)
    reading = Mock(wraps=read.read_sources)
    monkeypatch.setattr(read, "read_sources", reading)
    checked, found = build.check(tmp_path)
    assert [call.args[0].name for call in reading.call_args_list] == [OLD, NEW]
    [compared] = found.companions[NEW].comparisons
    assert compared.older is checked[0].bitext


def test_what_an_editor_decides_must_be_there_once(tmp_path: Path) -> None:
    entries = ("a99, new: a5", "a1, new: [a5]", "[], new: []", "ch1, new: a9")
    decided = "units:\n" + "".join(f"- {{old: {each}}}\n" for each in entries)
    assert rivers(tmp_path, decided) == [
        "udhr.yml:1: C01 no `compare:` names udhr",
        "river-2019.yml:2: C01 river-2019 has no a99",
        "river-2019.yml:3: C01 a5 stands twice under `new:`",
        "river-2019.yml:4: C01 an entry without any unit",
        "river-2019.yml:5: C01 a heading and a unit do not go together",
        "river-2019.yml:1: C03 9 pairings are proposed by the program, the first is a14 → a4; "
        "readers are told so",
    ]
