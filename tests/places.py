"""Whether faults name a place that is there: a file of the repository, and a line of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_scripts.problems import Problem


def unreal(problems: Iterable[Problem], root: Path) -> list[str]:
    """The places (``path:line``) of faults that name no file, or a line that the file has not."""
    return [f"{each.path}:{each.line}" for each in problems if not _is_real(each, root)]


def _is_real(problem: Problem, root: Path) -> bool:
    path = root / problem.path
    if not path.exists():
        return False
    raw = path.read_bytes() if path.is_file() else b""
    lines = len(raw.decode("utf-8", "replace").splitlines())
    return 1 <= problem.line <= max(1, lines)


def without_line(code: str) -> Iterator[int]:
    """Lines of a Python file that make a fault which may stand in line 0, or in none."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
            line = node.args[1:2] if not any(_is_place(each) for each in node.args[:1]) else ()
            if any(value in (0, None) for each in line for value in _constants(each)):
                yield node.lineno


def _is_place(node: ast.expr) -> bool:
    """Whether path and line are given as one value."""
    return isinstance(node, ast.Starred)


def _constants(node: ast.expr) -> Iterator[object]:
    """The values that an expression may have as they are written, not those it picks by."""
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.BoolOp):
        yield from _constants(node.values[-1])
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Call):
        yield from (value for each in node.args[1:] for value in _constants(each))
