"""Publishing is all or nothing: full disks, killed builds and stale files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.press import publish

OLD: Mapping[str, bytes] = {"index.md": b"old", "a/index.md": b"same", "b/index.md": b"gone"}
NEW: Mapping[str, bytes] = {"index.md": b"new", "a/index.md": b"same", "c/index.md": b"more"}

# Publishes, and is killed while the third of its files is being written.
KILLED = """
import os, signal, sys
from pathlib import Path
from build_scripts.press import publish
written = 0
plain = Path.write_bytes
def write_bytes(path, content):
    global written
    written += 1
    if written == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(path, content)
Path.write_bytes = write_bytes
publish.publish(Path(sys.argv[1]), "doc", {f"{n}/index.md": b"new" for n in range(9)})
"""


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_publish_makes_the_folder_hold_exactly_the_files(tmp_path: Path) -> None:
    assert publish.publish(tmp_path, "doc", OLD) == 3
    assert publish.publish(tmp_path, "doc", NEW) == 3
    assert content(tmp_path / "doc") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["doc"]


def test_publish_touches_nothing_where_nothing_changed(tmp_path: Path) -> None:
    publish.publish(tmp_path, "doc", OLD)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert publish.publish(tmp_path, "doc", OLD) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_publish_keeps_the_times_of_unchanged_files(tmp_path: Path) -> None:
    publish.publish(tmp_path, "doc", OLD)
    os.utime(tmp_path / "doc/a/index.md", (1, 1))
    publish.publish(tmp_path, "doc", NEW)
    assert (tmp_path / "doc/a/index.md").stat().st_mtime == 1


@pytest.mark.parametrize("room", [0, 1])
def test_full_disk_leaves_the_last_good_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    publish.publish(tmp_path, "doc", OLD)
    left = room
    plain = Path.write_bytes

    def write_bytes(path: Path, data: bytes) -> int:
        nonlocal left
        if left == 0:
            raise OSError(28, "No space left on device")
        left -= 1
        return plain(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space left"):
        publish.publish(tmp_path, "doc", NEW)
    assert content(tmp_path / "doc") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["doc"]


def test_killed_build_leaves_the_last_good_output(tmp_path: Path) -> None:
    publish.publish(tmp_path, "doc", OLD)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], check=False, cwd=Path(__file__).parents[1]
    )
    assert killed.returncode == -signal.SIGKILL
    assert content(tmp_path / "doc") == OLD
    publish.publish(tmp_path, "doc", NEW)
    assert content(tmp_path / "doc") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["doc"]


def test_killed_between_the_renames_is_recovered(tmp_path: Path) -> None:
    publish.publish(tmp_path, "doc", OLD)
    (tmp_path / "doc").rename(tmp_path / ".doc.old")
    publish.publish(tmp_path, "doc", OLD)
    assert content(tmp_path / "doc") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["doc"]


def test_write_file_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.md"
    assert publish.write_file(path, b"old")
    assert not publish.write_file(path, b"old")

    def replace(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="No space left"):
        publish.write_file(path, b"new")
    assert content(tmp_path) == {"index.md": b"old"}


def test_folders_of_deleted_documents_go(tmp_path: Path) -> None:
    for name in ("one", "two", "by-hand"):
        publish.publish(tmp_path, name, OLD)
    publish.remove_stale(tmp_path, ("one", "two"))
    assert publish.remove_stale(tmp_path, ("two",)) == ("one",)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".generated", "by-hand", "two"]
