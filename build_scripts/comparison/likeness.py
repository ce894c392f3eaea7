"""How much two texts in one language have in common: pairs of neighbouring words or characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from build_scripts.comparison.tokens import tokens

LIKELY = 8
"""So many units may be the partner of one: those that have the most in common with it."""

Shingles = Counter[str]
"""Two neighbouring words → how often they stand in a text."""


@dataclass(frozen=True)  # without slots: sizes are asked for again and again
class Wording:
    """What a unit says in each language, for finding its partner."""

    id: str
    shingles: Mapping[str, Shingles]
    """Language key → its shingles; of a language that has no words in the unit, none."""

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Language key → how many shingles."""
        return {key: each.total() for key, each in self.shingles.items()}

    @property
    def size(self) -> int:
        """How many shingles in the language that has the fewest."""
        return min(self.sizes.values(), default=0)


def wording_of(node_id: str, texts: Mapping[str, str]) -> Wording:
    """The shingles of a unit; ``texts``: language key → its heading and paragraphs."""
    return Wording(node_id, {key: own for key, text in texts.items() if (own := shingles(text))})


def shingles(text: str) -> Shingles:
    """``甲乙丙`` → 甲乙, 乙丙; of one word alone that word."""
    words = [form for each in tokens(text) if any(map(str.isalnum, form := each.form.casefold()))]
    return Counter(" ".join(pair) for pair in pairwise(words)) if len(words) > 1 else Counter(words)


def likeness(old: Wording, new: Wording) -> Mapping[str, float]:
    """Language key → how alike the texts are, from 0 to 1, for each language that both have."""
    return {
        key: 2 * (mine & new.shingles[key]).total() / (old.sizes[key] + new.sizes[key])
        for key, mine in old.shingles.items()
        if key in new.shingles
    }


def shares(part: Wording, wholes: Iterable[Wording]) -> tuple[float, ...]:
    """How much of a text is in others together, from 0 to 1, in each language that it has."""
    wholes = list(wholes)
    found = []
    for key, mine in part.shingles.items():
        there: Shingles = Counter()
        for each in wholes:
            there += each.shingles.get(key, Counter())
        found.append((mine & there).total() / part.sizes[key])
    return tuple(found)


def candidates(
    old: Sequence[Wording], new: Sequence[Wording], most: int
) -> Mapping[str, tuple[str, ...]]:
    """Unit → the units of the other document that share the most shingles with it.

    What stands in more than ``most`` units there tells none of them from the others.
    """
    where: dict[tuple[str, str], list[str]] = {}
    for each in new:
        for key, own in each.shingles.items():
            for shingle in own:
                where.setdefault((key, shingle), []).append(each.id)
    found = {}
    for each in old:
        shared = Counter(
            there
            for key, own in each.shingles.items()
            for shingle in own
            if len(units := where.get((key, shingle), ())) <= most
            for there in units
        )
        found[each.id] = tuple(sorted(shared, key=lambda unit: (-shared[unit], unit))[:LIKELY])
    return found
