"""A small repository whose builds are quick, and the command line at work in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from build_scripts.press import build
from tests.repository import ROOT, small_copy

DOCUMENT = "mulan-psl-2"


def small_copy_to(folder: Path) -> Path:
    """A copy of the repository with one small document and its lock, as after `git clone`."""
    root = small_copy(folder, DOCUMENT)
    build.write_lock(root / "source_texts" / DOCUMENT, root)
    return root


def add_document(root: Path, name: str) -> Path:
    """The small document under another name; its folder."""
    folder = root / "source_texts" / name
    shutil.copytree(ROOT / "tests" / "documents" / DOCUMENT, folder)
    config = folder / "document.yml"
    text = config.read_text("utf-8")
    assert f"id: {DOCUMENT}\n" in text
    config.write_text(text.replace(f"id: {DOCUMENT}\n", f"id: {name}\n"), "utf-8")
    build.write_lock(folder, root)
    return folder


def copy_state(root: Path, empty: Path, place: Path) -> None:
    """What people wrote below a root, in a copy of a repository that has built nothing yet."""
    shutil.copytree(empty, place, symlinks=True)
    for name in ("source_texts", "docs/help"):
        shutil.rmtree(place / name)
        shutil.copytree(root / name, place / name)
    shutil.copy(root / "mkdocs.yml", place)


def start(root: Path, *command: str) -> subprocess.Popen[str]:
    """A command as people start it, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "build_scripts", "--root", str(root), *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(root: Path, *command: str) -> tuple[int, str]:
    """The exit status of a command and what it says about faults."""
    process = start(root, *command)
    _, err = process.communicate()
    return process.returncode, err


def tree(folder: Path) -> dict[str, bytes]:
    """Path → content of every file below a folder; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): (
            str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
