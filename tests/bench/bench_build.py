"""The build of the repository as it is: times, pages, weights."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.measure import Figure, gzip_kilobytes, median, seconds
from tests.repository import copy_to, documents, environment


def figures() -> Iterator[Figure]:
    """From a fresh copy: set-up, then each step alone, then what came out."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_to(Path(folder) / "duidu")
        env = {name: text for name, text in environment().items() if not name.startswith("PIP_")}
        yield Figure("fresh clone → site", seconds(["make", "site"], copy, env), "s")
        yield Figure("make site when set up", median(["make", "site"], copy, env), "s")
        yield from _sources_to_docs(copy, env)
        yield from _sizes(copy / "site")


def _sources_to_docs(copy: Path, env: dict[str, str]) -> Iterator[Figure]:
    """The build of the Markdown, into an empty folder and over an equal one."""
    build = [str(copy / ".venv" / "bin" / "python"), "-m", "build_scripts", "build"]
    yield Figure("sources → docs, nothing changed", median(build, copy, env), "s")
    empty = partial(_remove_generated, copy)
    yield Figure("sources → docs, all written", median(build, copy, env, before=empty), "s")


def _remove_generated(copy: Path) -> None:
    (copy / "docs" / "index.md").unlink(missing_ok=True)
    for document in documents(copy):
        shutil.rmtree(copy / "docs" / document, ignore_errors=True)


def _sizes(site: Path) -> Iterator[Figure]:
    """What a host must keep and a reader must load."""
    files = [Path(folder) / name for folder, _, names in os.walk(site) for name in names]
    pages = [file for file in files if file.suffix == ".html"]
    largest = max(pages, key=gzip_kilobytes)
    yield Figure("pages", len(pages), "")
    yield Figure("files", len(files), "")
    yield Figure("whole site", sum(file.stat().st_size for file in files) / 1e6, "MB")
    name = largest.relative_to(site).parent.as_posix()
    yield Figure("largest page, gzip", gzip_kilobytes(largest), f"kB ({name})")
