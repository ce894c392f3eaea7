"""The promise for sentences: ``p2-s1-c6.3`` means these sentences and never others.

A lock has a line for each sentence pair, with a hash of each side. Sentences keep the id under
which they were locked, wherever they stand in their unit now; what is new there gets the next
number that the unit never had. What is no longer there is out of use, without a declaration: its
line stays, with the word ``retired``, and its fragment leads to the unit, which says so.

- locked: .1 甲。A. .2 乙。B.; now 甲。A. 丙。C. 乙。B. → .1 .3 .2
- locked: .1 甲。A. .2 乙。B.; now 甲。乙。A and B. → .3, and .1 .2 are out of use
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from build_scripts.apparatus.lock_lines import LockedId, digest, entries, line, lock_command
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Pair, Unit
from build_scripts.problems import Problem

Locked = Mapping[int, LockedId]
"""The pairs of one unit as its lock has them, by number."""
MOST_NAMED = 4
"""Ids that a message names."""


def hashes(pair: Pair) -> Mapping[str, str]:
    """Language key → hash of the sentences of that side, where it has any."""
    return {key: digest(sentences) for key, sentences in pair.texts.items() if sentences}


def named(bitext: Bitext, text: str | None) -> Bitext:
    """The bitext with the ids of its pairs as a lock (a text, or none) has them.

    Each unit knows those that are out of use.
    """
    locked = by_unit(entries(text or "", "")[0])
    units = (_named(unit, locked.get(unit.id, {})) for unit in bitext.units)
    return replace(bitext, units=tuple(units))


def by_unit(locked: Mapping[str, LockedId]) -> Mapping[str, Locked]:
    """The pairs of a lock: unit id → number → entry."""
    found: dict[str, dict[int, LockedId]] = {}
    for pair_id, entry in locked.items():
        unit, dot, number = pair_id.partition(".")
        if dot:
            found.setdefault(unit, {})[int(number)] = entry
    return found


def _named(unit: Unit, locked: Locked) -> Unit:
    """A unit whose pairs have the numbers of its lock; sentences that came back have theirs."""
    waiting: dict[str, list[int]] = {}
    for number in sorted(locked, key=lambda each: (locked[each].is_retired, each)):
        waiting.setdefault(_content(locked[number].hashes), []).append(number)
    fresh = count(max(locked, default=0) + 1)
    numbers = []
    for pair in unit.pairs:
        known = waiting.get(_content(hashes(pair)))
        numbers.append(known.pop(0) if known else next(fresh))
    pairs = [
        replace(pair, id=f"{unit.id}.{number}")
        for pair, number in zip(unit.pairs, numbers, strict=True)
    ]
    gone = [f"{unit.id}.{number}" for number in sorted(locked.keys() - set(numbers))]
    return replace(unit, pairs=tuple(pairs), retired_pairs=tuple(gone))


def _content(sides: Mapping[str, str]) -> str:
    return " ".join(f"{key}:{value}" for key, value in sorted(sides.items()))


def check(units: Sequence[Unit], locked: Mapping[str, LockedId], path: str) -> Iterator[Problem]:
    """Every unit whose sentences, once ``named``, are not cut and paired as its lock has them."""
    pairs = by_unit(locked)
    if not pairs and any(unit.pairs for unit in units):
        yield Problem(path, 1, "L07", "this lock is of an older form: it has no ids of sentences",
                      phrase("run: {command}", command=lock_command(path)))  # fmt: skip
        return
    for unit in units:
        used = _used(unit, pairs.get(unit.id, {}))
        gone = [each for each in unit.retired_pairs if each in used]
        new = [pair.id for pair in unit.pairs if pair.id not in used]
        if gone or new:
            yield Problem(
                path, locked[unit.id].line, "L08",
                phrase("the sentences of {id} are not cut or paired as "
                    "locked{listed}{listed2}", id=unit.id, listed=_listed(gone, phrase("no more")),
                    listed2=_listed(new, phrase("not locked yet"))),
                phrase("if this is meant (glossary and pairs.yml have a say too): "
                    "{command}", command=lock_command(path)),
            )  # fmt: skip


def _used(unit: Unit, locked: Locked) -> Collection[str]:
    return {f"{unit.id}.{number}" for number, each in locked.items() if not each.is_retired}


def _listed(ids: Sequence[str], what: str) -> str:
    if not ids:
        return ""
    named, others = ", ".join(ids[:MOST_NAMED]), len(ids) - MOST_NAMED
    more = phrase(" and {count} others", count=others) if others > 0 else ""
    return phrase("; {what}: {names}{more}", what=what, names=named, more=more)


def lines(unit: Unit, locked: Mapping[str, LockedId]) -> Iterator[str]:
    """The lines of a unit's pairs: in the order of the text, then those out of use."""
    for pair in unit.pairs:
        yield line(pair.id, hashes(pair))
    for pair_id in unit.retired_pairs:
        yield line(pair_id, locked[pair_id].hashes, is_retired=True)


def lines_of_lost(unit: str, locked: Mapping[str, LockedId]) -> Iterator[str]:
    """The lines of the pairs of a unit that is out of use itself."""
    for number, entry in sorted(by_unit(locked).get(unit, {}).items()):
        yield line(f"{unit}.{number}", entry.hashes, is_retired=True)
