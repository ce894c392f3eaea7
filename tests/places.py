"""Whether faults name a place that is there: a file of the repository, and a line of it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from build_scripts.problems import Problem

Wanted = TypeVar("Wanted", bound=ast.expr)


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


Helpers = dict[str, tuple[int, str]]
"""Function → which of its parameters becomes the line of a fault: its place from 0, its name."""
MAKERS: Helpers = {"Problem": (1, "line")}


def helpers(codes: Iterable[str]) -> Helpers:
    """The functions of Python files that make faults, or let others make them, in a given line."""
    functions = [
        (node.name, [each.arg for each in node.args.args], [*_calls(node)])
        for code in codes
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef)
    ]
    found, before = dict(MAKERS), 0
    while before != len(found):  # whoever calls one that was found is one, too
        before = len(found)
        for function, names, calls in functions:
            lines = (line for call in calls for line in _lines_given(call, found))
            for name in (node.id for line in lines for node in _picked(line, ast.Name)):
                if name in names:
                    found.setdefault(function, (names.index(name), name))
    return found


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
            yield each


def without_line(code: str, known: Helpers | None = None) -> Iterator[int]:
    """Lines of a Python file that make a fault which may stand in line 0, or in none.

    ``known``: helpers of other files; those of this file are found.
    """
    found = {**(known or {}), **helpers([code])}
    for node in ast.walk(ast.parse(code)):
        lines = list(_lines_given(node, found)) if isinstance(node, ast.Call) else []
        if isinstance(node, ast.FunctionDef) and node.name in found:
            behind, defaults = found[node.name][0] - len(node.args.args), node.args.defaults
            lines += defaults[len(defaults) + behind :][:1] if len(defaults) + behind >= 0 else []
        if any(each.value in (0, None) for line in lines for each in _picked(line, ast.Constant)):
            yield node.lineno  # type: ignore[attr-defined]  # a call and a function have one


def _lines_given(call: ast.Call, known: Helpers) -> Iterator[ast.expr]:
    """The line that a call of a maker of faults gives it."""
    place, name = known.get(getattr(call.func, "id", ""), (0, ""))
    if name and not any(_is_place(each) for each in call.args[:place]):
        yield from call.args[place : place + 1]
        yield from (each.value for each in call.keywords if each.arg == name)


def _is_place(node: ast.expr) -> bool:
    """Whether path and line are given as one value."""
    return isinstance(node, ast.Starred)


def _picked(node: ast.expr, kind: type[Wanted]) -> Iterator[Wanted]:
    """What an expression may be, of one kind; not what it picks by."""
    if isinstance(node, kind):
        yield node
    elif isinstance(node, ast.BoolOp):
        yield from _picked(node.values[-1], kind)
    elif isinstance(node, ast.IfExp):
        yield from _picked(node.body, kind)
        yield from _picked(node.orelse, kind)
    elif isinstance(node, ast.Call):
        yield from (found for each in node.args[1:] for found in _picked(each, kind))
