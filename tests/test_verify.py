"""`verify` says whether a file is what a release published, by a list that anyone may have made."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.__main__ import main
from build_scripts.press.release.sums import LARGEST, read_sums, written
from build_scripts.press.site.offline import CONTENTS, NAME, ROOT_IN_ZIP, SUMS, write_offline
from tests.repository import ROOT

LISTS = yaml.safe_load((ROOT / "tests/cases/release/lists.yml").read_text("utf-8"))
BOOK = "cn-la-2024.pdf"


def expanded(digest: str) -> str:
    return digest.replace("A", "a" * 64).replace("B", "b" * 64)


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case["about"])
def test_lists(case: dict[str, object]) -> None:
    text = str(case["list"])
    for letter in "AB":
        text = text.replace(f"{letter} ", f"{letter * 64} ")
    sums, problems = read_sums("LIST", text.encode())
    if "fault" in case:
        assert sums is None
        [problem] = problems
        assert str(problem).startswith(f"LIST{case['fault']}")
    else:
        assert isinstance(case["sums"], dict)
        assert sums == {name: expanded(each) for name, each in case["sums"].items()}
        assert problems == ()
        assert read_sums("", written(sums).encode()).value == sums


@pytest.mark.parametrize(("content", "line", "says"), [
    (b"\xff\xfe\0", 1, "the list is not UTF-8"),
    (b"# one\n\n# \xb6\xd4\n", 3, "the list is not UTF-8"),
    (b"#" * (LARGEST + 1), 1, "more than 8,000,000 bytes"),
])  # fmt: skip
def test_a_list_that_is_none(content: bytes, line: int, says: str) -> None:
    sums, [problem] = read_sums("LIST", content)
    assert sums is None
    assert (problem.line, problem.code) == (line, "V01")
    assert says in str(problem)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The `downloads/` of a site with two documents whose files have the same names."""
    site = tmp_path / "site"
    texts = {
        "index.html": '<a href="cn-la-2024/">x</a>',
        "404.html": '<link rel="stylesheet" href="/duidu/a.css">',
        "cn-la-2024/index.html": "<p>page</p>",
        f"cn-la-2024/downloads/{BOOK}": "book",
        "cn-la-2024/downloads/document.json": "{}",
        "cn-la-2024/downloads/index.html": "<p>downloads</p>",
        "udhr/downloads/document.json": "[]",
    }
    for name, text in texts.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    write_offline(tmp_path, site)
    return site / "downloads"


@pytest.fixture
def taken(published: Path, tmp_path: Path) -> Path:
    """A folder in which somebody has the list, the zip and a book."""
    folder = tmp_path / "taken"
    folder.mkdir()
    for name in (SUMS, NAME):
        shutil.copy(published / name, folder)
    shutil.copy(published.parent / "cn-la-2024" / "downloads" / BOOK, folder)
    return folder


def run(*words: str | Path, language: str = "C.UTF-8") -> Result:
    return CliRunner(env={"LC_ALL": language}).invoke(main, ["verify", *map(str, words)])


