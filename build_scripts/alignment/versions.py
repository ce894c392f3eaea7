"""Signs that two texts are not two languages of one text, where their numbering agrees.

Three things that a translation keeps: how long each unit is beside its neighbours, which articles
it refers to, and its larger numbers. Each is judged over many units, so that a free translation, a
misprint or a changed sum is never taken for another version of a law.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from build_scripts.language.amounts import amounts
from build_scripts.language.equivalence import plain
from build_scripts.language.numerals import SYSTEMS, parse_number
from build_scripts.messages import phrase
from build_scripts.model import Unit
from build_scripts.problems import WARNING, Problem

# Article 12; Articles 12, 13 and 15; 第十二条、第十三条
REFERENCES = {
    "zh": re.compile(rf"第\s*({SYSTEMS['han'].pattern}|[0-9]+)\s*[条條]"),
    "en": re.compile(
        r"\bArticles?\s+((?:[0-9]+|[IVXLC]+\b)"
        r"(?:(?:,\s*|\s*,?\s*(?:and|or|to|through)\s+)[0-9]+)*)"
    ),
}  # fmt: skip
LEAST_FIGURE = 10
# No number from ten on is without one of these.
FIGURE = {
    "zh": re.compile(
        "[\\d〇零十百千万亿兆拾佰仟萬億廿卅①-⓿㈠-㊿Ⅰ-ⅿ¼-¾⅐-⅞]|[一二三四五六七八九两兩]{2}"
    ),
    "en": re.compile(
        r"[\d①-⓿Ⅰ-ⅿ¼-¾⅐-⅞]|\b(?:ten|eleven|twel)|teen|ty\b|ty-|tieth|hundred|thousand|illion"
        "|dozen|score",
        re.IGNORECASE,
    ),
}
CODES = frozenset({"A06", "A07", "A08"})
"""Codes of these signs."""

# （…2018年修正）, (…; amended on March 11, 2018)
AMENDED = re.compile(r"修[正订訂改]|\bamend|\brevis", re.IGNORECASE)
YEARS = range(1800, 2100)

MOST_STEPS = 5
"""Shifts of up to so many units are tried."""
SPREAD = 0.35
"""Usual spread of a unit's log length ratio within one document."""
WORST = -4.0
"""However badly a unit fits, it counts no more than this."""
LEAST_UNITS, LEAST_GAIN = 5, 16.0
"""A shift is reported where so many units in a row fit it better, by so much in sum."""
LEAST_COMPARED = 6
MOST_UNLIKE, MANY_UNLIKE = 0.5, 0.3
"""Share of units whose references (or figures) have nothing in common: error, warning."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered unit with all that is in it, in two languages."""

    id: str
    lines: tuple[int, int]
    sizes: tuple[int, int]
    references: tuple[frozenset[int], frozenset[int]]
    figures: tuple[frozenset[int], frozenset[int]]


def problems(units: Sequence[Unit], paths: Mapping[str, str]) -> Iterator[Problem]:
    """Faults of pairs of editions whose texts do not go together (``paths``: in their order)."""
    units = sorted(units, key=lambda unit: unit.order)
    first, *others = paths
    for other in others:
        keys = (first, other)
        passages = _passages(units, keys)
        yield from _shifted(passages, keys, paths)
        yield from _unlike(passages, keys, paths)
        yield from _amended(units, keys, paths)


def _passages(units: Sequence[Unit], keys: tuple[str, str]) -> tuple[Passage, ...]:
    """The outermost numbered units that both languages have, each with what is in it."""
    tops: dict[str, str] = {}
    texts: dict[str, tuple[list[str], list[str]]] = {}
    heads: dict[str, Unit] = {}
    for unit in units:
        top = tops.get(unit.parent) or (unit.id if any(unit.label.values()) else "")
        tops[unit.id] = top
        if not top or not all(unit.has(key) for key in keys):
            continue
        heads.setdefault(top, unit)
        pair = texts.setdefault(top, ([], []))
        for texts_of_key, key in zip(pair, keys, strict=True):
            texts_of_key += [unit.heading[key] or "", *(unit.text[key] or ())]
    return tuple(_passage(heads[top], pair, keys) for top, pair in texts.items())


def _passage(head: Unit, pair: tuple[list[str], list[str]], keys: tuple[str, str]) -> Passage:
    texts = ["\n".join(each) for each in pair]
    return Passage(
        head.id,
        (head.line[keys[0]] or 1, head.line[keys[1]] or 1),
        (len("".join(texts[0].split())), len("".join(texts[1].split()))),
        (references(texts[0], keys[0]), references(texts[1], keys[1])),
        (figures(texts[0], keys[0]), figures(texts[1], keys[1])),
    )


def references(text: str, key: str) -> frozenset[int]:
    """Articles that a text refers to: ``Articles 12 and 15`` → {12, 15}; 第十二条 → {12}."""
    pattern = REFERENCES.get(key)
    found: set[int] = set()
    for match in pattern.findall(plain(text)) if pattern else ():
        for piece in re.findall(rf"[0-9]+|[IVXLC]+|{SYSTEMS['han'].pattern}", match):
            for system in ("arabic", "roman", "han"):
                number = parse_number(piece, system)
                if number is not None:
                    found.add(number)
                    break
    return frozenset(found)


