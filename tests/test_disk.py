"""What the disk or the system refuses is said in one sentence, and what was published stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from errno import errorcode
from pathlib import Path

import pytest

from build_scripts.messages import CHINESE
from build_scripts.press.disk import refused
from build_scripts.press.site import make
from build_scripts.sources.settings import LATEST, clock_problems
from tests.once import folder_once
from tests.repository import ROOT, environment
from tests.small import DOCUMENT, small_copy_to, tree

MADE = "small-site"
SMALL = 300_000
"""Bytes that no file may have more of: the zip of the whole site is larger."""
# Runs a command with files of at most so many bytes, of which the system says that they are too
# large; else it would be killed.
LIMITED = """
import resource, signal, sys, os
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""
OTHER_SURROUNDINGS: Mapping[str, str] = {
    "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONUTF8": "",
    "HOME": "/nowhere", "COLUMNS": "20",
}  # fmt: skip


def call(root: Path, *command: str, folder: Path = ROOT, **env: str) -> tuple[int, str]:
    """The exit status of a command and all that it says."""
    words = [sys.executable, "-m", "build_scripts", "--root", str(root), *command]
    done = subprocess.run(
        words, cwd=folder, env=environment(**env), check=False, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.returncode, done.stdout


def make_small(root: Path) -> None:
    small_copy_to(root)
    status, said = call(root, "site")
    assert status == 0, said


@pytest.fixture(scope="module")
def clean() -> Path:
    """A small repository with its site, to be read only."""
    return folder_once(MADE, make_small)


@pytest.fixture
def copy(clean: Path, tmp_path: Path) -> Path:
    return shutil.copytree(clean, tmp_path / "copy")


def edit(root: Path) -> None:
    """Let every page be another one."""
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "site_name: " in text
    config.write_text(text.replace("site_name: ", "site_name: Another "), "utf-8")


def modes(folder: Path) -> set[str]:
    return {f"{path.stat().st_mode & 0o777:o}" for path in (folder, *folder.rglob("*"))}


def test_elsewhere_and_otherwise_the_same_bytes(clean: Path, tmp_path: Path) -> None:
    """A path with blanks and Chinese, another folder, language, time zone, order, rights."""
    root = small_copy_to(tmp_path / "对读 a b" / "c'd (é)")
    before = os.umask(0o077)
    try:
        status, said = call(
            root, "site", folder=tmp_path, PYTHONPATH=str(root), **OTHER_SURROUNDINGS
        )
    finally:
        os.umask(before)
    assert status == 0, said
    for name in ("site", "docs"):
        one, other = tree(clean / name), tree(root / name)
        assert sorted(one) == sorted(other)
        assert [path for path in one if one[path] != other[path]] == [], name
    assert modes(root / "site") == {"644", "755"}
    assert modes(root / "docs" / DOCUMENT) == {"644", "755"}


def test_two_sites_at_once_give_what_one_gives(clean: Path, copy: Path) -> None:
    shutil.rmtree(copy / "site")
    command = [sys.executable, "-m", "build_scripts", "--root", str(copy), "site"]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=environment(), text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(2)
    ]  # fmt: skip
    said = sorted((each.communicate()[0].splitlines()[-1] for each in both), key=len)
    assert [each.returncode for each in both] == [0, 0], said
    assert said[1].startswith("site/ is what the sources give"), "it looks when it has waited"
    assert tree(copy / "site") == tree(clean / "site")


def test_a_full_disk_leaves_the_last_good_site(clean: Path, copy: Path) -> None:
    edit(copy)
    before = tree(copy / "site")
    words = ["-m", "build_scripts", "--root", str(copy), "site"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(SMALL), *words], cwd=ROOT, env=environment(),
        check=False, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "B05 the disk refuses it: File too large" in said
    assert "Traceback" not in said
    assert tree(copy / "site") == before
    assert not (copy / ".site-new" / "made").exists()
    assert call(copy, "site")[0] == 0
    assert tree(copy / "site") != before


IN_THE_WAY: Mapping[str, Callable[[Path], object]] = {
    "site": lambda path: path.write_bytes(b""),
    "docs/.lock-site": Path.mkdir,
    ".site-new": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_what_is_in_the_way_is_said(copy: Path, name: str) -> None:
    edit(copy)
    path = copy / name
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)
    IN_THE_WAY[name](path)
    status, said = call(copy, "site")
    assert status == 1
    assert f"{name}:1: B05 the disk refuses it: " in said
    assert "Traceback" not in said


def test_without_a_cache_all_is_only_slower(clean: Path, copy: Path) -> None:
    shutil.rmtree(copy / ".cache")
    (copy / ".cache").write_bytes(b"")
    (copy / "site" / "index.html").write_bytes(b"")
    status, said = call(copy, "site")
    assert status == 0, said
    assert "B05" not in said
    assert tree(copy / "site") == tree(clean / "site")


def test_a_page_edited_with_its_old_size_and_time_is_not_published(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    assert make.make_site(copy, "mkdocs", lambda _: None).status == 0
    before = tree(copy / "site")
    for path in (f"docs/{DOCUMENT}/s1/index.html", f"site/{DOCUMENT}/s1/index.html"):
        page = copy / path
        was, text = page.stat(), page.read_bytes()
        page.write_bytes(text.replace(b"a", b"b"))
        os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
        assert page.stat().st_size == was.st_size
        assert make.make_site(copy, "mkdocs", lambda _: None).status == 0
        assert (page.read_bytes(), tree(copy / "site")) == (text, before), path
    assert make.make_site(copy, "mkdocs", lambda _: None) == make.Made()


@pytest.mark.parametrize("written", ["abc", "-5", "", "1.5", "１", " 7", f"{LATEST + 1}", "9" * 99])
def test_a_clock_that_is_none_is_refused(written: str) -> None:
    [problem] = clock_problems(written)
    assert str(problem).startswith("SOURCE_DATE_EPOCH:1: S03 ")


@pytest.mark.parametrize("written", [None, "0", "1704067200", f"{LATEST}"])
def test_a_clock(written: str | None) -> None:
    assert clock_problems(written) == ()


@pytest.mark.parametrize("command", ["site", "build", "offline", "check"])
def test_nothing_is_made_for_a_clock_that_is_none(clean: Path, command: str) -> None:
    status, said = call(clean, command, SOURCE_DATE_EPOCH="-5")
    assert status == 1
    assert "SOURCE_DATE_EPOCH:1: S03 -5 is no time" in said
    assert "Traceback" not in said


def test_whatever_is_refused_has_a_hint(tmp_path: Path) -> None:
    for number in errorcode:
        fault = OSError(number, os.strerror(number), str(tmp_path / "docs" / "x"))
        problem = refused(fault, tmp_path)
        assert str(problem).startswith("docs/x:1: B05 the disk refuses it: ")
        assert "Hint: " in str(problem)
        assert problem.said(CHINESE) != str(problem)
