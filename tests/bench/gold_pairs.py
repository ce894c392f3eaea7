"""Sentence pairs read by hand, ways to damage them with known result, and the score of a try."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from build_scripts.alignment.pairs import pair_units
from build_scripts.alignment.segment import sentences
from build_scripts.model import Pair
from build_scripts.press.build import check_document
from tests.repository import ROOT

GOLD = ROOT / "tests" / "cases" / "pairing" / "gold"
KEYS = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and whether a paragraph begins with it."""

    text: str
    begins: bool = False


Row = tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
"""What one pair should be: Chinese sentences, English sentences."""
Rows = tuple[Row, ...]
Gold = Mapping[str, Rows]
"""Unit → its pairs."""
Bead = tuple[int, int, int, int]


@cache
def texts_of_gold() -> Mapping[str, Gold]:
    """Name of the text → its pairs, for every file of ``tests/cases/pairing/gold``."""
    return {path.stem: _read(path) for path in sorted(GOLD.glob("*.yml"))}


def _read(path: Path) -> Gold:
    value = yaml.safe_load(path.read_text("utf-8"))
    if isinstance(value, list):
        return {unit["id"]: tuple(map(_row, unit["pairs"])) for unit in value}
    bitext = check_document(ROOT / value["document"], ROOT, with_lock=False).bitext
    assert bitext is not None, path
    texts = {unit.id: unit.text for unit in bitext.units}
    return {
        unit: tuple(_rows(texts[unit], beads.split())) for unit, beads in value["beads"].items()
    }


def _row(pair: Mapping[str, Sequence[str]]) -> Row:
    breaks = pair.get("break", ())
    sides = [
        tuple(Sentence(text, key in breaks and not at) for at, text in enumerate(pair[key]))
        for key in KEYS
    ]
    return sides[0], sides[1]


def _rows(texts: Mapping[str, Sequence[str] | None], beads: Sequence[str]) -> Iterator[Row]:
    rest = {
        key: [
            Sentence(text, not number)
            for paragraph in texts[key] or ()
            for number, text in enumerate(sentences(paragraph, key))
        ]
        for key in KEYS
    }
    for bead in beads:
        counts = map(int, bead.split("-"))
        taken = [
            tuple(rest[key].pop(0) for _ in range(n)) for key, n in zip(KEYS, counts, strict=True)
        ]
        yield taken[0], taken[1]
    assert not any(rest.values()), rest


def paragraphs(rows: Rows) -> dict[str, list[str]]:
    """The unit's text in both languages, as a source would have it."""
    texts: dict[str, list[str]] = {}
    for side, key in enumerate(KEYS):
        parts: list[list[str]] = [[]]
        for row in rows:
            for sentence in row[side]:
                if sentence.begins and parts[-1]:
                    parts.append([])
                parts[-1].append(sentence.text)
        joint = "" if key == "zh" else " "
        texts[key] = [joint.join(part) for part in parts if part]
    return texts


def beads_of(pairs: Sequence[Pair] | Rows) -> set[Bead]:
    """Which sentences go together, by number."""
    found, first, second = set(), 0, 0
    for pair in pairs:
        zh, en = (pair.texts[key] for key in KEYS) if isinstance(pair, Pair) else pair
        found.add((first, first + len(zh), second, second + len(en)))
        first, second = first + len(zh), second + len(en)
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were right, found and wanted; which units were not all right."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    units: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.wanted, 1)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.found + other.found,
            self.wanted + other.wanted,
            self.units + other.units,
        )


def score(gold: Gold) -> Score:
    """The score of the aligner on a text; a wrong sentence end counts against it."""
    found, _ = pair_units({unit: paragraphs(rows) for unit, rows in gold.items()}, KEYS)
    total = Score()
    for unit, rows in gold.items():
        wanted, tried = beads_of(rows), beads_of(found[unit])
        right = len(wanted & tried) if _same_sentences(found[unit], rows) else 0
        wrong = () if right == len(wanted) == len(tried) else (unit,)
        total += Score(right, len(tried), len(wanted), wrong)
    return total


def _same_sentences(pairs: Sequence[Pair], rows: Rows) -> bool:
    return all(
        [text for pair in pairs for text in pair.texts[key]]
        == [sentence.text for row in rows for sentence in row[side]]
        for side, key in enumerate(KEYS)
    )


def joined(gold: Gold, size: int) -> Gold:
    """The text with every so many units made one, each a paragraph of it."""
    units = list(gold)
    return {
        units[at]: tuple(
            _beginning(row) if not number else row
            for unit in units[at : at + size]
            for number, row in enumerate(gold[unit])
        )
        for at in range(0, len(units), size)
    }


