"""Sentence pairs: how often they are right, and how long they take."""

from __future__ import annotations

import time
from collections.abc import Iterator

from build_scripts.alignment.pairs import pair_units
from tests.bench.gold_pairs import (
    DAMAGES,
    KEYS,
    Score,
    damaged,
    joined,
    paragraphs,
    score,
    texts_of_gold,
)
from tests.bench.measure import Figure

SEEDS = 3
MANY = 10_000


def figures() -> Iterator[Figure]:
    """F1 of each text as it is, of each damage over all texts, then times."""
    texts = texts_of_gold()
    for name, gold in texts.items():
        result = score(gold)
        yield Figure(f"F1 of {name}", result.f1, f"({result.wanted} pairs)")
        yield Figure(f"F1 of {name}, all in one unit", score(joined(gold, len(gold))).f1, "")
    for name in DAMAGES:
        for share in (0.3, 1.0):
            total, changed = Score(), 0
            for text, gold in texts.items():
                for seed in range(SEEDS):
                    worse, count = damaged(gold, name, f"{text} {seed}", share)
                    total, changed = total + score(worse), changed + count
            yield Figure(f"F1 with {name}, {share:.0%}", total.f1, f"({changed} units changed)")
            yield Figure("    precision", total.precision, "")
            yield Figure("    recall", total.recall, "")
    yield from _times()


def _times() -> Iterator[Figure]:
    units = {
        f"{name}/{unit}": paragraphs(rows)
        for name, gold in texts_of_gold().items()
        for unit, rows in gold.items()
    }
    first = {unit: text for unit, text in units.items() if unit.startswith("cn-la-2024/")}
    yield Figure("pairs of the first document", _seconds(first) * 1000, "ms")
    names = list(units)
    many = {str(number): units[names[number % len(names)]] for number in range(MANY)}
    size = sum(len(paragraph) for text in many.values() for paragraph in text["zh"])
    yield Figure(f"pairs of {MANY:,} units", _seconds(many), f"s ({size:,} Chinese characters)")


def _seconds(units: dict[str, dict[str, list[str]]]) -> float:
    start = time.process_time()
    pair_units(units, KEYS)
    return time.process_time() - start
