"""Kept results: made anew whenever anything they depend on changed, and when they are damaged."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from build_scripts.press import keep, record
from build_scripts.press.compiled import FOLDER as TEMPLATES
from build_scripts.press.compiled import keep_compiled
from build_scripts.press.keep import CACHE, fingerprint, house, installed, kept
from build_scripts.problems import Found, Problem
from build_scripts.sources.settings import read_settings
from tests.repository import copy_to, hand_written

OURS = tuple(path for path in hand_written() if path.parts[0] == "build_scripts")
INPUTS = tuple(
    path
    for path in hand_written()
    if path.parts[0] == "source_texts"
    or path.parts[:2] in {("docs", "help"), ("docs", "guide")}
    or (path.parts[:2] in {("docs", "javascripts"), ("docs", "stylesheets")})
)
"""What a build reads besides our code."""


def flipped(path: Path) -> Callable[[], object]:
    """Change one bit in the middle of a file; what it gives puts it back."""
    before = path.read_bytes()
    middle = len(before) // 2
    changed = bytes([before[middle] ^ 1]) if before else b"x"
    path.write_bytes(before[:middle] + changed + before[middle + 1 :])
    return lambda: path.write_bytes(before)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("keep") / "copy")


def test_one_bit_in_each_file_of_ours_is_another_house(copy: Path) -> None:
    house = copy / "build_scripts"
    seen = {fingerprint(root=copy, places=[house])}
    for path in OURS:
        restore = flipped(copy / path)
        seen.add(fingerprint(root=copy, places=[house]))
        restore()
    assert len(seen) == len(OURS) + 1
    assert fingerprint(root=copy, places=[house]) in seen


def test_one_bit_in_each_input_is_another_build(copy: Path) -> None:
    settings = read_settings(copy)
    seen = {record.inputs(copy, settings)}
    for path in INPUTS:
        restore = flipped(copy / path)
        seen.add(record.inputs(copy, settings))
        restore()
    assert len(seen) == len(INPUTS) + 1


def test_each_setting_is_another_build(copy: Path) -> None:
    settings = read_settings(copy)
    assert len({
        record.inputs(copy, settings),
        record.inputs(copy, settings, "drafts"),
        record.inputs(copy, read_settings(copy / "docs")),
    }) == 3  # fmt: skip


def test_another_version_of_any_library_is_another_house(tmp_path: Path) -> None:
    for name in ("Jinja2-3.1.6.dist-info", "typst-0.15.2.dist-info", "old-1.0.egg-info"):
        (tmp_path / name).mkdir()
    before = installed([str(tmp_path), "/nowhere"])
    assert before == ("Jinja2-3.1.6.dist-info", "old-1.0.egg-info", "typst-0.15.2.dist-info")
    (tmp_path / "typst-0.15.2.dist-info").rename(tmp_path / "typst-0.15.3.dist-info")
    assert installed([str(tmp_path)]) != before


def test_the_installed_libraries_are_seen() -> None:
    names = {each.split("-")[0].lower() for each in installed(sys.path)}
    assert {"jinja2", "typst", "markdown", "pikepdf", "lxml", "pypinyin"} <= names


def test_another_python_is_another_house(monkeypatch: pytest.MonkeyPatch) -> None:
    before = house.__wrapped__()
    assert house.__wrapped__() == before
    monkeypatch.setattr(sys, "version", f"{sys.version} of another build")
    assert house.__wrapped__() != before


def test_bytecode_is_no_part_of_the_house(tmp_path: Path) -> None:
    """Python writes it while a build runs: the next one would find nothing that it kept."""
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "made.py").write_bytes(b"x = 1")
    before = fingerprint(root=tmp_path, places=[tmp_path])
    for folder in (tmp_path, tmp_path / "room"):
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "made.cpython-311.pyc").write_bytes(b"x")
    assert fingerprint(root=tmp_path, places=[tmp_path]) == before
    (tmp_path / "room" / "more.py").write_bytes(b"")
    assert fingerprint(root=tmp_path, places=[tmp_path]) != before


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def keeper(tmp_path: Path, made: list[str]) -> Callable[..., Found[bytes]]:
    """Keeps a result under some inputs and notes each time that it is made."""

    def ask(inputs: str = "one", *problems: Problem) -> Found[bytes]:
        def make() -> Found[bytes]:
            made.append(inputs)
            return Found(f"result of {inputs}".encode(), problems)

        return kept(tmp_path / "cache" / "result", inputs, make)

    return ask


def test_a_result_is_made_once(keeper: Callable[..., Found[bytes]], made: list[str]) -> None:
    assert keeper() == keeper() == Found(b"result of one")
    assert made == ["one"]


def test_other_inputs_or_another_house_make_it_anew(
    keeper: Callable[..., Found[bytes]], made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper()
    assert keeper("two").value == b"result of two"
    monkeypatch.setattr(keep, "house", lambda: "another")
    keeper("two")
    assert made == ["one", "two", "two"]


def test_problems_are_said_each_time(keeper: Callable[..., Found[bytes]], made: list[str]) -> None:
    problem = Problem("a", 1, "F02", "no glyph")
    assert keeper("one", problem) == keeper("one", problem)
    assert made == ["one", "one"]


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replaced_by_a_dangling_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def without_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def a_file_for_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"")


def other(byte: int) -> bytes:
    return bytes([byte ^ 1])


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
    "one bit": flipped,
    "last byte": lambda path: path.write_bytes(
        path.read_bytes()[:-1] + other(path.read_bytes()[-1])
    ),
    "first byte": lambda path: path.write_bytes(
        other(path.read_bytes()[0]) + path.read_bytes()[1:]
    ),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"more"),
    "gone": Path.unlink,
    "a folder": replaced_by_a_folder,
    "its folder gone": without_its_folder,
    "a dangling link": replaced_by_a_dangling_link,
    "no folder": a_file_for_its_folder,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_anew_without_a_word(
    keeper: Callable[..., Found[bytes]], made: list[str], tmp_path: Path, damage: str
) -> None:
    keeper()
    DAMAGES[damage](tmp_path / "cache" / "result")
    assert keeper() == Found(b"result of one")
    assert made == ["one", "one"]


def test_the_same_files_elsewhere_are_the_same_house(copy: Path, tmp_path: Path) -> None:
    shutil.copytree(copy / "build_scripts", tmp_path / "elsewhere" / "build_scripts")
    one, other = (
        fingerprint(root=place, places=[place / "build_scripts"])
        for place in (copy, tmp_path / "elsewhere")
    )
    assert one == other


def test_a_file_that_moved_is_another_state(tmp_path: Path) -> None:
    """Pages are all called index.html: it is the whole path that counts."""
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_bytes(b"x")
    before = fingerprint(root=tmp_path, places=[page])
    moved = page.rename(tmp_path / "index.html")
    assert fingerprint(root=tmp_path, places=[moved]) != before


def test_folders_full_of_links_to_each_other_are_looked_at_once(tmp_path: Path) -> None:
    folders = [tmp_path / "source_texts" / str(number) for number in range(12)]
    for folder in folders:
        folder.mkdir(parents=True)
        for other in folders:
            (folder / other.name).symlink_to(other)
    page, place = folders[-1] / "page", folders[0]
    page.write_bytes(b"x")
    before = fingerprint(root=tmp_path, places=[place])
    assert fingerprint(root=tmp_path, places=[place]) == before
    page.write_bytes(b"y")
    assert fingerprint(root=tmp_path, places=[place]) != before


def test_a_template_is_compiled_for_its_environment(tmp_path: Path) -> None:
    text = "{% if true %}\n  a\n{% endif %}\n"

    def filled(*, trim: bool) -> str:
        loader = DictLoader({"a": text})
        environment = Environment(loader=loader, trim_blocks=trim, lstrip_blocks=trim)
        keep_compiled(tmp_path, environment)
        return environment.get_template("a").render()

    once = [filled(trim=True), filled(trim=False)]
    assert once == ["  a\n", "\n  a\n"]
    assert [filled(trim=True), filled(trim=False)] == once
    for kept_at in (tmp_path / CACHE / TEMPLATES).iterdir():
        kept_at.write_bytes(kept_at.read_bytes()[:-1])
    assert filled(trim=True) == once[0]
