"""The repository as the tests see it: its root, its hand-written files, fresh copies."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

ROOT = Path(__file__).resolve().parent.parent

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


def given_site() -> Path | None:
    """The built site that is to be tested instead of one that the tests build."""
    given = os.environ.get("BUILT_SITE")
    return ROOT / given if given else None


def _address() -> str:
    given = given_site()
    if given is None:
        return "https://duidu.example/read/"
    found = CANONICAL.search((given / "index.html").read_text("utf-8"))
    assert found, f"{given} says no address"
    return html.unescape(found[1])  # Zensical writes a slash as a reference


SITE_URL = _address()
"""Address the tests build for: a folder of its host, as on GitHub Pages."""


def hand_written(root: Path = ROOT) -> tuple[Path, ...]:
    """Files that git ignores not, sorted, relative to the root; needs no git."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    return tuple(sorted(_walk(root, root, GitIgnoreSpec.from_lines(lines))))


def _walk(root: Path, folder: Path, ignored: GitIgnoreSpec) -> Iterator[Path]:
    for entry in folder.iterdir():
        path = entry.relative_to(root)
        if path.name == ".git":  # a folder, or in a second work tree a file
            continue
        if entry.is_dir() and not entry.is_symlink():
            if not ignored.match_file(f"{path.as_posix()}/"):
                yield from _walk(root, entry, ignored)
        elif not ignored.match_file(path.as_posix()):
            yield path


def copy_to(folder: Path) -> Path:
    """A copy of the hand-written files in this folder: what a fresh clone would have."""
    for path in hand_written():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target)
    _copy_compiled(folder)
    return folder


def _copy_compiled(folder: Path) -> None:
    """The compiled modules too, which hold for the copies: their times are the same."""
    for compiled in ROOT.glob("build_scripts/**/*.pyc"):
        target = folder / compiled.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(compiled, target)


def small_copy(folder: Path, document: str) -> Path:
    """The same with one document of the tests alone, which builds in a second."""
    copy_to(folder)
    shutil.rmtree(folder / "source_texts")
    shutil.copytree(ROOT / "tests" / "documents" / document, folder / "source_texts" / document)
    return folder


def documents(root: Path = ROOT) -> tuple[str, ...]:
    """Ids of the documents, sorted: the folders that have a `document.yml`."""
    return tuple(sorted(file.parent.name for file in root.glob("source_texts/*/document.yml")))


def environment(**more: str) -> dict[str, str]:
    """The environment for programs that the tests start: this one, with a fixed clock."""
    fixed = {
        "SOURCE_DATE_EPOCH": "1704067200",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": SITE_URL,
    }
    if given := given_site():  # the clock of its build, which `make` gives the tests too
        fixed["SOURCE_DATE_EPOCH"] = os.environ["SOURCE_DATE_EPOCH"]
        fixed["BUILT_SITE"] = str(given)  # they may run in another folder
    return {**os.environ, **fixed, **more}


def run(*command: str | Path, folder: Path, env: dict[str, str] | None = None) -> None:
    """Runs a command; its output is shown if it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=env or environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def build_site(root: Path, target: Path) -> Path:
    """The site of the sources under this root, made as `make site` does and moved to the target."""
    run(sys.executable, "-m", "build_scripts", "site", folder=root)
    return (root / "site").rename(target)
