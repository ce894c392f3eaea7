"""Faults of files that no text of a case can show: links, and no document at all."""

from __future__ import annotations

from pathlib import Path

from build_scripts.press import build
from build_scripts.sources import read
from build_scripts.sources.settings import read_settings
from tests.repository import ROOT

DOCUMENT = """\
id: sample
title: {zh: 样本, en: Sample}
editions: {zh: {file: zh.txt, lang: zh-Hans}, en: {file: en.txt, lang: en}}
"""


def test_a_link_that_leaves_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / "sample"
    folder.mkdir(parents=True)
    (folder / "document.yml").write_text(DOCUMENT, "utf-8")
    (folder / "zh.txt").write_text("一段文字。", "utf-8")
    (tmp_path / "elsewhere.txt").write_text("A text.", "utf-8")
    (folder / "en.txt").symlink_to(tmp_path / "elsewhere.txt")
    sources, problems = read.read_sources(folder, tmp_path)
    assert sources is None
    assert [problem.code for problem in problems] == ["R05"]


def test_no_document(tmp_path: Path) -> None:
    settings = read_settings(ROOT)
    (tmp_path / "docs").mkdir()
    for target, names in settings.joined.items():
        for name in names:
            part = (tmp_path / "docs" / target).parent / name
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_text("", "utf-8")
    outcome = build.build(tmp_path, settings)
    assert [problem.code for problem in outcome.problems] == ["R08"]


def test_texts_that_nothing_declares_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / "law"
    folder.mkdir(parents=True)
    assert read.undeclared(tmp_path) == ()
    (folder / "zh.txt").write_text("第一条\n", "utf-8")
    [found] = build.check(tmp_path)[1].problems
    assert (found.path, found.code) == ("source_texts/law/zh.txt", "R01")
    (folder / "document.yml").write_text("id: law\n", "utf-8")
    assert read.undeclared(tmp_path) == ()
