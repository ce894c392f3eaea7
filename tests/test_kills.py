"""`make site`, killed: what is served is one generation, and the next run makes the next one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_scripts.press.keep import CACHE
from tests.killed import TOUCHED
from tests.once import folder_once
from tests.repository import ROOT, environment
from tests.small import tree
from tests.test_disk import MADE, call, edit, make_small

# Of every process of the run: at its n-th touch of the disk all of them are killed.
WATCH = f"""{TOUCHED}
left = int(os.environ["KILL_AT"])
def kill():
    os.killpg(0, signal.SIGKILL)
"""
MOMENTS = (3, 40, 110, 200)
"""Touches of the disk by one process, of some 300: those of the build and of MkDocs come first."""
KILLS = 50
Site = Mapping[str, bytes]


class Kept:
    """A repository whose site is made, or made otherwise."""

    def __init__(self, root: Path, other: bytes) -> None:
        self.root = root
        self.config = root / "mkdocs.yml"
        self.forms = (self.config.read_bytes(), other)
        self.sites: list[Site] = []
        for form in self.forms:
            self.take(form)
            shutil.rmtree(root / CACHE, ignore_errors=True)
            assert self.made() == 0
            self.sites.append(tree(root / "site"))

    def take(self, form: bytes) -> None:
        self.config.write_bytes(form)

    def made(self) -> int:
        return call(self.root, "site")[0]

    def begun(self, **env: str) -> subprocess.Popen[bytes]:
        """The making of a site, in a group of processes of its own."""
        command = [sys.executable, "-m", "build_scripts", "--root", str(self.root), "site"]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment(**env), start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def survives(self, number: int, killed: Callable[[], int]) -> int:
        """Make the other site and be killed; look, and make it to the end. How it was ended."""
        new = number % 2
        self.take(self.forms[new])
        before = tree(self.root / "site")
        ended = killed()
        there = tree(self.root / "site")
        assert there in self.sites, number
        assert there == before or there == self.sites[new], number
        assert self.made() == 0, number
        assert tree(self.root / "site") == self.sites[new], number
        assert [path.name for path in (self.root / ".site-new").iterdir()] == ["twin"]
        return ended


@pytest.fixture
def repository(tmp_path: Path) -> Kept:
    root = shutil.copytree(folder_once(MADE, make_small), tmp_path / "copy")
    plain = (root / "mkdocs.yml").read_bytes()
    edit(root)
    other = (root / "mkdocs.yml").read_bytes()
    (root / "mkdocs.yml").write_bytes(plain)
    return Kept(root, other)


def test_killed_at_chosen_moments(repository: Kept, tmp_path: Path) -> None:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, "utf-8")
    path = str(tmp_path / "watch")
    ends = []
    for number, moment in enumerate(MOMENTS):
        begin = lambda: repository.begun(PYTHONPATH=path, KILL_AT=str(moment)).wait()  # noqa: B023, E731
        ends.append(repository.survives(number, begin))
    assert ends == [-signal.SIGKILL] * len(MOMENTS)


@pytest.mark.sweep
def test_killed_at_random_moments(repository: Kept) -> None:
    """In the build, MkDocs, the offline copy, the taking over: as long as a run takes."""
    chance = random.Random(16)
    repository.take(repository.forms[0])
    begun = time.monotonic()
    assert repository.made() == 0
    whole = time.monotonic() - begun

    def killed() -> int:
        process = repository.begun()
        try:
            process.wait(chance.random() * whole)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait()

    ends = [repository.survives(number + 1, killed) for number in range(KILLS)]
    assert ends.count(-signal.SIGKILL) > KILLS / 2
