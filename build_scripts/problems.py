"""Faults of a source: one shape, one order, one way to print them.

A code is for ever: it is never reused for another fault. ``CODES`` is the one table
of them, from which the guide for editors is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from build_scripts.messages import ENGLISH, as_phrase, phrase, translated

T = TypeVar("T")

ERROR = "error"
WARNING = "warning"
DRAFT = "draft"
"""An error in a draft: it stops that draft and nothing else."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in a source: where, which, what is and what should be, what to do."""

    path: str
    """Relative to the repository."""
    line: int
    """1-based; 1 where the fault is of the whole file."""
    code: str
    message: str
    hint: str = ""
    severity: str = ERROR

    def __str__(self) -> str:
        """``path:line: CODE message. Hint: …``, the one form in which faults are printed."""
        return self.said(ENGLISH)

    def said(self, language: str) -> str:
        """The same in a language; path, line, code and their order do not change."""
        return f"{self.path}:{self.line}: {self.code} {self.words(language)}"

    def words(self, language: str) -> str:
        """What is said behind the code: severity, message, hint."""
        message = phrase(
            "{message} Hint: {hint}" if self.hint else "{message}",
            message=as_phrase(self.message),
            hint=as_phrase(self.hint),
        )
        if self.severity == WARNING:
            message = phrase("warning: {message}", message=message)
        if self.severity == DRAFT:
            message = phrase("draft: {message}", message=message)
        return translated(message, language)


class Found(NamedTuple, Generic[T]):
    """Maybe a value, and the faults that were found on the way to it."""

    value: T | None
    """``None`` where a fault forbids it."""
    problems: tuple[Problem, ...] = ()


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems forbids publishing."""
    return any(problem.severity == ERROR for problem in problems)


def of_draft(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a draft: none of them forbids to publish something else."""
    return tuple(
        replace(each, severity=DRAFT) if each.severity == ERROR else each for each in problems
    )
