"""The command line: every command is documented, `pdf` and `export` write what they are asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from build_scripts.__main__ import main
from build_scripts.outputs.books.typst.sheet import PAPERS
from build_scripts.outputs.takeaways import FORMATS
from tests.conftest import Golden
from tests.printed import FIRST, bitext, read
from tests.repository import ROOT

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/guide/**/*.md"))
SOME = ROOT / "README.md"
WRONG = {
    "unknown document": (["pdf", "nowhere"], 1, "there is no document nowhere in source_texts/"),
    "unknown id": (["pdf", FIRST, "--units", "p9"], 1, "There is no division or unit p9."),
    "no id": (["pdf", FIRST, "--units", ","], 2, "--units names no division or unit"),
    "unknown layout": (["pdf", FIRST, "--layout", "lo"], 1, "There is no layout 'lo'; there are"),
    "unknown paper": (
        ["pdf", FIRST, "--paper", "b4"],
        2,
        f"'b4' is not one of {', '.join(map(repr, PAPERS))}",
    ),
    "output is a folder": (["pdf", FIRST, "--output", "."], 2, "'.' is a directory"),
    "a language twice": (
        ["new", "x", "--zh", str(SOME), "--zh", str(SOME)],
        2,
        "two texts for --zh: README.md and README.md; a document has one text in each language",
    ),
    "two scripts of a language": (
        ["new", "x", "--en", str(SOME), "--zh-Hant", str(SOME), "--zh-Hans", str(SOME)],
        2,
        "two texts for --zh: README.md and README.md; a document has one text in each language",
    ),
    "no format": (["export", FIRST], 2, "Missing option '--format'"),
    "unknown format": (["export", "--format", "docx"], 2, "'docx' is not one of 'pdf', 'epub'"),
    "export of unknown document": (["export", "nowhere", "--format", "csv"], 1, "no document"),
}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def said(result: Result) -> str:
    """What was printed, without line ends that depend on the width of the terminal."""
    return " ".join(result.output.split())


def listed() -> list[str]:
    """The commands that `--help` lists: what a person sees, however they are loaded."""
    _, _, lines = run("--help").output.partition("Commands:\n")
    return re.findall(r"^  ([a-z-]+)  ", lines, re.MULTILINE)


def test_help_lists_every_command() -> None:
    context = click.Context(main)
    assert listed() == main.list_commands(context)
    assert {"build", "export", "pdf"} < set(listed())


@pytest.mark.parametrize("name", listed())
def test_every_command_is_documented_and_helps(name: str) -> None:
    assert re.search(rf"build_scripts {name}\b(?!-)", documented())
    result = run(name, "--help")
    assert result.exit_code == 0
    command = main.get_command(click.Context(main), name)
    assert command
    assert command.help
    assert len(command.help.split()) > 3
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.opts[0] in result.output


def documented() -> str:
    return "".join(page.read_text("utf-8") for page in PAGES)


def test_only_commands_that_exist_are_documented() -> None:
    named = re.findall(r"python3? -m build_scripts ([a-z][a-z-]*)", documented())
    assert set(named) <= set(listed())


def test_pdf_writes_the_file_named_with_what_was_asked(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "some.pdf"
    result = run("pdf", FIRST, "--units", "p2-s2-c4, p2-s4-c1", "--layout", "zh", "--paper",
                 "letter", "--output", target)  # fmt: skip
    assert result.exit_code == 0, result.output
    assert str(target) in result.output
    reader = read(target.read_bytes())
    assert [float(each) for each in reader.pages[0].mediabox[2:]] == [612, 792]
    text = "".join(page.extract_text() for page in reader.pages)
    units = {unit.id: unit for unit in bitext(FIRST).units}
    for unit, is_in in (("p2-s2-c4", True), ("p2-s4-c1", True), ("p2-s2-c5", False)):
        [chinese, *_], [english, *_] = (units[unit].text[key] or () for key in ("zh", "en"))
        assert (chinese[:10] in "".join(text.split())) == is_in
        assert english[:20] not in text


def test_pdf_of_the_whole_document_is_named_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("pdf", FIRST, "--layout", "en").exit_code == 0
    [path] = tmp_path.iterdir()
    assert path.name == f"{FIRST}-en.pdf"
    size: Any = read(path.read_bytes()).pages[0].mediabox
    assert round(float(size[2])) == 595


OF_TWO = "comparison"
"""A format that a document has with an older one alone (tests/test_comparison.py)."""


@pytest.mark.parametrize("shape", [each for each in FORMATS if each != OF_TWO])
def test_export_writes_each_format(tmp_path: Path, golden: Golden, shape: str) -> None:
    result = run("export", FIRST, "--format", shape, "--output", tmp_path / "out")
    assert result.exit_code == 0, result.output
    found = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert found
    golden(f"exchange/files.{shape}.txt", "".join(f"{name}\n" for name in found))
    assert all(path.stat().st_size > 500 for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.chdir(tmp_path)
    words, status, sentence = WRONG[case]
    result = run(*words)
    assert result.exit_code == status
    assert sentence in said(result)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert not list(tmp_path.iterdir())


def test_a_faulty_document_is_not_printed(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / "broken"
    folder.mkdir(parents=True)
    (folder / "document.yml").write_text("id: broken\n", encoding="utf-8")
    result = run("--root", tmp_path, "pdf", "broken", "--output", tmp_path / "x.pdf")
    assert result.exit_code == 1
    assert "source_texts/broken/document.yml:1: " in result.output
    assert not (tmp_path / "x.pdf").exists()
