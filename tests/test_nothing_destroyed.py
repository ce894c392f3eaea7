"""What no build made no build deletes: names that people use, hostile lists, `make clean`.

A document named `javascripts` once deleted the scripts of the site, and a line `..` in
`docs/.generated` the whole repository.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from build_scripts.press.made import MANIFEST, read_made
from build_scripts.press.publish import Output
from build_scripts.press.record import build_where_needed
from build_scripts.press.report import Outcome
from build_scripts.sources.settings import read_settings
from tests.once import folder_once
from tests.repository import ROOT, environment
from tests.small import DOCUMENT, add_document, run, small_copy_to, start, tree

HOSTILE: dict[str, list[str]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "generated" / "hostile.yml").read_text("utf-8")
)
"""Lines for `docs/.generated` that no build writes there, by what they try."""
THEIRS = "another digest and a file that people wrote"
TAKEN = ("_theme", "assets", "guide", "help", "javascripts", "stylesheets")
"""The folders of `docs/` that people write."""
OTHER = "another"
"""A second document, so that there is one when the first has gone."""


@pytest.fixture(scope="module")
def built() -> Path:
    """A repository in git with two small documents, built: `docs/` holds what a build makes."""
    return folder_once("two-small-documents", build_two)


def build_two(root: Path) -> None:
    small_copy_to(root)
    add_document(root, OTHER)
    assert not (root / ".git").exists()
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "all")):
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *command], cwd=root, check=True)
    assert run(root, "build") == (0, "")


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """The same, to change at will, beside a folder that is none of its business."""
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "index.md").write_text("of somebody else", "utf-8")
    return shutil.copytree(built, tmp_path / "copy")


def made(root: Path) -> set[str]:
    return set(read_made(root / "docs")[0])


def of_people(root: Path) -> dict[str, bytes]:
    """Everything in and around a repository but what builds make: sources, pages, git's files."""
    listed = {f"copy/docs/{path}" for path in (*made(root), MANIFEST, ".lock")}
    return {
        path: content
        for path, content in tree(root.parent).items()
        if path not in listed and not path.startswith("copy/.cache/")
    }


def lost(before: dict[str, bytes], root: Path) -> list[str]:
    """What is no longer there, or no longer the same."""
    now = tree(root.parent)
    return [path for path, content in before.items() if now.get(path) != content]


def built_again(root: Path) -> Outcome:
    return build_where_needed(root, read_settings(root))


def faults(outcome: Outcome) -> list[str]:
    return [f"{problem.path} {problem.code}" for problem in outcome.problems]


def test_every_folder_that_people_write_is_tried(built: Path) -> None:
    folders = {path.name for path in (built / "docs").iterdir() if path.is_dir()}
    assert sorted(folders - {DOCUMENT, OTHER, "search", "glossary", "_snippets"}) == sorted(TAKEN)


def test_names_that_people_use_are_refused_and_their_files_stay(copy: Path) -> None:
    for name in TAKEN:
        add_document(copy, name)
    before = of_people(copy)
    pages = tree(copy / "docs" / DOCUMENT)
    for command in ("check", "build"):
        status, told = run(copy, command)
        assert status == 1
        for name in TAKEN:
            assert any(name in fault for fault in told.splitlines()), (command, name)
        for name in ("javascripts", "stylesheets"):
            assert any(f"docs/{name}/" in line and ": B01 " in line for line in told.splitlines())
        assert of_people(copy) == before
        assert tree(copy / "docs" / DOCUMENT) == pages
    for name in TAKEN:
        shutil.rmtree(copy / "source_texts" / name)
    before = of_people(copy)
    assert run(copy, "build") == (0, "")
    assert of_people(copy) == before
    assert subprocess.check_output(["git", "status", "--short"], cwd=copy) == b""


def test_a_folder_that_people_begin_to_write_is_refused_too(copy: Path) -> None:
    folder = copy / "docs" / "essays"
    folder.mkdir()
    (folder / "index.md").write_text("mine", "utf-8")
    shutil.rmtree(copy / "source_texts" / DOCUMENT)
    shutil.move(copy / "source_texts" / OTHER, copy / "source_texts" / "essays")
    config = copy / "source_texts" / "essays" / "document.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace(f"id: {OTHER}\n", "id: essays\n"), "utf-8")
    assert faults(built_again(copy)) == ["docs/essays/index.md B01"]
    shutil.rmtree(copy / "source_texts" / "essays")
    built_again(copy)
    assert tree(folder) == {"index.md": b"mine"}


def test_a_new_document_is_not_begun_under_a_name_that_people_use(copy: Path) -> None:
    texts = [f"--{key}={ROOT}/tests/documents/{DOCUMENT}/{key}.txt" for key in ("zh", "en")]
    before = of_people(copy)
    status, told = run(copy, "new", "javascripts", *texts)
    assert (status, ": B01 " in told) == (1, True)
    assert of_people(copy) == before


