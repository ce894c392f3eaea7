"""Clauses, one behind another, that have one subject: what the rules read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.language.clauses.predicates import Spot

CLAUSE = re.compile("[^，,；;：:。！？!?\\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Clauses, one behind another, that have one subject."""

    side: str
    """Id of the party; ``two``, ``other``, ``none``, ``recital``, ``unclear``."""
    start: int
    end: int
    subject: Spot = (0, 0)
    """Where the words for it stand; empty where there are none, or where they end is not clear."""
    verbs: tuple[Spot, ...] = ()
    """Its modal words and verbs, in order."""
