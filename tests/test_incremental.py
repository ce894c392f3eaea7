"""After any edit a build gives what a build from nothing gives, and makes only what it must."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.outputs.books.typst import pdf
from build_scripts.press import build
from build_scripts.press.documents import job, outcomes
from build_scripts.press.keep import CACHE
from build_scripts.sources.settings import read_settings
from tests.repository import ROOT
from tests.small import DOCUMENT, add_document, copy_state, small_copy_to, tree

EDITS = yaml.safe_load((ROOT / "tests/cases/incremental/edits.yml").read_text("utf-8"))
FIRST = """concepts:
  - id: contribution
    category: concept
    zh: [{term: 贡献, status: preferred}]
    en: [{term: contribution, status: preferred}]
"""
"""The glossary that both documents are read with at first."""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were made; their PDFs are not set, but differ as their sheets do."""
    names: list[str] = []
    whole = job.make

    def counted(name: str, *arguments: Any, **flags: Any) -> object:
        names.append(name)
        return whole(name, *arguments, **flags)

    def short(_: object, sheet: object, *__: object) -> tuple[bytes, tuple[()]]:
        return hashlib.sha256(json.dumps(sheet).encode()).digest(), ()

    monkeypatch.setattr(outcomes, "make", counted)
    monkeypatch.setattr(pdf, "_compiled", short)
    monkeypatch.setattr(pdf, "differences", lambda *_: iter(()))
    return names


def edit(root: Path, case: Mapping[str, Any]) -> None:
    """Does to the sources what a person would do."""
    if "file" not in case:
        return
    path = root / case["file"]
    if "put" not in case:
        shutil.rmtree(path)
    elif "find" in case:
        before = path.read_text("utf-8")
        assert case["find"] in before
        path.write_text(before.replace(case["find"], case["put"], 1), "utf-8")
    else:
        path.write_text(case["put"], "utf-8")
    if case.get("lock"):
        build.write_glossary_lock(root)


def from_nothing(root: Path, empty: Path, place: Path) -> dict[str, bytes]:
    """The pages that a build without cache and without pages of before makes of the sources."""
    copy_state(root, empty, place)
    build.build(place, read_settings(place))
    return tree(place / "docs")


def test_every_edit_gives_what_a_clean_build_gives(tmp_path: Path, made: list[str]) -> None:
    root = small_copy_to(tmp_path / "copy")
    add_document(root, "second")
    for name in (DOCUMENT, "second"):
        with (root / "source_texts" / name / "document.yml").open("a", encoding="utf-8") as config:
            config.write("glossary: [common]\n")
    edit(root, {"file": "source_texts/glossary.yml", "put": FIRST, "lock": True})
    empty = tmp_path / "empty"
    shutil.copytree(root, empty, symlinks=True)
    build.build(root, read_settings(root))
    assert sorted(made) == sorted([DOCUMENT, "second"])
    for number, case in enumerate(EDITS):
        edit(root, case)
        made.clear()
        outcome = build.build(root, read_settings(root))
        assert sorted(made) == case["made"], case["name"]
        again = build.build(root, read_settings(root))
        assert again.problems == outcome.problems, case["name"]
        assert again.written == 0, case["name"]
        if not case.get("is_faulty"):  # there the last good pages stay
            clean = from_nothing(root, empty, tmp_path / str(number))
            assert tree(root / "docs") == clean, case["name"]


def test_a_spoilt_cache_is_only_slower(tmp_path: Path, made: list[str]) -> None:
    root = small_copy_to(tmp_path / "copy")
    build.build(root, read_settings(root))
    before = tree(root / "docs")
    for path in sorted((root / CACHE).rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    made.clear()
    assert build.build(root, read_settings(root)).written == 0
    assert (made, tree(root / "docs")) == ([DOCUMENT], before)