def _beginning(row: Row) -> Row:
    first, second = (
        tuple(Sentence(one.text, not at or one.begins) for at, one in enumerate(side))
        for side in row
    )
    return first, second


Damage = Callable[[Rows, random.Random], Rows]
"""Changes a unit in one place, or gives it back where it has no such place."""


def join_sentences(side: int) -> Damage:
    """Two sentences of neighbouring pairs become one: ``A. B.`` → ``A, and b.``"""

    def damage(rows: Rows, rng: random.Random) -> Rows:
        places = [at for at in range(len(rows) - 1) if _can_join(rows[at], rows[at + 1], side)]
        if not places:
            return rows
        at = rng.choice(places)
        (first,), (second,) = rows[at][side], rows[at + 1][side]
        rest = second.text
        if side and re.match(r"[A-Z][a-z]", rest):
            rest = rest[0].lower() + rest[1:]
        one = (Sentence(first.text[:-1] + ("，", ", and ")[side] + rest, first.begins),)
        other = rows[at][1 - side] + rows[at + 1][1 - side]
        return (*rows[:at], (other, one) if side else (one, other), *rows[at + 2 :])

    return damage


def _can_join(row: Row, following: Row, side: int) -> bool:
    return (
        len(row[side]) == len(following[side]) == 1
        and row[side][0].text.endswith(("。", ".")[side])
        and not following[side][0].begins
        and bool(row[1 - side] and following[1 - side])
        and len(row[1 - side]) + len(following[1 - side]) <= 4
    )


JOINTS = (
    re.compile(r"(?<=[\u4e00-\u9fff”》）])[，；,;]"),
    re.compile(r", (?:and )?(?=[a-z]{3,})|; "),
)
"""Where a sentence can be cut in two."""


def split_sentence(side: int) -> Damage:
    """A long sentence becomes two at a comma."""

    def damage(rows: Rows, rng: random.Random) -> Rows:
        places = [place for at, row in enumerate(rows) for place in _cuts(at, row, side)]
        if not places:
            return rows
        at, start, end = rng.choice(places)
        sentence = rows[at][side][0]
        rest = sentence.text[end:]
        if side:
            rest = rest[0].upper() + rest[1:]
        two = (
            Sentence(sentence.text[:start] + "。."[side], sentence.begins),
            Sentence(rest),
        )
        other = rows[at][1 - side]
        return (*rows[:at], (other, two) if side else (two, other), *rows[at + 1 :])

    return damage


def _cuts(at: int, row: Row, side: int) -> Iterator[tuple[int, int, int]]:
    """Commas that are well inside a sentence and outside quotes and brackets."""
    if len(row[0]) != 1 or len(row[1]) != 1:
        return
    text, margin = row[side][0].text, (8, 25)[side]
    for joint in JOINTS[side].finditer(text):
        before = text[: joint.start()]
        is_outside = before.count('"') % 2 == 0 and all(
            before.count(left) == before.count(right) for left, right in ("“”", "（）", "()")
        )
        if margin < joint.start() < len(text) - margin and is_outside:
            yield at, joint.start(), joint.end()


def drop_sentence(side: int) -> Damage:
    """A sentence of a unit of three pairs or more loses its partner."""

    def damage(rows: Rows, rng: random.Random) -> Rows:
        places = [at for at, row in enumerate(rows) if len(row[0]) == len(row[1]) == 1]
        if len(rows) < 3 or not places:
            return rows
        at = rng.choice(places)
        kept: Row = (rows[at][0], ()) if side else ((), rows[at][1])
        return (*rows[:at], kept, *rows[at + 1 :])

    return damage


def both(first: Damage, second: Damage) -> Damage:
    """One damage after the other."""
    return lambda rows, rng: second(first(rows, rng), rng)


DAMAGES: Mapping[str, Damage] = {
    "join zh": join_sentences(0),
    "join en": join_sentences(1),
    "split zh": split_sentence(0),
    "split en": split_sentence(1),
    "drop zh": drop_sentence(0),
    "drop en": drop_sentence(1),
    "join zh, split zh": both(join_sentences(0), split_sentence(0)),
    "join en, split en": both(join_sentences(1), split_sentence(1)),
    "split zh, split en": both(split_sentence(0), split_sentence(1)),
    "drop en, join zh": both(drop_sentence(1), join_sentences(0)),
}


def damaged(gold: Gold, name: str, seed: str, share: float = 1.0) -> tuple[Gold, int]:
    """The text with this damage in a share of its units, and how many were changed."""
    rng = random.Random(f"{name} {seed}")
    changed = {
        unit: DAMAGES[name](rows, rng) if rng.random() < share else rows
        for unit, rows in gold.items()
    }
    return changed, sum(changed[unit] != gold[unit] for unit in gold)
