"""The preview: it rebuilds when a source changes, and then rests."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.repository import environment

PATIENCE = 120
"""Seconds until a preview that says nothing counts as dead."""
REST = 6
"""Seconds in which a preview without changes must not build again."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, log.read_text("utf-8")
        time.sleep(0.2)


def builds(log: Path) -> int:
    return len(re.findall(r"Documentation built in", log.read_text("utf-8")))


def test_preview_follows_a_source_and_rests(fresh_copy: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    port = free_port()
    about = f"http://127.0.0.1:{port}/read/cn-la-2024/about/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    folder = fresh_copy / "source_texts" / "cn-la-2024"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=fresh_copy, env=environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(lambda: "Serving on" in log.read_text("utf-8"), log)
            time.sleep(REST)
            before = builds(log)
            assert before <= 2, "pages written by the build must not start endless builds"

            config = folder / "document.yml"
            text = config.read_text("utf-8")
            config.write_text(text.replace("非官方译文", "非官方的译文"), "utf-8")
            wait_for(lambda: builds(log) > before, log)
            time.sleep(REST)
            assert builds(log) <= before + 2
            with urllib.request.urlopen(about) as answer:
                assert "非官方的译文" in answer.read().decode()

            (folder / "zh.txt").write_text("一、\n", "utf-8")
            wait_for(lambda: "R07" in log.read_text("utf-8"), log)
            with urllib.request.urlopen(about) as answer:
                assert "非官方的译文" in answer.read().decode(), "the last good output stays"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)
