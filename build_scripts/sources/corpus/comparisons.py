"""``comparisons/<older>.yml``: which units of an older document became which, as an editor says."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.problems import Found
from build_scripts.sources import schema
from build_scripts.sources.marked import Marked

FOLDER = "comparisons"


@dataclass(frozen=True, slots=True)
class Decided:
    """Units that go together; none on a side: the unit is new, or was dropped."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    line: int


def of(marked: Marked) -> Found[tuple[Decided, ...]]:
    """What an editor has decided; ``None`` and the faults where the file has any."""
    problems = schema.check(marked, "comparisons")
    if problems:
        return Found(None, problems)
    return Found(
        tuple(
            Decided(_ids(each["old"]), _ids(each["new"]), marked.line("units", at))
            for at, each in enumerate(marked.value["units"])
        )
    )


def _ids(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
