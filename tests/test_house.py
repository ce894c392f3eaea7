"""The ladder: a room imports only from the rooms below it, and nothing goes round in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.places import helpers, without_line
from tests.repository import ROOT

HOUSE = ROOT / "build_scripts"
WITHOUT_LINE = yaml.safe_load((ROOT / "tests/cases/without_line.yml").read_text("utf-8"))
LADDER = (
    "messages yml", "kinds model problems tabular language", "footmarks sources terminal",
    "comparison",
    "structure alignment apparatus",
    "collate publication", "outputs.studies", "outputs.exchange", "outputs.pages",
    "outputs.books outputs.indexes", "outputs", "press", "intake.outlines", "intake",
    "__main__ mkdocs_hook",
)  # fmt: skip
"""From the bottom up; what stands on one rung does not know the others of it."""
RANKS = {room: rank for rank, rooms in enumerate(LADDER) for room in rooms.split()}
MOST_FILES = 16
"""Modules of one room, about: past that a noun is missing."""
LARGE = {"outputs.pages"}
"""Rooms in which each module is one kind of page."""


def name_of(path: Path) -> str:
    """``outputs.pages.rows``."""
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(HOUSE.rglob("*.py")) if path.parent != HOUSE
           or path.stem != "__init__"}  # fmt: skip


def room_of(module: str) -> str:
    """The longest part of a module's name that is a rung of the ladder."""
    while module not in RANKS:
        module = module.rpartition(".")[0]
    return module


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module of every import of ours, also of those inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_scripts"):
            base = f"{node.module}."[len("build_scripts.") :]
            for alias in node.names:
                whole = f"{base}{alias.name}"
                yield node.lineno, whole if whole in MODULES else base.rstrip(".")
        if isinstance(node, ast.Import):
            named = [each.name for each in node.names if each.name.startswith("build_scripts")]
            assert not named, f"{path}:{node.lineno}: write `from build_scripts.… import …`"


def test_every_import_leads_down_the_ladder() -> None:
    climbs = [
        f"build_scripts/{path.relative_to(HOUSE)}:{line}: {room_of(module)} imports {wanted}"
        for module, path in MODULES.items()
        for line, wanted in imports(path)
        if room_of(wanted) != room_of(module) and RANKS[room_of(wanted)] >= RANKS[room_of(module)]
    ]
    assert not climbs, "\n".join(climbs)


def test_every_fault_has_a_line() -> None:
    """Where a fault is of a whole file, in its first line: editors and terminals open it there."""
    codes = {path: path.read_text("utf-8") for path in sorted(HOUSE.rglob("*.py"))}
    known = {
        name: place for name, place in helpers(codes.values()).items() if not name.startswith("_")
    }
    found = {
        path.relative_to(ROOT).as_posix(): lines
        for path, code in codes.items()
        if (lines := [*without_line(code, known)])
    }
    assert found == {}


@pytest.mark.parametrize("case", WITHOUT_LINE, ids=lambda case: case["about"])
def test_makers_of_faults_without_line_are_seen(case: dict[str, Any]) -> None:
    assert [*without_line(case["code"], {"of_another_file": (0, "place")})] == case["lines"]


def test_no_module_needs_itself() -> None:
    graph = {module: {wanted for _, wanted in imports(path)} for module, path in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError with the circle


def test_every_room_says_what_it_is_for_and_is_not_too_full() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for package in HOUSE.rglob("__init__.py"):
        room = name_of(package)
        if package.parent == HOUSE or room_of(room) != room:
            continue
        assert ast.get_docstring(ast.parse(package.read_text("utf-8"))), room
        assert f"`{room.rpartition('.')[2]}/`" in contributing, room
        count = len([path for path in package.parent.glob("*.py") if path.stem != "__init__"])
        assert count <= MOST_FILES or room in LARGE, (room, count)
