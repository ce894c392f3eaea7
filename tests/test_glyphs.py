"""Signs that no PDF prints are named before any is made, in the line where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.__main__ import main
from build_scripts.outputs.books.typst import fonts, rare
from build_scripts.press import build
from build_scripts.press.record import KEPT
from build_scripts.problems import WARNING, Problem
from build_scripts.sources.gate.files import SOURCES
from tests.repository import ROOT
from tests.small import DOCUMENT, small_copy_to

CASES = yaml.safe_load((ROOT / "tests/cases/glyphs.yml").read_text("utf-8"))
LEVELS = "{kind: article, zh: '第{han}条 {text}', en: 'Article {arabic} {text}'}"
DECLARED = """\
id: rivers
title: {{zh: {title}, en: Rivers Act}}
editions: {{zh: {{file: zh.txt, lang: zh-Hans}}, en: {{file: en.txt, lang: en}}}}
levels: [{levels}]
"""


def written(root: Path, case: dict[str, Any]) -> Path:
    """The document of a case."""
    folder = root / SOURCES / "rivers"
    folder.mkdir(parents=True)
    declared = DECLARED.format(title=case.get("title", "河流法"), levels=case.get("levels", LEVELS))
    declared += f"body: {case['body']}\n" if "body" in case else ""
    (folder / "document.yml").write_text(declared, "utf-8")
    for key in ("zh", "en"):
        (folder / f"{key}.txt").write_text("\n".join((*case[key], "")), "utf-8")
    return folder


def of_glyphs(problems: tuple[Problem, ...]) -> list[str]:
    """``zh.txt:3 U+20BB7``."""
    found = [each for each in problems if each.code == "F02"]
    assert {each.severity for each in found} <= {WARNING}
    return [f"{Path(each.path).name}:{each.line} {str(each).split(' and shows ')[1][:7].strip()}"
            for each in found]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_signs_have_their_own_lines(tmp_path: Path, case: dict[str, Any]) -> None:
    checked = build.check_document(written(tmp_path, case), tmp_path, with_lock=False)
    assert checked.bitext, checked.problems
    assert sorted(of_glyphs(checked.problems)) == sorted(case["found"])


def test_missing_fonts_make_no_sign_unprintable(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rare.unprintable("甲\u202e", ["zh-Hans"]) == {"\u202e"}
    monkeypatch.setattr(rare, "folder", lambda _: None)
    assert rare.unprintable("甲乙\u202e", ["zh-Hans"]) == {"\u202e"}
    assert fonts.spare()


def test_check_build_and_pdf_say_the_same(tmp_path: Path) -> None:
    root = small_copy_to(tmp_path / "copy")
    text = root / SOURCES / DOCUMENT / "zh.txt"
    lines = text.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if len(line) > 60)
    lines[number] = f"{lines[number][:50]}\u202e{lines[number][50:]}"
    text.write_text("\n".join(lines), "utf-8")
    build.write_lock(text.parent, root)
    said = f"{SOURCES}/{DOCUMENT}/zh.txt:{number + 1}: F02 warning: the PDF has no glyph for "
    for command in (["check"], ["build"], ["build"], ["pdf", DOCUMENT, "--layout", "zh"]):
        output = str(tmp_path / "x.pdf")
        more = ["--output", output] if command[0] == "pdf" else []
        done = CliRunner().invoke(main, ["--root", str(root), *command, *more])
        assert (done.exit_code, done.output.count("F02")) == (0, 1), (command, done.output)
        assert said in done.output
    assert (root / KEPT).exists()  # a warning that was said of the sources needs no other build
