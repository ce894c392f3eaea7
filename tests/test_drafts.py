"""Drafts: a faulty one does not stop the site, and a changed one needs neither hash nor lock."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.press.build import build, write_glossary_lock
from build_scripts.problems import DRAFT, ERROR
from build_scripts.sources.settings import read_settings
from tests.small import DOCUMENT, add_document, small_copy_to

CASES = sorted((Path(__file__).parent / "cases" / "drafts").glob("*.yml"))
NAME = "second"


def prepared(folder: Path, case: dict[str, Any]) -> Path:
    """A repository with a published document, and one as the case has it."""
    root = small_copy_to(folder)
    own = add_document(root, NAME)
    if locked := case.get("locked"):
        (own / locked["file"]).write_text(locked["text"], "utf-8")
        write_glossary_lock(root)
    if case["draft"] and not case.get("says_so"):
        config = own / "document.yml"
        config.write_text(config.read_text("utf-8") + "\ndraft: true\n", "utf-8")
    if change := case.get("change"):
        text = (own / change["file"]).read_text("utf-8")
        assert change["from"] in text
        (own / change["file"]).write_text(text.replace(change["from"], change["to"], 1), "utf-8")
    if add := case.get("add"):
        (own / add["file"]).write_text(add["text"], "utf-8")
    return root


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_site_and_its_preview(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    root = prepared(tmp_path, case)
    docs = root / "docs"
    strict = build(root, read_settings(root), strict=True)
    own = [each for each in strict.problems if f"/{NAME}/" in each.path]
    assert [each.code for each in own] == case["problems"]
    severity = case.get("severity", DRAFT if case["draft"] else ERROR)
    assert {each.severity for each in own} <= {severity}
    assert (docs / DOCUMENT / "index.md").exists() == case["draft"]
    assert not (docs / NAME).exists()

    build(root, read_settings(root), with_drafts=True)
    assert (docs / DOCUMENT / "index.md").exists()
    assert (docs / NAME / "full" / "index.md").exists() == case["shown"]
    if case["draft"] and not case["shown"]:
        page = unescape((docs / NAME / "index.md").read_text("utf-8"))
        for each in own:
            assert f"{each.path}:{each.line}" in page
            assert f"guide/codes/index.md#{each.code.lower()}" in page
        assert page.count('<span lang="zh-Hans">草稿') == len(own)
        assert f"({NAME}/index.md)" in (docs / "index.md").read_text("utf-8")


def test_a_draft_corrected_and_published(tmp_path: Path) -> None:
    """Only publishing asks for the lock, and for the hash where one is declared."""
    case = yaml.safe_load((CASES[0].parent / "changed_word.yml").read_text("utf-8"))
    root = prepared(tmp_path, case)
    config = root / "source_texts" / NAME / "document.yml"
    config.write_text(config.read_text("utf-8").replace("\ndraft: true\n", "\n"), "utf-8")
    problems = build(root, read_settings(root)).problems
    assert [each.code for each in problems] == ["L03"]
