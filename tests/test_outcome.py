"""A build is repeated exactly where it would give something else than what is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts import build
from build_scripts.outcome import KEPT, Outcome, build_where_needed
from build_scripts.settings import read_settings
from tests.repository import small_copy

DOCUMENT = "mulan-psl-2"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository whose only document is built."""
    root = small_copy(tmp_path_factory.mktemp("outcome") / "copy", DOCUMENT)
    build.write_lock(root / "source_texts" / DOCUMENT, root)
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

    def count(**flags: bool) -> int:
        runs.clear()
        build_where_needed(built, read_settings(built), **flags)
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
    "a part of a script": lambda root: _append(root / "docs/javascripts/parts/base.js"),
    "a page that was deleted": lambda root: _page(root).unlink(),
    "a page that was edited": lambda root: _append(_page(root)),
    "a joined file that is gone": lambda root: (root / "docs/stylesheets/duidu.css").unlink(),
    "the home page": lambda root: (root / "docs" / "index.md").unlink(),
    "a stray page": lambda root: (_page(root).parent / "stray.md").write_text("x", "utf-8"),
    "a spoilt record": lambda root: (root / KEPT).write_text("{", "utf-8"),
    "a record of another form": lambda root: (root / KEPT).write_text("[]", "utf-8"),
    "no record": lambda root: (root / KEPT).unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_built(built: Path, counted: Callable[..., int], change: str) -> None:
    build_where_needed(built, read_settings(built))
    CHANGES[change](built)
    assert counted() == 1
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
