"""YAML with line numbers: every key and list entry knows the line where it stands.

Strings stay strings (no dates, no octal numbers, no ``yes``); ``true``, ``false``, ``null``
and decimal integers have their YAML meaning. Duplicate keys are refused (YAML 1.2.2 §3.2.1.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from build_scripts.problems import Problem

Place = tuple[str | int, ...]
"""Path from the root of a file to a value: ``("editions", "zh", "file")``."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A parsed YAML file: its value and the line of each place in it."""

    path: str
    value: Any
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """1-based line of a place, or of the nearest enclosing place that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _Loader(yaml.SafeLoader):
    """SafeLoader with the plain resolution described above; its messages are clear."""


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, where PyYAML was built with libyaml: four times as fast."""


_Loader.yaml_implicit_resolvers = {}
_FastLoader.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers
for _tag, _pattern, _starts in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~"),
    ("int", r"-?[0-9]+", "-0123456789"),
    ("merge", r"<<", "<"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_starts)
    )


def read_yaml(path: str, text: str) -> tuple[Marked | None, tuple[Problem, ...]]:
    """Parse YAML text; ``None`` and the problems where it does not parse.

    ``path`` is only for messages.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r" *\t", line) and line.strip():
            return None, (
                Problem(path, number, "D03", "the line is indented with a tab; YAML wants blanks",
                        "replace the tab by two blanks for each step"),
            )  # fmt: skip
    try:
        loader, root = _composed(text)
    except yaml.YAMLError as fault:
        return None, (_syntax_problem(path, fault),)
    if root is None:
        return None, (Problem(path, 1, "D01", "the file is empty", "fill it as the guide shows"),)
    lines: dict[Place, int] = {}
    problems: list[Problem] = []
    _mark(root, (), lines, problems, path)
    if problems:
        return None, tuple(problems)
    try:
        value = loader.construct_document(root)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        return None, (_syntax_problem(path, fault),)
    return Marked(path, value, lines), ()


def _composed(text: str) -> tuple[Any, yaml.Node | None]:
    """A loader and the tree of nodes that it made; the slower loader words the faults."""
    try:
        loader = _FastLoader(text)
        return loader, loader.get_single_node()
    except yaml.YAMLError:
        slow = _Loader(text)
        return slow, slow.get_single_node()


def _syntax_problem(path: str, fault: Exception) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    what = getattr(fault, "problem", None) or str(fault).split("\n")[0]
    line = mark.line + 1 if mark else 1
    return Problem(
        path, line, "D01", f"this is not YAML: {what}",
        "check the indentation; put quotes round a text that has ': ' or begins with a sign",
    )  # fmt: skip


def _mark(
    node: yaml.Node, place: Place, lines: dict[Place, int], problems: list[Problem], path: str
) -> None:
    """Note the line of every place below ``node`` and find duplicate keys."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _mark(child, (*place, index), lines, problems, path)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: dict[str, int] = {}
    for key, child in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name in seen:
            message = f"the key {name!r} stands twice, first in line {seen[name]}"
            problems.append(Problem(path, line, "D02", message, "keep one of the two"))
        seen.setdefault(name, line)
        lines[(*place, name)] = line
        _mark(child, (*place, name), lines, problems, path)
