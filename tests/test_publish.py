"""Publishing is all or nothing, and never touches what no build made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_scripts.press import publish
from build_scripts.press.made import MANIFEST, digest, read_made
from build_scripts.press.publish import Output
from build_scripts.press.staging import STAGING, Staging, clear_up
from build_scripts.problems import Problem
from tests.repository import ROOT

OLD: Mapping[str, bytes] = {"index.md": b"old", "a/index.md": b"same", "b/index.md": b"gone"}
NEW: Mapping[str, bytes] = {"index.md": b"new", "a/index.md": b"same", "c/index.md": b"more"}
OWN = {"doc/.DS_Store": b"a file manager's", "by-hand/index.md": b"an editor's"}
"""Files that no build made, and that are in no build's way."""

# Publishes, and is killed before it touches the disk for the n-th time. With n = 0 it lives.
KILLED = """
import os, signal, sys
from pathlib import Path
from build_scripts.press.publish import Output
docs, left, name = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
def watch(event, args):
    global left
    touches = event in ("os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir")
    if touches or event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
with Output(docs) as output:
    output.publish(name, {"index.md": b"new", "a/index.md": b"same", "c/index.md": b"more"})
    output.write("index.md", b"home")
    output.finish()
"""


def content(folder: Path) -> dict[str, bytes]:
    """Path → content of all files below a folder, without the build's own lists."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (MANIFEST, ".lock")
    }


def published(docs: Path, files: Mapping[str, bytes], *, kept: tuple[str, ...] = ()) -> Output:
    """A build that publishes one folder and is done."""
    with Output(docs) as output:
        output.publish("doc", files)
        output.finish(kept)
    return output


def codes(problems: list[Problem]) -> list[str]:
    return [f"{problem.path} {problem.code}" for problem in problems]


def test_publish_makes_the_folder_hold_exactly_the_files(tmp_path: Path) -> None:
    assert published(tmp_path, OLD).written == 3
    assert published(tmp_path, NEW).written == 3
    assert content(tmp_path / "doc") == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, ".lock", "doc"]


def test_the_list_of_what_was_made_is_that_of_sha256sum(tmp_path: Path) -> None:
    published(tmp_path, {"b.md": b"x", "a/index.md": b"y"})
    lines = f"{digest(b'y')}  doc/a/index.md\n{digest(b'x')}  doc/b.md\n"
    assert (tmp_path / MANIFEST).read_text("utf-8") == lines


def test_publish_touches_nothing_where_nothing_changed(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert published(tmp_path, OLD).written == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_publish_keeps_the_times_of_unchanged_files(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    os.utime(tmp_path / "doc/a/index.md", (1, 1))
    published(tmp_path, NEW)
    assert (tmp_path / "doc/a/index.md").stat().st_mtime == 1


def test_published_folders_can_be_read_by_all_who_may_read_their_parents(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    published(tmp_path, OLD)
    assert (tmp_path / "doc").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("room", [0, 1])
def test_full_disk_leaves_the_last_good_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    published(tmp_path, OLD)
    left = room + 1  # the list of what is made is written first
    plain = Path.write_bytes

    def write_bytes(path: Path, data: bytes) -> int:
        nonlocal left
        if left == 0:
            raise OSError(28, "No space left on device")
        left -= 1
        return plain(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space left"):
        published(tmp_path, NEW)
    assert content(tmp_path / "doc") == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, ".lock", "doc"]


def test_killed_at_any_moment_nothing_is_lost_and_the_next_build_mends(tmp_path: Path) -> None:
    moment, returned = 0, -signal.SIGKILL
    while returned == -signal.SIGKILL:
        moment += 1
        docs = tmp_path / str(moment)
        published(docs, OLD)
        for path, text in OWN.items():
            (docs / path).parent.mkdir(exist_ok=True)
            (docs / path).write_bytes(text)
        returned = killed(docs, moment, "doc")
        assert [each for each in OWN.values() if each not in content(docs).values()] == []
        with Output(docs) as output:  # whoever comes next, sees one state or the other
            there = {name: text for name, text in content(docs / "doc").items() if name[0] != "."}
            assert there in (OLD, NEW)
            output.publish("doc", NEW)
            output.finish()
        assert content(docs) == {f"doc/{name}": text for name, text in NEW.items()} | OWN
        assert [path.name for path in docs.glob(".*")] in ([".lock", MANIFEST], [MANIFEST, ".lock"])
        assert output.problems == []
    assert returned == 0
    assert moment > 20


def test_killed_while_the_first_state_is_published(tmp_path: Path) -> None:
    moment, returned = 0, -signal.SIGKILL
    while returned == -signal.SIGKILL:
        moment += 3
        docs = tmp_path / str(moment)
        returned = killed(docs, moment, "other")
        published(docs, NEW)
        assert content(docs) == {f"doc/{name}": text for name, text in NEW.items()}
    assert returned == 0


def killed(docs: Path, moment: int, name: str) -> int:
    """How a build ended that was killed before it touched the disk for the n-th time."""
    command = [sys.executable, "-c", KILLED, str(docs), str(moment), name]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


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
    with Output(tmp_path) as output:
        for name in ("one", "two", "three"):
            output.publish(name, OLD)
        output.finish()
    (tmp_path / "by-hand").mkdir()
    (tmp_path / "by-hand" / "index.md").write_bytes(b"old")
    with Output(tmp_path) as output:
        output.publish("two", OLD)
        output.finish(("three",))
    assert output.written == 3
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [MANIFEST, ".lock", "by-hand", "three", "two"]


# What people may have put where the build is to write; it stays, and so does all else.
IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "a page beside those of the build": lambda doc: (doc / "notes.md").write_text("mine"),
    "a page below them": lambda doc: (doc / "a" / "notes.md").write_text("mine"),
    "a page at an address to come": lambda doc: (mkdir(doc / "c") / "index.md").write_text("mine"),
    "a page no longer needed, changed": lambda doc: (doc / "b" / "index.md").write_text("mine"),
    "a link to a folder": lambda doc: (doc / "link").symlink_to(mkdir(doc.parent / "by-hand")),
    "a link to nothing": lambda doc: (doc / "link").symlink_to("nowhere"),
}


@pytest.mark.parametrize("what", IN_THE_WAY)
def test_what_people_made_is_not_published_over(tmp_path: Path, what: str) -> None:
    published(tmp_path, OLD)
    IN_THE_WAY[what](tmp_path / "doc")
    before = content(tmp_path)
    again = published(tmp_path, NEW, kept=("doc",))
    assert [problem.code for problem in again.problems] == ["B01"]
    assert content(tmp_path) == before
    assert "doc" not in again.outputs


@pytest.mark.parametrize("kind", ["a folder", "a link", "a file"])
def test_a_name_that_people_use_is_not_published_over(tmp_path: Path, kind: str) -> None:
    mine = mkdir(tmp_path / "mine")
    (mine / "index.md").write_text("mine")
    if kind == "a folder":
        mine.rename(tmp_path / "doc")
    elif kind == "a link":
        (tmp_path / "doc").symlink_to(mine)
    else:
        (tmp_path / "doc").write_text("mine")
    before = content(tmp_path)
    output = published(tmp_path, NEW)
    assert [problem.code for problem in output.problems] == ["B01"]
    assert content(tmp_path) == before


def test_what_only_lies_about_goes_along(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    (tmp_path / "doc" / "a" / ".notes.swp").write_bytes(b"mine")
    (tmp_path / "doc" / "b" / ".notes.swp").write_bytes(b"mine")
    (tmp_path / "doc" / "empty").mkdir()
    assert published(tmp_path, NEW).problems == []
    hidden = {"a/.notes.swp": b"mine", "b/.notes.swp": b"mine"}
    assert content(tmp_path / "doc") == {**NEW, **hidden}
    assert (tmp_path / "doc" / "empty").is_dir()


def test_what_is_lost_or_damaged_is_mended(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    (tmp_path / "doc" / "a" / "index.md").unlink()
    (tmp_path / "doc" / "b" / "index.md").write_bytes(b"go")
    mended = published(tmp_path, OLD)
    assert (mended.written, mended.problems) == (2, [])
    assert content(tmp_path / "doc") == OLD


def test_a_lost_list_is_written_again_where_all_is_as_it_should_be(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    listed = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).unlink()
    assert published(tmp_path, OLD).problems == []
    assert (tmp_path / MANIFEST).read_bytes() == listed


def test_without_the_list_nothing_is_replaced_or_removed(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    (tmp_path / MANIFEST).unlink()
    refused = published(tmp_path, NEW).problems
    assert codes(refused) == [f"{tmp_path.name}/doc/b/index.md B01"]
    assert "(nor 1 other" in refused[0].message
    assert content(tmp_path / "doc") == OLD


@pytest.mark.parametrize("path", ["index.md", "styles/own.css"])
def test_a_file_that_people_made_is_not_written_over(tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    mkdir(file.parent)
    file.write_bytes(b"mine")
    with Output(tmp_path) as output:
        output.write(path, b"new")
        output.finish()
    assert codes(output.problems) == [f"{tmp_path.name}/{path} B01"]
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize("path", ["../up.md", "/tmp/up.md", "link/up.md", "./up.md", ".hidden"])
def test_a_file_outside_is_not_written(tmp_path: Path, path: str) -> None:
    docs, outside = mkdir(tmp_path / "docs"), mkdir(tmp_path / "outside")
    (docs / "link").symlink_to(outside)
    with Output(docs) as output:
        output.write(path, b"new")
        output.finish()
    assert [problem.code for problem in output.problems] == ["B01"]
    assert content(tmp_path) == {}


def test_what_was_changed_since_is_not_removed(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    (tmp_path / "doc" / "a" / "index.md").write_bytes(b"mine")
    with Output(tmp_path) as output:
        output.finish()
    assert codes(output.problems) == [f"{tmp_path.name}/doc/a/index.md B02"]
    assert content(tmp_path) == {"doc/a/index.md": b"mine"}


def test_what_was_changed_while_others_took_their_place_stays(tmp_path: Path) -> None:
    """Between looking and renaming an editor may write."""
    docs = mkdir(tmp_path / "docs")
    published(docs, OLD)
    made, _ = read_made(docs)
    (docs / "doc" / "b" / "index.md").write_bytes(b"mine")
    gone = [name for name in OLD if name != "index.md"]
    Staging(docs).change("doc", {"index.md": b"new"}, gone, made)
    clear_up(docs, made)
    assert content(docs) == {"doc/index.md": b"new", "doc/b/index.md": b"mine"}


def test_what_people_put_in_the_way_of_a_killed_build_stays(tmp_path: Path) -> None:
    docs = mkdir(tmp_path / "docs")
    published(docs, OLD)
    made, _ = read_made(docs)
    decided = docs / f"{STAGING}left" / "decided"
    for name in ("a", "c/d"):
        file = decided / "files" / "doc" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"new")
    (docs / "doc" / "c").write_bytes(b"mine")
    (docs / "doc" / "a" / ".notes").write_bytes(b"mine")
    new = frozenset((digest(b"new"),))
    clear_up(docs, {**made, "doc/a": new, "doc/c/d": new})
    assert content(docs) == {f"doc/{name}": text for name, text in OLD.items()} | {
        "doc/c": b"mine", "doc/a/.notes": b"mine"}  # fmt: skip
    assert not list(docs.glob(f"{STAGING}*"))


@pytest.mark.parametrize("ours", [True, False], ids=["a page of ours", "an empty folder"])
def test_a_file_takes_the_place_of_a_folder(tmp_path: Path, *, ours: bool) -> None:
    published(tmp_path, OLD)
    if not ours:
        mkdir(tmp_path / "doc" / "c")
    name = "a" if ours else "c"
    assert published(tmp_path, {name: b"file"}).problems == []
    assert content(tmp_path / "doc") == {name: b"file"}
    assert published(tmp_path, OLD).problems == []
    assert content(tmp_path / "doc") == OLD


def test_a_file_takes_no_place_where_something_hidden_lies(tmp_path: Path) -> None:
    published(tmp_path, OLD)
    (tmp_path / "doc" / "a" / ".notes").write_bytes(b"mine")
    assert [each.code for each in published(tmp_path, {"a": b"file"}, kept=("doc",)).problems] == [
        "B01"
    ]
    assert content(tmp_path / "doc") == {**OLD, "a/.notes": b"mine"}


def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    docs, outside = mkdir(tmp_path / "docs"), tmp_path / "outside"
    published(docs, OLD)
    (docs / "doc").rename(outside)
    (docs / "doc").symlink_to(outside)
    with Output(docs) as output:
        output.finish()
    assert content(outside) == OLD
    assert {problem.code for problem in output.problems} == {"B02"}


def mkdir(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
