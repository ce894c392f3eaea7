"""What a build did: the report that the command line and the hook of MkDocs print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_scripts.messages import phrase
from build_scripts.model import Account
from build_scripts.press.made import Outputs
from build_scripts.problems import Problem

DOCS = "docs"
HOME = "index.md"
Progress = Callable[[int, int], object]
"""Takes how many documents are made, and of how many."""


def unheard(done: int, total: int) -> None:
    """Takes how far a build is and does nothing with it."""


def account_line(folder: str, key: str, account: Account) -> str:
    """Every non-space character of one edition's source is accounted for."""
    numbers = {"source": account.source, "nodes": account.nodes, "left_out": account.left_out}
    whole = phrase(
        "{folder} {key}: {source:,} characters = {nodes:,} in the text + {left_out:,} left out",
        folder=folder,
        key=key,
        **numbers,
    )
    if not account.replaced:
        return whole
    return phrase("{whole}, {count} replaced as declared", whole=whole, count=account.replaced)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one document."""

    folder: str
    """Name of the folder below ``source_texts``."""
    accounts: Mapping[str, Account]
    """Language key → character account; empty where the document has faults."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    """Every problem once, sorted."""
    written: int
    """Files written or removed."""
    is_final: bool = True
    """Whether the same inputs would give the same again: nothing failed on the way."""
    outputs: Outputs = field(default_factory=dict, compare=False)
    """What is meant to be in ``docs/``."""
