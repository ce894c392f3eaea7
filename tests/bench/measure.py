"""How things are measured: whole processes, by the clock on the wall."""

from __future__ import annotations

import gzip
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str


def seconds(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> float:
    """Seconds that a command takes in this folder; RuntimeError with its output if it fails."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    taken = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return taken


def median(
    command: Sequence[str],
    folder: Path,
    env: Mapping[str, str],
    *,
    before: Callable[[], None] | None = None,
    runs: int = RUNS,
) -> float:
    """Median of several runs of a command; `before` prepares each and is not counted."""
    times = []
    for _ in range(runs):
        if before:
            before()
        times.append(seconds(command, folder, env))
    return statistics.median(times)


def gzip_kilobytes(file: Path) -> float:
    """Size of a file as a host sends it, in kB."""
    return len(gzip.compress(file.read_bytes(), 9)) / 1000
