"""The preview: it rebuilds when a source changes, rests then, and goes on behind a fault."""

from __future__ import annotations

import queue
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_scripts import mkdocs_hook
from build_scripts.outputs.pages.policy import PAGE_POLICY
from build_scripts.press.build import write_lock
from tests.repository import environment, small_copy

POLICY = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
PATIENCE = 120
"""Seconds until a preview that says nothing counts as dead."""
REST = 6
"""Seconds after which the preview itself answers that it built nothing."""
BUILDS = 2
"""A change may be built twice: pages that the build writes are seen as changes of their own."""
SERVE = f"""
from mkdocs.__main__ import cli
from mkdocs.livereload import LiveReloadServer
LiveReloadServer.poll_response_timeout = {REST}
cli()
"""


class Preview:
    """A running `mkdocs serve`: what it says, and which state of the site it shows."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        assert process.stdout
        reader = threading.Thread(target=self._read, args=[process.stdout], daemon=True)
        reader.start()
        self.address = re.findall(r"http://\S+/", self.says("Serving on"))[0]

    def _read(self, output: Iterator[str]) -> None:
        for line in output:
            self._lines.put(line)
        self._lines.put("")

    def says(self, words: str) -> str:
        """The next line with these words, waited for."""
        heard = []
        while words not in (line := self._lines.get(timeout=PATIENCE)):
            heard.append(line)
            assert line, "the preview ended:\n" + "".join(heard)
        return line

    def page(self, address: str) -> str:
        """A page; while a build runs, the preview answers after it."""
        with urllib.request.urlopen(f"{self.address}{address}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def state(self, *, other_than: int = 0) -> int:
        """The state that is shown, as soon as it is another one, or the same after a rest."""
        root = self.address.split("/read/")[0]
        with urllib.request.urlopen(
            f"{root}/livereload/{other_than}/0", timeout=PATIENCE
        ) as answer:
            return int(answer.read())

    def settles(self, before: int = 0) -> int:
        """The state in which it rests, after the one before."""
        shown = before
        for _ in range(PATIENCE // REST):
            if (shown := self.state(other_than=before)) != before:
                break
        for _ in range(BUILDS):
            if (newer := self.state(other_than=shown)) == shown:
                return shown
            shown = newer
        raise AssertionError("pages that the build writes start builds without end")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def preview(root: Path) -> Iterator[Preview]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", "--dev-addr", f"127.0.0.1:{free_port()}"],
        cwd=root,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield Preview(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.mark.sweep
def test_preview_follows_a_source_and_rests(fresh_copy: Path) -> None:
    folder = fresh_copy / "source_texts" / "cn-la-2024"
    config = folder / "document.yml"
    with preview(fresh_copy) as shown:
        first = shown.settles()
        config.write_text(changed(config.read_text("utf-8")), "utf-8")
        second = shown.settles(first)
        assert second > first
        assert "非官方的译文" in shown.page("cn-la-2024/about/")

        (folder / "zh.txt").write_text("一、\n", "utf-8")
        shown.says("R07")
        assert "非官方的译文" in shown.page("cn-la-2024/about/"), "the last good output stays"


def changed(text: str) -> str:
    assert "非官方译文" in text
    return text.replace("非官方译文", "非官方的译文")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[MkDocsConfig]:
    """The settings of a small site whose preview has begun."""
    root = small_copy(tmp_path / "small", "udhr")
    write_lock(root / "source_texts" / "udhr", root)
    mkdocs_hook.on_startup(command="serve", dirty=False)
    yield load_config(str(root / "mkdocs.yml"))
    mkdocs_hook.on_startup(command="build", dirty=False)


def test_the_hook_writes_what_changed_and_goes_on_behind_a_fault(served: MkDocsConfig) -> None:
    root = Path(served.config_file_path).parent
    folder = root / "source_texts" / "udhr"
    page = root / "docs" / "udhr" / "about" / "index.md"
    assert str(root / "source_texts") in served.watch
    mkdocs_hook.on_pre_build(served)
    written = times(root / "docs")
    assert page in written
    mkdocs_hook.on_pre_build(served)
    assert times(root / "docs") == written, "a preview without changes must not build again"

    config = folder / "document.yml"
    config.write_text(config.read_text("utf-8").replace("作准文本", "作准的文本"), "utf-8")
    mkdocs_hook.on_pre_build(served)
    assert "作准的文本" in page.read_text("utf-8")

    written = times(root / "docs")
    (folder / "zh.txt").write_text("一、\n", "utf-8")
    mkdocs_hook.on_pre_build(served)
    assert times(root / "docs") == written, "the last good output stays"


def times(folder: Path) -> dict[Path, int]:
    """When each file below a folder was written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["serve", "build"])
def test_only_a_preview_has_no_policy(
    command: Literal["build", "serve"], served: MkDocsConfig, tmp_path: Path
) -> None:
    mkdocs_hook.on_startup(command=command, dirty=False)
    served["site_dir"] = str(tmp_path / "site")
    page = tmp_path / "site" / "udhr" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"{POLICY}\n<title>a</title>", "utf-8")
    mkdocs_hook.on_post_build(served)
    assert (POLICY in page.read_text("utf-8")) == (command == "build")
