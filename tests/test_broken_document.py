"""One deliberately broken document: the whole list of its faults, as the command line prints it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts.outputs.pages.snippets import FOLDER as SNIPPETS
from tests.conftest import Golden
from tests.repository import environment

BROKEN = Path(__file__).parent / "cases" / "broken"
PLACE = re.compile(r"^(\S+:\d+: \w+) ", re.MULTILINE)
"""Path, line and code of a fault."""
ROOT = Path(__file__).parents[1]


def test_the_whole_list_of_faults(tmp_path: Path, golden: Golden) -> None:
    shutil.copytree(BROKEN, tmp_path / "source_texts" / "broken")
    command = [sys.executable, "-m", "build_scripts", "--root", str(tmp_path)]
    checked = subprocess.run([*command, "check"], cwd=ROOT, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (1, "")
    golden("broken/check.txt", checked.stderr)
    for place in PLACE.findall(checked.stderr):
        path, line, _ = place.split(":")
        assert 1 <= int(line) <= len((tmp_path / path).read_bytes().splitlines()), place
    chinese = environment(LC_ALL="", LANG="zh_CN.UTF-8")
    said = subprocess.run(
        [*command, "check"], cwd=ROOT, capture_output=True, text=True, env=chinese
    )
    golden("broken/check.zh.txt", said.stderr)
    assert PLACE.findall(said.stderr) == PLACE.findall(checked.stderr)
    built = subprocess.run([*command, "build"], cwd=ROOT, capture_output=True, text=True)
    assert (built.returncode, built.stderr) == (1, checked.stderr)
    published = {path.relative_to(tmp_path / "docs") for path in (tmp_path / "docs").rglob("*.md")}
    assert {path.parts[0] for path in published} <= {SNIPPETS}
