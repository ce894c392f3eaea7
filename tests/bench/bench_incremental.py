"""What a build costs where little or nothing changed, against one from nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Figure
from tests.repository import ROOT, environment
from tests.small import DOCUMENT, add_document, small_copy_to

MANY = 24
"""Documents: more than have PDFs of their reading pages; one process for each core."""


def figures() -> Iterator[Figure]:
    """Seconds of all processes, and what they are of a build from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = small_copy_to(Path(folder) / "copy")
        yield from _of("one document", root)
        for number in range(1, MANY):
            add_document(root, f"law-{number}")
        yield from _of(f"{MANY} documents", root)


def _of(name: str, root: Path) -> Iterator[Figure]:
    whole = _seconds(root)
    yield Figure(f"sources → docs, {name}, from nothing", whole, "s CPU")
    config = root / "source_texts" / DOCUMENT / "document.yml"
    config.write_text(config.read_text("utf-8") + "# another state\n", "utf-8")
    yield Figure("  one document changed", _seconds(root) / whole, "of it")
    yield Figure("  nothing changed", _seconds(root) / whole, "of it")


def _seconds(root: Path) -> float:
    """Seconds of the processor that a build takes, those of its own processes too."""
    command = [sys.executable, "-m", "build_scripts", "--root", str(root), "build"]
    before = os.times()
    subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])