def tamper(root: Path, lines: list[str]) -> None:
    """Write lines into the list of what builds made, with the digests and places they name."""
    beside = root.parent / "beside"
    (root / "docs" / "link").symlink_to(beside)
    (root / "docs" / "linked.md").symlink_to(beside / "index.md")
    words = {
        "root": str(root),
        "readme": hashlib.sha256((root / "README.md").read_bytes()).hexdigest(),
        "theirs": hashlib.sha256((beside / "index.md").read_bytes()).hexdigest(),
        "other": "0" * 64,
    }
    with (root / "docs" / MANIFEST).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line.format(**words)}\n" for line in lines)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_line_that_no_build_wrote_destroys_nothing(copy: Path, what: str) -> None:
    before = of_people(copy)
    tamper(copy, HOSTILE[what])
    with Output(copy / "docs") as output:
        output.finish((OTHER, "search"))
    assert {problem.code for problem in output.problems} <= {"B02", "B03"}
    assert output.problems
    assert lost(before, copy) == []
    assert not (copy / "docs" / DOCUMENT).exists(), "what a build made goes all the same"


def test_a_list_full_of_such_lines_does_not_mislead_a_build(copy: Path) -> None:
    assert all((copy / "docs" / line.split("  ")[1]).exists() for line in HOSTILE[THEIRS])
    shutil.rmtree(copy / "source_texts" / DOCUMENT)
    before = of_people(copy)
    tamper(copy, [line for lines in HOSTILE.values() for line in lines])
    status, told = run(copy, "build")
    assert (status, f"docs/{MANIFEST}:" in told) == (0, True)
    assert lost(before, copy) == []
    assert not (copy / "docs" / DOCUMENT).exists()
    assert run(copy, "build") == (0, "")


@pytest.mark.parametrize("form", ["of older builds", "a link to a source"])
def test_a_list_of_another_form_destroys_nothing(copy: Path, form: str) -> None:
    manifest = copy / "docs" / MANIFEST
    before = of_people(copy)
    if form == "of older builds":
        lines = ["..", ".", "javascripts", DOCUMENT, str(copy), "search"]
        manifest.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    else:
        manifest.unlink()
        manifest.symlink_to("../README.md")
    assert faults(built_again(copy)) == ["docs/.generated B03"]
    assert lost(before, copy) == []
    assert not manifest.is_symlink()
    assert DOCUMENT in {path.split("/")[0] for path in made(copy)}


def test_a_document_is_renamed_without_the_caches(copy: Path) -> None:
    shutil.rmtree(copy / ".cache")
    shutil.rmtree(copy / "source_texts" / OTHER)
    shutil.rmtree(copy / "source_texts" / DOCUMENT)
    add_document(copy, "renamed")
    before = of_people(copy)
    assert run(copy, "build") == (0, "")
    assert {path.split("/")[0] for path in made(copy)} >= {"renamed", "index.md"}
    assert not (copy / "docs" / DOCUMENT).exists()
    assert of_people(copy) == before


def test_what_people_put_beside_generated_pages_outlives_the_document(copy: Path) -> None:
    folder = copy / "docs" / DOCUMENT
    (folder / "notes.md").write_text("mine", "utf-8")
    (folder / "full" / "index.md").write_text("mine", "utf-8")
    shutil.rmtree(copy / "source_texts" / DOCUMENT)
    assert faults(built_again(copy)) == [f"docs/{DOCUMENT}/full/index.md B02"]
    assert tree(folder) == {"notes.md": b"mine", "full/index.md": b"mine"}
    assert faults(built_again(copy)) == []


def test_make_clean_removes_what_builds_made_and_nothing_else(copy: Path) -> None:
    docs = copy / "docs"
    mine = ("stylesheets/own.css", "javascripts/own.js", f"{DOCUMENT}/notes.md", "notes.md")
    for path in mine:
        (docs / path).write_text("mine", "utf-8")
    (docs / DOCUMENT / "about" / "index.md").write_text("mine", "utf-8")
    shutil.copytree(copy / "source_texts" / OTHER, copy / "source_texts" / "javascripts")
    before = _uncompiled(of_people(copy)) | {f"copy/docs/{DOCUMENT}/about/index.md": b"mine"}
    command = ["make", "clean", f"PYTHON={sys.executable}"]
    done = subprocess.run(
        command, cwd=copy, env=environment(), check=True, capture_output=True, text=True
    )
    assert done.stderr.startswith(f"docs/{DOCUMENT}/about/index.md:1: B02 warning:")
    assert _uncompiled(tree(copy.parent)) == before


def _uncompiled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: text for path, text in files.items() if "__pycache__" not in path}


def test_cleaning_and_building_do_not_meet(copy: Path) -> None:
    (copy / "docs" / "index.md").unlink()
    building = start(copy, "build")
    cleaning = [sys.executable, "-m", "build_scripts.press.clean"]
    assert subprocess.run(cleaning, cwd=copy, check=False).returncode == 0
    building.communicate()
    assert building.returncode == 0
    there = {path for path in made(copy) if (copy / "docs" / path).is_file()}
    assert there == made(copy), "all or nothing"
    assert (copy / "docs" / DOCUMENT).exists() == bool(there)
