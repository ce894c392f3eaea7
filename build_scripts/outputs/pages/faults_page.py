"""In a preview: the faults of a draft that cannot be shown yet, on its own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.template import fill
from build_scripts.problems import Problem
from build_scripts.publication.words import SPOKEN, Span, joined, phrases


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as a person looks it up: where, which, what."""

    place: str
    """``source_texts/law/zh.txt:3``."""
    code: str
    link: Safe
    """To the code in the guide for editors."""
    words: tuple[Span, ...]


def faults_page(folder: str, problems: Sequence[Problem]) -> str:
    """``<folder>/index.md``: all faults in their order, in the languages of the interface."""
    description = joined(phrases("faulty_draft"))
    return fill(
        "faults",
        front=front.front("main", folder, description, robots="noindex"),
        head=folder,
        faults=[_fault(each) for each in problems],
    )


def _fault(problem: Problem) -> Fault:
    link = Safe(f"../guide/codes/index.md#{problem.code.lower()}")
    words = tuple(Span(key, lang, problem.words(key)) for key, lang in SPOKEN.items())
    return Fault(f"{problem.path}:{problem.line}", problem.code, link, words)
