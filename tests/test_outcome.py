"""A build is repeated exactly where it would give something else than what is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.__main__ import main
from build_scripts.press import build, keep, publish
from build_scripts.press.exclusive import LOCK
from build_scripts.press.made import MANIFEST
from build_scripts.press.record import KEPT, build_where_needed
from build_scripts.press.report import Outcome
from build_scripts.press.staging import STAGING
from build_scripts.sources.settings import read_settings
from tests.small import DOCUMENT, small_copy_to


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository whose only document is built."""
    root = small_copy_to(tmp_path_factory.mktemp("outcome") / "copy")
    first = build_where_needed(root, read_settings(root))
    assert first.written
    assert first.reports[0].accounts
    return root


@pytest.fixture
def counted(built: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """A function that builds where needed and says how often the stages ran."""
    runs = []
    whole = build.build

    def build_and_count(*args: object, **flags: object) -> Outcome:
        runs.append(args)
        return whole(*args, **flags)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "build", build_and_count)

    def count(*, with_drafts: bool = False) -> int:
        runs.clear()
        build_where_needed(built, read_settings(built), with_drafts=with_drafts)
        return len(runs)

    return count


def test_nothing_changed(built: Path, counted: Callable[..., int]) -> None:
    build_where_needed(built, read_settings(built))
    assert counted() == 0
    again = build_where_needed(built, read_settings(built))
    fresh = build.build(built, read_settings(built))
    assert again == replace(fresh, written=0)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": lambda root: _append(root / "source_texts" / DOCUMENT / "document.yml"),
    "a hand-written page": lambda root: _append(root / "docs" / "help" / "index.md"),
    "a part of a script": lambda root: _append(root / "docs/javascripts/reading/base.js"),
    "a page that was deleted": lambda root: _page(root).unlink(),
    "a page that was edited": lambda root: _append(_page(root)),
    "a joined file that is gone": lambda root: (root / "docs/stylesheets/duidu.css").unlink(),
    "the home page": lambda root: (root / "docs" / "index.md").unlink(),
    "the list of what was made": lambda root: (root / "docs" / MANIFEST).unlink(),
    "a line in that list": lambda root: _append(root / "docs" / MANIFEST),
    "what a killed build left": lambda root: (root / "docs" / f"{STAGING}1" / "old").mkdir(
        parents=True
    ),
    "a spoilt record": lambda root: (root / KEPT).write_text("{", "utf-8"),
    "a record of another form": lambda root: (root / KEPT).write_text("[]", "utf-8"),
    "a record that was edited": lambda root: _append(root / KEPT),
    "a record too deep": lambda root: (root / KEPT).write_text("[" * 200_000, "utf-8"),
    "no record": lambda root: (root / KEPT).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_built(built: Path, counted: Callable[..., int], change: str) -> None:
    build_where_needed(built, read_settings(built))
    CHANGES[change](built)
    assert counted() == 1
    assert counted() == 0


@pytest.mark.parametrize("place", [KEPT, ".cache"])
def test_where_nothing_can_be_kept_all_is_only_slower(
    built: Path, counted: Callable[..., int], tmp_path: Path, place: str
) -> None:
    there, away = built / place, tmp_path / "away"
    there.rename(away)
    there.mkdir() if place == KEPT else there.write_text("mine", "utf-8")
    assert counted() == counted() == 1
    there.rmdir() if place == KEPT else there.unlink()
    away.rename(there)
    assert counted() == 0


@pytest.mark.parametrize("name", [MANIFEST, LOCK])
def test_what_the_disk_refuses_is_said(built: Path, name: str, tmp_path: Path) -> None:
    path, away = built / "docs" / name, tmp_path / "away"
    path.rename(away)
    path.mkdir()
    outcome = CliRunner().invoke(main, ["--root", str(built), "build"])
    path.rmdir()
    away.rename(path)
    assert outcome.exit_code == 1
    assert outcome.output.startswith(
        f"docs/{name}:1: B05 the disk refuses it: Is a directory Hint: "
    )


