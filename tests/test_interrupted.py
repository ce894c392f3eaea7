"""A build that is interrupted, or whose first process is killed, leaves no other at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from build_scripts.press.documents.workers import FEW, cores
from tests.repository import environment
from tests.small import add_document, small_copy_to

PATIENCE = 60
"""Seconds after which a process that should have ended counts as stuck."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with so many documents that they are made side by side."""
    root = small_copy_to(tmp_path / "some")
    for number in range(FEW):
        add_document(root, f"law-{number}")
    return root


def processes(group: int) -> set[int]:
    """Those that work in a group; ended ones that nobody waited for do not count."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,pgid=,stat="], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {int(pid) for pid, own, state in rows if int(own) == group and state[0] != "Z"}


def becomes(group: int, count: int) -> bool:
    """Whether there are so many processes, after some time."""
    end = monotonic() + PATIENCE
    while not (len(processes(group)) >= count if count else not processes(group)):
        if monotonic() > end:
            return False
        sleep(0.02)
    return True


def started(root: Path, command: str) -> subprocess.Popen[str]:
    """A command in a group of its own, once all its processes are at work."""
    call = [sys.executable, "-m", "build_scripts", command]
    building = subprocess.Popen(
        call, cwd=root, env=environment(), start_new_session=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    # This one, MkDocs, what Python tracks shared things with, one for each of two documents.
    assert becomes(building.pid, 2 + (command == "site") + min(2, cores()))
    return building


def ended(building: subprocess.Popen[str]) -> str:
    """What was said until all processes had ended."""
    said, _ = building.communicate(timeout=PATIENCE)
    assert becomes(building.pid, 0), processes(building.pid)
    assert building.returncode != 0
    assert "Traceback" not in said
    assert "Fatal" not in said
    return said


@pytest.mark.parametrize("command", ["build", "site"])
def test_ctrl_c_is_answered_once(command: str, root: Path) -> None:
    building = started(root, command)
    os.killpg(building.pid, signal.SIGINT)
    assert ended(building).count("Aborted!") == 1


@pytest.mark.parametrize("command", ["build", "site"])
def test_no_process_is_left_by_one_that_is_killed(command: str, root: Path) -> None:
    building = started(root, command)
    building.kill()
    ended(building)
