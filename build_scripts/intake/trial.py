"""One way to read two texts of a new document, what came of it, and what to change next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from build_scripts.intake.draft import Draft
from build_scripts.intake.fits import Options
from build_scripts.model import Bitext, Node, Reading
from build_scripts.problems import Problem
from build_scripts.structure.wrap import Line


@dataclass(frozen=True, slots=True)
class Trial:
    """One way to read both texts, and what came of it."""

    draft: Draft
    bitext: Bitext | None
    problems: tuple[Problem, ...]
    readings: tuple[Reading, ...] = ()
    unexplained: Mapping[str, tuple[tuple[Line, ...], ...]] = field(default_factory=dict)
    """Language key → series of lines that look like labels and are none here."""
    rank: tuple[int, int] = (0, 0)
    """Less is better: lines explained (negative), oddness of the preset."""

    @property
    def is_good(self) -> bool:
        """Whether both texts agree and nothing that both have is left unexplained."""
        return self.bitext is not None and not all(self.unexplained.values())


def counts(trial: Trial) -> Mapping[str, int]:
    """How many nodes of each declared level were found."""
    kinds = Counter(node.kind for node in trial.readings[0].nodes)
    return {level.kind: kinds[level.kind] for level in trial.draft.levels}


def distance(trial: Trial) -> tuple[bool, int, int]:
    """How far a trial is from success.

    Where each text can be read alone, the reading that explains most lines shows best how the two
    differ; else the one with the fewest lines at fault.
    """
    if trial.bitext is None and len(trial.readings) == len(trial.draft.langs):
        return False, trial.rank[0], len(trial.problems)
    passed = sum(len(run) for runs in trial.unexplained.values() for run in runs)
    return True, 5 * (len(trial.problems) + passed) + trial.rank[0], trial.rank[1]


def amended(trial: Trial, options: Options) -> Options:
    """Other options, where what is wrong with a trial asks for them."""
    codes = {problem.code for problem in trial.problems}
    if codes & {"P01", "P02", "P12"} and not options.restarts:
        options = replace(options, restarts=True)
    if len(trial.readings) < 2:
        return options
    for node in _lonely(trial.readings):
        if node.kind == "wrapup":
            options = replace(options, after="item")
        elif node.kind == "par" and node.parent:
            options = _with_unit(trial, options, node.parent)
    return options


def _with_unit(trial: Trial, options: Options, parent: str) -> Options:
    """The options with the level of ``parent`` as a unit."""
    kinds = {node.id: node.kind for reading in trial.readings for node in reading.nodes}
    for place, level in enumerate(trial.draft.levels):
        if level.kind == kinds.get(parent):
            return replace(options, units=options.units | {place})
    return options


def _lonely(readings: Sequence[Reading]) -> Iterator[Node]:
    """The nodes that one reading alone has."""
    first, second = ({node.id for node in reading.nodes} for reading in readings)
    for reading in readings:
        for node in reading.nodes:
            if (node.id in first) != (node.id in second):
                yield node
