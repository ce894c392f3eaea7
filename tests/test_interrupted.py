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


@pytest.mark.parametrize("by", ["Ctrl-C", "kill"])
def test_no_process_is_left(by: str, root: Path) -> None:
    call = [sys.executable, "-m", "build_scripts", "build"]
    building = subprocess.Popen(
        call, cwd=root, env=environment(), start_new_session=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    # This one, what Python tracks shared things with, and one for each of two documents.
    assert becomes(building.pid, 2 + min(2, cores()))
    if by == "kill":
        building.kill()
    else:
        os.killpg(building.pid, signal.SIGINT)
    said, _ = building.communicate(timeout=PATIENCE)
    assert becomes(building.pid, 0), processes(building.pid)
    assert "Traceback" not in said
    assert "Fatal" not in said
    assert building.returncode != 0