@pytest.mark.parametrize("name", ["docs/help/.#index.md", f"source_texts/{DOCUMENT}/.#zh.txt"])
def test_the_lock_of_an_editor_is_no_input(
    built: Path, counted: Callable[..., int], name: str
) -> None:
    counted()
    link = built / name
    link.symlink_to("nowhere")
    assert counted() == 0
    link.unlink()


def test_a_pipe_is_looked_at_and_not_waited_for(built: Path, counted: Callable[..., int]) -> None:
    counted()
    pipe = built / "docs" / "help" / "pipe"
    os.mkfifo(pipe)
    assert (counted(), counted()) == (1, 0)
    pipe.unlink()
    assert counted() == 1


ODD: dict[str, Callable[[Path, Path], object]] = {
    "a link out to nothing": lambda new, out: new.symlink_to(out),
    "a folder there": lambda _, out: out.mkdir(),
    "a text there": lambda _, out: (out / "law.txt").write_text("x", "utf-8"),
    "no text there any more": lambda _, out: shutil.rmtree(out),
    "a file there": lambda _, out: out.write_text("x", "utf-8"),
    "no link": lambda new, _: new.unlink(),
    "an empty folder": lambda new, _: new.mkdir(),
    "a pipe by the name of a text": lambda new, _: os.mkfifo(new / "law.txt"),
    "no pipe": lambda new, _: (new / "law.txt").unlink(),
    "a link in it to itself": lambda new, _: (new / "round").symlink_to(new),
    "a text in it by a link": lambda new, out: (new / "law.txt").symlink_to(out),
    "no text in it": lambda new, _: (new / "law.txt").unlink(),
    "a folder as its document": lambda new, _: (new / "document.yml").mkdir(),
    "nothing": lambda new, _: shutil.rmtree(new),
}
"""One after another: what becomes of a folder in the sources, and of a place outside."""


def test_build_and_check_say_the_same_of_whatever_lies_there(built: Path, tmp_path: Path) -> None:
    settings = read_settings(built)
    for step, change in ODD.items():
        change(built / "source_texts" / "new", tmp_path / "out")
        for _ in range(2):
            said = set(build_where_needed(built, settings).problems)
            checked, found = build.check(built)
            wanted = {*found.problems, *(fault for each in checked for fault in each.problems)}
            assert {str(each) for each in said} == {str(each) for each in wanted}, step


def test_a_page_that_people_put_there_stays_and_is_reported_each_time(
    built: Path, counted: Callable[..., int]
) -> None:
    counted()
    stray = _page(built).parent / "stray.md"
    stray.write_text("mine", "utf-8")
    before = _page(built).read_bytes()
    for _ in range(2):
        outcome = build_where_needed(built, read_settings(built))
        faults = [f"{each.path} {each.code}" for each in outcome.problems]
        assert faults == [f"docs/{DOCUMENT}/full/stray.md B01"]
        assert (stray.read_text("utf-8"), _page(built).read_bytes()) == ("mine", before)
    stray.unlink()
    assert build_where_needed(built, read_settings(built)).problems == ()


def test_a_page_lost_while_the_record_was_written_is_made_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, plain = _page(built), publish.write_file
    (built / KEPT).unlink(missing_ok=True)

    def lose_and_write(path: Path, content: bytes) -> bool:
        page.unlink()
        return plain(path, content)

    monkeypatch.setattr(keep, "write_file", lose_and_write)
    build_where_needed(built, read_settings(built))
    assert not page.exists()
    monkeypatch.undo()
    assert build_where_needed(built, read_settings(built)).written == 1
    assert page.exists()


def test_what_was_only_copied_is_not_built_again(built: Path, counted: Callable[..., int]) -> None:
    counted()
    os.utime(_page(built), (1, 1))
    assert counted() == 0


def test_another_flag_is_another_build(counted: Callable[..., int]) -> None:
    counted()
    assert counted(with_drafts=True) == 1


def test_a_fault_is_reported_each_time(built: Path, counted: Callable[..., int]) -> None:
    counted()
    text = built / "source_texts" / DOCUMENT / "document.yml"
    before = text.read_bytes()
    text.write_bytes(before + b"\nbogus: 1\n")
    assert [counted(), counted()] == [1, 1]
    text.write_bytes(before)


def _append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def _page(root: Path) -> Path:
    return root / "docs" / DOCUMENT / "full" / "index.md"