def figures(text: str, key: str) -> frozenset[int]:
    """Numbers from ten on: ``500,000`` and 五十万 → {500000}; references are not among them."""
    if key not in REFERENCES or not FIGURE[key].search(text):
        return frozenset()
    found = amounts(REFERENCES[key].sub(" ", plain(text)), key)
    return frozenset(
        int(each.value) for each in found if not each.is_bare and each.value >= LEAST_FIGURE
    )


def _shifted(
    passages: Sequence[Passage], keys: tuple[str, str], paths: Mapping[str, str]
) -> Iterator[Problem]:
    """Runs of units that would fit their neighbours' partners far better than their own."""
    best: tuple[float, int, int, int] = (0.0, 0, 0, 0)
    for step in (*range(-MOST_STEPS, 0), *range(1, MOST_STEPS + 1)):
        best = max(best, _best_run(passages, step))
    gain, first, last, step = best
    if gain < LEAST_GAIN or last - first + 1 < LEAST_UNITS:
        return
    here, there = passages[first], passages[first + step]
    yield Problem(
        paths[keys[1]], here.lines[1], "A06",
        phrase("from {first} to {last} the two texts would fit better {count} units {direction}: "
            "{path}:{line} seems to be {other}:{there}", first=here.id, last=passages[last].id,
            count=abs(step), direction=phrase("later") if step > 0 else phrase("earlier"),
            path=paths[keys[0]], line=here.lines[0], other=paths[keys[1]], there=there.lines[1]),
        "are these two versions of the text, or is a label in the wrong place?",
    )  # fmt: skip


def _best_run(passages: Sequence[Passage], step: int) -> tuple[float, int, int, int]:
    """The run of units that gains most from a shift: gain, first, last, shift."""
    usual = median(_log_ratio(each, each) for each in passages) if passages else 0.0
    best, total, start = (0.0, 0, 0, step), 0.0, 0
    for index, passage in enumerate(passages):
        if not 0 <= index + step < len(passages):
            total, start = 0.0, index + 1
            continue
        moved = _fit(passage, passages[index + step], usual)
        total += moved - _fit(passage, passage, usual)
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best[0]:
            best = (total, start, index, step)
    return best


def _fit(one: Passage, other: Passage, usual: float) -> float:
    """How well the first text of ``one`` goes with the second of ``other``; 0 is perfect."""
    off = (_log_ratio(one, other) - usual) / SPREAD
    score = max(-off * off / 2, WORST)
    for mine, theirs in (
        (one.references[0], other.references[1]),
        (one.figures[0], other.figures[1]),
    ):
        if mine and theirs and not mine & theirs:
            score -= 2
    return score


def _log_ratio(one: Passage, other: Passage) -> float:
    return math.log((other.sizes[1] + 10) / (one.sizes[0] + 3))


def _unlike(
    passages: Sequence[Passage], keys: tuple[str, str], paths: Mapping[str, str]
) -> Iterator[Problem]:
    """References or figures that have nothing in common in many units."""
    for name, pairs in (
        (phrase("references to articles"), [(each, each.references) for each in passages]),
        (phrase("figures"), [(each, each.figures) for each in passages]),
    ):
        compared = [(each, pair) for each, pair in pairs if pair[0] and pair[1]]
        unlike = [(each, pair) for each, pair in compared if not pair[0] & pair[1]]
        if len(compared) < LEAST_COMPARED or len(unlike) < MANY_UNLIKE * len(compared):
            continue
        is_error = len(unlike) >= MOST_UNLIKE * len(compared)
        each, (mine, theirs) = unlike[0]
        yield Problem(
            paths[keys[1]], each.lines[1], "A07",
            phrase("the {name} of {count} of {all} units have nothing in common; first in {id}: "
                "{mine} in {path}:{line}, {theirs} here", name=name, count=len(unlike),
                all=len(compared), id=each.id, mine=_said(mine), path=paths[keys[0]],
                line=each.lines[0], theirs=_said(theirs)),
            "are these two versions of the text?",
            *(() if is_error else (WARNING,)),
        )  # fmt: skip


def _amended(
    units: Sequence[Unit], keys: tuple[str, str], paths: Mapping[str, str]
) -> Iterator[Problem]:
    """Notes before the text that say when it was last amended, and name different years."""
    years = []
    for key in keys:
        front = takewhile(lambda unit: not any(unit.label.values()), units)
        lines = [part for unit in front for part in unit.text[key] or ()]
        text = "\n".join(line for line in lines if AMENDED.search(line))
        dated = years_of(text, key)
        if not dated:
            return
        years.append(max(dated))
    if years[0] != years[1]:
        yield Problem(
            paths[keys[1]], 1, "A08",
            phrase("the latest year in the notes before the text is {mine} in "
                "{path} and {theirs} here", mine=years[0], path=paths[keys[0]],
                theirs=years[1]),
            "are these two versions of the text? If not, say so under `same_version:`",
        )  # fmt: skip


def years_of(text: str, key: str) -> list[int]:
    """The years of a text, in four signs: ``2018``, 二〇一八."""
    return [
        int(each.value)
        for each in amounts(text, key)
        if each.value in YEARS and each.end - each.start == 4
    ]


def _said(numbers: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
