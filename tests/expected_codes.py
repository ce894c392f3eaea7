"""Which problem codes the tests expect: those that a case lists, or that an assertion demands.

A code that is only mentioned (in a comment, a message, a condition) is expected by nobody.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).parent
CODE = r"[A-Z]{1,2}[0-9]{2}"
# "zh.txt:3: P03 …", "3: G01 …", "4 PA01": a fault as the drivers of the cases write it.
FAULT = re.compile(rf"(?:^|:)(?:\d+:? |\s)({CODE})\b")
LISTS = ("problems", "lost")
"""Keys of a case under which the faults stand that its driver compares."""


def in_case(value: Any) -> Iterator[str]:
    """Codes that a case lists as expected, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in LISTS and isinstance(inner, list):
                yield from (found[1] for each in inner if (found := FAULT.search(str(each))))
            else:
                yield from in_case(inner)
    if isinstance(value, list):
        for inner in value:
            yield from in_case(inner)


def in_assertions(code: str) -> Iterator[str]:
    """Codes that a Python file asserts to be equal to what is found, or to be in it."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Assert):
            for compared in _parts(node.test):
                if isinstance(compared, ast.Compare):
                    for side in _demanded(compared):
                        yield from _codes_of(side)


def _parts(whole: ast.AST) -> Iterator[ast.AST]:
    """The parts of an expression that must hold; not what is denied, or only picks values."""
    waiting = [whole]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.comprehension):
            waiting.append(node.iter)
        elif not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            waiting += ast.iter_child_nodes(node)


def _demanded(compared: ast.Compare) -> Iterator[ast.expr]:
    """The sides of a comparison whose texts must be there for it to hold."""
    sides = [compared.left, *compared.comparators]
    for operator, (left, right) in zip(compared.ops, pairwise(sides), strict=True):
        if isinstance(operator, ast.Eq):
            yield from (left, right)
        elif isinstance(operator, ast.In):
            yield left


def _codes_of(side: ast.expr) -> Iterator[str]:
    for node in _parts(side):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(rf"\b{CODE}\b", node.value)


def expected() -> set[str]:
    """Every code that a case or an assertion of the tests expects."""
    found: set[str] = set()
    for path in (TESTS / "cases").rglob("*.yml"):
        found.update(in_case(yaml.safe_load(path.read_text("utf-8"))))
    for path in (TESTS / "golden").rglob("*.txt"):
        found.update(FAULT.findall(path.read_text("utf-8")))
    for path in TESTS.rglob("test_*.py"):
        found.update(in_assertions(path.read_text("utf-8")))
    return found