def test_the_list_names_every_download_and_the_contents_of_the_zip(published: Path) -> None:
    sums, _ = read_sums(SUMS, (published / SUMS).read_bytes())
    assert sums
    assert sorted(sums) == [
        f"../cn-la-2024/downloads/{BOOK}",
        "../cn-la-2024/downloads/document.json",
        "../udhr/downloads/document.json",
        CONTENTS,
        NAME,
    ]
    for name, digest in sums.items():
        assert hashlib.sha256((published / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(published / NAME) as archive:
        inside = archive.read(f"{ROOT_IN_ZIP}/{SUMS}")
        assert inside == (published / CONTENTS).read_bytes()
        listed, _ = read_sums(CONTENTS, inside)
        assert listed
        packed = {name.removeprefix(f"{ROOT_IN_ZIP}/") for name in archive.namelist()} - {SUMS}
        assert packed == set(listed)
        assert "404.html" not in packed  # it is for servers: on disk its addresses lead nowhere
        for name, digest in listed.items():
            content = archive.read(f"{ROOT_IN_ZIP}/{name}")
            assert hashlib.sha256(content).hexdigest() == digest


def test_what_was_published_is_known_under_any_name(taken: Path) -> None:
    renamed = taken / "cn-la-2024 (1).pdf"
    shutil.copy(taken / BOOK, renamed)
    done = run(taken / BOOK, taken / NAME, renamed)
    assert (done.exit_code, done.output.splitlines()) == (0, [
        f"{taken / BOOK}: is what was published under this name",
        f"{taken / NAME}: is what was published under this name",
        f"{renamed}: is what was published as {BOOK}",
    ])  # fmt: skip
    assert f"{taken / BOOK}：就是" in run(taken / BOOK, language="zh_CN.UTF-8").output


def codes(done: Result) -> list[str]:
    return re.findall(r": (V\d\d) ", done.output)


Damage = Callable[[Path], Path]


def altered(folder: Path) -> Path:
    (folder / BOOK).write_text("another", "utf-8")
    return folder / BOOK


def of_two(folder: Path) -> Path:
    (folder / "document.json").write_text("{ }", "utf-8")
    return folder / "document.json"


def foreign(folder: Path) -> Path:
    (folder / "malware.exe").write_text("x", "utf-8")
    return folder / "malware.exe"


def cut(folder: Path) -> Path:
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(whole[:-100])
    return folder / NAME


def the_list(folder: Path) -> Path:
    return folder / SUMS


def alone(folder: Path) -> Path:
    (folder / SUMS).unlink()
    return folder / BOOK


def spoilt(folder: Path) -> Path:
    (folder / SUMS).write_text("Not Found", "utf-8")
    return folder / BOOK


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def list_is_a_pipe(folder: Path) -> Path:
    (folder / SUMS).unlink()
    os.mkfifo(folder / SUMS)
    return folder / BOOK


REFUSED: list[tuple[Damage, int, str]] = [
    (altered, 1, "V03 this is not what was published under this name: its SHA-256 is "),
    (of_two, 1, "V03 this is not what was published under this name: its SHA-256 is "),
    (foreign, 1, "V03 the list names no file with this content, nor one of this name"),
    (cut, 1, "V03 this is not what was published under this name: its SHA-256 is "),
    (the_list, 2, "V02 a list says nothing of itself"),
    (alone, 2, "V02 there is no SHA256SUMS beside it"),
    (spoilt, 2, ":1: V01 this is no line of a list of checksums"),
    (pipe, 2, "V02 this is no file"),
    (list_is_a_pipe, 2, "V02 there is no SHA256SUMS beside it"),
]


@pytest.mark.parametrize(("damage", "status", "says"), REFUSED)
def test_what_was_not_published_is_refused(
    taken: Path, damage: Damage, status: int, says: str
) -> None:
    done = run(damage(taken))
    assert (done.exit_code, len(done.output.splitlines())) == (status, 1)
    assert says in done.output
    assert "Hint: " in done.output


def test_the_worst_is_what_the_exit_status_says(taken: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(taken / BOOK, elsewhere)
    done = run(taken / BOOK, elsewhere / BOOK)
    assert done.exit_code == 2
    assert codes(done) == ["V02"]
    assert len(done.output.splitlines()) == 2
    assert run("--sums", taken / SUMS, elsewhere / BOOK).exit_code == 0
    assert run(taken / "nothing").exit_code == 2
    assert run().exit_code == 2


def unpacked(taken: Path) -> Path:
    with zipfile.ZipFile(taken / NAME) as archive:
        archive.extractall(taken)
    return taken / ROOT_IN_ZIP


def test_a_zip_that_was_unpacked_is_known_by_what_is_in_it(taken: Path) -> None:
    folder = unpacked(taken)
    (folder / ".DS_Store").write_text("x", "utf-8")
    done = run(folder)
    said = f"{folder}: all 5 files in it are what was published\n"
    assert (done.exit_code, done.output) == (0, said)


def test_what_was_changed_in_it_is_named(taken: Path) -> None:
    folder = unpacked(taken)
    (folder / "index.html").write_text("<script src=x></script>", "utf-8")
    (folder / "cn-la-2024" / "index.html").unlink()
    (folder / "more\x1b[2J.html").write_text("more", "utf-8")
    (folder / "link.html").symlink_to(folder / "index.html")
    done = run(folder)
    assert done.exit_code == 1
    assert codes(done) == ["V04"]
    assert "not as published: cn-la-2024/index.html, index.html, " in done.output
    assert "link.html, more<U+001B>[2J.html" in done.output
    assert "\x1b" not in done.output
    for number in range(9):
        (folder / f"{number}.html").write_text("x", "utf-8")
    assert "3.html, 4.html and 8 more" in run(folder).output


def test_a_list_in_the_folder_that_nobody_published_is_not_believed(taken: Path) -> None:
    folder = unpacked(taken)
    (folder / "index.html").write_text("altered", "utf-8")
    sums = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS
    }
    (folder / SUMS).write_text(written(sums), "utf-8")
    done = run(folder)
    assert done.exit_code == 1
    assert codes(done) == ["V03"]
    assert "V03 the list in it, SHA256SUMS, is missing or not one that was published" in done.output


@given(st.binary(max_size=300), st.integers(0, 140), st.binary(max_size=4))
def test_any_bytes_are_a_list_or_refused(content: bytes, at: int, put: bytes) -> None:
    good = f"{'a' * 64}  one.pdf\n{'b' * 64}  two.pdf\n".encode()
    for each in (content, good[:at] + put + good[at:]):
        sums, problems = read_sums("LIST", each)
        assert (sums is None) == bool(problems)
        if sums:
            assert read_sums("LIST", written(sums).encode()).value == sums
