"""One build at a time: the second waits and then looks what is left to do; killed ones are mended.

Two builds at once have lost pages for good: each cleared away what the other had put together.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from mkdocs.config import load_config

from build_scripts import mkdocs_hook
from build_scripts.press.clean import clean
from build_scripts.press.exclusive import LOCK, WAITING, alone
from tests.once import folder_once
from tests.small import DOCUMENT, run, small_copy_to, start, tree

OFFSETS = (0.0, 0.35, 0.7)
"""Seconds after which the second build begins or the first is killed: while it loads its modules,
works, publishes. Nothing depends on how far it comes in them."""

PATIENCE = 60
"""Seconds after which a thread that should go on counts as stuck."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository; its downloads are in the cache, so that builds in it are quick."""
    own = tmp_path_factory.mktemp("builds") / "copy"
    return shutil.copytree(folder_once("small-built", build_small), own)


def build_small(root: Path) -> None:
    small_copy_to(root)
    assert run(root, "build") == (0, "")


@pytest.fixture(scope="module")
def whole(root: Path) -> dict[str, bytes]:
    """What one build alone gives."""
    return tree(root / "docs")


@pytest.fixture
def fresh(root: Path, whole: dict[str, bytes]) -> Path:
    """The same with nothing in ``docs/`` that a build made."""
    assert f"{DOCUMENT}/index.md" in whole
    assert clean(root / "docs") == ()
    (root / ".cache" / "build.json").unlink(missing_ok=True)
    return root


def after(seconds: float, process: subprocess.Popen[str]) -> None:
    """Give a process some time."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


@pytest.mark.parametrize("offset", OFFSETS)
def test_two_builds_at_once_give_what_one_gives(
    fresh: Path, whole: dict[str, bytes], offset: float
) -> None:
    first = start(fresh, "build")
    after(offset, first)
    second = start(fresh, "build")
    written = sorted(process.communicate()[0].splitlines()[-1] for process in (first, second))
    assert [first.returncode, second.returncode] == [0, 0]
    assert written[0] == "0 files written or removed in docs/", "it looks only when it has waited"
    assert tree(fresh / "docs") == whole


@pytest.mark.parametrize("offset", OFFSETS[1:])
def test_a_killed_build_is_made_good_by_the_one_that_waits(
    fresh: Path, whole: dict[str, bytes], offset: float
) -> None:
    first, second = start(fresh, "build"), start(fresh, "build")
    after(offset, first)
    first.kill()
    first.communicate()
    second.communicate()
    assert second.returncode == 0
    assert tree(fresh / "docs") == whole


def test_who_has_to_wait_is_told_so_in_one_line(fresh: Path, whole: dict[str, bytes]) -> None:
    with alone(fresh / "docs"):
        before = tree(fresh / "docs")
        waiting = start(fresh, "build")
        assert waiting.stderr
        assert waiting.stderr.readline() == f"{WAITING.format(folder='docs')}\n"
        assert tree(fresh / "docs") == before
    out, err = waiting.communicate()
    assert (waiting.returncode, err) == (0, "")
    assert not out.endswith("\n0 files written or removed in docs/\n")
    assert tree(fresh / "docs") == whole


def test_whoever_holds_the_lock_holds_it_again_at_once(tmp_path: Path) -> None:
    told: list[str] = []
    with alone(tmp_path, told.append):
        with alone(tmp_path / ".", told.append):
            assert is_locked(tmp_path)
        assert is_locked(tmp_path), "still held by the outer one"
    assert not is_locked(tmp_path)
    assert told == []


def test_a_lock_that_was_removed_meanwhile_is_not_the_lock(tmp_path: Path) -> None:
    """Who waited for the file of a lock takes the one that is there now."""
    held = os.open(tmp_path / LOCK, os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    is_waiting, is_alone, is_done = threading.Event(), threading.Event(), threading.Event()

    def wait() -> None:
        with alone(tmp_path, lambda _: is_waiting.set()):
            is_alone.set()
            is_done.wait(PATIENCE)

    other = threading.Thread(target=wait, daemon=True)
    other.start()
    assert is_waiting.wait(PATIENCE)
    (tmp_path / LOCK).unlink()
    os.close(held)
    assert is_alone.wait(PATIENCE)
    assert is_locked(tmp_path)
    is_done.set()
    other.join()


def test_where_there_are_no_locks_one_is_told_so_and_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    told: list[str] = []
    with alone(tmp_path, told.append):
        pass
    assert len(told) == 1
    assert "No locks available" in told[0]


@pytest.mark.parametrize("event", ["on_post_build", "on_build_error"])
def test_no_other_build_changes_the_pages_while_mkdocs_reads_them(root: Path, event: str) -> None:
    docs = root / "docs"
    config = load_config(str(root / "mkdocs.yml"), hooks=[], site_dir=str(root / "site"))
    for _ in range(2):  # as a preview does
        mkdocs_hook.on_pre_build(config)
        assert is_locked(docs)
        if event == "on_post_build":
            mkdocs_hook.on_post_build(config)
        else:
            mkdocs_hook.on_build_error(ValueError())
        assert not is_locked(docs)


def is_locked(docs: Path) -> bool:
    """Whether anybody holds the lock, this process too."""
    file = os.open(docs / LOCK, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
