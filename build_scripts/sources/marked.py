"""YAML with line numbers: every key and list entry knows the line where it stands.

Strings stay strings (no dates, no octal numbers, no ``yes``); ``true``, ``false``, ``null``
and decimal integers have their YAML meaning. Duplicate keys are refused (YAML 1.2.2 §3.2.1.3),
and so are tags, anchors and aliases: a text that begins with ``!``, ``&`` or ``*`` wants quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from build_scripts.messages import as_phrase, phrase
from build_scripts.problems import Found, Problem
from build_scripts.sources import signs
from build_scripts.sources.gate import bounds, characters
from build_scripts.yml import SafeLoader

KeyPath = tuple[str | int, ...]
"""Path from the root of a file to a value: ``("editions", "zh", "file")``."""

CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
MOST_READ_TWICE = 50_000
"""Characters before a fault that are read once more for its wording, which takes Python seconds."""
INTEGER = re.compile(r"-?[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Marked:
    """A parsed YAML file: its value and the line of each place in it."""

    path: str
    value: Any
    lines: Mapping[KeyPath, int]
    text: str = ""
    """The file as it is."""

    def line(self, *place: str | int) -> int:
        """1-based line of a place, or of the nearest enclosing place that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: str, text: str) -> Found[Marked]:
    """Parse YAML text; ``None`` and the problems where it does not parse.

    ``path`` is only for messages.
    """
    value, problems = _read_yaml(path, text)
    return Found(value, signs.named(problems, text))


def _read_yaml(path: str, text: str) -> Found[Marked]:
    tab = re.search(r"^ *\t.*\S", text, re.MULTILINE)
    if tab:
        line = text.count("\n", 0, tab.start()) + 1
        return Found(None, (
            Problem(path, line, "D03", "the line is indented with a tab; YAML wants blanks",
                    "replace the tab by two blanks for each step"),
        ))  # fmt: skip
    try:
        return _read(path, text, SafeLoader)
    except _TooMuchError as found:
        return Found(None, (found.problem,))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        if mark is None or mark.index > MOST_READ_TWICE:
            return Found(None, (_said(path, fault),))
    try:  # again, by the parser whose faults are better worded
        return _read(path, text, yaml.SafeLoader)
    except _TooMuchError as found:
        return Found(None, (found.problem,))
    except (ValueError, OverflowError):  # it takes any number for a character
        return Found(None, (_not_yaml(path, mark.line + 1, phrase("there is no such character")),))
    except yaml.YAMLError as fault:
        return Found(None, (_said(path, fault),))


def _said(path: str, fault: yaml.YAMLError) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    what = getattr(fault, "problem", None) or str(fault).split("\n")[0]
    return _not_yaml(path, mark.line + 1 if mark else 1, what)


def _not_yaml(path: str, line: int, what: str) -> Problem:
    return Problem(
        path, line, "D01", phrase("this is not YAML: {what}", what=as_phrase(what)),
        "check the indentation; put quotes round a text that has ': ' or begins with a sign",
    )  # fmt: skip


def _read(path: str, text: str, parser: Any) -> Found[Marked]:
    reading = _Reading(path, yaml.parse(text, Loader=parser))
    value = reading.document()
    problems = tuple(reading.problems)
    return Found(None if problems else Marked(path, value, reading.lines, text), problems)


class _TooMuchError(Exception):
    """The file has more of something than is read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Reading:
    """One walk through the events of a file: the values and, at once, their lines."""

    def __init__(self, path: str, events: Iterator[Any]) -> None:
        self.path = path
        self.events = events
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []
        self.count = 0

    def document(self) -> Any:
        """The value of the file's one document."""
        values = []
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                values.append(self._value(event, ()))
                if len(values) == 2:
                    self._refuse(
                        event, "D01", "a second document begins after `---`", "delete that line"
                    )
        if not values:
            self.problems.append(
                Problem(self.path, 1, "D01", "the file is empty", "fill it as the guide shows")
            )
        return values[0] if values else None

    def _value(self, event: Any, place: KeyPath) -> Any:
        """The value that begins with an event; takes its other events too."""
        line = event.start_mark.line + 1
        self.lines.setdefault(place, line)
        self._count(len(place), line)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._look_at(event.value, line)
            if event.anchor is None and event.tag is None:
                return _scalar(event.value) if event.implicit[0] else event.value
        self._refuse_special(event)
        if kind is yaml.SequenceStartEvent:
            return self._list(place)
        return self._group(place) if kind is yaml.MappingStartEvent else None

    def _list(self, place: KeyPath) -> list[Any]:
        out: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            out.append(self._value(event, (*place, len(out))))
        return out

    def _group(self, place: KeyPath) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_special(event)
                self._look_at(event.value, line)
                name = event.value
            else:
                self._refuse(event, "D01", "a key is not a text", "write `key: value`")
                self._value(event, place)
                name = ""
            below = (*place, name)
            if name in out:
                first = self.lines[below]
                message = phrase(
                    "the key {name!r} stands twice, first in line {first}", name=name, first=first
                )
                self._refuse(event, "D02", message, "keep one of the two")
            self.lines.setdefault(below, line)
            out[name] = self._value(next(self.events), below)
        return out

    def _count(self, depth: int, line: int) -> None:
        """Stop where the file is too deep, or has too many values."""
        self.count += 1
        if depth > bounds.DEEPEST:
            message = phrase("there are more than {most} levels here", most=bounds.DEEPEST)
            hint = phrase("is a bracket not closed? Our files have fewer than ten levels")
        elif self.count > bounds.MOST_VALUES:
            message = phrase("the file has more than {most:,} values", most=bounds.MOST_VALUES)
            hint = phrase("is it the right file?")
        else:
            return
        raise _TooMuchError(Problem(self.path, line, "R09", message, hint))

    def _look_at(self, text: str, line: int) -> None:
        """The rules of texts hold for every key and value."""
        self.problems += characters.of_value(text, self.path, line)
        self.problems += bounds.of_value(text, self.path, line)

    def _refuse_special(self, event: Any) -> None:
        """Refuse aliases, anchors and tags, whose text would be lost without a word."""
        is_alias = isinstance(event, yaml.AliasEvent)
        tag = None if is_alias else event.tag
        if event.anchor is None and tag is None:
            return
        shown = tag or f"{'*' if is_alias else '&'}{event.anchor}"
        self._refuse(
            event, "D01", phrase("{shown!r} is a sign for YAML itself, not a text", shown=shown),
            "put quotes round a text that begins with ! & or *",
        )  # fmt: skip

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> None:
        line = event.start_mark.line + 1
        self.problems.append(Problem(self.path, line, code, message, hint))


def _scalar(text: str) -> str | int | bool | None:
    """A plain scalar's value."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    return int(text) if INTEGER.fullmatch(text) else text
